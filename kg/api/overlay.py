"""Turtle files of the user's own: event classes, verbs, actors beside those that come with the package."""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import OntologyError
from kg.graph.suggest import did_you_mean
from kg.knowledge.load import load_knowledge
from kg.ontology import load_ontology
from kg.resources import OVERLAY_VARIABLE, overlay_files


def use_ontology(*files: str | Path) -> tuple[Path, ...]:
    """From now on, in this process and those that it starts, know also what these Turtle files say.

    A file may hold event classes (as ``diplomacy.ttl`` writes them), words that evoke them (as ``lexicon-fr.ttl``), actors,
    posts, word lists – any of them, or all. Its entries come before the package's own. Without arguments, only the
    package's own knowledge counts again. The environment variable ``KG_ONTOLOGY`` says the same from outside.

    :returns: the files in use.
    :raises kg.errors.OntologyError: when a file cannot be used; what was known before is then still known.
    """
    before = os.environ.pop(OVERLAY_VARIABLE, None)
    try:
        if files:
            os.environ[OVERLAY_VARIABLE] = os.pathsep.join(str(Path(file).resolve()) for file in files)
        check_overlay()
    except OntologyError:
        os.environ.pop(OVERLAY_VARIABLE, None)
        if before is not None:
            os.environ[OVERLAY_VARIABLE] = before
        raise
    return overlay_files()


def check_overlay() -> None:
    """Load what the files say, and see that their words evoke classes that exist.

    :raises kg.errors.OntologyError: where they do not.
    """
    if not overlay_files():
        return
    events, lexicon = load_ontology().events, load_knowledge().lexicon
    senses = (sense for kind in lexicon.senses.values() for some in kind.values() for sense in some)
    for sense in senses:
        if sense.cls is not None and sense.cls not in events:
            near = did_you_mean(sense.cls, events, prefix="dip:")
            raise OntologyError(
                f"lex:{sense.entry} evokes dip:{sense.cls}, which is no event class",
                where=", ".join(file.name for file in overlay_files()),
                mend=near or "declare it in the same file",
            )
