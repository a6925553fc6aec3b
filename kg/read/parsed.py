"""Pre-parsed input: a CoNLL-U file whose documents need no parsing model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.conllu import read_conllu
from kg.read.metadata import Meta
from kg.records import ParsedArticle, Skipped


def read_parsed(text: str, *, stem: str, origin: str, known: Meta) -> Iterator[ParsedArticle | Skipped]:
    """The documents of a CoNLL-U text; ``known`` fills in what its ``# newdoc`` lines do not say."""
    found = False
    for item in read_conllu(text.split("\n"), stem=stem, origin=origin):
        found = True
        if isinstance(item, Skipped):
            yield item
            continue
        own = item.article
        meta = Meta(own.title, own.date, own.source, own.url).or_else(known)
        article = replace(own, title=meta.title, date=meta.date, source=meta.source, url=meta.url)
        yield replace(item, article=article)
    if not found:
        yield Skipped(origin, "holds no sentences", "was the right file given?")
