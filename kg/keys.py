"""Keys (relative IRIs) made from content: the same content has the same key on every machine, whatever the order."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.records import Article

_DIGEST_LENGTH = 16
_SLUG_LENGTH = 48


def digest(*parts: object) -> str:
    """Sixteen hex digits of the parts. Iterables count as lists; ``None`` differs from the empty string.

    >>> digest("a", None) == digest("a", "")
    False
    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    return hashlib.sha256(_plain(parts).encode()).hexdigest()[:_DIGEST_LENGTH]


def _plain(value: object) -> str:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "[" + ",".join(_plain(item) for item in value) + "]"
    return repr(value)


def slug(text: str) -> str:
    """A readable piece of an IRI: ASCII letters, digits, ``_`` and ``-``; never empty.

    >>> slug("Kassym-Jomart Tokaïev"), slug("«»")
    ('Kassym-Jomart_Tokaiev', 'x')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9-]+", "_", plain).strip("_-")[:_SLUG_LENGTH].rstrip("_-") or "x"


def article_key(article: Article) -> str:
    """The article's key: a readable part of its id, and a digest of id and text (two files may share a stem)."""
    return f"article/{slug(article.id)}-{digest(article.id, article.text)[:8]}"
