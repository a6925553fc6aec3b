"""Parse a stream of documents: from the cache where it can be, else with the models, which are loaded only then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.parse.cache import load_parse, store_parse
from kg.parse.catalog import ModelSet, locate
from kg.records import Article, ParsedArticle, Skipped

if TYPE_CHECKING:
    from kg.parse.pipeline import Pipeline


@dataclass(slots=True)
class Parser:
    """Parses articles with one set of models.

    :param models: ``compact``, ``official``, a path, or None for the best that is there.
    :param cache: folder of stored parses, or None to keep nothing.
    :param debug: raise what a model raises instead of leaving the document out.
    """

    models: str | None = None
    cache: Path | None = None
    debug: bool = False
    reused: int = 0
    _set: ModelSet | None = None
    _pipeline: Pipeline | None = None

    def parse(self, documents: Iterable[Article | ParsedArticle | Skipped]) -> Iterator[ParsedArticle | Skipped]:
        """One result for each document, in order. What is parsed already passes through.

        :raises kg.errors.ModelError: when an article must be parsed and the models are not there.
        :raises kg.errors.OutputError: when the cache cannot be written.
        """
        for document in documents:
            yield self._parse_article(document) if isinstance(document, Article) else document

    def _parse_article(self, article: Article) -> ParsedArticle | Skipped:
        if self._set is None:
            self._set = locate(self.models)
        identity = f"{self._set.label} {self._set.sizes}"
        if self.cache and (stored := load_parse(self.cache, article, models=identity)):
            self.reused += 1
            return stored
        if self._pipeline is None:
            from kg.parse.pipeline import load_pipeline

            # One core a process: on models this small a second one gains little when it is free, and when it is
            # not (CI, a training run, other workers) the two wait for each other and take ten times as long.
            self._pipeline = load_pipeline(self._set, threads=1)
        try:
            (parsed,) = self._pipeline.parse([article])
        except Exception as error:
            if self.debug:
                raise
            where = article.origin or article.id
            return Skipped(where, f"could not be parsed ({type(error).__name__}: {error})", "--debug shows where")
        return store_parse(self.cache, parsed, models=identity) if self.cache else parsed
