"""The W3C's SPARQL 1.1 Protocol tests that apply to an endpoint that only reads, by clients that are not ours.

The cases have the W3C's names (data-sparql11/protocol); their graphs on the web are named graphs of our store here.
"""

import json
import socket
import threading
import time

import pyoxigraph
import pytest
from dispatches import RESULTS, VOTE_RESULT
from rdflib import Graph
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.graph.assemble import assemble
from kg.graph.vocabulary import DEFAULT_BASE
from kg.keys import article_key

ASK, SELECT = "ASK {}", "SELECT (1 AS ?value) {}"
VOTE = DEFAULT_BASE + article_key(VOTE_RESULT.article)
NOBODY = "https://w3id.org/depeche/kg/article/nobody"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def form(**fields):
    return [one for name, value in fields.items() for one in ("--data-urlencode", f"{name.replace('_', '-')}={value}")]


def direct(query, kind="application/sparql-query"):
    return ["-H", f"Content-Type: {kind}", "--data-binary", query]


def number(body):
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


# the W3C's cases


def test_query_get(curl, server):
    status, headers, body = curl("-G", *form(query=ASK), f"{server}/sparql")
    assert (status, json.loads(body)["boolean"]) == (200, True)
    assert headers["content-type"] == "application/sparql-results+json"


def test_query_post_form(curl, server):
    status, _, body = curl(*form(query=ASK), f"{server}/sparql")
    assert (status, json.loads(body)["boolean"]) == (200, True)


def test_query_post_direct(curl, server):
    status, _, body = curl(*direct(ASK), f"{server}/sparql")
    assert (status, json.loads(body)["boolean"]) == (200, True)


@pytest.mark.parametrize("way", ["get", "post-form", "post-direct"])
def test_query_dataset_default_graph(curl, server, way):
    if way == "post-direct":
        asked = [*direct(COUNT), f"{server}/sparql?default-graph-uri={VOTE}"]
    else:
        asked = [*(["-G"] if way == "get" else []), *form(query=COUNT, default_graph_uri=VOTE), f"{server}/sparql"]
    status, _, body = curl(*asked)
    assert (status, number(body)) == (200, len(assemble([VOTE_RESULT])))


def test_query_dataset_default_graphs(curl, server):
    both = [DEFAULT_BASE + article_key(result.article) for result in RESULTS[:2]]
    asked = [one for iri in both for one in form(default_graph_uri=iri)]
    status, _, body = curl(
        "-G", *form(query="SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?s ?p ?o } }"), *asked, f"{server}/sparql"
    )
    assert (status, number(body)) == (200, len(assemble(RESULTS[:2])))


@pytest.mark.parametrize("get", [True, False])
def test_query_dataset_named_graphs(curl, server, get):
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    asked = form(query=query, named_graph_uri=VOTE)
    status, _, body = curl(*(["-G"] if get else []), *asked, f"{server}/sparql")
    assert (status, number(body)) == (200, 1)
    assert number(curl("-G", *form(query=query), f"{server}/sparql")[2]) == 3


def test_query_dataset_full(curl, server):
    query = f"SELECT (COUNT(*) AS ?n) {{ {{ ?s ?p ?o }} UNION {{ GRAPH <{VOTE}> {{ ?s ?p ?o }} }} }}"
    asked = form(query=query, default_graph_uri=NOBODY, named_graph_uri=VOTE)
    assert number(curl("-G", *asked, f"{server}/sparql")[2]) == len(assemble([VOTE_RESULT]))


