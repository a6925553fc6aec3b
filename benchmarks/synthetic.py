"""Large graphs with the structure of real ones: the dispatches of seeds/ told again and again of other people.

Each copy of a dispatch is an article of its own (own facts, evidence, mentions and things that it alone speaks of), on
another day, with other countries, persons and places drawn by Zipf's law, and their names in its sentences. Run as a
script it prints what such a graph holds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import RDF, Graph, Literal, URIRef

from kg.conllu import read_conllu
from kg.graph.assemble import assemble
from kg.graph.rdf import by_article, line
from kg.graph.vocabulary import DEFAULT_BASE, DIP
from kg.pipeline import extract_article, load_knowledge
from kg.records import ParsedArticle

ROOT = Path(__file__).resolve().parents[1]
PARSES = ROOT / "tests" / "queries" / "seeds.conllu"
_ENTITY = re.compile(rf"<{re.escape(DEFAULT_BASE)}entity/[^>]*>")
_OWN = re.compile(rf"<{re.escape(DEFAULT_BASE)}(fact|evidence|assertion|article)/([^>#]*)")
_OWN_ENTITY = re.compile(rf"<{re.escape(DEFAULT_BASE)}entity/([^>/]*)/")
_DATE = re.compile(r'"(\d{4}-\d\d-\d\d)"\^\^<http://www.w3.org/2001/XMLSchema#date>')
_MOST_DAYS = 3650
# How many there are to draw from, by class; what is not here stays what it is.
POOLS = {"Person": 3000, "City": 600, "Country": 195, "GovernmentBody": 800, "InternationalOrganization": 120}
_STEMS = (
    "ba be bo cha da dé do fa ga go ha jo ka ki la lé lo ma mi mo na né no pa pé ra ri ro sa si ta té to va vi".split()
)


@dataclass(frozen=True, slots=True)
class Template:
    """What one dispatch says, as lines of N-Triples; entities that other articles share are to be replaced."""

    article: str  # IRI
    lines: tuple[str, ...]
    facts: int
    shared: tuple[tuple[str, str, str], ...]  # <iri>, class, label


def seeds_graph() -> Graph:
    """The graph of the seeds, from the frozen parses of the tests: no model is loaded."""
    knowledge = load_knowledge()
    parses = read_conllu(PARSES.read_text(encoding="utf-8").split("\n"), stem="seeds", origin=str(PARSES))
    return assemble([extract_article(p, knowledge=knowledge) for p in parses if isinstance(p, ParsedArticle)])


@cache
def _name(number: int) -> str:
    """A name that no other number has."""
    first, second = divmod(number, len(_STEMS) ** 2)
    syllables = [_STEMS[first % len(_STEMS)], *(_STEMS[i] for i in divmod(second, len(_STEMS)))]
    return "".join(syllables).capitalize() + (str(first // len(_STEMS)) if first >= len(_STEMS) else "")


def templates(graph: Graph) -> list[Template]:
    """One for each article."""
    found = []
    classes = {s: str(o).rpartition("#")[2] for s, o in graph.subject_objects(RDF.type)}
    labels = {s: str(o) for s, p, o in graph if str(p).endswith("#label") and isinstance(o, Literal)}
    for name, triples in sorted(by_article(graph).items(), key=str):
        if name is None:
            continue
        told = {t for triple in triples for t in triple if isinstance(t, URIRef)}
        own = {t for t in told if _OWN_ENTITY.match(t.n3())}
        lines = [line(triple) for triple in (*triples, *(t for e in own for t in graph.triples((e, None, None))))]
        shared = [(t.n3(), classes.get(t, ""), labels.get(t, "")) for t in told - own if _ENTITY.match(t.n3())]
        facts = sum(1 for t in told if (t, DIP.polarity, None) in graph)
        found.append(
            Template(str(name), tuple(sorted(set(lines))), facts, tuple(sorted(x for x in shared if x[1] in POOLS)))
        )
    return found


class Pool:
    """The entities that copies draw from: the real ones first, then invented ones, rarer the later they come."""

    def __init__(self, graph: Graph, chance: random.Random) -> None:
        self._chance = chance
        self.members: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for cls, size in POOLS.items():
            for node in sorted(graph.subjects(RDF.type, DIP[cls])):
                label = next((str(o) for _, p, o in graph.triples((node, None, None)) if str(p).endswith("#label")), "")
                if not _OWN_ENTITY.match(node.n3()):
                    self.members[cls].append((node.n3(), label))
            for number in range(size - len(self.members[cls])):
                name = _name(number + 1 + list(POOLS).index(cls) * 5000)
                label = f"{_name(number % 900)} {name}" if cls == "Person" else name
                self.members[cls].append((f"<{DEFAULT_BASE}entity/{cls}_{number}>", label))
        self._weights = {
            cls: list(itertools.accumulate(1 / (rank + 8) for rank in range(len(m)))) for cls, m in self.members.items()
        }

    def draw(self, cls: str) -> tuple[str, str]:
        return self._chance.choices(self.members[cls], cum_weights=self._weights[cls])[0]

    def lines(self) -> Iterator[str]:
        """What describes the invented ones."""
        countries = [iri for iri, _ in self.members["Country"]]
        for cls, members in self.members.items():
            for iri, label in members:
                if f"/entity/{cls}_" in iri:
                    yield f"{iri} <{RDF.type}> <{DIP[cls]}>"
                    yield f'{iri} <http://www.w3.org/2000/01/rdf-schema#label> "{label}"@fr'
                    yield f'{iri} <http://www.w3.org/2004/02/skos/core#altLabel> "M. {label.split()[-1]}"@fr'
                    if cls != "Country":
                        yield f"{iri} <{DIP.country}> {self._chance.choice(countries)}"


def quads(facts: int, *, seed: int = 1, graph: Graph | None = None) -> Iterator[str]:
    """N-Quads of a graph of about so many facts: articles as named graphs, the rest in the default graph."""
    chance = random.Random(seed)
    real = graph if graph is not None else seeds_graph()
    plans, pool = templates(real), Pool(real, chance)
    for triple in by_article(real)[None]:
        if not _OWN_ENTITY.match(triple[0].n3()):
            yield f"{line(triple)} .\n"
    for described in pool.lines():
        yield f"{described} .\n"
    made = number = 0
    while made < facts:
        plan = plans[number % len(plans)]
        yield from _copy(plan, number, pool, chance)
        made += plan.facts
        number += 1


def _copy(plan: Template, number: int, pool: Pool, chance: random.Random) -> Iterator[str]:
    text = " .\n".join(plan.lines)
    days = dt.timedelta(days=chance.randrange(_MOST_DAYS) - _MOST_DAYS // 2)
    drawn = {iri: pool.draw(cls) for iri, cls, _ in plan.shared}
    text = _OWN_ENTITY.sub(lambda m: f"<{DEFAULT_BASE}entity/{m[1]}-{number}/", text)
    text = _OWN.sub(lambda m: f"<{DEFAULT_BASE}{m[1]}/{m[2]}-{number}", text)
    text = _ENTITY.sub(lambda m: drawn[m[0]][0] if m[0] in drawn else m[0], text)
    text = _DATE.sub(lambda m: m[0].replace(m[1], (dt.date.fromisoformat(m[1]) + days).isoformat()), text)
    text = text.replace('/identifier> "', f'/identifier> "{number}-')
    for iri, _, label in plan.shared:
        if label:
            text = re.sub(rf"\b{re.escape(label)}\b", drawn[iri][1], text)
    name = f"<{plan.article}-{number}>"
    for told in text.split(" .\n"):
        yield f"{told} {name} .\n"


def main() -> None:
    """Print what a graph holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=2_000)
    parser.add_argument("-o", "--output", type=Path, help="write the N-Quads there")
    arguments = parser.parse_args()
    lines = list(quads(arguments.facts))
    kinds = Counter(line.split(" ", 2)[1].rpartition("#")[2].strip("<>") for line in lines)
    print(f"{len(lines)} quads of {arguments.facts} facts: {kinds.most_common(8)}")
    if arguments.output:
        arguments.output.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
