"""Bring the French treebanks to one annotation, that of GSD and Sequoia.

The treebanks were made by different teams and differ where it hurts a model trained on
their union. What is changed, and why:

* *Relations.* Subtypes that GSD and Sequoia share stay (``obl:arg``, ``obl:mod``,
  ``obl:agent``, ``expl:subj``, ``expl:pass``, ``expl:pv``, ``expl:comp``, ``aux:tense``,
  ``aux:pass``, ``aux:caus``, ``nsubj:pass``, ``nsubj:caus``, ``acl:relcl``,
  ``advcl:cleft``, ``flat:name``, ``flat:foreign``). Subtypes that only one of them uses go
  to their parent (``obj:lvc``, ``dep:comp``, ``nsubj:outer``, ``parataxis:insert`` ...).
* *PUD's bare* ``obl`` becomes ``obl:agent`` when « par » introduces it below a passive or a
  participle, and otherwise what GSD and Sequoia most often say of the same verb and
  preposition, then of the same preposition: ``obl:arg`` or ``obl:mod``.
* *Reflexives.* « se » is ``obj`` everywhere in PUD and ``expl:comp`` in FQB; both become
  what GSD and Sequoia most often say of the same verb, ``expl:pv`` for unseen verbs.
* *Slips of PUD*: « de l' » as a fixed determiner inside a noun phrase, relative « dont »
  and conjunction « que » as ADP, « Mais » as ``discourse``.
* *Features.* Only those that all treebanks know (see ``FEATURES``); ``Voice=Pass`` is added
  to participles of PUD and FQB by the rule that GSD and Sequoia follow. Names and numerals
  have neither gender nor number (each treebank does as it likes), a determiner that shows no
  gender has none (« les », « l' », « leur »), and possessives have the owner's person and
  number by their form.
* *Lemmas.* Pronouns of FQB and PUD take the lemma of GSD and Sequoia (« il » → *lui*,
  « se » → *soi*); a lemma that is missing or joins several words is looked up by form and
  category, and left to ``_`` (which lemma training skips) when nothing is known.

The reporting files are harmonised by the same rules, so no score depends on a convention
that the models never saw; relation subtypes do not count in the LAS of CoNLL 2018.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.parse.train.treebanks import Row, Tree

__all__ = ["FEATURES", "Conventions", "harmonise", "learn_conventions"]

FEATURES = frozenset(
    {
        "Definite",
        "Foreign",
        "Gender",
        "Mood",
        "Number",
        "Number[psor]",
        "Person",
        "Person[psor]",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    }
)

_KEPT_SUBTYPES = frozenset(
    {
        "acl:relcl",
        "advcl:cleft",
        "aux:caus",
        "aux:pass",
        "aux:tense",
        "expl:comp",
        "expl:pass",
        "expl:pv",
        "expl:subj",
        "flat:foreign",
        "flat:name",
        "nsubj:caus",
        "nsubj:pass",
        "obl:agent",
        "obl:arg",
        "obl:mod",
    }
)

_K = TypeVar("_K")

_GENDERS = frozenset({"Gender=Masc", "Gender=Fem"})
_NUMBERS = frozenset({"Number=Sing", "Number=Plur"})
_OWNERS = {
    ("mon", "ma", "mes"): ("Sing", "1"),
    ("ton", "ta", "tes"): ("Sing", "2"),
    ("son", "sa", "ses"): ("Sing", "3"),
    ("notre", "nos"): ("Plur", "1"),
    ("votre", "vos"): ("Plur", "2"),
    ("leur", "leurs"): ("Plur", "3"),
}
_POSSESSIVES = {
    form: (f"Number[psor]={number}", f"Person[psor]={person}")
    for forms, (number, person) in _OWNERS.items()
    for form in forms
}
_PLURAL_POSSESSIVES = frozenset({"mes", "tes", "ses", "notre", "nos", "votre", "vos", "leur", "leurs"})
_GENDERLESS = frozenset({"les", "l'", "des", "ces", "d'", "de", "plusieurs", "chaque", "quelques", "deux"})

_REFERENCE = ("gsd-dev", "gsd-test", "sequoia-train", "sequoia-dev", "sequoia-test")
_LEARNT_FROM = ("gsd-dev", "sequoia-train")
_REFLEXIVE = frozenset({"se", "s'", "s’", "-se"})
_ACTIVE_PARTICIPLES = frozenset(
    {
        "aller",
        "apparaître",
        "arriver",
        "décéder",
        "devenir",
        "entrer",
        "intervenir",
        "mourir",
        "naître",
        "partir",
        "parvenir",
        "passer",
        "rester",
        "retourner",
        "revenir",
        "sortir",
        "survenir",
        "tomber",
        "venir",
    }
)


@dataclass(frozen=True, slots=True)
class Conventions:
    """What GSD and Sequoia most often do, to be applied to the others."""

    obl_of_verb: Mapping[tuple[str, str], str]
    obl_of_case: Mapping[str, str]
    reflexive_of_verb: Mapping[str, str]
    lemma_of: Mapping[tuple[str, str], str]


def learn_conventions(trees: Iterable[Tree]) -> Conventions:
    """Count the conventions in the trees of GSD and Sequoia that training may see."""
    verb: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    case: defaultdict[str, Counter[str]] = defaultdict(Counter)
    reflexive: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lemma: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in trees:
        if tree.source not in _LEARNT_FROM:
            continue
        by_id = {row.id: row for row in tree.words}
        for row in tree.words:
            lemma[row.form.lower(), row.upos][row.lemma] += 1
            head = by_id.get(row.head)
            if head is None:
                continue
            if row.deprel in {"obl:arg", "obl:mod"}:
                marker = _marker(row, tree.words)
                verb[head.lemma, marker][row.deprel] += 1
                case[marker][row.deprel] += 1
            if row.form.lower() in _REFLEXIVE and row.deprel.startswith("expl"):
                reflexive[head.lemma][row.deprel] += 1
    return Conventions(_first(verb), _first(case), _first(reflexive), _first(lemma))


def _first(counts: Mapping[_K, Counter[str]]) -> dict[_K, str]:
    return {key: min(counter.items(), key=lambda item: (-item[1], item[0]))[0] for key, counter in counts.items()}


def _marker(row: Row, words: Sequence[Row]) -> str:
    return next((w.lemma for w in words if w.head == row.id and w.deprel == "case"), "")


def harmonise(tree: Tree, conventions: Conventions) -> Tree:
    """The tree in the common annotation (see the module's docstring)."""
    rows = [row if row.is_range else _features(row) for row in tree.rows]
    if tree.source not in _REFERENCE:
        rows = _mend_partitive(rows)
        words = [row for row in rows if row.is_word]
        rows = [row if row.is_range else _convert(row, words, conventions) for row in rows]
    return Tree(tree.sent_id, tuple(_relation(row) for row in rows), tree.source)


def _features(row: Row) -> Row:
    kept = {
        feature
        for feature in row.feats.split("|")
        if feature.partition("=")[0] in FEATURES and feature not in {"Voice=Act", "Polarity=Pos"}
    }
    form = row.form.lower().replace("’", "'")
    if row.upos in {"PROPN", "NUM"}:
        kept -= _GENDERS | _NUMBERS
    elif row.upos == "DET":
        if form in _POSSESSIVES:
            kept = {f for f in kept if not f.startswith(("Person", "Number["))}
            kept |= {"Poss=Yes", "PronType=Prs", *_POSSESSIVES[form]}
        if form in _GENDERLESS or form in _PLURAL_POSSESSIVES:
            kept -= _GENDERS
    return row.but(feats="|".join(sorted(kept, key=str.lower)) or "_")


def _relation(row: Row) -> Row:
    if ":" not in row.deprel or row.deprel in _KEPT_SUBTYPES:
        return row
    parent, _, subtype = row.deprel.partition(":")
    if subtype == "agent":
        return row.but(deprel="obl:agent" if parent == "obl" else parent)
    if row.deprel == "nmod:appos":
        return row.but(deprel="appos")
    if row.deprel in {"csubj:pass", "nsubj:outer"}:
        return row.but(deprel=parent)
    return row.but(deprel=parent)


def _mend_partitive(rows: list[Row]) -> list[Row]:
    """« réduction de l'immigration »: PUD has *de* as det and *l'* as fixed below it."""
    mended = list(rows)
    for i, row in enumerate(rows[:-1]):
        after = rows[i + 1]
        if row.upos == "ADP" and row.deprel == "det" and after.deprel == "fixed":
            if after.head != row.id:
                continue
            mended[i] = row.but(deprel="case")
            mended[i + 1] = after.but(deprel="det", head=row.head)
    return mended


def _convert(row: Row, words: Sequence[Row], conventions: Conventions) -> Row:
    head = next((w for w in words if w.id == row.head), None)
    row = _lemma(_category(row), conventions)
    below = {w.deprel for w in words if w.head == row.id}
    if _is_passive(row, below):
        row = row.but(feats=_with_feature(row.feats, "Voice=Pass"))
    if head is None:
        return row
    if row.form.lower() in _REFLEXIVE and row.deprel in {"obj", "iobj", "expl:comp", "expl:pv"}:
        return row.but(deprel=conventions.reflexive_of_verb.get(head.lemma, "expl:pv"))
    if row.deprel == "obl":
        marker = _marker(row, words)
        if marker == "par" and _takes_agent(head, words):
            return row.but(deprel="obl:agent")
        found = conventions.obl_of_verb.get((head.lemma, marker))
        return row.but(deprel=found or conventions.obl_of_case.get(marker, "obl:mod"))
    return row


def _category(row: Row) -> Row:
    form = row.form.lower().replace("’", "'")
    if row.upos == "ADP" and form == "dont":
        return row.but(upos="PRON", lemma="dont", feats="PronType=Rel")
    if row.upos == "ADP" and form in {"que", "qu'"}:
        return row.but(upos="SCONJ", lemma="que", feats="_")
    if row.upos == "CCONJ" and row.deprel == "discourse":
        return row.but(deprel="cc")
    return row


def _lemma(row: Row, conventions: Conventions) -> Row:
    odd = row.lemma == "_" or "_" in row.lemma or "/" in row.lemma
    if row.upos == "PRON" or (odd and row.form != row.lemma):
        known = conventions.lemma_of.get((row.form.lower(), row.upos))
        return row.but(lemma=known or ("_" if odd else row.lemma))
    return row


def _is_passive(row: Row, below: set[str]) -> bool:
    if row.upos != "VERB" or "VerbForm=Part" not in row.feats or "Tense=Past" not in row.feats:
        return False
    if "aux:pass" in below:
        return True
    bare = "aux:tense" not in below and "cop" not in below
    return row.deprel in {"acl", "advcl"} and bare and row.lemma not in _ACTIVE_PARTICIPLES


def _takes_agent(head: Row, words: Sequence[Row]) -> bool:
    below = {w.deprel for w in words if w.head == head.id}
    return _is_passive(head, below) or "aux:pass" in below


def _with_feature(feats: str, feature: str) -> str:
    kept = set() if feats == "_" else set(feats.split("|"))
    return "|".join(sorted(kept | {feature}, key=str.lower))