def test_query_multiple_dataset(curl, server):
    """What the protocol says goes before what the query says."""
    query = f"SELECT (COUNT(*) AS ?n) FROM <{NOBODY}> {{ ?s ?p ?o }}"
    assert number(curl("-G", *form(query=query), f"{server}/sparql")[2]) == 0
    assert number(curl("-G", *form(query=query, default_graph_uri=VOTE), f"{server}/sparql")[2]) > 0


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        pytest.param(SELECT, {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}, id="select"),
        pytest.param(ASK, {"application/sparql-results+json", "application/sparql-results+xml"}, id="ask"),
        pytest.param("DESCRIBE <http://example.org/>", {"text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"}, id="describe"),
        pytest.param("CONSTRUCT { <urn:a> <urn:b> 1 } WHERE {}", {"text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"}, id="construct"),
    ],
)  # fmt: skip
def test_query_content_type(curl, server, query, kinds):
    for kind in kinds:
        status, headers, body = curl("-G", "-H", f"Accept: {kind}", *form(query=query), f"{server}/sparql")
        assert (status, headers["content-type"].partition(";")[0], headers["vary"]) == (200, kind, "accept")
        if "sparql-results" in kind:
            answer = pyoxigraph.parse_query_results(body, format=pyoxigraph.QueryResultsFormat.from_media_type(kind))
            assert answer is not None
        elif kind in {"text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"}:
            assert len(Graph().parse(data=body, format=kind)) == (1 if query.startswith("CONSTRUCT") else 0)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["-X", "PUT", *direct(ASK)], 405, id="bad_query_method"),
        pytest.param(["-X", "DELETE"], 405, id="delete"),
        pytest.param(["-G", *form(query=ASK), *form(query=SELECT)], 400, id="bad_multiple_queries"),
        pytest.param(direct(ASK, "text/plain"), 415, id="bad_query_wrong_media_type"),
        pytest.param(["-H", "Content-Type:", "--data-binary", "query=ASK%20%7B%7D"], 415, id="bad_query_missing_form_type"),
        pytest.param(["-H", "Content-Type:", "--data-binary", ASK], 415, id="bad_query_missing_direct_type"),
        pytest.param(direct(ASK, "application/sparql-query; charset=UTF-16"), 415, id="bad_query_non_utf8"),
        pytest.param(["-H", "Content-Type: application/x-www-form-urlencoded", "--data-binary", "query=ASK%20%7B%22%E9%22%7D"], 400, id="not-utf8"),
        pytest.param(["-G", *form(query="SELECT * WHERE { ?s ?p")], 400, id="bad_query_syntax"),
        pytest.param(form(query=" "), 400, id="empty"),
        pytest.param(form(nothing="1"), 400, id="no-query"),
        pytest.param(form(query=ASK, default_graph_uri="no iri"), 400, id="no-iri"),
        pytest.param(form(update="INSERT DATA { <urn:a> <urn:b> 1 }"), 400, id="update"),
        pytest.param(direct("CLEAR ALL", "application/sparql-update"), 415, id="update-direct"),
        pytest.param(form(query="INSERT DATA { <urn:a> <urn:b> 1 }"), 400, id="update-as-query"),
        pytest.param(form(query="LOAD <http://127.0.0.1/>"), 400, id="load"),
        pytest.param(["-G", "-H", "Accept: image/png", *form(query=ASK)], 406, id="no-such-form"),
        pytest.param(["-G", "-H", "Accept: text/turtle", *form(query=ASK)], 406, id="ask-as-turtle"),
        pytest.param(["-G", "-H", "Accept: text/csv", *form(query="CONSTRUCT WHERE { ?s ?p ?o }")], 406, id="construct-as-csv"),
        pytest.param(form(query="ASK {} #" + "x" * 1_100_000), 413, id="too-long"),
    ],
)  # fmt: skip
def test_what_is_refused(curl, server, tmp_path, arguments, status):
    if sum(map(len, arguments)) > 100_000:  # longer than a command may be
        file = tmp_path / "query"
        file.write_text(arguments[-1].partition("=")[2], encoding="utf-8")
        arguments = [*arguments[:-1], f"query@{file}"]
    got, headers, body = curl(*arguments, f"{server}/sparql")
    assert got == status
    assert headers["content-type"].startswith("text/plain")
    assert len(body.splitlines()) == 1
    assert "Traceback" not in body
    if status == 405:
        assert "get" in headers["allow"]


# by SPARQLWrapper


@pytest.mark.parametrize("way", ["get", URLENCODED, POSTDIRECTLY])
@pytest.mark.parametrize("kind", [JSON, XML, CSV])
def test_select_by_sparqlwrapper(server, way, kind):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("SELECT ?label { ?fact a dip:Meeting ; dip:target/rdfs:label ?label }")
    client.setReturnFormat(kind)
    if way != "get":
        client.setMethod(POST)
        client.setRequestMethod(way)
    answer = client.query().convert()
    text = answer.decode() if kind == CSV else answer.toxml() if kind == XML else json.dumps(answer, ensure_ascii=False)
    assert "Kassym-Jomart Tokaïev" in text


def test_construct_by_sparqlwrapper(server):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
    client.setReturnFormat(TURTLE)
    graph = Graph().parse(data=client.query().convert(), format="turtle")
    assert len(graph) == len(assemble(RESULTS))


def test_a_bad_query_by_sparqlwrapper(server):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("SELECT nonsense")
    with pytest.raises(QueryBadFormed):
        client.query()


# what goes beyond the protocol


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_service_description(curl, server, kind, name):
    status, headers, body = curl("-H", f"Accept: {kind}", f"{server}/sparql")
    assert (status, headers["content-type"].partition(";")[0]) == (200, kind)
    found = (
        Graph()
        .parse(data=body, format=name)
        .query(
            """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?at ?n (COUNT(?g) AS ?named) { ?service a sd:Service ; sd:endpoint ?at ;
        sd:supportedLanguage sd:SPARQL11Query ; sd:defaultDataset ?d . ?d sd:defaultGraph/void:triples ?n ; sd:namedGraph/sd:name ?g } GROUP BY ?at ?n"""
        )
    )
    assert [(str(at), int(n), int(named)) for at, n, named in found] == [
        (f"{server}/sparql", len(assemble(RESULTS)), 3)
    ]


