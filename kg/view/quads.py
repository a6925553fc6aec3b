"""PLOVER's quad classes: cooperation or conflict, in words or in deeds.

After Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT" (2023), who give every event type one of
four; INVESTIGATE and DISAPPROVE (one type, ACCUSE, there) are conflict in words, MOBILIZE and FIGHT conflict in deeds.
"""

from __future__ import annotations

from kg.ontology import EventClass

QUADS = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
_CODES = (
    frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}),
    frozenset({"COOPERATE", "AID", "RETREAT"}),
    frozenset({"INVESTIGATE", "DEMAND", "DISAPPROVE", "REJECT", "THREATEN"}),
    frozenset({"SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "FIGHT"}),
)


def quad_of(event: EventClass) -> int | None:
    """Index into :data:`QUADS`, or ``None`` for classes without a PLOVER code (votes, statements, open relations).

    >>> from kg.ontology import load_ontology
    >>> [quad_of(load_ontology().events[name]) for name in ("PhoneCall", "Aid", "Accusation", "Invasion", "Event")]
    [0, 1, 2, 3, None]
    """
    return next((number for number, codes in enumerate(_CODES) if event.plover in codes), None)
