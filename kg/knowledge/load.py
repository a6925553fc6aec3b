"""Loads all of ``ontologies/`` once: lexicon, grammar, actors, roles – compiled, and remembered between runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdflib import Graph

from kg.errors import OntologyError
from kg.knowledge.actors import Actors, load_actors
from kg.knowledge.compiled import recall, remember
from kg.knowledge.grammar import Grammar, load_grammar
from kg.knowledge.lexicon import Lexicon, load_lexicon
from kg.knowledge.names import NameIndex, index_of
from kg.knowledge.roles import Roles, load_roles
from kg.resources import ontology_dir, overlay_files, overlay_setting


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the stages know before they read."""

    lexicon: Lexicon
    grammar: Grammar
    actors: Actors
    roles: Roles
    names: NameIndex


def read_turtle(paths: Sequence[Path]) -> Graph:
    """Several Turtle files as one graph. Raises :class:`OntologyError` that names the file."""
    graph = Graph()
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except Exception as error:  # rdflib raises a dozen kinds
            raise OntologyError(
                f"not valid Turtle: {error}", where=path.name, mend="check the file by itself"
            ) from error
    return graph


def load_knowledge(directory: Path | None = None) -> Knowledge:
    """The compiled knowledge of a folder of Turtle files; by default of the ontologies that come with the package, and
    before them of the user's own files (:func:`kg.resources.overlay_files`), which may hold any of the kinds.

    Compiling takes seconds; the result is kept in the user's cache folder under a hash of the files, and read from
    there as long as they stay the same.
    """
    return _load(directory, overlay_setting())


@lru_cache(maxsize=4)
def _load(directory: Path | None, _setting: str) -> Knowledge:
    folder, own = directory or ontology_dir(), () if directory else overlay_files()
    lexicon, grammar = [*own, *sorted(folder.glob("lexicon-fr*.ttl"))], [*own, *sorted(folder.glob("grammar-fr*.ttl"))]
    world = [*own, *sorted(folder.glob("actors*.ttl")), *sorted(folder.glob("roles-fr*.ttl"))]
    sources = list(dict.fromkeys([*lexicon, *grammar, *world]))
    known = recall(sources, Knowledge)
    if known is None:
        known = _compile(lexicon, grammar, world)
        remember(sources, known)
    return known


def _compile(lexicon: Sequence[Path], grammar: Sequence[Path], world: Sequence[Path]) -> Knowledge:
    graph = read_turtle(world)
    actors = load_actors(graph)
    return Knowledge(
        lexicon=load_lexicon(read_turtle(lexicon)),
        grammar=load_grammar(read_turtle(grammar)),
        actors=actors,
        roles=load_roles(graph),
        names=index_of({actor.id: actor.names for actor in actors.by_id.values()}),
    )
