import json
import re

import pytest


def test_version(kg):
    code, said, _ = kg("--version")
    assert code == 0
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\n", said)


@pytest.mark.parametrize("command", ["build", "parse", "query", "view", "explain", "export", "validate", "models"])
def test_every_command_has_help(kg, command):
    code, said, _ = kg(command, "--help")
    assert code == 0
    assert said.startswith(f"usage: kg {command}")


def test_parse_prints_conllu_that_parse_reads(kg, parsed, tmp_path):
    code, said, err = kg("parse", parsed)
    assert (code, err) == (0, "")
    assert "# newdoc id = blinken\n" in said
    assert "# text = M. Blinken s'est" in said
    again = tmp_path / "again.conllu"
    again.write_text(said, encoding="utf-8")
    assert kg("parse", again)[1] == said


def test_view(kg, built, tmp_path):
    page = tmp_path / "page.html"
    code, said, err = kg("view", built, "-o", page, "--title", "<i>Titre</i>")
    assert (code, said, err) == (0, f"{page}\n", "")
    assert "&lt;i&gt;Titre" in page.read_text(encoding="utf-8")


def test_validate(kg, built, tmp_path):
    assert kg("validate", built / "graph.ttl")[0] == 0
    bad = tmp_path / "bad.ttl"
    text = (built / "graph.ttl").read_text(encoding="utf-8")
    bad.write_text(text.replace("dip:polarity dip:affirmed", "dip:polarity dip:maybe"), encoding="utf-8")
    code, said, err = kg("validate", bad)
    assert (code, err) == (1, "")
    assert "maybe" in said


def test_explain_shows_sentence_and_parse(kg, built):
    code, said, err = kg("explain", built, "1")
    assert (code, err) == (0, "")
    assert "entretenu" in said
    assert "VERB" in said


def test_explain_says_what_it_lacks(kg, built):
    code, said, err = kg("explain", built, "ffffffffffff")
    assert (code, said) == (1, "")
    assert len(err.splitlines()) == 1


def test_query(kg, built):
    code, said, err = kg("query", built, "SELECT ?a ?b WHERE { ?a dip:meets ?b }")
    assert (code, err) == (0, "")
    assert "Blinken" in said


def test_query_by_name_with_a_parameter_in_every_form(kg, built):
    code, said, err = kg("query", built, "who-met-whom", "--param", "who=Tokaïev", "--format", "csv")
    assert (code, err) == (0, "")
    assert "Blinken" in said
    assert json.loads(kg("query", built, "who-met-whom", "--format", "json")[1])["results"]["bindings"]
    assert kg("query", built, "ASK { ?a dip:meets ?b }")[1] == "yes\n"
    assert kg("query", built, "who-met-whom", "--param", "who")[0] == 2
    assert "who-met-whom" in kg("query", built, "list")[1]


@pytest.mark.parametrize("query", ["SELECT ?a WHERE {", "no-such-query"])
def test_a_bad_query(kg, built, query):
    code, said, err = kg("query", built, query)
    assert (code, said) == (2, "")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "form", ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "csv", "plover"]
)
def test_export(kg, built, form, tmp_path):
    code, said, err = kg("export", built, "--to", form)
    assert (code, err) == (0, "")
    assert "Tokaïev" in said or "Toka\\u00EFev" in said or "KAZ" in said
    assert kg("export", built, "--to", form, "-o", tmp_path / "x")[1] == ""
    assert (tmp_path / "x").stat().st_size > 100


def test_export_to_an_unknown_format(kg, built):
    code, said, err = kg("export", built, "--to", "docx")
    assert (code, said) == (2, "")
    assert "docx" in err


@pytest.mark.parametrize(
    "command", [["query", "x"], ["view"], ["explain", "1"], ["export", "--to", "turtle"], ["validate"]]
)
def test_a_graph_that_is_not_there(kg, tmp_path, command):
    code, said, err = kg(command[0], tmp_path / "none.ttl", *command[1:])
    assert (code, said) == (1, "")
    assert "no such file" in err
    assert len(err.splitlines()) == 1


def test_models_list(kg, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_MODELS_DIR", str(tmp_path / "none"))
    code, said, err = kg("models", "list")
    assert (code == 0 and "compact" in said) or (code == 1 and "download" in err)


def test_report_is_json(built):
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    assert report["facts"] >= 1
    assert report["skipped"] == []
