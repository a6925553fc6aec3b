"""Read documents: plain text, HTML, JSONL, CoNLL-U and folders become :class:`kg.records.Article`.

Nothing here raises for a problem in the data: a document that cannot be used comes back as
:class:`kg.records.Skipped`, with what is wrong, where, and how to mend it.
"""

from kg.read.sources import read_inputs
from kg.read.text import article_of_text

__all__ = ["article_of_text", "read_inputs"]
