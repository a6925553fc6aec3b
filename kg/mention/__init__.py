"""Who and what a sentence speaks of: :class:`Mentions` gives the mention that a word is the head of."""

from kg.mention.detect import Mentions
from kg.mention.mention import Category, Mention

__all__ = ["Category", "Mention", "Mentions"]
