"""``kg view``: parts of a graph, in every format."""

import xml.etree.ElementTree as ET

import networkx as nx
import pytest

SVG = "{http://www.w3.org/2000/svg}"


def test_a_page_is_the_default(kg, built):
    code, said, err = kg("view", built)
    assert (code, err) == (0, "")
    assert said.lower().startswith("<!doctype html>")


def test_the_suffix_says_the_format(kg, built, tmp_path):
    pytest.importorskip("matplotlib")
    for name, begins in (("a.html", b"<!"), ("a.svg", b"<?xml"), ("a.png", b"\x89PNG"), ("a.graphml", b"<?xml")):
        code, said, err = kg("view", built, "-o", tmp_path / name)
        assert (code, said, err) == (0, f"{tmp_path / name}\n", "")
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_picture_is_the_same_each_time_and_has_the_names_as_text(kg, built):
    pytest.importorskip("matplotlib")
    code, said, err = kg("view", built, "--format", "svg", "--title", "Prix : 5 $ & <b>")
    assert (code, err) == (0, "")
    assert kg("view", built, "--format", "svg", "--title", "Prix : 5 $ & <b>")[1] == said
    root = ET.fromstring(said)
    words = " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    assert "Antony Blinken" in words and "rencontre" in words and "Prix : 5 $ & <b>" in words
    assert root.find(f"{SVG}title").text == "Prix : 5 $ & <b>"


def test_graphml_of_a_part(kg, built, tmp_path):
    code, said, _ = kg("view", built, "--focus", "Tokaïev", "--format", "graphml")
    assert code == 0
    labels = {data["label"] for _, data in nx.parse_graphml(said).nodes(data=True)}
    assert labels == {"Antony Blinken", "Kassym-Jomart Tokaïev"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--focus", "Blinkn"], "nobody and nothing in this graph is called “Blinkn” – did you mean Blinken"),
        (["--class", "Meting"], "there is no event class “Meting” – did you mean Meeting"),
        (["--since", "hier"], "hier: is no date – write it like 2023-02-28, 2023-02 or 2023"),
        (["--depth", "2"], "--depth needs --focus"),
        (["--focus", "Blinken", "--depth", "0"], "a depth below 1 shows nothing"),
        (["--format", "png"], "a PNG picture goes to a file – name one with -o"),
        (["--class", "Visit"], "no fact is left"),
        (["--until", "1999"], "no fact is left"),
        (["--ontology", "none.ttl"], "none.ttl: no such file"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_shown(kg, built, options, message):
    code, said, err = kg("view", built, *options)
    assert code in {1, 2} and said == ""
    assert message in err and len(err.splitlines()) == 1


def test_an_unknown_format(kg, built):
    assert kg("view", built, "--format", "gif")[0] == 2


@pytest.mark.parametrize("options", [["--class", "Event"], ["--since", "2023", "--until", "2023-02-28"]], ids=" ".join)
def test_what_fits_is_shown(kg, built, options):
    code, said, err = kg("view", built, "--format", "graphml", *options)
    assert (code, err) == (0, "")
    assert "Antony Blinken" in said
