"""Exports from the page: pictures of each view, the shown facts as CSV and Turtle, as files."""

import csv
import io
import time
import xml.etree.ElementTree as ET

import pytest
from rdflib import RDF, Graph

from kg.graph.vocabulary import DIP

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def test_turtle_says_what_the_graph_says_and_nothing_else(page, graph):
    exported = Graph().parse(data=page.js("return depeche.turtleOf(depeche.facts)"), format="turtle")
    assert set(exported) - set(graph) == set()
    assert set(exported.subjects(DIP.modality)) == set(graph.subjects(DIP.modality))
    assert len(set(exported.objects(None, DIP.evidence))) == len(
        set(graph.objects(None, DIP.evidence)) & set(exported.subjects(RDF.type))
    )


def test_turtle_of_a_filter_has_only_what_is_shown(page):
    page.go("#polarity=negated")
    text = page.js("return depeche.turtleOf(depeche.facts.filter(f => f.negated))")
    exported = Graph().parse(data=text, format="turtle")
    assert len(set(exported.subjects(DIP.modality))) == 1
    assert 'Blinken"' not in text


def test_csv_has_a_line_for_each_fact(page):
    rows = list(csv.DictReader(io.StringIO(page.js("return depeche.csvOf(depeche.facts)"))))
    assert len(rows) == 10
    (meeting,) = [row for row in rows if row["actors"] == "Antony Blinken" and row["targets"]]
    assert meeting["targets"] == "Kassym-Jomart Tokaïev"
    assert meeting["sentence"].startswith("M. Blinken s'est entretenu")
    assert (meeting["class"], meeting["time"], meeting["sources"]) == ("Meeting", "2023-02-28", "Reuters")


@pytest.mark.parametrize("view", ["network", "timeline", "matrix", "map"])
def test_each_view_is_a_picture(page, view):
    page.go(f"#view={view}")
    drawing = ET.fromstring(page.js("return depeche.svgText()"))
    assert drawing.tag == f"{SVG}svg"
    texts = {node.text for node in drawing.iter(f"{SVG}text")}
    assert "Russie" in texts
    assert not [node for node in drawing.iter() if "var(" in " ".join(node.attrib.values())]


def test_the_network_picture_crosses_out_what_was_denied_and_dashes_plans(page):
    drawing = ET.fromstring(page.js("return depeche.svgText()"))
    dashes = {path.get("stroke-dasharray") for path in drawing.iter(f"{SVG}path")}
    assert "9 6" in dashes  # planned
    crossed = [
        group
        for group in drawing.iter(f"{SVG}g")
        if any(p.get("stroke-dasharray") == "4 4" for p in group) and len(group) == 3
    ]
    assert crossed


def test_files_are_saved(page, tmp_path):
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    for name in ("exportSvg", "exportPng", "exportCsv", "exportTurtle"):
        page.js("document.querySelector(`[data-export=${arguments[0]}]`).click()", name)
    wanted = {f"depeche.{end}" for end in ("svg", "png", "csv", "ttl")}
    end = time.monotonic() + 30
    while {path.name for path in tmp_path.iterdir()} != wanted and time.monotonic() < end:
        time.sleep(0.1)
    assert {path.name for path in tmp_path.iterdir()} == wanted
    assert (tmp_path / "depeche.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "depeche.csv").read_bytes().startswith(b"\xef\xbb\xbffact,")
