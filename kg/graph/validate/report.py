"""A report as text for people, JSON for scripts, SARIF for code hosts and editors, or a SHACL validation report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg import __version__
from kg.graph.validate import VOCABULARY_RULE, Report
from kg.graph.validate.violation import Violation

SHAPES = "https://w3id.org/depeche/shapes#"
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def as_text(report: Report, *, lang: str = "en", source: str = "") -> str:  # noqa: ARG001 - one signature for all
    """By rule: its message, then a line for each node with what is wrong and the sentence it rests on."""
    blocks = [_rule_as_text(list(found), lang) for _, found in groupby(report.results, key=_rule)]
    warnings = len(report.results) - len(report.violations)
    aside = f", {_number(warnings, 'warning')}" if warnings else ""
    verdict = "valid" if report.conforms else "not valid"
    blocks.append(f"{verdict}: {report.triples} triples, {_number(len(report.violations), 'violation')}{aside}")
    return "\n\n".join(blocks) + "\n"


def as_json(report: Report, *, lang: str = "en", source: str = "") -> str:  # noqa: ARG001
    """``{"conforms", "triples", "source", "rules": [{"rule", "severity", "message", "nodes": […]}]}``."""
    rules = []
    for (rule, _, _), group in groupby(report.results, key=_rule):
        found = list(group)
        rules.append(
            {
                "rule": rule,
                "severity": found[0].severity,
                "message": {"en": found[0].message, "fr": found[0].message_fr},
                "nodes": [
                    {"focus": v.focus, "label": v.label, "path": v.path, "value": v.value, "sentence": v.sentence}
                    for v in found
                ],
            }
        )
    return _dump({"conforms": report.conforms, "triples": report.triples, "source": source, "rules": rules})


def as_sarif(report: Report, *, lang: str = "en", source: str = "") -> str:
    """SARIF 2.1.0: a rule for each shape that was broken, a result for each node, with its line in a Turtle file of ours."""
    names = sorted({v.rule for v in report.results})
    first = {v.rule: v for v in reversed(report.results)}
    lines = _lines_of_subjects(Path(source)) if source else {}
    run = {
        "tool": {
            "driver": {
                "name": "kg validate",
                "version": __version__,
                "informationUri": "https://w3id.org/depeche/diplomacy",
                "rules": [
                    {
                        "id": name,
                        "shortDescription": {"text": first[name].text(lang)},
                        "helpUri": SHAPES + name,
                        "defaultConfiguration": {"level": _LEVELS.get(first[name].severity, "warning")},
                    }
                    for name in names
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(v, names.index(v.rule), lang, source, lines) for v in report.results],
    }
    return _dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def as_turtle(report: Report, *, lang: str = "en", source: str = "") -> str:  # noqa: ARG001
    """A ``sh:ValidationReport``, as https://www.w3.org/TR/shacl/#validation-report has it."""
    lines = ["@prefix sh: <http://www.w3.org/ns/shacl#> .", f"@prefix shape: <{SHAPES}> .", ""]
    lines.append(f"[] a sh:ValidationReport ; sh:conforms {str(report.conforms).lower()}")
    lines += [f"    ; sh:result {_shacl_result(v)}" for v in report.results]
    return "\n".join([*lines, "    ."]) + "\n"


FORMATS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "sarif": as_sarif, "turtle": as_turtle}
)


def _rule(violation: Violation) -> tuple[str, str, str]:
    """What makes one block: unknown terms have a message each."""
    own = violation.message if violation.rule == VOCABULARY_RULE else ""
    return violation.rule, violation.severity, own


def _rule_as_text(found: list[Violation], lang: str) -> str:
    one = found[0]
    mark = "" if one.severity == "Violation" else f" ({one.severity.lower()})"
    return "\n".join([f"{one.rule}{mark}: {one.text(lang)}", *(f"  {line}" for line in map(_node_as_text, found))])


def _node_as_text(v: Violation) -> str:
    name = f" ({v.label})" if v.label else ""
    at = f", {v.path}" if v.path else ""
    value = f" = {v.value}" if v.value else ""
    return f"{v.key}{name}{at}{value}" + (f" « {v.sentence} »" if v.sentence else "")


def _sarif_result(v: Violation, index: int, lang: str, source: str, lines: Mapping[str, int]) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": v.focus, "kind": "resource"}]}
    if source:
        location["physicalLocation"] = {"artifactLocation": {"uri": Path(source).as_posix()}}
        line = lines.get(v.key)
        if line is not None:
            location["physicalLocation"]["region"] = {"startLine": line}
    return {
        "ruleId": v.rule,
        "ruleIndex": index,
        "level": _LEVELS.get(v.severity, "warning"),
        "message": {"text": f"{v.text(lang)} {_node_as_text(v)}"},
        "locations": [location],
    }


def _lines_of_subjects(path: Path) -> dict[str, int]:
    """Where each key begins a line, in Turtle as we write it."""
    if path.suffix != ".ttl" or not path.is_file():
        return {}
    with path.open(encoding="utf-8", errors="replace") as file:
        starts = ((line[1:].partition(">")[0], number) for number, line in enumerate(file, 1) if line.startswith("<"))
        return dict(reversed(list(starts)))


def _shacl_result(v: Violation) -> str:
    focus, path, value = v.terms
    parts = [
        "a sh:ValidationResult",
        f"sh:resultSeverity sh:{v.severity}",
        f"sh:sourceConstraintComponent {_component(v)}",
        f"sh:sourceShape shape:{v.rule}",
        f"sh:focusNode {focus}",
        *([f"sh:resultPath {path}"] if path else []),
        *([f"sh:value {value}"] if value else []),
        *(f'sh:resultMessage "{text.translate(_ESCAPES)}"@{lang}' for lang, text in _messages(v)),
    ]
    return f"[ {' ; '.join(parts)} ]"


def _component(v: Violation) -> str:
    return f"shape:{v.component}" if v.rule == VOCABULARY_RULE else f"sh:{v.component}"


def _messages(v: Violation) -> Iterator[tuple[str, str]]:
    yield "en", v.message
    yield "fr", v.message_fr


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
