"""Pages for people and data for programs, at the same addresses."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from dispatches import (
    ABSTENTION,
    BLINKEN,
    CONDEMNATION,
    KAZ,
    MEETING,
    MEETING_ARTICLE,
    NASTY,
    NASTY_ARTICLE,
    RESULTS,
    TOKAIEV,
)
from rdflib import RDFS, Graph, Literal, URIRef

from kg.graph.assemble import assemble
from kg.graph.facts import GraphReader
from kg.graph.vocabulary import DEFAULT_BASE, DIP
from kg.keys import article_key
from kg.serve.links import iris_of, path_of
from kg.serve.marks import pieces

HTML = ["-H", "Accept: text/html,application/xhtml+xml,*/*;q=0.8", "-H", "Accept-Language: fr"]
FORMS = {
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
    "application/n-triples": "nt",
}
PATHS = {
    "fact": f"/{MEETING.key}",
    "entity": f"/{KAZ.key}",
    "article": f"/{article_key(MEETING_ARTICLE)}",
    "assertion": None,  # found by asking
    "other": f"/resource?iri={quote(str(DIP.Country), safe='')}",
}


@pytest.fixture(scope="module")
def whole():
    return assemble(RESULTS)


def tags(page):
    """All tags with their attributes, as a browser's parser finds them."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    parser.feed(page)
    return found


def path(kind, whole):
    if kind == "assertion":
        return "/" + next(iter(whole.subjects(None, DIP.Assertion))).removeprefix(DEFAULT_BASE)
    return PATHS[kind]


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize("form", FORMS)
def test_data_says_only_what_the_graph_says(curl, server, whole, kind, form):
    status, headers, body = curl("-H", f"Accept: {form}", server + path(kind, whole))
    assert (status, headers["content-type"].partition(";")[0]) == (200, form)
    assert "accept" in headers["vary"]
    found = set(Graph().parse(data=body, format=FORMS[form]))
    assert found
    assert found <= set(whole)


def test_a_fact_comes_with_its_evidence_and_the_names_in_it(curl, server):
    _, _, body = curl("-H", "Accept: text/turtle", f"{server}/{MEETING.key}")
    (fact,) = GraphReader(Graph().parse(data=body, format="turtle")).facts
    assert fact.sentence == MEETING.evidence[0].text
    assert [one.label for one in (*fact.actors, *fact.targets)] == [BLINKEN.label, TOKAIEV.label]
    assert {mark.role for mark in fact.evidence[0].marks} == {"actor", "target", "trigger"}
    assert fact.article.title == MEETING_ARTICLE.title


@pytest.mark.parametrize("kind", PATHS)
def test_pages_for_people(curl, server, whole, kind):
    status, headers, body = curl(*HTML, server + path(kind, whole))
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert '<html lang="fr">' in body
    assert 'rel="alternate"' in headers["link"]
    for tag, attributes in tags(body):
        assert tag not in {"style", "iframe", "object", "embed", "base"}
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in {"src", "href", "action"}:
                assert value.startswith(("/", "?", "#", "https://news.example/", "http://www.wikidata.org/"))
                assert tag == "a" or value.startswith("/")  # nothing is loaded from elsewhere


def test_the_sentence_is_marked(curl, server):
    _, _, body = curl(*HTML, f"{server}/{MEETING.key}")
    assert '<mark class="trigger" title="mot déclencheur">rencontré</mark>' in body
    assert f'<mark class="actor" title="acteur"><a href="/{BLINKEN.key}">M. Blinken</a></mark>' in body
    assert f'<a href="/{article_key(MEETING_ARTICLE)}">Blinken au Kazakhstan</a>' in body


def test_an_entity_shows_its_facts_and_not_those_of_others(curl, server):
    _, _, body = curl(*HTML, f"{server}/{TOKAIEV.key}")
    assert MEETING.key in body
    assert ABSTENTION.key not in body
    _, _, body = curl(*HTML, f"{server}/{KAZ.key}")
    assert ABSTENTION.key in body
    assert MEETING.key not in body  # its president is not the country


def test_english_for_those_who_ask_for_it(curl, server):
    for asked in (
        ["-H", "Accept: text/html", "-H", "Accept-Language: en-GB,en;q=0.9,fr;q=0.5"],
        [*HTML, "-G", "-d", "lang=en"],
    ):
        _, _, body = curl(*asked, f"{server}/{MEETING.key}")
        assert '<html lang="en">' in body
        assert "What says so" in body


@pytest.mark.parametrize("format", ["turtle", "jsonld", "rdfxml", "ntriples"])
def test_links_to_the_other_forms_work(curl, server, format):
    status, headers, _ = curl(*HTML, f"{server}/{MEETING.key}?format={format}")
    assert status == 200
    assert "html" not in headers["content-type"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/entity/nobody", 404, id="nobody"),
        pytest.param("/fact/", 404, id="no-key"),
        pytest.param("/nothing", 404, id="no-such-page"),
        pytest.param("/static/..%2fapp.py", 404, id="no-way-up"),
        pytest.param("/static/%2e%2e/app.py", 404, id="no-way-up-either"),
        pytest.param("/resource", 400, id="no-iri"),
        pytest.param("/resource?iri=urn:nobody", 404, id="other-nobody"),
        pytest.param("/resource?iri=not%20an%20iri%3E", 404, id="no-iri-at-all"),
        pytest.param("/entity/KAZ?page=0", 400, id="page-zero"),
        pytest.param("/entity/KAZ?page=x", 400, id="page-word"),
        pytest.param("/network?about=urn:nobody", 404, id="network-of-nobody"),
        pytest.param("/question/nothing", 404, id="no-question"),
        pytest.param("/question/who-met-whom?whom=x", 400, id="no-parameter"),
    ],
)
def test_errors_are_one_line(curl, server, address, status):
    got, headers, body = curl("--path-as-is", server + address)
    assert (got, headers["content-type"].partition(";")[0]) == (status, "text/plain")
    assert len(body.splitlines()) == 1
    got, headers, body = curl("--path-as-is", *HTML, server + address)
    assert (got, headers["content-type"].partition(";")[0]) == (status, "text/html")
    assert "<h1>" in body


