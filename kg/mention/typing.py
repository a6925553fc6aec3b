"""What a common noun is taken for: people, a body, a place, a document – or a thing."""

from __future__ import annotations

from kg.knowledge import Knowledge
from kg.mention.mention import Category
from kg.records import Word

PLACES = frozenset({"City", "Region", "Country"})
AGENTS = frozenset(
    "Person Country City Organization GovernmentBody InternationalOrganization ArmedForces Party Company MediaOutlet Group".split()
)

TIME_NOUNS = frozenset(
    "jour semaine mois an année siècle heure minute matin soir midi nuit lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre hier demain veille lendemain week-end trimestre printemps été automne hiver fois reprise époque moment période instant date ère décennie vendémiaire brumaire frimaire nivôse pluviôse ventôse germinal floréal prairial messidor thermidor fructidor".split()
)


def is_time(word: Word) -> bool:
    """Whether a noun measures or names time (« semaine », « mardi », « fois »)."""
    return word.lemma.casefold() in TIME_NOUNS


def category_of(kind: str) -> Category:
    """The selection category of a class of entity. Countries and cities are agents here; a place slot takes them as well."""
    if kind in AGENTS:
        return "agent"
    if kind == "Region":
        return "place"
    return "thing" if kind else "unknown"


def common_noun(knowledge: Knowledge, word: Word) -> tuple[str, Category, tuple[str, ...]]:
    """Kind, category and sectors of a common noun by its lemma: roles-fr.ttl, then the lexicon, then its ending."""
    lemma = word.lemma.casefold()
    for key in dict.fromkeys((lemma, word.form.casefold())):
        noun = knowledge.roles.nouns.get(key)
        if noun is not None:
            return noun.kind, category_of(noun.kind), noun.sectors
        role = knowledge.roles.wordings.get(key)
        if role:
            return "Person", "agent", knowledge.roles.roles[role[0]].sectors
    if knowledge.lexicon.find("noun", lemma):
        return "", "thing", ()
    grammar = knowledge.grammar
    if any(lemma.endswith(s) for s in grammar["person_suffix"]) and not lemma.endswith(("ment", "tion")):
        return "Person", "agent", ()
    if any(lemma.endswith(s) for s in grammar["abstract_suffix"]):
        return "", "thing", ()
    return "", "unknown", ()
