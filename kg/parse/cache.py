"""Parses on disk, so that a second or resumed run does not parse again.

One CoNLL-U file an article, in a folder beside the graph. It is used again when its key agrees: a digest of the text,
its blocks and the models. ``kg explain`` shows trees from the same files.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.conllu import read_conllu, write_conllu
from kg.keys import article_key, digest
from kg.output import write_file
from kg.records import Article, ParsedArticle

_KEY = "# kg_key = "


def parse_path(folder: Path, article: Article) -> Path:
    """Where the parse of an article lies: its id and a digest, since two files may share a stem."""
    return folder / f"{article_key(article).removeprefix('article/')}.conllu"


def load_parse(folder: Path, article: Article, *, models: str) -> ParsedArticle | None:
    """The stored parse, if it is one of this very text by these very models.

    :param models: what tells the models from others: name, version, sizes.
    """
    try:
        text = parse_path(folder, article).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    first, _, rest = text.partition("\n")
    if first != _KEY + _key(article, models):
        return None
    return _restore(rest, article)


def store_parse(folder: Path, parsed: ParsedArticle, *, models: str) -> ParsedArticle:
    """Write a parse, and return it as :func:`load_parse` will: so a first run and a second see the same.

    :raises kg.errors.OutputError: when it cannot be written.
    """
    text = write_conllu(parsed)
    write_file(parse_path(folder, parsed.article), f"{_KEY}{_key(parsed.article, models)}\n{text}")
    return _restore(text, parsed.article) or parsed


def _key(article: Article, models: str) -> str:
    blocks = [f"{block.kind} {block.begin} {block.end}" for block in article.blocks]
    return digest(article.text, blocks, models)


def _restore(text: str, article: Article) -> ParsedArticle | None:
    """Put the exact article under its sentences."""
    found = list(read_conllu(text.split("\n"), stem=article.id, origin=article.origin))
    if not found:
        return None
    parsed = found[0]
    if not isinstance(parsed, ParsedArticle) or len(found) > 1 or len(parsed.article.text) > len(article.text):
        return None
    sentences = tuple(replace(one, text=article.text[one.begin : one.end]) for one in parsed.sentences)
    return replace(parsed, article=article, sentences=sentences)
