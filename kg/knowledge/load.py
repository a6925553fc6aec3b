"""Loads all of ``ontologies/`` once: lexicon, actors, roles, classes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdflib import Graph

from kg.errors import OntologyError
from kg.knowledge.actors import Actors, load_actors
from kg.knowledge.grammar import Grammar, load_grammar
from kg.knowledge.lexicon import Lexicon, load_lexicon
from kg.knowledge.names import NameIndex, index_of
from kg.knowledge.roles import Roles, load_roles
from kg.resources import ontology_dir


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the stages know before they read."""

    lexicon: Lexicon
    grammar: Grammar
    actors: Actors
    roles: Roles
    names: NameIndex


def read_turtle(paths: list[Path]) -> Graph:
    """Several Turtle files as one graph. Raises :class:`OntologyError` that names the file."""
    graph = Graph()
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except Exception as error:
            raise OntologyError(f"not valid Turtle: {error}", where=path.name, mend="check the file by itself") from error
    return graph


@lru_cache(maxsize=4)
def load_knowledge(directory: Path | None = None) -> Knowledge:
    """The compiled knowledge of a folder of Turtle files (the ontologies that come with the package by default)."""
    folder = directory or ontology_dir()
    lexicon = load_lexicon(read_turtle(sorted(folder.glob("lexicon-fr*.ttl"))))
    grammar = load_grammar(read_turtle(sorted(folder.glob("grammar-fr*.ttl"))))
    world = read_turtle(sorted(folder.glob("actors*.ttl")) + sorted(folder.glob("roles-fr*.ttl")))
    actors = load_actors(world)
    names = index_of({actor.id: actor.names for actor in actors.by_id.values()})
    return Knowledge(lexicon=lexicon, grammar=grammar, actors=actors, roles=load_roles(world), names=names)
