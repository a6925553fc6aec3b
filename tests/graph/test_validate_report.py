"""`kg validate --format …`: each form read by something that is not ours."""

import json
from dataclasses import replace

import pyshacl
import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg.cli import main
from kg.graph.serialize import to_turtle
from kg.graph.validate import VOCABULARY_RULE, Report, check_file, check_graph
from kg.graph.validate.report import FORMATS, SHAPES, as_json, as_sarif, as_text, as_turtle
from kg.graph.vocabulary import DEFAULT_BASE, DIP
from kg.resources import ontology_dir


@pytest.fixture
def fact(sample):
    return URIRef(DEFAULT_BASE + sample["MEETING"].key)


@pytest.fixture
def broken(graph, fact):
    """One violation of a property, one of a whole node, one warning, one unknown word."""
    out = Graph()
    for prefix, namespace in graph.namespaces():
        out.bind(prefix, namespace)
    for triple in graph:
        out.add(triple)
    out.remove((None, DIP.meets, None))  # it would repeat a fact without polarity
    out.remove((fact, DIP.polarity, None))
    out.add((fact, DIP.confidence, Literal("1.5", datatype=XSD.decimal)))
    out.add((fact, DIP.target, URIRef(DEFAULT_BASE + "entity/Antony_Blinken")))
    out.add((fact, URIRef(str(DIP) + "actr"), URIRef(DEFAULT_BASE + "entity/KAZ")))
    return out


@pytest.fixture
def report(broken):
    return check_graph(broken)


@pytest.fixture
def clean(graph):
    return check_graph(graph)


def test_what_the_fixture_breaks(report):
    assert [(v.rule, v.severity) for v in report.results] == [
        (VOCABULARY_RULE, "Violation"),
        ("FactConfidence", "Violation"),
        ("FactPolarity", "Violation"),
        ("OneSideActor", "Warning"),
    ]


# ── text ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_text_by_rule_with_node_value_and_sentence(report):
    text = as_text(report)
    assert "FactPolarity: A fact has exactly one polarity: affirmed or negated.\n  fact/" in text
    assert "dip:confidence = 1.5 « M. Blinken s'est entretenu avec le président kazakh" in text
    assert "OneSideActor (warning): " in text
    assert text.splitlines()[-1] == f"not valid: {report.triples} triples, 3 violations, 1 warning"


def test_text_in_french(report):
    assert "FactPolarity: Un fait a une seule polarité" in as_text(report, lang="fr")


def test_text_of_a_clean_graph_is_one_line(clean):
    assert as_text(clean) == f"valid: {clean.triples} triples, no violations\n"


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_json_has_all_of_it(report, fact):
    read = json.loads(as_json(report, source="graph.ttl"))
    assert (read["conforms"], read["triples"], read["source"]) == (False, report.triples, "graph.ttl")
    rules = {rule["rule"]: rule for rule in read["rules"]}
    assert rules["FactPolarity"]["message"]["fr"].startswith("Un fait a une seule polarité")
    assert rules["OneSideActor"]["severity"] == "Warning"
    [node] = rules["FactConfidence"]["nodes"]
    assert node["focus"] == str(fact)
    assert (node["path"], node["value"]) == ("dip:confidence", "1.5")
    assert node["sentence"].startswith("M. Blinken s'est entretenu")


def test_json_gives_unknown_words_a_message_each(broken, fact):
    broken.add((fact, URIRef(str(DIP) + "tragte"), Literal("x")))
    rules = json.loads(as_json(check_graph(broken)))["rules"]
    told = [rule["message"]["en"] for rule in rules if rule["rule"] == VOCABULARY_RULE]
    assert len(told) == 2
    assert any("did you mean dip:actor" in message for message in told)


def test_json_of_a_clean_graph(clean):
    assert json.loads(as_json(clean)) == {"conforms": True, "triples": clean.triples, "source": "", "rules": []}


# ── SARIF ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def read_sarif(text):
    """By classes that were generated from the standard's JSON schema, and allow nothing beside it."""
    return Sarif.model_validate_json(text)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_sarif_holds_to_its_schema(report, clean, lang):
    for one in (report, clean):
        assert read_sarif(as_sarif(one, lang=lang, source="out/graph.ttl")).runs


@pytest.mark.parametrize(
    ("change"),
    [
        pytest.param(lambda log: log.pop("runs"), id="no-runs"),
        pytest.param(lambda log: log.update(version="2.0"), id="another-version"),
        pytest.param(lambda log: log["runs"][0]["results"][0].pop("message"), id="no-message"),
        pytest.param(lambda log: log["runs"][0]["results"][0].update(level="fatal"), id="no-such-level"),
        pytest.param(lambda log: log["runs"][0]["tool"]["driver"].pop("name"), id="tool-without-name"),
    ],
)
def test_the_schema_would_see_it(report, change):
    log = json.loads(as_sarif(report))
    change(log)
    with pytest.raises(ValueError, match="validation error"):
        read_sarif(json.dumps(log))


