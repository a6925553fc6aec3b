"""Runs all checks over a folder of knowledge files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, Graph

from kg.knowledge.actors import load_actors
from kg.knowledge.lexicon import KINDS, LEX, ONTOLEX, load_lexicon
from kg.knowledge.lint import entries, people
from kg.knowledge.lint.finding import Finding, Places
from kg.knowledge.load import read_turtle
from kg.knowledge.roles import load_roles
from kg.knowledge.terms import local
from kg.ontology import load_ontology
from kg.resources import ontology_dir, overlay_files

READ = frozenset(
    "actor target theme place needs actorType targetType requires forbids content contentModality contentPolarity controller "
    "reports modality polarity eventSlot subjectRole slot lemma".split()
)


def check(directory: Path | None = None) -> tuple[Finding, ...]:
    """What is wrong with the lexicon and the actors of a folder, by file and line.

    :param directory: a folder of Turtle files; by default the package's, with the user's own before them.
    :raises kg.errors.OntologyError: when a file is not Turtle.
    """
    folder = directory or ontology_dir()
    own = [] if directory else list(overlay_files())
    lexicon = [*own, *sorted(folder.glob("lexicon-fr*.ttl"))]
    world = [*own, *sorted(folder.glob("actors*.ttl")), *sorted(folder.glob("roles-fr*.ttl"))]
    graph, people_graph = read_turtle(lexicon), read_turtle(world)
    places = Places([*lexicon, *world])
    words = entries.Entries(load_lexicon(graph), load_ontology())
    actors = people.World(load_actors(people_graph), load_roles(people_graph))
    found = [("lex", f) for test in entries.CHECKS.values() for f in test(words)]
    found += [("act", f) for test in people.CHECKS.values() for f in test(actors)]
    found += [("lex", f) for f in unread(graph)]
    findings = {places.finding(code, f"{prefix}:{name}", message) for prefix, (code, name, message) in found}
    return tuple(sorted(findings | set(_twice(graph, places))))


def unread(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """A property of a sense or condition that nothing reads: most likely a slip of the pen."""
    for entry, sense in graph.subject_objects(ONTOLEX.sense):
        for node in (sense, *graph.objects(sense, LEX.requires), *graph.objects(sense, LEX.forbids)):
            for prop in graph.predicates(node):
                if str(prop).startswith(str(LEX)) and local(prop) not in READ:
                    yield "L8", local(entry), f"lex:{local(prop)} is read by nothing"


def _twice(graph: Graph, places: Places) -> Iterator[Finding]:
    """An entry that is begun in two places: its senses are joined, and neither place shows all."""
    for kind in KINDS:
        for entry in graph.subjects(RDF.type, LEX[kind]):
            name = f"lex:{local(entry)}"
            first, *others = places.of(name) or (("", 0),)
            for file, line in others:
                yield Finding(file, line, "L7", name, f"is begun at {first[0]}:{first[1]} already")
