"""What the reference of the ontology says, read from the Turtle files: terms by section, shapes, words of the lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import VANN
from rdflib.term import Node

from kg.graph.vocabulary import PREFIXES
from kg.knowledge.load import load_knowledge
from kg.ontology import NAMESPACE
from kg.resources import ontology_dir

SHAPES = "https://w3id.org/depeche/shapes#"
ONTOLOGY = URIRef(NAMESPACE.rstrip("#"))
PLOVER, CAMEO = (URIRef(NAMESPACE + name) for name in ("PloverNotation", "CameoNotation"))
_DIRECT = URIRef(NAMESPACE + "directProperty")
_NAMES = {**PREFIXES, "dip": NAMESPACE, "shape": SHAPES, "vann": str(VANN), "sh": str(SH)}
_KINDS = (  # what a term is, the narrowest first
    (OWL.ObjectProperty, "propriété d'objet", "object property"),
    (OWL.DatatypeProperty, "propriété de donnée", "datatype property"),
    (OWL.AnnotationProperty, "annotation", "annotation property"),
    (RDFS.Datatype, "type de données", "datatype"),
    (OWL.Class, "classe", "class"),
)
_TRAITS = (
    (OWL.SymmetricProperty, "symétrique", "symmetric"),
    (OWL.TransitiveProperty, "transitive", "transitive"),
    (OWL.FunctionalProperty, "fonctionnelle", "functional"),
    (OWL.IrreflexiveProperty, "irréflexive", "irreflexive"),
    (OWL.AsymmetricProperty, "asymétrique", "asymmetric"),
)
_KINDS_OF_WORDS = (("verb", "verbes", "verbs"), ("noun", "noms", "nouns"), ("adjective", "adjectifs", "adjectives"))
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôöûùhœ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """The same in French and English."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Link:
    """A term that is named: one of the page's own (``href`` is then an anchor) or of others."""

    name: str
    href: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a term's table."""

    key: Text
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape with what it says in words and what it asks for."""

    name: str
    message: Text
    warning: bool
    of: tuple[Link, ...]  # what it is about: classes, or the property
    asks: str  # « exactly one · dip:Entity », or "" for a rule in SPARQL


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the French lexicon that evoke a class, in the order of the alphabet."""

    kind: Text
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, individual or datatype of ours."""

    name: str
    kind: Text
    label: Text
    comment: Text
    example: Text
    lines: tuple[Line, ...]
    codes: tuple[tuple[str, str], ...] = ()  # ("PLOVER", "CONSULT")
    rules: tuple[Rule, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Terms of one kind."""

    anchor: str
    title: Text
    about: Text
    terms: tuple[Term, ...]


