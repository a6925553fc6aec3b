"""« a annoncé qu'il aiderait X », « a fait savoir qu'elle boycotterait Y »: to announce one's own act is to promise it, or to threaten with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.candidate import Candidate
from kg.extract.clause import Clauses
from kg.extract.factuality.tense import finite
from kg.ontology import load_ontology
from kg.records import Word

GIVING = frozenset(
    "AID CONCEDE COOPERATE SUPPORT AGREE RETREAT".split()
)  # PLOVER codes of what one likes to be promised
HARMING = frozenset("SANCTION COERCE FIGHT ASSAULT MOBILIZE REJECT PROTEST".split())
THEY = frozenset({"il", "elle", "ils", "elles"})


def announced(clauses: Clauses, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, statements of what the speaker is going to do turned into pledges and threats."""
    known = list(found)
    by_word = {c.word: c for c in known}
    for candidate in known:
        act = _own_act(clauses, candidate, by_word) if candidate.cls == "Statement" else None
        cls = _kind(clauses, act) if act is not None else None
        if act is None or cls is None:
            yield candidate
            continue
        targets = tuple(replace(p, rule="announced") for p in act.of("target"))
        yield replace(
            candidate,
            cls=cls,
            rule=f"{candidate.rule}, announced",
            participants=(*candidate.of("actor"), *targets) if targets else candidate.participants,
        )


def _kind(clauses: Clauses, act: Candidate) -> str | None:
    event = load_ontology().events.get(act.cls)
    code = event.plover if event is not None else None
    if act.polarity == "negated":
        return None
    if act.cls == "Abstention" or (act.cls == "Withdrawal" and _on_condition(clauses, act)):
        return "Threat"  # a boycott; « retirer ses troupes à moins que … »
    return "Pledge" if code in GIVING else "Threat" if code in HARMING else None


def _on_condition(clauses: Clauses, act: Candidate) -> bool:
    tree = clauses.tree
    conditional = clauses.knowledge.grammar["conditional"]
    return any(tree.mark(c) in conditional for c in tree.children(tree.word(act.word), "advcl"))


def _own_act(clauses: Clauses, statement: Candidate, by_word: dict[int, Candidate]) -> Candidate | None:
    """The act to come that the clause of a statement tells, when its subject is a pronoun, the speaker."""
    if statement.clause is None:
        return None
    verb = clauses.tree.word(statement.clause)
    if not _to_come(clauses, verb):
        return None
    act = next((by_word[w.id] for w in (verb, *clauses.tree.children(verb, "xcomp")) if w.id in by_word), None)
    subjects = [clauses.tree.word(s.word) for s in clauses.subjects(verb)]
    same = subjects and all(s.upos == "PRON" and s.form.casefold() in THEY for s in subjects)
    return act if same and act is not None and not act.nominal else None


def _to_come(clauses: Clauses, verb: Word) -> bool:
    """Future, future in the past (a conditional in form), « aller » before an infinitive."""
    form = finite(clauses, verb)
    if form is None:
        return False
    future = form.feat("Tense") == "Fut" or form.feat("Mood") == "Cnd"
    going = verb.lemma.casefold() == "aller" and any(
        clauses.is_infinitive(x) for x in clauses.tree.children(verb, "xcomp")
    )
    return (future and not clauses.tree.children(verb, "aux:tense")) or going