def test_sarif_results_point_at_their_rules_and_nodes(report, fact):
    run = json.loads(as_sarif(report))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({v.rule for v in report.results})
    for result, v in zip(run["results"], report.results, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == v.rule
        assert result["level"] == {"Violation": "error", "Warning": "warning"}[v.severity]
        assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == v.focus
        assert "physicalLocation" not in result["locations"][0]
    assert {rule["helpUri"] for rule in rules} == {SHAPES + v.rule for v in report.results}


def test_sarif_names_the_line_of_a_turtle_file(broken, fact, tmp_path):
    file = tmp_path / "graph.ttl"
    file.write_text(to_turtle(broken), encoding="utf-8")
    run = json.loads(as_sarif(check_file(file), source=str(file)))["runs"][0]
    line = run["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert (
        file.read_text(encoding="utf-8").splitlines()[line - 1].startswith(f"<{str(fact).removeprefix(DEFAULT_BASE)}>")
    )


def test_sarif_of_something_else_than_our_turtle_names_no_line(report, tmp_path):
    run = json.loads(as_sarif(report, source=str(tmp_path / "graph.nt")))["runs"][0]
    assert all("region" not in r["locations"][0]["physicalLocation"] for r in run["results"])


# ── SHACL ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_turtle_is_a_validation_report_with_a_result_each(report):
    read = Graph().parse(data=as_turtle(report), format="turtle")
    [node] = read.subjects(RDF.type, SH.ValidationReport)
    assert read.value(node, SH.conforms).toPython() is False
    results = list(read.objects(node, SH.result))
    assert len(results) == len(report.results)
    for result in results:
        for prop in (SH.focusNode, SH.resultSeverity, SH.sourceShape, SH.sourceConstraintComponent):
            assert len(list(read.objects(result, prop))) == 1, prop
        assert {text.language for text in read.objects(result, SH.resultMessage)} == {"en", "fr"}


def test_turtle_says_what_pyshacl_says_of_the_same_graph(broken, fact):
    broken.remove((fact, URIRef(str(DIP) + "actr"), None))  # SHACL cannot say this
    ours = Graph().parse(data=as_turtle(check_graph(broken)), format="turtle")
    shapes, ontology = (Graph().parse(ontology_dir() / name) for name in ("shapes.ttl", "diplomacy.ttl"))
    _, theirs, _ = pyshacl.validate(broken + ontology, shacl_graph=shapes)
    props = (SH.focusNode, SH.resultPath, SH.value, SH.sourceConstraintComponent, SH.sourceShape, SH.resultSeverity)

    def told(graph):
        return {tuple(graph.value(r, prop) for prop in props) for r in graph.subjects(RDF.type, SH.ValidationResult)}

    assert told(ours) == told(theirs)


def test_turtle_of_a_clean_graph_conforms(clean):
    read = Graph().parse(data=as_turtle(clean), format="turtle")
    assert [o.toPython() for o in read.objects(None, SH.conforms)] == [True]
    assert not list(read.objects(None, SH.result))


def test_turtle_holds_whatever_stands_in_a_message(report):
    nasty = 'a "quoted" \\ line\nand another\ttab'
    changed = Report(1, tuple(replace(v, message=nasty, message_fr=nasty) for v in report.results))
    read = Graph().parse(data=as_turtle(changed), format="turtle")
    assert {str(text) for text in read.objects(None, SH.resultMessage)} == {nasty}


# ── all ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_the_same_bytes_again(broken, form):
    assert FORMATS[form](check_graph(broken), source="g.ttl") == FORMATS[form](check_graph(broken), source="g.ttl")


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_what_the_function_gives(broken, form, tmp_path, capsys):
    file, out = tmp_path / "graph.ttl", tmp_path / "report"
    file.write_text(to_turtle(broken), encoding="utf-8")
    assert main(["validate", str(file), "--format", form, "-o", str(out)]) == 1
    assert out.read_text(encoding="utf-8") == FORMATS[form](check_file(file), source=str(file))
    assert capsys.readouterr().out == ""


def test_the_command_is_done_with_a_clean_graph(graph, tmp_path, capsys):
    file = tmp_path / "graph.ttl"
    file.write_text(to_turtle(graph), encoding="utf-8")
    assert main(["validate", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("valid: ")
