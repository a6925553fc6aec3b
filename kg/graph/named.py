"""Named queries: SPARQL files with a question in two languages and typed parameters.

They lie in ``ontologies/queries/<name>.rq``. Their first lines are comments that say what they are::

    # question (fr): Qui a rencontré qui, et quand ?
    # question (en): Who met whom, and when?
    # param who (text): part of the name of one of those involved
    # param limit (integer = 500): how many facts at most

A parameter is written ``$who``; its value is put in its place as a literal of its type. Lines between ``#if who`` and
``#end`` are there only when it has a value, those between ``#unless who`` and ``#end`` only when it has none. So the SPARQL that runs holds nothing for what was not asked, and
:meth:`NamedQuery.sparql` can be shown, copied and run elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.suggest import did_you_mean
from kg.graph.vocabulary import PREFIXES
from kg.ontology import load_ontology
from kg.resources import query_dir

TYPES = ("text", "integer", "date", "class")

_QUESTION = re.compile(r"#\s*question \((?P<lang>fr|en)\)\s*:\s*(?P<text>.+)")
_PARAM = re.compile(
    r"#\s*param (?P<name>\w+)(?:\s*\((?P<type>\w+)(?:\s*=\s*(?P<default>[^)]*))?\))?\s*:\s*(?P<about>.+)"
)
_USED = re.compile(r"\$(\w+)")
_IF = re.compile(r"\s*#(if|unless) (\w+)\s*")
_END = re.compile(r"\s*#end\s*")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_COMMENT = re.compile(r"(?m)^\s*#.*\n?")
_PREFIX_USED = re.compile(r"(?<![\w:?$@-])([A-Za-z][\w-]*):(?=\w)")
# What only looks like a prefixed name, read from left to right: strings, IRIs (not « ?a<?b »), comments.
_NO_NAMES = re.compile(r'''"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<(?![?$])[^<>"{}|^`\\\s]*>|#[^\n]*''')


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: ``kind`` is one of :data:`TYPES`; ``default`` is ``""`` where there is none."""

    name: str
    about: str
    kind: str = "text"
    default: str = ""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that comes with the package, or a file in the same form. ``text`` is the template."""

    name: str
    question_fr: str
    question_en: str
    params: Mapping[str, Param]
    text: str

    @property
    def required(self) -> tuple[str, ...]:
        """Parameters that must be given."""
        always = set(_USED.findall(_COMMENT.sub("", _kept(self.text, frozenset(), self.name))))
        return tuple(name for name, param in self.params.items() if name in always and not param.default)

    def filled(self, values: Mapping[str, str] | None = None) -> str:
        """The SPARQL with these values, without the declarations of our prefixes.

        Raises :class:`QueryError` on a parameter that the query does not have, a value that does not fit its type, a
        required parameter that is missing.
        """
        given = {name: str(value) for name, value in (values or {}).items()}
        self._check_names(given)
        known = {name: param.default for name, param in self.params.items()} | given
        known = {name: value for name, value in known.items() if value != ""}
        for name in self.required:
            if name not in known:
                raise QueryError(
                    f"the query needs “{name}”, {self.params[name].about}",
                    where=self.name,
                    mend=f"give it with --param {name}=…",
                )
        kept = _kept(self.text, frozenset(known), self.name)
        terms = {name: self._term(name, value) for name, value in known.items()}
        return _USED.sub(lambda match: terms.get(match[1], match[0]), kept)

    def sparql(self, values: Mapping[str, str] | None = None) -> str:
        """The same with its prefixes declared and without our comments: it runs anywhere."""
        body = _COMMENT.sub("", self.filled(values)).strip() + "\n"
        return declared(body)

    def limit(self, values: Mapping[str, str] | None = None) -> int | None:
        """At how much the answer stops with these values; None where the query has no ``limit``."""
        param = self.params.get("limit")
        text = (values or {}).get("limit", param.default) if param else ""
        return int(text) if text.isdecimal() else None

    def _check_names(self, given: Mapping[str, str]) -> None:
        names = set(self.params) | set(_USED.findall(_COMMENT.sub("", self.text)))
        for name in sorted(set(given) - names):
            near = did_you_mean(name, names)
            has = f"it has {', '.join(sorted(names))}" if names else "it has none"
            raise QueryError(f"the query has no parameter “{name}”", where=self.name, mend=near or has)

    def _term(self, name: str, value: str) -> str:
        kind = self.params[name].kind if name in self.params else "text"
        if kind == "integer":
            if not value.isdecimal():
                raise QueryError(f"{name}={value} is no whole number", where=self.name, mend=f"write it like {name}=20")
            return value
        if kind == "date":
            if not _DATE.fullmatch(value):
                raise QueryError(
                    f"{name}={value} is no date",
                    where=self.name,
                    mend=f"write it like {name}=2023, 2023-02 or 2023-02-28",
                )
            return f'"{value}"'
        if kind == "class":
            return f"dip:{_event_class(name, value, self.name)}"
        return _quoted(value)


def named_queries() -> dict[str, NamedQuery]:
    """All named queries, by name."""
    files = sorted(query_dir().glob("*.rq"))
    return {file.stem: read_named(file.stem, file.read_text(encoding="utf-8")) for file in files}


def read_named(name: str, text: str) -> NamedQuery:
    """A query from its text; one without a heading has no questions and no declared parameters.

    Raises :class:`QueryError` on a parameter of a type that there is not.
    """
    questions: dict[str, str] = {}
    params: dict[str, Param] = {}
    for line in text.splitlines():
        if match := _QUESTION.match(line):
            questions[match["lang"]] = match["text"].strip()
        elif match := _PARAM.match(line):
            kind = match["type"] or "text"
            if kind not in TYPES:
                near = did_you_mean(kind, TYPES)
                raise QueryError(
                    f"there is no parameter type “{kind}”", where=name, mend=near or f"use {', '.join(TYPES)}"
                )
            params[match["name"]] = Param(match["name"], match["about"].strip(), kind, (match["default"] or "").strip())
    return NamedQuery(name, questions.get("fr", ""), questions.get("en", ""), params, text)


def declared(body: str) -> str:
    """SPARQL with a declaration of each of our prefixes that it uses and does not declare."""
    used = set(_PREFIX_USED.findall(_NO_NAMES.sub(" ", body)))
    own = set(re.findall(r"(?i)\bprefix\s+([\w-]*):", body))
    heads = [f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in sorted((used - own) & PREFIXES.keys())]
    return "".join(heads) + body


def _kept(text: str, known: frozenset[str], name: str) -> str:
    """The text without the blocks whose parameter has no value (``#if``) or has one (``#unless``)."""
    lines: list[str] = []
    inside: str | None = None
    keep = True
    for line in text.splitlines():
        if match := _IF.fullmatch(line):
            if inside is not None:
                raise QueryError(f"#if {match[2]} stands inside #if {inside}", where=name, mend="put #end before it")
            inside = match[2]
            keep = (inside in known) == (match[1] == "if")
        elif _END.fullmatch(line):
            inside, keep = None, True
        elif keep:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """A text as a short literal that it cannot break out of."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _event_class(param: str, value: str, where: str) -> str:
    events = load_ontology().events
    plain = value.removeprefix("dip:")
    if plain not in events:
        near = did_you_mean(plain, events)
        raise QueryError(
            f"{param}={value} is no class of facts", where=where, mend=near or "see `kg query GRAPH by-class`"
        )
    return plain
