"""The other syntaxes of RDF. Sorted, so that the same graph gives the same bytes.

In TriG and N-Quads each article is a named graph, named by the article's own IRI, that holds its text, its evidence and
the facts that rest on it; what belongs to no article (entities, posts, times) is in the default graph, and so is what is
said of the named graphs: title, date, source and address of each article, and what made it.
A fact that two articles tell stands in both graphs. Reading all graphs together gives the graph back.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from xml.sax.saxutils import escape, quoteattr

from rdflib import PROV, RDF, SDO, BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import OutputError
from kg.graph.serialize import Style, base_of, namespaces, style_of, to_turtle
from kg.graph.terms import sort_key
from kg.graph.vocabulary import DIP, NIF, base_prefixes
from kg.ontology import NAMESPACE, load_ontology

Triple = tuple[Node, Node, Node]

_XML_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def ntriples(graph: Graph) -> str:
    """One triple a line, sorted."""
    return "".join(f"{line(triple)} .\n" for triple in sorted(graph, key=sort_key))


def nquads(graph: Graph) -> str:
    """One quad a line, sorted by graph (the default graph first)."""
    parts = _with_provenance_apart(by_article(graph))
    lines = [f"{line(triple)} .\n" for triple in sorted(parts[None], key=sort_key)]
    for name in sorted(name for name in parts if name is not None):
        lines += [f"{line(triple)} {name.n3()} .\n" for triple in sorted(parts[name], key=sort_key)]
    return "".join(lines)


def trig(graph: Graph) -> str:
    """A Turtle block for the default graph and one for each article."""
    parts, style = _with_provenance_apart(by_article(graph)), style_of(graph)
    header, default = _header_and_body(parts[None], style)
    blocks = [default]
    for name in sorted(name for name in parts if name is not None):
        more, body = _header_and_body(parts[name], style)
        header |= more
        indented = "\n".join(f"    {line}" if line else "" for line in body.rstrip().split("\n"))
        blocks.append(f"{name.n3()} {{\n{indented}\n}}\n")
    return "\n".join(["\n".join(sorted(header)) + "\n", *blocks])


def jsonld(graph: Graph) -> str:
    """JSON-LD, compact, with its context: one object for each node, in the order of the IRIs."""
    prefixes = {prefix: ns for ns, prefix in namespaces(graph).items()} | base_prefixes(base_of(graph))
    iris = {str(t) for triple in graph for t in triple if isinstance(t, URIRef)}
    iris |= {str(o.datatype) for o in graph.objects() if isinstance(o, Literal) and o.datatype}
    context = {
        prefix: ns for prefix, ns in sorted(prefixes.items()) if prefix != "kg" and any(i.startswith(ns) for i in iris)
    }
    text = _sorted_copy(graph).serialize(format="json-ld", context=context, auto_compact=False, sort_keys=True)
    document = json.loads(text) or {"@context": {}, "@graph": []}
    nodes = document.get("@graph")
    if isinstance(nodes, list):
        document["@graph"] = sorted(nodes, key=lambda node: str(node.get("@id")))
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def rdfxml(graph: Graph) -> str:
    """RDF/XML, one description for each node. (rdflib's own writer orders nodes by hash.)

    Raises :class:`OutputError` on a property that XML cannot name.
    """
    known = namespaces(graph)
    used: dict[str, str] = {str(RDF): "rdf"}
    blocks: list[str] = []
    for subject, triples in groupby(sorted(graph, key=sort_key), key=lambda triple: triple[0]):
        reference = "nodeID" if isinstance(subject, BNode) else "about"
        lines = [f"  <rdf:Description rdf:{reference}={quoteattr(str(subject))}>"]
        lines += [f"    {_element(_xml_name(predicate, known, used), object_)}" for _, predicate, object_ in triples]
        blocks.append("\n".join([*lines, "  </rdf:Description>"]))
    header = "".join(f"\n  xmlns:{prefix}={quoteattr(ns)}" for ns, prefix in sorted(used.items(), key=itemgetter(1)))
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', f"<rdf:RDF{header}>", *blocks, "</rdf:RDF>"]) + "\n"


def _xml_name(predicate: Node, known: dict[str, str], used: dict[str, str]) -> str:
    match = _XML_NAME.search(str(predicate))
    if match is None:
        raise OutputError(f"RDF/XML cannot name the property {predicate}", mend="choose another format")
    namespace = str(predicate)[: match.start()]
    prefix = used.setdefault(namespace, known.get(namespace, f"ns{len(used)}"))
    return f"{prefix}:{match.group()}"


def _element(name: str, value: Node) -> str:
    if not isinstance(value, Literal):
        reference = "nodeID" if isinstance(value, BNode) else "resource"
        return f"<{name} rdf:{reference}={quoteattr(str(value))}/>"
    tail = f" xml:lang={quoteattr(value.language)}" if value.language else ""
    tail += f" rdf:datatype={quoteattr(str(value.datatype))}" if value.datatype else ""
    text = escape(_NOT_IN_XML.sub("\ufffd", str(value)), {"\r": "&#13;"})
    return f"<{name}{tail}>{text}</{name}>"


def by_article(graph: Graph) -> dict[URIRef | None, list[Triple]]:
    """The triples of each article's named graph, and under ``None`` those of the default graph."""
    owners: dict[Node, set[URIRef]] = defaultdict(set)
    for article in graph.subjects(RDF.type, SDO.NewsArticle):
        if isinstance(article, URIRef):
            owners[article].add(article)
            for part in (*graph.subjects(PROV.wasDerivedFrom, article), *graph.subjects(NIF.referenceContext, article)):
                owners[part].add(article)
    for owner, evidence in graph.subject_objects(DIP.evidence):
        owners[owner] |= owners.get(evidence, set())
    direct = _owners_of_direct_triples(graph, owners)
    parts: dict[URIRef | None, list[Triple]] = {None: []}
    for triple in graph:
        for name in owners.get(triple[0]) or direct.get(triple) or (None,):
            parts.setdefault(name, []).append(triple)
    return parts


def _with_provenance_apart(parts: dict[URIRef | None, list[Triple]]) -> dict[URIRef | None, list[Triple]]:
    """What is said of a named graph belongs to the default graph; the article's text stays with its offsets."""
    apart: dict[URIRef | None, list[Triple]] = {None: list(parts[None])}
    for name, triples in parts.items():
        if name is None:
            continue
        about = {t for t in triples if t[0] == name and not (str(t[1]).startswith(str(NIF)) or t[2] == NIF.Context)}
        apart[None] += about
        apart[name] = [triple for triple in triples if triple not in about]
    return apart


def _owners_of_direct_triples(graph: Graph, owners: dict[Node, set[URIRef]]) -> dict[Triple, set[URIRef]]:
    """A direct triple or a static relation belongs to the articles whose facts it repeats."""
    found: dict[Triple, set[URIRef]] = defaultdict(set)
    ontology = load_ontology()
    for event in ontology.events.values():
        for fact in graph.subjects(RDF.type, URIRef(NAMESPACE + event.name)) if event.direct else ():
            prop = URIRef(f"{NAMESPACE}{event.direct}")
            both = [*graph.objects(fact, DIP.actor), *graph.objects(fact, DIP.target)]
            for one in both:
                for other in both:
                    found[one, prop, other] |= owners.get(fact, set())
    for assertion in graph.subjects(RDF.type, DIP.Assertion):
        subject, predicate, object_ = (graph.value(assertion, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        if subject is not None and predicate is not None and object_ is not None:
            found[subject, predicate, object_] |= owners.get(assertion, set())
    return found


def line(triple: Triple) -> str:
    """A triple as N-Triples has it, without the full stop."""
    return " ".join(_n3(term) for term in triple)


def _n3(term: Node) -> str:
    if not isinstance(term, Literal):
        return term.n3()
    text = str(term).translate(_ESCAPES)
    tail = f"@{term.language}" if term.language else f"^^<{term.datatype}>" if term.datatype else ""
    return f'"{text}"{tail}'


def _header_and_body(triples: Iterable[Triple], style: Style) -> tuple[set[str], str]:
    part = Graph(bind_namespaces="none")
    for triple in triples:
        part.add(triple)
    header, _, body = to_turtle(part, style=style).partition("\n\n")
    return set(header.splitlines()), body


def _sorted_copy(graph: Graph) -> Graph:
    """A copy filled in order: rdflib's writers go through a graph as it was filled."""
    copy = Graph(bind_namespaces="none")
    for namespace, prefix in sorted(namespaces(graph).items()):
        copy.bind(prefix, namespace)
    for triple in sorted(graph, key=sort_key):
        copy.add(triple)
    return copy


def as_dataset(graph: Graph) -> Dataset:
    """The same as a dataset of named graphs, for stores."""
    dataset = Dataset()
    for name, triples in by_article(graph).items():
        target = dataset.default_graph if name is None else dataset.graph(name)
        for triple in triples:
            target.add(triple)
    return dataset
