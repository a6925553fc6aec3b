"""What may be the answer: the classes, post, country or group that « quel ministre iranien … » asks for."""

from __future__ import annotations

from rdflib import URIRef

from kg.ask.constrain import Constrainer
from kg.ask.frame import Holding, Variable
from kg.ask.wording import load_wording
from kg.mention.typing import AGENTS
from kg.ontology import load_ontology
from kg.records import Word

WHO = (*sorted(AGENTS - {"City"}), "City", "Region", "Entity")  # entities that act
WHERE = ("City", "Country", "Region", "GovernmentBody", "InternationalOrganization")


def open_place(constrainer: Constrainer, word: Word, asks: str, role: str, kind: str | None) -> Variable:
    """The variable that a question word stands for.

    :param asks: who, what, where or which.
    :param kind: a class that the opening words ask for (« dans quel pays »).
    """
    constrainer.read.add(word.id)
    if asks == "where":
        return Variable(role, kinds=(kind,) if kind else WHERE)
    if asks == "what":
        return Variable(role, things=True)
    if asks == "which":
        return _which(constrainer, word, role)
    return Variable(role, kinds=below(WHO))


def below(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Classes with their subclasses."""
    ontology = load_ontology()
    out = [name for name in ontology.entities if any(ontology.is_a(name, kind) for kind in kinds)]
    return tuple(sorted({*out, *(kind for kind in kinds if kind in ontology.terms)}))


def _which(constrainer: Constrainer, word: Word, role: str) -> Variable:
    """« quels pays », « quel ministre iranien », « quels pays du Golfe »."""
    clauses, entities = constrainer.clauses, constrainer.entities
    mention = clauses.mentions.of(word)
    constrainer.read |= {w.id for w in clauses.tree.children(word, "det", "case")}
    if word.lemma.casefold() in load_wording()["anybody"] or mention is None:
        return Variable(role, kinds=below(WHO))
    if mention.ids:
        actor = constrainer.knowledge.actors.by_id[mention.ids[0]]
        constrainer.read |= {w.id for w in clauses.tree.words if mention.begin <= w.begin < mention.end}
        members = (entities.by_key(f"entity/{m}") for m in actor.members)
        return Variable(role, kinds=below(WHO), among=tuple(one.iri for one in members if one is not None))
    country = _country(constrainer, word, mention.country)
    if mention.role is not None or _is_role(constrainer, word):
        label = _role_label(constrainer, word, mention.role)
        constrainer.read |= {
            w.id for w in clauses.tree.words if mention.begin <= w.begin < mention.end and mention.role
        }
        holding = Holding(label, None, _holders(constrainer, label, mention.country))
        return Variable(role, kinds=("Person",), holding=holding, country=country)
    if mention.kind in AGENTS or mention.kind == "Region":
        kind = "Person" if mention.kind == "Group" and mention.category == "agent" else mention.kind
        return Variable(role, kinds=below((kind,)), country=country)
    return Variable(role, things=True, called=constrainer.called(word))


def _country(constrainer: Constrainer, word: Word, id: str | None) -> URIRef | None:
    """The country of « iranien » or « de l'Iran » beside the noun, taken as read."""
    if id is None:
        return None
    known = constrainer.entities.by_key(f"entity/{id}")
    tree = constrainer.clauses.tree
    for child in tree.children(word, "amod", "nmod"):
        mention = constrainer.clauses.mentions.of(child)
        if mention is not None and (id in mention.ids or mention.country == id):
            constrainer.read |= {w.id for w in tree.subtree(child)}
    return known.iri if known else URIRef(constrainer.entities.base + f"entity/{id}")


def _is_role(constrainer: Constrainer, word: Word) -> bool:
    return bool(constrainer.knowledge.roles.wordings.get(word.lemma.casefold()))


def _role_label(constrainer: Constrainer, word: Word, role: str | None) -> str:
    return constrainer.knowledge.roles.roles[role].label if role else word.lemma.casefold()


def _holders(constrainer: Constrainer, label: str, country: str | None) -> tuple[tuple[URIRef, str, str], ...]:
    """People of the graph who, by what the package knows, hold or held a post of this name."""
    roles = constrainer.knowledge.roles.roles.values()
    named = frozenset(r.id for r in roles if r.label == label or r.label.split()[0] == label)
    return constrainer.holders(named, frozenset({country} if country else ()))
