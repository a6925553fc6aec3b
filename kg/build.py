"""The whole way: documents in, ``graph.ttl``, ``graph.html``, ``parses/`` and ``report.json`` out."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import GraphError, InputError, UsageError
from kg.graph.vocabulary import DEFAULT_BASE
from kg.output import prepare_folder, write_file
from kg.parse.documents import Parser
from kg.read import read_inputs
from kg.records import Article, ArticleFacts, Entity, Fact, ParsedArticle, Skipped

if TYPE_CHECKING:
    from kg.store import Filled, Store

GRAPH = "graph.ttl"
PAGE = "graph.html"
REPORT = "report.json"
PARSES = "parses"

Progress = Callable[[int, int, str], None]
"""Told how many documents are done, of how many, and which one is at hand."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Counts are of distinct facts over all articles."""

    articles: int
    facts: int
    assertions: int
    by_class: tuple[tuple[str, int], ...]  # commonest first
    by_status: tuple[tuple[str, int], ...]  # actual, planned, possible, requested, negated
    actors: tuple[tuple[str, int], ...]  # label, number of facts
    silent: tuple[str, ...]  # ids of articles that gave no fact
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    parsers: tuple[str, ...]
    reused: int  # articles whose parse was there already
    graph: Path | None  # None when only a store was filled
    page: Path | None
    store: str = ""  # folder or address of the store that was filled
    filled: Filled | None = None

    @property
    def exit_code(self) -> int:
        """0 when every document was used, 1 when some were not."""
        return 1 if self.skipped else 0


def build(
    inputs: Sequence[str | Path],
    out_dir: str | Path | None = None,
    *,
    store: str | Path | None = None,
    update: str | None = None,
    date: dt.date | None = None,
    source: str | None = None,
    base: str = DEFAULT_BASE,
    models: str | None = None,
    resume: bool = False,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    debug: bool = False,
) -> BuildReport:
    """Build a graph of ``inputs`` in ``out_dir``, or put its articles into a store, or both.

    :param inputs: files, folders, ``-`` for ``stdin``.
    :param out_dir: may be left out where there is a store in a folder, which then keeps the parses and the report.
    :param store: folder of a store, or the address of a SPARQL server's queries. What is in it already stays; articles
        that have changed are replaced (:func:`kg.store.fill`).
    :param update: that server's address for updates, where it is not beside the other.
    :param date: day of publication of the documents that do not say theirs; the same for ``source``.
    :param base: IRI that entities, facts and articles are minted under.
    :param models: ``compact``, ``official``, a path, or None for the best that is there.
    :param resume: keep the parses of documents that are not among ``inputs``. (A parse that is there is used in any
        case, so a build that was interrupted goes on where it stopped.)
    :param debug: raise what goes wrong in one document, instead of leaving it out.
    :raises kg.errors.InputError: when no document at all can be used; nothing is written then.
    :raises kg.errors.GraphError: when the ontology's shapes reject the graph; no graph is written then.
    :raises kg.errors.OutputError: when ``out_dir`` cannot be written.
    """
    _check_base(base)
    folder = _folder(out_dir, store)
    documents = list(read_inputs(inputs, date=date, source=source, stdin=stdin))
    if all(isinstance(document, Skipped) for document in documents):
        raise InputError(_nothing(documents))
    with _opened(store, update) as opened:  # before the long work: another build may have it
        prepare_folder(folder)
        parser = Parser(models, folder / PARSES, debug)
        kept: set[Path] = set()
        results: list[ArticleFacts] = []
        skipped: list[Skipped] = []
        for item in _extract(parser.parse(_told(documents, progress)), kept, folder / PARSES, debug=debug):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                results.append(item)
        if progress:
            progress(len(documents), len(documents), "graph")
        if out_dir is not None:
            _write_graph(results, folder, base)
        filled = _fill(opened, results, base)
    if not resume and out_dir is not None:
        _remove_stale(folder / PARSES, kept)
    report = _report(results, skipped, parser.reused, folder)
    report = replace(
        report,
        store=str(store or ""),
        filled=filled,
        graph=report.graph if out_dir is not None else None,
        page=report.page if out_dir is not None else None,
    )
    write_file(folder / REPORT, json.dumps(_plain(report), ensure_ascii=False, indent=1) + "\n")
    return report


def _folder(out_dir: str | Path | None, store: str | Path | None) -> Path:
    if out_dir is not None:
        return Path(out_dir)
    if store is None or str(store).startswith(("http://", "https://")):
        raise UsageError("there is no folder for the parses and the report", mend="give one with -o DIR")
    return Path(store)


def _opened(store: str | Path | None, update: str | None) -> AbstractContextManager[Store | None]:
    if store is None:
        return nullcontext()
    from kg.store import open_store

    return open_store(store, update=update)


