"""From mentions to entities and from candidates to facts, over a whole article."""

from kg.resolve.article import resolve_article

__all__ = ["resolve_article"]
