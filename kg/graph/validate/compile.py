"""From shapes to SPARQL: one SELECT for each constraint, which returns the nodes that break it.

The method is that of SHACL's own definitions (https://www.w3.org/TR/shacl/, section 4: each component there has its
SPARQL), turned from one question for each node into one question for the whole graph. What a constraint asks of *one*
value becomes an expression that is true or false and never an error, so that ``sh:or``, ``sh:not`` and nested shapes are
``||``, ``!`` and ``EXISTS``. A component that is not known here is refused, never skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, count

from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph.validate.lexical import well_formed

_DESCRIPTION = {  # what a shape may say beside its constraints
    RDF.type, SH.path, SH.message, SH.severity, SH.property, SH.targetClass, SH.targetNode, SH.targetSubjectsOf,
    SH.targetObjectsOf, SH.name, SH.description, SH.order, SH.group, SH.sparql, SH.flags, RDFS.label, RDFS.comment,
}  # fmt: skip
_VARIABLE = re.compile(r"\$(?=\w)")
_COUNTS = (SH.minCount, SH.maxCount, SH.hasValue)
_PAIRS = (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)
_KINDS = {
    SH.IRI: "isIRI({v})",
    SH.BlankNode: "isBlank({v})",
    SH.Literal: "isLiteral({v})",
    SH.BlankNodeOrIRI: "!isLiteral({v})",
    SH.BlankNodeOrLiteral: "!isIRI({v})",
    SH.IRIOrLiteral: "!isBlank({v})",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint. Its query gives ``?this``, and where it applies ``?path`` and ``?value``."""

    rule: str  # local name of the shape
    component: str  # MinCountConstraintComponent …
    query: str
    path: str  # IRI of the property in N-Triples, or ""
    severity: str
    message: str
    message_fr: str


def compile_shapes(shapes: Graph, below: Mapping[URIRef, frozenset[URIRef]]) -> tuple[Check, ...]:
    """All checks of a shapes graph, in the order of the rules' names.

    :param below: each class and the classes below it, itself included; a class that is not there stands alone.

    Raises :class:`GraphError` on a construct that cannot be compiled.
    """
    return tuple(
        sorted(_Compiler(shapes, below).checks(), key=lambda check: (check.rule, check.component, check.query))
    )


