"""All inputs of a run, one document after the other: files, folders, standard input."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.read.decode import NotTextError, decode
from kg.read.folder import documents_in
from kg.read.html import read_html
from kg.read.jsonl import read_jsonl
from kg.read.metadata import Meta, Sidecar, read_sidecar
from kg.read.parsed import read_parsed
from kg.read.text import article_of_text
from kg.records import Article, ParsedArticle, Skipped

Document = Article | ParsedArticle | Skipped

_HTML = {".html", ".htm", ".xhtml"}
_JSONL = {".jsonl", ".ndjson"}
_STDIN = "-"


def read_inputs(
    inputs: Sequence[str | Path],
    *,
    date: dt.date | None = None,
    source: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document]:
    """Every document of ``inputs``, lazily, in order. Never raises for a problem in the data.

    :param inputs: files, folders, ``-`` for ``stdin``.
    :param date: day of publication of the documents that do not say theirs.
    :param source: the same for their source.
    """
    return _without_repeats(_read_all(inputs, Meta(date=date, source=source), stdin))


def _read_all(inputs: Sequence[str | Path], default: Meta, stdin: BinaryIO | None) -> Iterator[Document]:
    sidecar_of = functools.cache(read_sidecar)
    told: set[Path] = set()
    for given in inputs:
        if str(given) == _STDIN:
            yield from _guarded(_read_stdin(stdin, default), "standard input")
            continue
        path = Path(given)
        paths: Iterable[Path] = documents_in(path) if path.is_dir() else [path]
        count = 0
        for file in paths:
            count += 1
            if file.parent not in told:
                told.add(file.parent)
                yield from sidecar_of(file.parent).problems
            yield from _guarded(_read_file(file, sidecar_of(file.parent), default), str(file))
        if not count:
            yield Skipped(str(path), "holds no text files", "looked for .txt, .html, .jsonl and .conllu, also below it")


def _guarded(documents: Iterator[Document], where: str) -> Iterator[Document]:
    """Turn what opening, reading and decoding a file raise into a message."""
    try:
        yield from documents
    except FileNotFoundError:
        yield Skipped(where, "no such file or folder", "check the name")
    except PermissionError:
        yield Skipped(where, "may not be read", "check the permissions")
    except NotTextError as error:
        yield Skipped(where, str(error), "give the text itself")
    except OSError as error:
        yield Skipped(where, f"cannot be read ({error.strerror or error})")


def _read_file(path: Path, sidecar: Sidecar, default: Meta) -> Iterator[Document]:
    stem, origin, suffix = path.stem, str(path), path.suffix.lower()
    own = sidecar.entries.get(stem, Meta())
    known = own.or_else(default)
    if suffix in _JSONL:
        with path.open("rb") as lines:
            yield from read_jsonl(lines, stem=stem, origin=origin, known=default)
        return
    text = decode(path.read_bytes())
    if not text.strip():
        yield Skipped(origin, "is empty", "was the right file given?")
    elif suffix == ".conllu":
        yield from read_parsed(text, stem=stem, origin=origin, known=known)
    elif suffix in _HTML:
        page = read_html(text, stem=stem, origin=origin, known=own)
        yield page if isinstance(page, Skipped) else _fill(page, default)
    else:
        yield _article(text, stem, origin, known)


def _read_stdin(stdin: BinaryIO | None, default: Meta) -> Iterator[Document]:
    """Standard input may hold a text, an HTML page, JSON lines or CoNLL-U: its first characters tell."""
    data = stdin.read() if stdin else b""
    name, origin = "stdin", "standard input"
    text = decode(data)
    start = text.lstrip()[:200].lower()
    if not start:
        yield Skipped(origin, "is empty", "give a text to - or name a file")
    elif start.startswith("{"):
        yield from read_jsonl(data.splitlines(), stem=name, origin=origin, known=default)
    elif start.startswith(("# newdoc", "# sent_id", "# text =", "1\t")):
        yield from read_parsed(text, stem=name, origin=origin, known=default)
    elif start.startswith(("<!doctype html", "<html", "<?xml")):
        page = read_html(text, stem=name, origin=origin, known=Meta())
        yield page if isinstance(page, Skipped) else _fill(page, default)
    else:
        yield _article(text, name, origin, default)


def _article(text: str, stem: str, origin: str, known: Meta) -> Article | Skipped:
    return article_of_text(
        text, id=stem, title=known.title, date=known.date, source=known.source, url=known.url, origin=origin
    )


def _fill(article: Article, default: Meta) -> Article:
    return Article(
        id=article.id,
        text=article.text,
        title=article.title,
        date=article.date or default.date,
        source=article.source or default.source,
        url=article.url,
        blocks=article.blocks,
        origin=article.origin,
    )


def _without_repeats(documents: Iterable[Document]) -> Iterator[Document]:
    """Leave out a document whose id another one has: one id is one article in the graph."""
    seen: dict[str, tuple[str, bytes]] = {}
    for document in documents:
        if isinstance(document, Skipped):
            yield document
            continue
        article = document.article if isinstance(document, ParsedArticle) else document
        digest = hashlib.blake2b(article.text.encode("utf-8", "replace"), digest_size=16).digest()
        if article.id not in seen:
            seen[article.id] = (article.origin, digest)
            yield document
            continue
        first, other = seen[article.id]
        where = article.origin or article.id
        if digest == other:
            yield Skipped(where, f"is the same text as {first}", "it was read once")
        else:
            yield Skipped(where, f'has the id "{article.id}" of {first}', "give each document an id of its own")
