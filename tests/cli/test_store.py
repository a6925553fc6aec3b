"""Building into a store, reading from it with every command, and taking articles out."""

import json

import pytest

NAME = "Tokaïev"


@pytest.fixture
def filled(kg, parsed, tmp_path):
    """A store with one dispatch."""
    code, _, err = kg("build", parsed, "--store", tmp_path / "store")
    assert code == 0, err
    return tmp_path / "store"


@pytest.fixture
def another(parsed):
    """The same news under another name, and with another text."""
    path = parsed.parent / "autre.conllu"
    path.write_text(parsed.read_text(encoding="utf-8").replace("id = blinken", "id = autre"), encoding="utf-8")
    return path


def test_what_a_build_into_a_store_leaves(kg, filled):
    names = {path.name for path in filled.iterdir()}
    assert names == {"store.json", "head", "snapshots", "parses", "report.json"}
    assert json.loads((filled / "report.json").read_text(encoding="utf-8"))["filled"]["added"] == ["blinken"]


def test_every_command_reads_a_store_as_it_reads_a_folder(kg, filled, built):
    for command in (
        ["query", None, "who-met-whom"],
        ["query", None, "who-met-whom", "--format", "json"],
        ["query", None, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"],
        ["explain", None, "1"],
        ["export", None, "--to", "turtle"],
        ["export", None, "--to", "csv"],
        ["export", None, "--to", "trig"],
    ):
        answers = [kg(*[place if one is None else one for one in command]) for place in (filled, built)]
        assert answers[0] == answers[1]
        assert answers[0][0] == 0
        assert answers[0][1]


def test_the_page_is_the_same(kg, filled, built, tmp_path):
    for place, name in ((filled, "a.html"), (built, "b.html")):
        code, _, err = kg("view", place, "-o", tmp_path / name)
        assert code == 0, err
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_adding_one_article_after_the_other(kg, filled, parsed, another):
    code, said, _ = kg("build", another, "--store", filled)
    assert code == 0
    assert "1 added, 0 replaced, 0 unchanged" in said
    code, said, _ = kg("build", another, parsed, "--store", filled)
    assert "0 added, 0 replaced, 2 unchanged" in said
    _, said, _ = kg("store", "list", filled)
    assert [line.split("\t")[0] for line in said.splitlines()] == ["autre", "blinken"]


def test_removing_an_article(kg, filled, another):
    before = kg("export", filled, "--to", "ntriples")[1]
    kg("build", another, "--store", filled)
    assert kg("export", filled, "--to", "ntriples")[1] != before
    code, said, _ = kg("store", "remove", filled, "autre")
    assert (code, said) == (0, "removed autre\n")
    assert kg("export", filled, "--to", "ntriples")[1] == before


def test_a_store_beside_a_folder(kg, parsed, tmp_path):
    code, _, err = kg("build", parsed, "-o", tmp_path / "out", "--store", tmp_path / "store")
    assert code == 0, err
    assert (tmp_path / "out" / "graph.ttl").exists()
    assert kg("export", tmp_path / "out", "--to", "turtle") == kg("export", tmp_path / "store", "--to", "turtle")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        pytest.param(["store", "remove", "STORE", "nobody"], "no article “nobody”", id="nobody"),
        pytest.param(["store", "list", "OTHER"], "is no store", id="no-store"),
        pytest.param(["store", "list", "http://127.0.0.1:9/query"], "cannot be reached", id="no-server"),
        pytest.param(["build", "IN", "--store", "OTHER"], "something else", id="folder-of-something-else"),
        pytest.param(["build", "IN", "--store", "http://127.0.0.1:9/query"], "-o DIR", id="server-without-folder"),
        pytest.param(["build", "IN"], "--store DIR", id="no-place"),
        pytest.param(["query", "http://127.0.0.1:9/query", "ASK {}"], "cannot be reached", id="query-no-server"),
    ],
)
def test_errors_are_one_line(kg, filled, parsed, arguments, what):
    places = {"STORE": filled, "OTHER": parsed.parent, "IN": parsed}
    code, said, err = kg(*[places.get(one, one) for one in arguments])
    assert code in {1, 2}
    assert said == ""
    assert len(err.splitlines()) == 1
    assert what in err
    assert sorted(path.name for path in parsed.parent.iterdir()) == ["blinken.conllu"]
