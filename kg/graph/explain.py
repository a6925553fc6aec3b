"""Why a fact is in the graph: its sentence with the words marked, the rule that fired, the article, the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph

from kg.conllu import read_conllu
from kg.errors import GraphError
from kg.graph.facts import GraphReader
from kg.graph.serialize import base_of
from kg.graph.suggest import did_you_mean
from kg.graph.views import ArticleView, EvidenceView, FactView, MarkView, Participant
from kg.records import ParsedArticle, Sentence

_ORDINAL = re.compile(r"\d{1,6}")
_SHORTEST_PREFIX = 4


def explain(graph: Graph, fact_ref: str, *, parse_dir: Path | None = None) -> str:
    """Everything about one fact, as lines for a terminal.

    :param fact_ref: its IRI, its key (``fact/3f…``, ``fact:3f…``), the first characters of its hash, or its place in
        the list of facts (``1`` is the first).
    :param parse_dir: folder of CoNLL-U files (``parses/`` of a build); the parse of each sentence is shown when it is there.

    Raises :class:`GraphError` when there is no such fact, or more than one.
    """
    all_facts = GraphReader(graph).facts
    fact = find_fact(all_facts, fact_ref, base_of(graph))
    lines = [*_head(fact), ""]
    for number, evidence in enumerate(fact.evidence, start=1):
        lines += [*_evidence(evidence, number, len(fact.evidence)), *_parse(evidence, parse_dir), ""]
    return "\n".join(lines).rstrip() + "\n"


def find_fact(all_facts: tuple[FactView, ...], reference: str, base: str) -> FactView:
    """The fact that a reference means; see :func:`explain`."""
    wanted = reference.strip().strip("<>").removeprefix(base).removeprefix("kg:").replace("fact:", "fact/", 1)
    digest = wanted.removeprefix("fact/")
    exact = [fact for fact in all_facts if wanted in {fact.key, fact.iri} or fact.key == f"fact/{digest}"]
    if exact:
        return exact[0]
    if _ORDINAL.fullmatch(wanted) and 1 <= int(wanted) <= len(all_facts):
        return all_facts[int(wanted) - 1]
    hashes = {fact.key.removeprefix("fact/"): fact for fact in all_facts}
    starting = sorted(name for name in hashes if digest and name.startswith(digest))
    if len(starting) == 1:
        return hashes[starting[0]]
    if starting:
        raise GraphError(
            f"“{reference}” begins {len(starting)} facts: {', '.join(starting[:4])}{' …' if len(starting) > 4 else ''}",  # noqa: PLR2004
            mend="give more characters",
        )
    near = did_you_mean(digest, hashes) if len(digest) >= _SHORTEST_PREFIX else ""
    raise GraphError(
        f"no fact “{reference}” among the {len(all_facts)} of this graph",
        mend=near or f"give an IRI, the first characters of its hash, or a number from 1 to {len(all_facts)}",
    )


def mark_words(evidence: EvidenceView) -> str:
    """The sentence with its words marked: « [M. Blinken]actor s'est [entretenu]trigger avec … ».

    Marks of the same words share a bracket; marks inside others nest; a mark that crosses another is left out.
    """
    spans: dict[tuple[int, int], list[str]] = {}
    for mark in evidence.marks:
        if evidence.begin <= mark.begin < mark.end <= evidence.end and not _crosses(mark, spans):
            roles = spans.setdefault((mark.begin, mark.end), [])
            if mark.role not in roles:
                roles.append(mark.role)
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for (begin, end), roles in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        opening[begin] = opening.get(begin, "") + "["
        closing[end] = f"]{'+'.join(roles)}" + closing.get(end, "")
    pieces = []
    for offset, char in enumerate(evidence.text, start=evidence.begin):
        pieces.append(closing.get(offset, "") + opening.get(offset, "") + char)
    return "".join(pieces).replace("\n", " ") + closing.get(evidence.begin + len(evidence.text), "")


def _crosses(mark: MarkView, spans: dict[tuple[int, int], list[str]]) -> bool:
    return any(begin < mark.begin < end < mark.end or mark.begin < begin < mark.end < end for begin, end in spans)


def _head(fact: FactView) -> Iterator[str]:
    yield fact.label or fact.cls_label
    yield f"  {fact.iri}"
    yield f"  class       dip:{fact.cls} ({fact.cls_label}){f', PLOVER {fact.plover}' if fact.plover else ''}"
    for title, participants in (
        ("actor", fact.actors),
        ("target", fact.targets),
        ("theme", fact.themes),
        ("place", fact.places),
        ("said by", fact.attributed_to),
    ):
        for participant in participants:
            yield f"  {title:<11} {_participant(participant)}"
    yield f"  status      {fact.polarity}, {fact.modality}{' (attributed)' if fact.attributed_to else ''}"
    when = " – ".join(filter(None, (fact.time, fact.time_end)))
    if when or fact.time_text:
        yield f"  time        {when or '?'}{f' (« {fact.time_text} »)' if fact.time_text else ''}"
    if fact.count is not None:
        yield f"  count       {fact.count}"
    if fact.predicate:
        yield f"  predicate   {fact.predicate}"
    if fact.confidence is not None:
        yield f"  confidence  {fact.confidence}"


def _participant(participant: Participant) -> str:
    if participant.kind == "Text":
        return f"« {participant.label} »"
    extra = [
        participant.kind,
        participant.country_label if not participant.iso3 else participant.iso3,
        *participant.sectors,
    ]
    return f"{participant.label} ({', '.join(filter(None, extra))})"


def _evidence(evidence: EvidenceView, number: int, total: int) -> Iterator[str]:
    article = evidence.article
    told = ", ".join(filter(None, (article.title and f"« {article.title} »", article.source, article.date)))
    yield f"evidence{f' {number} of {total}' if total > 1 else ''}"
    yield f"  {mark_words(evidence)}"
    yield f"  rule        {evidence.rule} (trigger « {evidence.trigger} »)"
    yield f"  article     {article.id}{f': {told}' if told else ''}, characters {evidence.begin}–{evidence.end}"
    if article.url:
        yield f"  url         {article.url}"
    if article.parser:
        yield f"  parsed by   {article.parser}"


def _parse(evidence: EvidenceView, parse_dir: Path | None) -> Iterator[str]:
    file = _parse_file(evidence.article, parse_dir)
    if file is None:
        return
    for parsed in read_conllu(file.read_text(encoding="utf-8").splitlines()):
        if isinstance(parsed, ParsedArticle):
            for sentence in parsed.sentences:
                if sentence.begin < evidence.end and evidence.begin < sentence.end:
                    yield from _table(sentence)


def _parse_file(article: ArticleView, parse_dir: Path | None) -> Path | None:
    """``kg build`` names parses after the article's key; a file named after the id serves as well."""
    if parse_dir is None:
        return None
    names = (article.iri.rpartition("/")[2], Path(article.id).name)
    return next((file for name in names if (file := parse_dir / f"{name}.conllu").is_file()), None)


def _table(sentence: Sentence) -> Iterator[str]:
    rows = [("id", "form", "lemma", "upos", "head", "deprel", "feats")]
    rows += [(str(w.id), w.form, w.lemma, w.upos, str(w.head), w.deprel, w.feats) for w in sentence.words]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    yield "  parse"
    for row in rows:
        yield (
            "    "
            + "  ".join([*(cell.ljust(width) for cell, width in zip(row[:6], widths, strict=True)), row[6]]).rstrip()
        )