def test_browsers_that_open_the_endpoint_get_the_page(curl, server):
    status, headers, _ = curl("-H", "Accept: text/html,application/xml;q=0.9,*/*;q=0.8", f"{server}/sparql")
    assert (status, headers["location"]) == (303, "/")


def test_cors_is_off_unless_it_is_asked_for(curl, server, started, store):
    asked = ["-H", "Origin: https://page.example", "-G", *form(query=ASK)]
    assert "access-control-allow-origin" not in curl(*asked, f"{server}/sparql")[1]
    other = started(store, "--cors", "https://page.example")
    assert curl(*asked, f"{other}/sparql")[1]["access-control-allow-origin"] == "https://page.example"
    asked[1] = "Origin: https://evil.example"
    assert "access-control-allow-origin" not in curl(*asked, f"{other}/sparql")[1]


def test_other_names_for_this_machine_are_refused(curl, server):
    assert curl("-H", "Host: evil.example", f"{server}/sparql")[0] == 400


def test_a_query_that_takes_too_long_is_ended_and_the_next_one_is_answered(curl, server):
    long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
    begin = time.monotonic()
    status, _, body = curl(*form(query=long), f"{server}/sparql")
    assert status == 503
    assert "more than 8 seconds" in body
    assert time.monotonic() - begin < 30
    assert number(curl(*form(query=COUNT), f"{server}/sparql")[2]) == len(assemble(RESULTS))


def test_a_quick_query_is_answered_beside_a_long_one(curl, server):
    long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
    statuses = []
    other = threading.Thread(target=lambda: statuses.append(curl(*form(query=long), f"{server}/sparql")[0]))
    other.start()
    time.sleep(0.5)
    assert number(curl(*form(query=COUNT), f"{server}/sparql")[2]) == len(assemble(RESULTS))
    assert statuses == []  # the long one is still at it
    other.join()
    assert statuses == [503]


def test_an_answer_that_is_too_large_is_refused(curl, server):
    status, _, body = curl(*form(query="SELECT * { ?a ?b ?c . ?d ?e ?f }"), f"{server}/sparql")
    assert status == 413
    assert "LIMIT" in body


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{at}> {{ ?s ?p ?o }} }}",
        "select * {{ service\n#comment\n silent # <x>\n <{at}> {{ ?s ?p ?o }} }}",
        "PREFIX x: <{at}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}",
        "PREFIX é: <{at}> SELECT * {{ SERVICESILENT é:b {{ ?s ?p ?o }} }}",
        "SELECT * {{ VALUES ?e {{ <{at}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
        "ASK {{ FILTER EXISTS {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
        "SELECT * {{ ?s ?p ?o FILTER (?s<?o#>'''\n) SERVICE <{at}> {{ ?a ?b ?c }} #'''\n }}",
        "SELECT * {{ ?s ?p ?o OPTIONAL {{ ?s ?p ?x }}SERVICE <{at}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ ?s ?p true SERVICE <{at}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ ?s ?p trueSERVICE <{at}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ ?s ?p 1SERVICE <{at}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ SERV\\u0049CE <{at}> {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{at}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{at}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
    ],
)
def test_no_query_leaves_this_server(curl, server, query):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        at = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        status, _, body = curl(*form(query=query.format(at=at)), f"{server}/sparql")
        listening.settimeout(0.3)
        with pytest.raises(TimeoutError):
            listening.accept()
    if "FROM" in query:
        assert (status, json.loads(body)["results"]["bindings"]) == (200, [])
    else:
        assert status == 403


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service ?p "service" }',
        "SELECT ?service WHERE { ?service dip:actor ?x }",
        'SELECT * { ?s ?p ?o FILTER (CONTAINS(?o, "au service de la paix")) }',
        "SELECT * { ?s <urn:service> ?o }",
    ],
)
def test_the_word_service_alone_is_harmless(curl, server, query):
    assert curl(*form(query=query), f"{server}/sparql")[0] == 200


def test_what_is_committed_to_a_store_shows_at_once(curl, started, tmp_path):
    from kg.store import fill, open_store

    folder = tmp_path / "store"
    with open_store(folder) as opened:
        fill(opened, RESULTS[:1], check=False)
    address = started(folder)
    ask = [*form(query="SELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }"), f"{address}/sparql"]
    assert number(curl(*ask)[2]) == 1
    with open_store(folder) as opened:
        fill(opened, RESULTS[1:], check=False)
        assert number(curl(*ask)[2]) == 1
    assert number(curl(*ask)[2]) == 3


def test_a_graph_file_is_served_as_well(curl, started, tmp_path):
    from kg.graph.rdf import trig

    (tmp_path / "g.trig").write_text(trig(assemble(RESULTS)), encoding="utf-8")
    address = started(tmp_path / "g.trig")
    assert number(curl(*form(query=COUNT), f"{address}/sparql")[2]) == len(assemble(RESULTS))
