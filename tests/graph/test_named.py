import re

import pytest
from pyoxigraph import Store

from kg.errors import QueryError
from kg.graph.named import declared, named_queries, read_named
from kg.ontology import load_ontology

TEXT = """\
# question (fr): Qui ?
# question (en): Who?
# param who (text): part of a name
# param since (date): not before
# param cls (class = Meeting): a class of facts
# param limit (integer = 5): rows at most
SELECT ?x WHERE {
    #if who
    ?x rdfs:label ?n . FILTER (CONTAINS(STR(?n), $who))
    #end
    #unless who
    ?x a $cls .
    #end
    #if since
    ?x dip:time ?t . FILTER (STR(?t) >= $since)
    #end
} LIMIT $limit
"""
QUERY = read_named("q", TEXT)


def test_heading():
    assert (QUERY.question_fr, QUERY.question_en) == ("Qui ?", "Who?")
    assert {name: (param.kind, param.default) for name, param in QUERY.params.items()} == {
        "who": ("text", ""), "since": ("date", ""), "cls": ("class", "Meeting"), "limit": ("integer", "5")
    }  # fmt: skip


def test_blocks_without_a_value_are_not_there():
    text = QUERY.filled()
    assert "?n" not in text and "?t" not in text and "LIMIT 5" in text and "?x a dip:Meeting" in text


def test_blocks_with_a_value_are():
    text = QUERY.filled({"who": 'O"Brien\n', "since": "2023-02", "limit": "7", "cls": "dip:Visit"})
    assert 'CONTAINS(STR(?n), "O\\"Brien\\n")' in text
    assert '>= "2023-02"' in text and "LIMIT 7" in text and "?x a dip:" not in text


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"wo": "x"}, "no parameter “wo” – did you mean who?"),
        ({"limit": "many"}, "limit=many is no whole number – write it like limit=20"),
        ({"limit": "-1"}, "limit=-1 is no whole number"),
        ({"since": "mardi"}, "since=mardi is no date – write it like since=2023"),
        ({"cls": "Meting"}, "cls=Meting is no class of facts – did you mean Meeting"),
    ],
)
def test_values_that_do_not_fit(params, message):
    with pytest.raises(QueryError, match=r"^q: ") as caught:
        QUERY.filled(params)
    assert message in str(caught.value)


def test_a_required_parameter():
    query = read_named("q", "# param one (text): a name\nSELECT * { ?x rdfs:label $one }")
    assert query.required == ("one",)
    with pytest.raises(QueryError, match="needs “one”, a name – give it with --param one=…"):
        query.filled()
    assert "needs" not in query.filled({"one": "x"})


def test_an_unknown_type_and_a_nested_block():
    with pytest.raises(QueryError, match="no parameter type “txt” – did you mean text"):
        read_named("q", "# param one (txt): a name\nASK {}")
    with pytest.raises(QueryError, match="#if b stands inside #if a"):
        read_named("q", "#if a\n#if b\n#end\n").filled()


def test_declared_prefixes_are_those_used_and_not_declared():
    text = declared(
        'PREFIX wd: <http://example.org/>\nSELECT * { ?x dip:actor wd:Q1 ; rdfs:label "skos:note <nif:x>" }'
    )
    assert [line.split()[1] for line in text.splitlines() if line.startswith("PREFIX")] == ["dip:", "rdfs:", "wd:"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("?f dip:evidence/prov:wasDerivedFrom/^dcterms:identifier ?a", "dcterms dip prov", id="paths"),
        pytest.param("?a !(rdf:type|dip:actor) ?b", "dip rdf", id="negated-paths"),
        pytest.param("FILTER(?a<?b&&xsd:integer(?c)>?d)", "xsd", id="less-than-is-no-iri"),
        pytest.param('?x org:role \'skos:a\' , """nif:b " time:c"""', "org", id="no-strings"),
        pytest.param("?x a <http://a.example/dip:b> , <urn:skos:c>", "", id="no-iris"),
        pytest.param("?x org:role ?y # skos:a\n", "org", id="no-comments"),
        pytest.param("?x org:role 'l\\'owl:a' ; nif:b _:sem:c", "nif org", id="no-escaped-quotes-nor-blank-nodes"),
        pytest.param("?x other:a ?y", "", id="none-that-is-not-ours"),
    ],
)
def test_prefixes_are_found_where_names_stand(body, expected):
    heads = declared(body).removesuffix(body)
    assert re.findall(r"PREFIX (\w+):", heads) == expected.split()


@pytest.mark.parametrize("name", named_queries())
def test_every_query_runs_elsewhere(name):
    query = named_queries()[name]
    values = dict.fromkeys((*query.required, *(p for p in ("who", "by", "against", "about") if p in query.params)), "x")
    for given in (dict.fromkeys(query.required, "x"), values, values | {"since": "2020", "until": "2021"}):
        text = query.sparql({key: value for key, value in given.items() if key in query.params})
        assert "#" not in text.replace("#>", "") and "$" not in text
        Store().query(text)  # raises on what is not SPARQL


@pytest.mark.parametrize("name", ["planned-then-done"])
def test_direct_properties_are_those_of_the_ontology(name):
    text = named_queries()[name].text
    events = load_ontology().events.values()
    assert all(f"(dip:{event.name} dip:{event.direct})" in text for event in events if event.direct)


def test_by_class_counts_every_class():
    text = named_queries()["by-class"].text
    assert all(f"dip:{name}" in text.split() for name in load_ontology().events)