def test_no_data_in_a_form_that_there_is_not(curl, server):
    assert curl("-H", "Accept: image/png", f"{server}/{KAZ.key}")[0] == 406


def test_pages_only_read(curl, server):
    status, headers, _ = curl("-X", "POST", f"{server}/{KAZ.key}")
    assert (status, headers["allow"]) in {(405, "get, head"), (405, "head, get")}


def test_hostile_text_is_shown_as_text(curl, server):
    for address in (
        f"/{CONDEMNATION.key}",
        f"/{article_key(NASTY_ARTICLE)}",
        "/entity/nasty",
        f"/find?name={quote('DROP ALL')}",
    ):
        _, _, body = curl("-L", *HTML, server + address)
        assert "DROP ALL" in body
        assert "<script>window" not in body
        assert "<img" not in body
        assert "{{ 7*7 }}" in body  # not 49
        for tag, attributes in tags(body):
            assert tag not in {"img", "b"}
            assert not any(str(value).lower().startswith("javascript:") for value in attributes.values())
            assert not any(name.startswith("on") for name in attributes)


def test_finding_a_name(curl, server):
    status, headers, _ = curl(*HTML, "-G", "--data-urlencode", "name=alt le kazakhstan", f"{server}/find")
    assert (status, headers["location"]) == (303, "/entity/nasty")
    status, _, body = curl(*HTML, "-G", "--data-urlencode", "name=tokaïev", f"{server}/find")
    assert status == 200
    assert f'<a href="/{TOKAIEV.key}">Kassym-Jomart Tokaïev</a>' in body
    assert ABSTENTION.key not in body
    status, _, body = curl(*HTML, "-G", "--data-urlencode", "name=nobody at all", f"{server}/find")
    assert status == 200
    assert "Personne de ce nom" in body
    status, _, body = curl(*HTML, "-G", "--data-urlencode", 'name=") } DROP #', f"{server}/find")
    assert status == 200


def test_the_home_page_has_the_questions_and_prefixes(curl, server):
    from kg.graph.named import named_queries

    _, headers, body = curl(*HTML, f"{server}/")
    assert "'unsafe-inline'" not in headers["content-security-policy"]
    settings = json.loads(re.search(r'<script type="application/json" id="settings">(.*?)</script>', body)[1])
    assert settings["params"].keys() == named_queries().keys()
    assert settings["prefixes"]["dip"] == str(DIP)
    assert settings["prefixes"]["entity"] == f"{DEFAULT_BASE}entity/"
    for query in named_queries().values():
        assert query.question_fr.replace("'", "&#39;") in body


def test_a_question_is_filled_in_and_runs(curl, server):
    status, _, text = curl("-G", "--data-urlencode", "who=Tokaïev", f"{server}/question/who-met-whom")
    assert status == 200
    status, _, body = curl("--data-urlencode", f"query={text}", f"{server}/sparql")
    assert status == 200
    assert "Kassym-Jomart Tokaïev, à Astana" in body


def test_network_pages_keep_their_policy(curl, server):
    status, headers, body = curl(f"{server}/network?about={quote(DEFAULT_BASE + KAZ.key, safe='')}")
    assert status == 200, body
    assert "script-src 'sha256-" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "Kazakhstan" in body


@pytest.mark.parametrize("key", ["entity/KAZ", "entity/a-1/b_c", "fact/3f", "entity/d%C3%A9j%C3%A0", "entity/été"])
def test_paths_and_iris_agree(key):
    at = path_of(DEFAULT_BASE + key, DEFAULT_BASE)
    assert at.startswith(("/entity/", "/fact/"))
    assert DEFAULT_BASE + key in iris_of(at.encode(), DEFAULT_BASE)


@pytest.mark.parametrize(
    "iri",
    [
        "http://www.wikidata.org/entity/Q1",
        f"{DEFAULT_BASE}article/x#char=1,2",
        f"{DEFAULT_BASE}static/x",
        f"{DEFAULT_BASE}entity//x",
    ],
)
def test_other_iris_have_no_path_of_their_own(iri):
    assert path_of(iri, DEFAULT_BASE) == f"/resource?iri={quote(iri, safe='')}"


def test_pieces_are_the_sentence(whole):
    for fact in GraphReader(whole).facts:
        for evidence in fact.evidence:
            found = pieces(evidence)
            assert "".join(piece.text for piece in found) == evidence.text
            marked = {role for piece in found for role in piece.roles}
            assert marked == {mark.role for mark in evidence.marks}


def test_labels_are_there_for_the_names(whole):
    assert (URIRef(DEFAULT_BASE + "entity/nasty"), RDFS.label, Literal(NASTY, lang="fr")) in whole
