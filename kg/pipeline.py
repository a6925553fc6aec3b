"""The pure middle of Dépêche: one parsed article in, its facts out."""

from __future__ import annotations

from kg.knowledge import Knowledge, load_knowledge
from kg.records import ArticleFacts, ParsedArticle
from kg.resolve import resolve_article

__all__ = ["Knowledge", "extract_article", "load_knowledge"]


def extract_article(parsed: ParsedArticle, *, knowledge: Knowledge) -> ArticleFacts:
    """All that an article says: mention → extract → resolve. Pure: the same article and knowledge give equal records."""
    return resolve_article(parsed, knowledge)