@dataclass(slots=True)
class Reference:
    """All of it. ``graph`` is the ontology, ``shapes`` the shapes."""

    graph: Graph
    shapes: Graph
    sections: tuple[Section, ...] = ()
    rules: tuple[Rule, ...] = ()
    about: Mapping[str, object] = field(default_factory=dict)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of all sections."""
        return tuple(term for section in self.sections for term in section.terms)


def collect() -> Reference:
    """Read the files that come with the package (never the user's own)."""
    graph, shapes = (Graph().parse(ontology_dir() / name) for name in ("diplomacy.ttl", "shapes.ttl"))
    reference = Reference(graph, shapes)
    reference.rules = tuple(_rules(shapes))
    reference.sections = tuple(_sections(reference))
    reference.about = _about(graph)
    return reference


def short(node: Node) -> str:
    """``dip:Meeting`` for an IRI."""
    iri = str(node)
    for prefix, namespace in sorted(_NAMES.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace) and "/" not in iri.removeprefix(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def link(node: Node, graph: Graph) -> Link:
    """A link to a term, with its label as title."""
    iri = str(node)
    if iri.startswith(SHAPES):
        name = iri.removeprefix(SHAPES)
        return Link(name, f"#shape-{name}")
    if iri.startswith(NAMESPACE):
        return Link(short(node), f"#{iri.removeprefix(NAMESPACE)}", text(graph, node, RDFS.label).fr)
    return Link(short(node), iri)


def text(graph: Graph, node: Node, prop: URIRef) -> Text:
    """A text in both languages; ``""`` where there is none."""
    found = {o.language: str(o) for o in sorted(graph.objects(node, prop)) if isinstance(o, Literal)}
    return Text(found.get("fr", ""), found.get("en", ""))


def hierarchy(graph: Graph, root: str, kind: URIRef = RDFS.subClassOf) -> Mapping[str, tuple[str, ...]]:
    """Names of the terms below each, for the pictures; siblings by PLOVER code, then by French label."""

    def order(node: Node) -> tuple[str, str]:
        code = next((str(o) for o in graph.objects(node, SKOS.notation) if o.datatype == PLOVER), "~")
        return code, text(graph, node, RDFS.label).fr

    found: dict[str, tuple[str, ...]] = {}
    queue = [URIRef(NAMESPACE + root)]
    while queue:
        node = queue.pop()
        below = sorted({s for s in graph.subjects(kind, node) if str(s).startswith(NAMESPACE)}, key=order)
        found[_local(node)] = tuple(map(_local, below))
        queue += below
    return found


# ── sections ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def _sections(reference: Reference) -> Iterator[Section]:
    graph = reference.graph
    ours = sorted({s for s in graph.subjects(RDF.type) if str(s).startswith(NAMESPACE)}, key=_local)
    below = {root: set(_below(graph, root)) for root in ("Event", "Entity")}
    direct = set(graph.objects(None, _DIRECT))
    words = _words()
    groups: dict[str, list[URIRef]] = defaultdict(list)
    for node in ours:
        groups[_group(graph, node, below, direct)].append(node)
    for anchor, title, about in _TITLES:
        terms = tuple(_term(reference, node, words) for node in groups.pop(anchor, ()))
        if terms:
            yield Section(anchor, title, about, terms)
    if groups:
        raise ValueError(f"no section for {sorted(groups)}")


_TITLES = (
    (
        "facts",
        Text("Classes de faits", "Classes of facts"),
        Text(
            "Un fait est un nœud : sa classe, ses rôles, son statut et les mots sur lesquels il repose.",
            "A fact is a node: its class, its roles, its status and the words it rests on.",
        ),
    ),
    (
        "entities",
        Text("Classes d'entités", "Classes of entities"),
        Text("Qui agit, sur qui et où.", "Who acts, on whom and where."),
    ),
    (
        "classes",
        Text("Autres classes", "Other classes"),
        Text(
            "Preuves, mentions, statuts, et le vocabulaire des fichiers d'acteurs.",
            "Evidence, mentions, status, and the vocabulary of the actors files.",
        ),
    ),
    (
        "direct",
        Text("Propriétés directes", "Direct properties"),
        Text(
            "« acteur P cible », énoncé pour les faits affirmés, réels et non attribués.",
            "“actor P target”, stated for facts that are affirmed, actual and not merely attributed.",
        ),
    ),
    (
        "properties",
        Text("Autres propriétés", "Other properties"),
        Text("Rôles, statut, preuves, entités, et ce qui règle le programme.", "Roles, status, evidence, entities, and what steers the program."),
    ),
    (
        "individuals",
        Text("Individus", "Individuals"),
        Text("Les valeurs de la polarité et de la modalité.", "The values of polarity and modality."),
    ),
    ("datatypes", Text("Types de données", "Datatypes"), Text("Types des notations.", "Datatypes of the notations.")),
)  # fmt: skip


def _group(graph: Graph, node: URIRef, below: Mapping[str, set[Node]], direct: set[Node]) -> str:
    types = set(graph.objects(node, RDF.type))
    if OWL.Class in types:
        return "facts" if node in below["Event"] else "entities" if node in below["Entity"] else "classes"
    if RDFS.Datatype in types:
        return "datatypes"
    if types & {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}:
        return "direct" if node in direct else "properties"
    return "individuals"


def _below(graph: Graph, root: str) -> Iterator[Node]:
    return graph.transitive_subjects(RDFS.subClassOf, URIRef(NAMESPACE + root))


# ── one term ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def _term(reference: Reference, node: URIRef, words: Mapping[str, tuple[Words, ...]]) -> Term:
    graph, name = reference.graph, _local(node)
    types = set(graph.objects(node, RDF.type))
    kind = next((Text(fr, en) for cls, fr, en in _KINDS if cls in types), None) or Text("individu", "individual")
    traits = [Text(fr, en) for cls, fr, en in _TRAITS if cls in types]
    named = Text(", ".join([kind.fr, *(t.fr for t in traits)]), ", ".join([kind.en, *(t.en for t in traits)]))
    notations = {o.datatype: str(o) for o in graph.objects(node, SKOS.notation) if isinstance(o, Literal)}
    return Term(
        name=name,
        kind=named,
        label=text(graph, node, RDFS.label),
        comment=text(graph, node, RDFS.comment),
        example=text(graph, node, SKOS.example),
        lines=tuple(line for line in _lines(graph, node) if line.links),
        codes=tuple((title, notations[key]) for title, key in (("PLOVER", PLOVER), ("CAMEO", CAMEO)) if key in notations),
        rules=tuple(rule for rule in reference.rules if any(one.href == f"#{name}" for one in rule.of)),
        words=words.get(name, ()),
    )  # fmt: skip


def _lines(graph: Graph, node: URIRef) -> Iterator[Line]:
    def out(*props: URIRef) -> list[Node]:
        return [o for prop in props for o in graph.objects(node, prop)]

    def into(prop: URIRef) -> list[Node]:
        return list(graph.subjects(prop, node))

    kinds = [o for o in out(RDF.type) if str(o).startswith(NAMESPACE)]
    yield _line(graph, "est un", "is a", kinds)
    yield _line(graph, "sous-classe de", "subclass of", out(RDFS.subClassOf))
    yield _line(graph, "sous-classes", "subclasses", into(RDFS.subClassOf))
    yield _line(graph, "sous-propriété de", "subproperty of", out(RDFS.subPropertyOf))
    yield _line(graph, "sous-propriétés", "subproperties", into(RDFS.subPropertyOf))
    yield _line(graph, "domaine", "domain", out(RDFS.domain))
    yield _line(graph, "image", "range", out(RDFS.range))
    yield _line(graph, "inverse", "inverse", [*out(OWL.inverseOf), *into(OWL.inverseOf)])
    yield _line(graph, "disjointe de", "disjoint with", [*out(OWL.disjointWith), *into(OWL.disjointWith)])
    yield _line(graph, "équivalente à", "equivalent to", out(OWL.equivalentClass, OWL.equivalentProperty))
    yield _line(graph, "propriété directe", "direct property", out(_DIRECT))
    yield _line(graph, "directe de la classe", "direct for the class", into(_DIRECT))
    yield _line(graph, "domaine de", "domain of", into(RDFS.domain))
    yield _line(graph, "image de", "range of", into(RDFS.range))
    yield _line(graph, "individus", "individuals", [s for s in into(RDF.type) if str(s).startswith(NAMESPACE)])
    yield _line(graph, "proche de", "close match", out(SKOS.closeMatch, SKOS.exactMatch))
    yield _line(graph, "voir aussi", "see also", out(RDFS.seeAlso))


def _line(graph: Graph, fr: str, en: str, nodes: Iterable[Node]) -> Line:
    links = {one for node in nodes for one in _links(graph, node)}
    return Line(Text(fr, en), tuple(sorted(links, key=lambda one: (one.name.lower(), one.href))))


def _links(graph: Graph, node: Node) -> Iterator[Link]:
    """A term, or the members of a union, an intersection or a list of values that has no name."""
    if isinstance(node, URIRef):
        yield link(node, graph)
        return
    for prop in (OWL.unionOf, OWL.intersectionOf, OWL.oneOf):
        for members in graph.objects(node, prop):
            for member in Collection(graph, members):
                yield from _links(graph, member)


def _local(node: Node) -> str:
    return str(node).removeprefix(NAMESPACE)


# ── shapes ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _rules(shapes: Graph) -> Iterator[Rule]:
    """Each shape that a report may name, by name."""
    for shape in sorted({s for s in shapes.subjects(RDF.type) if str(s).startswith(SHAPES)}, key=str):
        carriers = [shape, *shapes.objects(shape, SH.sparql)]
        message = next((text(shapes, one, SH.message) for one in carriers if (one, SH.message, None) in shapes), None)
        if message is None:  # only gathers others
            continue
        holders = set(shapes.subjects(SH.property, shape))
        targets = {t for one in (shape, *holders) for t in shapes.objects(one, SH.targetClass)}
        paths = {p for p in shapes.objects(shape, SH.path) if isinstance(p, URIRef)}
        subjects = set(shapes.objects(shape, SH.targetSubjectsOf)) if not targets else set()
        severity = shapes.value(shape, SH.severity)
        yield Rule(
            name=str(shape).removeprefix(SHAPES),
            message=message,
            warning=severity == SH.Warning,
            of=tuple(Link(short(n), f"#{_local(n)}" if str(n).startswith(NAMESPACE) else str(n)) for n in sorted({*targets, *paths, *subjects}, key=str)),
            asks=" · ".join(_asks(shapes, shape)),
        )  # fmt: skip


def _asks(shapes: Graph, shape: Node) -> Iterator[str]:
    least, most = (shapes.value(shape, prop) for prop in (SH.minCount, SH.maxCount))
    if least is not None and least == most:
        yield f"exactly {least}"
    else:
        yield from (f"{word} {n}" for word, n in (("at least", least), ("at most", most)) if n is not None)
    for prop in (SH["class"], SH.datatype, SH.nodeKind):
        yield from sorted(short(o) for o in shapes.objects(shape, prop))
    for prop, sign in (
        (SH.minInclusive, "≥"),
        (SH.maxInclusive, "≤"),
        (SH.lessThan, "<"),
        (SH.equals, "="),
        (SH.disjoint, "≠"),
    ):
        yield from sorted(f"{sign} {short(o)}" for o in shapes.objects(shape, prop))
    for members in shapes.objects(shape, SH["in"]):
        yield "one of " + ", ".join(short(m) for m in Collection(shapes, members))
    for prop in (SH["or"], SH["not"]):
        for members in shapes.objects(shape, prop):
            parts = list(Collection(shapes, members)) if prop == SH["or"] else [members]
            inner = [" · ".join(_with_path(shapes, part)) for part in parts]
            yield (
                "either " if prop == SH["or"] and len(inner) > 1 else "not " if prop == SH["not"] else ""
            ) + " or ".join(inner)
    for pattern in sorted(shapes.objects(shape, SH.pattern)):
        yield f"matches {pattern}"
    if (shape, SH.minLength, None) in shapes:
        yield "not empty"
    if (shape, SH.sparql, None) in shapes:
        yield "SPARQL"


def _with_path(shapes: Graph, part: Node) -> Iterator[str]:
    for inner in (part, *shapes.objects(part, SH.property)):
        path = shapes.value(inner, SH.path)
        asked = list(_asks(shapes, inner))
        value = shapes.value(inner, SH.hasValue)
        if value is not None:
            asked.append(short(value))
        if asked:
            yield " ".join([*([short(path)] if path is not None else []), *asked])


# ── lexicon, heading ──────────────────────────────────────────────────────────────────────────────────────────────────
def _words() -> Mapping[str, tuple[Words, ...]]:
    """By class. Support verbs are left out: alone they evoke nothing."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, lemmas in load_knowledge().lexicon.senses.items():
        for senses in lemmas.values():
            for sense in senses:
                if sense.cls is not None:
                    found[sense.cls][kind].add(_shown(sense.lemma) if sense.pronominal else sense.lemma)
    return {
        cls: tuple(
            Words(Text(fr, en), tuple(sorted(kinds[kind], key=_plain)))
            for kind, fr, en in _KINDS_OF_WORDS
            if kind in kinds
        )
        for cls, kinds in found.items()
    }


def _shown(lemma: str) -> str:
    return f"s'{lemma}" if _VOWEL.match(lemma) else f"se {lemma}"


def _plain(word: str) -> tuple[str, str]:
    bare = word.removeprefix("se ").removeprefix("s'").lower()
    return bare.translate(str.maketrans("àâäçéèêëîïôöûùüœ", "aaaceeeeiioouuuo")), word


def _about(graph: Graph) -> Mapping[str, object]:
    def all_of(prop: URIRef) -> list[str]:
        return sorted(str(o) for o in graph.objects(ONTOLOGY, prop))

    return {
        "title": text(graph, ONTOLOGY, DCTERMS.title),
        "description": text(graph, ONTOLOGY, DCTERMS.description),
        "iri": str(ONTOLOGY),
        "namespace": NAMESPACE,
        "prefix": all_of(VANN.preferredNamespacePrefix)[0],
        "version": all_of(OWL.versionInfo)[0],
        "version_iri": all_of(OWL.versionIRI)[0],
        "prior": all_of(OWL.priorVersion),
        "licence": all_of(DCTERMS.license),
        "creators": all_of(DCTERMS.creator),
        "see_also": all_of(RDFS.seeAlso),
    }
