"""The constructions of French by which a word gets its arguments: one small file each, listed here and nowhere else.

SUBJECTS       where a surface subject comes from; the first that finds one wins
VERBAL_RULES   arguments of verbs; all of them run
NOMINAL        arguments of event nouns and adjectives; all of them run
"""

from kg.extract.constructions import (
    active,
    adjective,
    adverbial,
    attachment,
    backed,
    causative,
    cleft,
    control,
    coordination,
    implicit,
    locution,
    nominal,
    oblique,
    participle,
    passive,
    relative,
    se_voir,
    support,
)

SUBJECTS = (
    active.subjects,
    relative.subjects,
    cleft.subjects,
    participle.subjects,
    coordination.subjects,
    control.subjects,
    adverbial.subjects,
)
VERBAL_RULES = (
    active.arguments,
    passive.arguments,
    se_voir.arguments,
    causative.arguments,
    relative.arguments,
    cleft.arguments,
    oblique.arguments,
    locution.arguments,
    attachment.arguments,
)
NOMINAL = (
    nominal.arguments,
    locution.arguments,
    attachment.shared,
    implicit.arguments,
    backed.arguments,
    adjective.arguments,
    support.arguments,
)

__all__ = ["NOMINAL", "SUBJECTS", "VERBAL_RULES"]
