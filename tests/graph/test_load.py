import pytest

from kg.errors import GraphError
from kg.graph.export import export
from kg.graph.load import load_graph

SUFFIXES = {
    "turtle": ".ttl",
    "ntriples": ".nt",
    "trig": ".trig",
    "nquads": ".nq",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
}


@pytest.mark.parametrize(("form", "suffix"), SUFFIXES.items())
def test_every_syntax_that_we_write(graph, tmp_path, form, suffix):
    file = tmp_path / f"g{suffix}"
    file.write_bytes(export(graph, form))
    assert set(load_graph(file)) == set(graph)


def test_folder_of_a_build(graph, tmp_path):
    (tmp_path / "graph.ttl").write_bytes(export(graph, "turtle"))
    assert set(load_graph(tmp_path)) == set(graph)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.ttl", None, "none.ttl: no such file – build it"),
        ("", None, "no graph.ttl in this folder"),
        ("g.docx", "x", "“.docx” is no graph format that I know – use one of .ttl"),
        ("bad.ttl", "this is no turtle", "bad.ttl: not valid turtle"),
        ("bad.jsonld", "{", "bad.jsonld: not valid json-ld"),
        (
            "far.jsonld",
            '{"@context": ["http://a.example/c"], "@id": "x"}',
            "its context is on the network (http://a.example/c)",
        ),
        ("binary.ttl", b"\x00\xff\xfe", "binary.ttl: not valid turtle"),
        ("empty.ttl", "", "the graph is empty"),
    ],
    ids=[
        "missing",
        "folder without a graph",
        "other format",
        "bad Turtle",
        "bad JSON",
        "context on the network",
        "binary",
        "empty",
    ],
)
def test_what_cannot_be_loaded(tmp_path, name, content, message):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GraphError) as caught:
        load_graph(file)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
