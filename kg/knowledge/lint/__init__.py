"""Finds entries of the knowledge files that can never match, clash or repeat each other: ``kg validate --lexicon``.

====  ===============================================================================
L1    a lemma that no word can have
L2    a class that is none of events, or an embedding that says nothing
L3    a slot that nothing fills
L4    a role that is needed but has no slot, or a preference for a role without one
L5    a word that is required and forbidden at once, or written as no lemma is
L6    a sense that an earlier one of the same word always comes before
L7    two entries that say the same
L8    a property that nothing reads
A1    two actors with one code or one Wikidata item
A2    two actors of one kind with one name
A3    a reference to an actor or role that is not there
A4    a post that ends before it begins
====  ===============================================================================
"""

from kg.knowledge.lint.check import check
from kg.knowledge.lint.finding import Finding

__all__ = ["Finding", "check"]
