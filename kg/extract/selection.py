"""Selection preferences: whether a word may fill a role of a given type."""

from __future__ import annotations

from kg.mention.mention import Mention

PLACE_KINDS = frozenset({"City", "Country", "Region", "GovernmentBody"})


def accepts(types: frozenset[str], mention: Mention | None, *, document: bool = False) -> bool:
    """Whether a mention fits one of the types (``Agent``, ``Place``, ``Thing``); nothing asked accepts all but times."""
    if mention is None or mention.category == "time":
        return False
    if mention.kind == "Document" and "Agent" in types and "Thing" not in types:
        return document
    return not types or any(_fits(kind, mention) for kind in types)


def is_place(mention: Mention | None) -> bool:
    """Whether a mention surely names a place."""
    return mention is not None and (mention.kind in PLACE_KINDS or mention.category == "place")


def _fits(kind: str, mention: Mention) -> bool:
    if kind == "Agent":
        return mention.category in ("agent", "unknown") or mention.kind == "Region"
    if kind == "Place":
        return mention.kind in PLACE_KINDS or mention.category in ("place", "unknown")
    if kind == "Thing":
        return mention.category in ("thing", "unknown") or mention.kind in ("Document", "Region")
    return True