def _fill(store: Store | None, results: Sequence[ArticleFacts], base: str) -> Filled | None:
    if store is None:
        return None
    from kg.store import fill

    return fill(store, results, base=base)


def _check_base(base: str) -> None:
    scheme, _, rest = base.partition("://")
    if not scheme.isalpha() or not rest or base[-1] not in "/#" or any(char in '<>"{}|^`\\ ' for char in base):
        raise UsageError(
            "is no base for IRIs", where=f"--base {base}", mend="give an absolute IRI that ends with / or #"
        )


def _nothing(documents: Sequence[object]) -> str:
    reasons = [str(document) for document in documents]
    return reasons[0] if len(reasons) == 1 else "; ".join(["nothing could be read", *reasons])


def _told(
    documents: Sequence[Article | ParsedArticle | Skipped], progress: Progress | None
) -> Iterator[Article | ParsedArticle | Skipped]:
    for number, document in enumerate(documents):
        if progress and not isinstance(document, Skipped):
            article = document.article if isinstance(document, ParsedArticle) else document
            progress(number, len(documents), article.id)
        yield document


def _extract(
    parses: Iterable[ParsedArticle | Skipped], kept: set[Path], folder: Path, *, debug: bool
) -> Iterator[ArticleFacts | Skipped]:
    """The facts of each article. One that breaks a rule of ours is left out, not the batch."""
    from kg.knowledge import load_knowledge
    from kg.parse.cache import parse_path, store_parse
    from kg.pipeline import extract_article

    knowledge = load_knowledge()
    for parsed in parses:
        if isinstance(parsed, Skipped):
            yield parsed
            continue
        path = parse_path(folder, parsed.article)
        kept.add(path)
        if not path.exists():  # pre-parsed input: kept as well, for `kg explain`
            store_parse(folder, parsed, models=parsed.parser)
        try:
            yield extract_article(parsed, knowledge=knowledge)
        except Exception as error:
            if debug:
                raise
            where = parsed.article.origin or parsed.article.id
            what = f"its facts could not be extracted ({type(error).__name__}: {error})"
            yield Skipped(where, what, "a bug of ours: --debug shows where")


def _write_graph(results: Sequence[ArticleFacts], folder: Path, base: str) -> None:
    from kg.graph.assemble import assemble
    from kg.graph.serialize import to_turtle
    from kg.graph.validate import validate
    from kg.view import render

    graph = assemble(results, base=base)
    problems = validate(graph)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        error = GraphError(
            f"the graph breaks its own rules and was not written: {problems[0]}{more}",
            where=str(folder / GRAPH),
            mend="this is a bug of ours; --debug lists all",
        )
        for problem in problems:
            error.add_note(str(problem))
        raise error
    page = render(graph)
    write_file(folder / GRAPH, to_turtle(graph))
    write_file(folder / PAGE, page)


def _remove_stale(folder: Path, kept: set[Path]) -> None:
    for path in folder.glob("*.conllu"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _report(results: Sequence[ArticleFacts], skipped: Sequence[Skipped], reused: int, folder: Path) -> BuildReport:
    facts: dict[str, Fact] = {fact.key: fact for result in results for fact in result.facts}
    entities: dict[str, Entity] = {one.key: one for result in results for one in result.entities}
    statuses = Counter("negated" if fact.polarity == "negated" else fact.modality for fact in facts.values())
    actors = Counter(
        entities[key].label for fact in facts.values() for key in dict.fromkeys(fact.actors) if key in entities
    )
    return BuildReport(
        articles=len(results),
        facts=len(facts),
        assertions=len({(one.subject, one.predicate, str(one.object)) for r in results for one in r.assertions}),
        by_class=_ranked(Counter(fact.cls for fact in facts.values())),
        by_status=_ranked(statuses),
        actors=_ranked(actors),
        silent=tuple(result.article.id for result in results if not result.facts),
        skipped=tuple(skipped),
        notes=tuple(note for result in results for note in result.notes),
        parsers=tuple(sorted({result.parser for result in results})),
        reused=reused,
        graph=folder / GRAPH,
        page=folder / PAGE,
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _plain(report: BuildReport) -> dict[str, object]:
    """The report as JSON, without what differs from machine to machine and from run to run."""
    record = asdict(report)
    for name in ("graph", "page", "reused", "store"):
        del record[name]
    if report.filled is None:
        del record["filled"]
    return record


class _CallableModule(ModuleType):
    """This module has the name of the function that Python users call, ``kg.build(texts)``: calling it calls that."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return import_module("kg.api").build(*arguments, **options)


sys.modules[__name__].__class__ = _CallableModule
