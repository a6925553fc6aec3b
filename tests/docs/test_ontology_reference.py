"""docs/ontology: the page says what the ontology says, and no more than it needs."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef

from kg.ontology import NAMESPACE, load_ontology
from kg.resources import ontology_dir

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "ontology"
TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")
ONTOLOGY, SHAPES = (Graph().parse(ontology_dir() / name) for name in ("diplomacy.ttl", "shapes.ttl"))
RULES = "https://w3id.org/depeche/shapes#"


@pytest.fixture(scope="module")
def build():
    """The script, as a module."""
    before = list(sys.path)
    spec = importlib.util.spec_from_file_location("ontology_reference", FOLDER / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = before


@pytest.fixture(scope="module")
def page(build):
    return build.page()


def without_words(html):
    """The lexicon grows daily; the page follows with ``make reference``."""
    return re.sub(r"<!--words-->.*?<!--/words-->", "", html, flags=re.DOTALL)


def card(html, name):
    return re.search(rf'<article id="{name}".*?</article>', html, re.DOTALL)[0]


def test_it_is_up_to_date(page):
    committed = (FOLDER / "index.html").read_text(encoding="utf-8")
    assert without_words(page) == without_words(committed), "run `make reference`"


def test_the_same_files_give_the_same_bytes(page, tmp_path):
    file = tmp_path / "page.html"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, FOLDER / "build.py", "-o", file], check=True, env=environment)
    assert file.read_text(encoding="utf-8") == page


def test_every_term_has_its_anchor_once(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(load_ontology().terms) <= set(ids)


def test_every_rule_has_its_anchor(page):
    rules = {str(s).removeprefix(RULES) for s in SHAPES.subjects(RDF.type) if str(s).startswith(RULES)}
    messages = {str(s).removeprefix(RULES) for s in SHAPES.subjects(SH.message)} & rules
    ids = set(re.findall(r'id="shape-(\w+)"', page))
    assert messages <= ids <= rules


def test_every_link_inside_leads_somewhere(page):
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_it_asks_the_network_for_nothing(page):
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<iframe|<img|\bsrc=|url\((?!#tip\))|@import|rel=.stylesheet", page)


@pytest.mark.parametrize("name", ["Meeting", "phones", "actor", "Person", "affirmed", "CameoNotation", "theme"])
def test_a_term_is_told_in_both_languages(page, name):
    told = card(page, name).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    for prop in (RDFS.label, RDFS.comment, SKOS.example):
        texts = list(ONTOLOGY.objects(URIRef(NAMESPACE + name), prop))
        assert texts
        assert all(str(text) in told for text in texts), prop


def test_where_a_class_stands(page):
    told = card(page, "PhoneCall")
    assert 'href="#Meeting"' in told
    assert 'href="#phones"' in told
    assert "PLOVER CONSULT" in told
    assert "CAMEO 041" in told
    assert "https://schema.org/CommunicateAction" in told
    assert 'href="#PhoneCall"' in card(page, "Meeting")
    assert "symétrique" in card(page, "meets")
    assert "symétrique" not in card(page, "pledgesTo")


def test_domain_range_and_wikidata_of_a_property(page):
    told = card(page, "actor")
    assert re.search(r"domaine.*?#Event.*?image.*?#Entity", told, re.DOTALL)
    assert "http://www.wikidata.org/entity/P710" in told


def test_a_union_is_told_by_its_members(page):
    assert re.search(r'domaine.*?href="#Entity".*?skos:Concept', card(page, "ambiguousLabel"), re.DOTALL)


def test_french_words_stand_with_the_class_that_they_evoke(page):
    assert re.search(r"\bse concerter\b", card(page, "Meeting"))
    assert "s'entretenir" in card(page, "PhoneCall").replace("&#39;", "'")
    assert "se concerter" not in card(page, "Sanction")
    assert 'class="words"' not in card(page, "meets")


def test_a_rule_is_told_in_words_and_by_what_it_asks(page):
    told = card(page, "shape-FactPolarity")
    assert "exactly 1 · one of dip:affirmed, dip:negated" in told
    assert 'href="#polarity"' in told
    assert "A fact has exactly one polarity" in told
    assert "avertissement" in card(page, "shape-Voter")
    assert "avertissement" not in told
    assert 'href="#shape-FactPolarity"' in card(page, "polarity")


def test_the_pictures_are_whole_and_name_every_class(page):
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 3
    for picture in pictures:
        ET.fromstring(picture)
    events = load_ontology().events
    assert {f"#{name}" for name in events} <= set(re.findall(r'href="([^"]+)"', pictures[1]))
    assert "prov:wasDerivedFrom" in pictures[0]


def test_a_picture_of_a_term_that_is_gone_is_an_error(build):
    without = Graph()
    for triple in ONTOLOGY:
        if triple[0] != URIRef(NAMESPACE + "evidence"):
            without.add(triple)
    with pytest.raises(ValueError, match="dip:evidence"):
        build.pictures.fact(without)


def rows(head):
    """Cells of a table of the README."""
    table = TEXT[TEXT.index(head) :].split("\n\n")[0].splitlines()[2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table]


def test_the_codes_that_were_checked_are_those_of_the_ontology():
    codes = {}
    for node, code in ONTOLOGY.subject_objects(SKOS.notation):
        codes.setdefault(str(node).removeprefix(NAMESPACE), {})[str(code.datatype).removeprefix(NAMESPACE)] = str(code)
    told = {row[0]: row[1:3] for row in rows("| class | PLOVER")}
    assert told == {
        name: (found.get("PloverNotation", "–"), found.get("CameoNotation", "–")) for name, found in codes.items()
    }


def test_the_wikidata_properties_that_were_checked_are_those_of_the_ontology():
    wikidata = "http://www.wikidata.org/entity/"
    pointed = {
        (str(node).removeprefix(NAMESPACE), str(to).removeprefix(wikidata))
        for node, to in ONTOLOGY.subject_objects(RDFS.seeAlso)
        if str(to).startswith(wikidata)
    }
    assert {row[:2] for row in rows("| property | Wikidata")} == pointed
