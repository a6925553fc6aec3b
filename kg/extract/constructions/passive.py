"""« L'initiative est rejetée par la Russie », « l'accord se négocie »: the surface subject is the object, the agent the subject."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    """The surface subject as the object, the agent as the subject."""
    if not clauses.is_passive(word):
        return
    for subject in clauses.subjects(word):
        yield Argument("obj", subject.word, subject.rule if "passive" in subject.rule else f"passive+{subject.rule}")
    below = [c for s in clauses.tree.children(word, "obl", "nsubj") for c in clauses.tree.children(s, "nmod")]
    own = clauses.tree.children(word, "obl", "nmod")
    sure = any(a.deprel == "obl:agent" or clauses.tree.marker(a) == "par" for a in own)
    for agent in own if sure else (*own, *(b for b in below if b.id > word.id)):
        marker = clauses.tree.marker(agent)
        if agent.deprel == "obl:agent" or (marker == "par" and not _means(clauses, agent)):
            yield Argument("subj", agent.id, "passive", marker)


def _means(clauses: Clauses, agent: Word) -> bool:
    """« par téléphone », « par décret »: a bare noun is a means, not an agent."""
    return agent.upos == "NOUN" and not clauses.tree.children(agent, "det", "nummod", "amod")