class _Compiler:
    def __init__(self, shapes: Graph, below: Mapping[URIRef, frozenset[URIRef]]) -> None:
        self._shapes = shapes
        self._below = below
        self._fresh = count(1)

    def checks(self) -> Iterator[Check]:
        targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
        for shape in sorted({s for p in targets for s in self._shapes.subjects(p)}, key=str):
            if (shape, SH.path, None) in self._shapes:
                raise self._error(shape, "is a property shape with a target of its own, which is not compiled")
            yield from self._of_node_shape(shape)

    # ── one shape ─────────────────────────────────────────────────────────────────────────────────────────────────
    def _of_node_shape(self, shape: Node) -> Iterator[Check]:
        filtering = self._target(shape)
        for component, parameter in self._components(shape):
            holds = self._value_holds(shape, component, parameter, "?this")
            query = f"SELECT DISTINCT ?this (?this AS ?value) WHERE {{ {self._targets(shape)} FILTER(!{holds}) }}"
            yield self._check(shape, shape, component, query)
        for prop in self._shapes.objects(shape, SH.property):
            yield from self._of_property(shape, prop, filtering)
        for constraint in self._shapes.objects(shape, SH.sparql):
            yield self._of_sparql(shape, constraint, filtering)

    def _of_property(self, shape: Node, prop: Node, filtering: str) -> Iterator[Check]:
        path = self._path(self._one(prop, SH.path))
        for component, parameter in self._components(prop):
            if component in _COUNTS:
                broken = self._count_fails(component, parameter, "?this", path)
                where = f"{self._targets(shape)} FILTER({broken})"
                if component == SH.maxCount:  # from the values: few nodes have too many
                    where = f"{self._too_many(parameter, '?this', path)} FILTER({filtering})"
                query = f"SELECT DISTINCT ?this WHERE {{ {where} }}"
            elif component == SH.equals:
                query = self._equals(path, parameter, filtering)
            else:
                holds = (
                    self._pair_holds(component, parameter, "?this", "?value")
                    if component in _PAIRS
                    else self._value_holds(prop, component, parameter, "?value")
                )
                where = f"?this {path} ?value . FILTER(!{holds}) FILTER({filtering})"
                query = f"SELECT DISTINCT ?this ?value WHERE {{ {where} }}"
            yield self._check(shape, prop, component, query)

    def _of_sparql(self, shape: Node, constraint: Node, filtering: str) -> Check:
        select = _VARIABLE.sub("?", str(self._one(constraint, SH.select)))
        prologue = " ".join(
            f"PREFIX {self._one(declared, SH.prefix)}: <{self._one(declared, SH.namespace)}>"
            for holder in self._shapes.objects(constraint, SH.prefixes)
            for declared in sorted(self._shapes.objects(holder, SH.declare), key=lambda d: str(self._one(d, SH.prefix)))
        )
        query = f"{prologue} SELECT * WHERE {{ {{ {select} }} FILTER({filtering}) }}"
        return self._check(shape, shape, SH.sparql, query, messages=constraint)

    def _check(
        self, shape: Node, source: Node, component: URIRef, query: str, *, messages: Node | None = None
    ) -> Check:
        path = self._shapes.value(source, SH.path)
        named = source if isinstance(source, URIRef) else shape
        texts = {
            text.language: str(text)
            for text in self._shapes.objects(messages or named, SH.message)
            if isinstance(text, Literal)
        }
        if not {"en", "fr"} <= texts.keys():
            raise self._error(named, "has no message in English and French")
        severity = self._shapes.value(source, SH.severity) or self._shapes.value(shape, SH.severity) or SH.Violation
        name = component.removeprefix(str(SH))
        return Check(
            rule=_local(named),
            component=f"{name[0].upper()}{name[1:]}ConstraintComponent".replace("Sparql", "SPARQL"),
            query=query,
            path=path.n3() if isinstance(path, URIRef) else "",
            severity=_local(severity),
            message=texts["en"],
            message_fr=texts["fr"],
        )

    # ── targets ───────────────────────────────────────────────────────────────────────────────────────────────────
    def _targets(self, shape: Node) -> str:
        """A pattern that binds ``?this`` to each target."""
        classes = self._classes(*self._shapes.objects(shape, SH.targetClass))
        patterns = [f"VALUES ?class {{ {' '.join(classes)} }} ?this a ?class ."] if classes else []
        patterns += [f"VALUES ?this {{ {node.n3()} }}" for node in self._shapes.objects(shape, SH.targetNode)]
        patterns += [f"?this {prop.n3()} ?any ." for prop in self._shapes.objects(shape, SH.targetSubjectsOf)]
        patterns += [f"?any {prop.n3()} ?this ." for prop in self._shapes.objects(shape, SH.targetObjectsOf)]
        return patterns[0] if len(patterns) == 1 else " UNION ".join(f"{{ {one} }}" for one in sorted(patterns))

    def _target(self, shape: Node) -> str:
        """An expression that is true of ``?this`` when it is a target."""
        classes = list(self._shapes.objects(shape, SH.targetClass))
        tests = [self._is_a("?this", classes)] if classes else []
        tests += [f"?this = {node.n3()}" for node in self._shapes.objects(shape, SH.targetNode)]
        tests += [f"EXISTS {{ ?this {prop.n3()} ?any }}" for prop in self._shapes.objects(shape, SH.targetSubjectsOf)]
        tests += [f"EXISTS {{ ?any {prop.n3()} ?this }}" for prop in self._shapes.objects(shape, SH.targetObjectsOf)]
        return " || ".join(sorted(tests))

    def _classes(self, *classes: Node) -> list[str]:
        every = {sub for cls in classes if isinstance(cls, URIRef) for sub in self._below.get(cls, {cls})}
        return sorted(cls.n3() for cls in every)

    def _is_a(self, var: str, classes: list[Node]) -> str:
        names, kind = self._classes(*classes), self._var()
        if len(names) == 1:
            return f"EXISTS {{ {var} a {names[0]} }}"
        return f"EXISTS {{ {var} a {kind} FILTER({kind} IN ({', '.join(names)})) }}"

    # ── what one value must be ────────────────────────────────────────────────────────────────────────────────────
    def _holds(self, shape: Node, var: str) -> str:
        """Whether a value conforms to a shape."""
        if (shape, SH.path, None) in self._shapes:
            return self._property_holds(shape, var)
        parts = [self._value_holds(shape, component, p, var) for component, p in self._components(shape)]
        parts += [self._property_holds(prop, var) for prop in self._shapes.objects(shape, SH.property)]
        return f"({' && '.join(parts) or 'true'})"

    def _property_holds(self, prop: Node, var: str) -> str:
        path, parts = self._path(self._one(prop, SH.path)), []
        for component, parameter in self._components(prop):
            if component in _COUNTS:
                parts.append(f"!({self._count_fails(component, parameter, var, path)})")
                continue
            if component == SH.equals:
                raise self._error(prop, "has sh:equals inside another shape, which is not compiled")
            value = self._var()
            holds = (
                self._pair_holds(component, parameter, var, value)
                if component in _PAIRS
                else self._value_holds(prop, component, parameter, value)
            )
            parts.append(f"NOT EXISTS {{ {var} {path} {value} FILTER(!{holds}) }}")
        return f"({' && '.join(parts) or 'true'})"

    def _value_holds(self, shape: Node, component: URIRef, parameter: Node, var: str) -> str:
        if component == SH["class"]:
            return self._is_a(var, [parameter])
        if component == SH["in"]:
            return f"COALESCE({var} IN ({', '.join(one.n3() for one in self._list(parameter))}), false)"
        if component == SH["or"]:
            return f"({' || '.join(self._holds(one, var) for one in self._list(parameter))})"
        if component == SH["and"]:
            return f"({' && '.join(self._holds(one, var) for one in self._list(parameter))})"
        if component == SH["not"]:
            return f"(!{self._holds(parameter, var)})"
        if component == SH.node:
            return self._holds(parameter, var)
        if component == SH.nodeKind and parameter in _KINDS:
            return f"({_KINDS[URIRef(str(parameter))].format(v=var)})"
        if component == SH.datatype:
            return f"(COALESCE(DATATYPE({var}) = {parameter.n3()}, false){well_formed(URIRef(str(parameter)), var)})"
        return self._text_or_number_holds(shape, component, parameter, var)

    def _text_or_number_holds(self, shape: Node, component: URIRef, parameter: Node, var: str) -> str:
        orders = {SH.minInclusive: ">=", SH.maxInclusive: "<=", SH.minExclusive: ">", SH.maxExclusive: "<"}
        if component in orders:
            return f"COALESCE({var} {orders[component]} {parameter.n3()}, false)"
        if component in {SH.minLength, SH.maxLength}:
            sign = ">=" if component == SH.minLength else "<="
            return f"(!isBlank({var}) && STRLEN(STR({var})) {sign} {parameter})"
        if component == SH.pattern:
            flags = self._shapes.value(shape, SH.flags)
            options = f", {flags.n3()}" if flags is not None else ""
            return f"(!isBlank({var}) && REGEX(STR({var}), {Literal(str(parameter)).n3()}{options}))"
        raise self._error(shape, f"uses sh:{_local(component)}, which is not compiled")

    # ── what two properties, or several values, must be ───────────────────────────────────────────────────────────
    def _pair_holds(self, component: URIRef, other: Node, this: str, value: str) -> str:
        two = self._var()
        test = {
            SH.disjoint: f"!sameTerm({value}, {two})",
            SH.lessThan: f"COALESCE({value} < {two}, false)",
            SH.lessThanOrEquals: f"COALESCE({value} <= {two}, false)",
        }[component]
        return f"(NOT EXISTS {{ {this} {other.n3()} {two} FILTER(!({test})) }})"

    def _equals(self, path: str, other: Node, filtering: str) -> str:
        one, two = (
            f"?this {a} ?value . FILTER NOT EXISTS {{ ?this {b} ?value }} FILTER({filtering})"
            for a, b in ((path, other.n3()), (other.n3(), path))
        )
        return f"SELECT DISTINCT ?this ?value WHERE {{ {{ {one} }} UNION {{ {two} }} }}"

    def _count_fails(self, component: URIRef, parameter: Node, var: str, path: str) -> str:
        if component == SH.hasValue:
            return f"NOT EXISTS {{ {var} {path} {parameter.n3()} }}"
        if component == SH.minCount:
            fewest = int(str(parameter))
            return f"NOT EXISTS {{ {self._several(fewest, var, path)} }}" if fewest else "false"
        return f"EXISTS {{ {self._too_many(parameter, var, path)} }}"

    def _too_many(self, parameter: Node, var: str, path: str) -> str:
        return self._several(int(str(parameter)) + 1, var, path)

    def _several(self, number: int, var: str, path: str) -> str:
        """A pattern that matches when there are at least so many different values."""
        values = [self._var() for _ in range(number)]
        patterns = " ".join(f"{var} {path} {value} ." for value in values)
        different = " && ".join(f"!sameTerm({one}, {two})" for one, two in combinations(values, 2))
        return f"{patterns} FILTER({different})" if different else patterns

    # ── reading the shapes ────────────────────────────────────────────────────────────────────────────────────────
    def _components(self, shape: Node) -> Iterator[tuple[URIRef, Node]]:
        if {SH.path, SH.property} <= set(self._shapes.predicates(shape)):
            raise self._error(shape, "has sh:property beside sh:path, which is not compiled")
        for predicate, parameter in sorted(self._shapes.predicate_objects(shape), key=lambda pair: str(pair[0])):
            if isinstance(predicate, URIRef) and predicate.startswith(str(SH)) and predicate not in _DESCRIPTION:
                yield predicate, parameter

    def _path(self, path: Node) -> str:
        if isinstance(path, URIRef):
            return path.n3()
        inverse = self._shapes.value(path, SH.inversePath)
        if inverse is not None:
            return f"^({self._path(inverse)})"
        choice = self._shapes.value(path, SH.alternativePath)
        if choice is not None:
            return f"({'|'.join(self._path(one) for one in self._list(choice))})"
        if (path, RDF.first, None) in self._shapes:
            return f"({'/'.join(self._path(one) for one in self._list(path))})"
        raise self._error(path, "has a path that is not compiled")

    def _list(self, node: Node) -> list[Node]:
        return list(Collection(self._shapes, node))

    def _one(self, node: Node, prop: URIRef) -> Node:
        found = self._shapes.value(node, prop)
        if found is None:
            raise self._error(node, f"has no sh:{_local(prop)}")
        return found

    def _error(self, node: Node, what: str) -> GraphError:
        name = "a nested shape" if isinstance(node, BNode) else f"shape {_local(node)}"
        return GraphError(f"{name} {what}", where="shapes.ttl", mend="see kg/graph/validate/compile.py")

    def _var(self) -> str:
        return f"?v{next(self._fresh)}"


def _local(node: Node) -> str:
    return str(node).rpartition("#")[2]
