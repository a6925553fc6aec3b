"""Everything that one parsed article says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from kg.extract import Candidate, Clauses, candidates
from kg.extract.repair import repaired
from kg.keys import article_key
from kg.knowledge import Knowledge
from kg.mention import Mentions
from kg.mention.dates import is_before
from kg.records import ArticleFacts, Assertion, Evidence, Fact, Mark, ParsedArticle, Post
from kg.resolve.facts import Draft, drafts
from kg.resolve.homeland import countries_named, is_domestic
from kg.resolve.linker import Linker
from kg.resolve.merge import finish
from kg.resolve.times import times_of
from kg.tree import Tree

Finder = Callable[[Clauses], tuple[Candidate, ...]]
"""What finds the candidates of a sentence."""


def resolve_article(parsed: ParsedArticle, knowledge: Knowledge, *, find: Finder = candidates) -> ArticleFacts:
    """Facts, entities and static assertions of one article.

    :param find: what finds the candidates of a sentence; ``kg evaluate`` puts its baselines here.
    """
    article = parsed.article
    key = article_key(article)
    linker = Linker(knowledge, article, key.partition("/")[2])
    sentences = []
    for sentence in parsed.sentences:
        tree = Tree(repaired(sentence, knowledge))
        sentences.append(Clauses(tree, Mentions(tree, knowledge), knowledge))
    countries: set[str] = set()
    for clauses in sentences:
        linker.meet(clauses)
        countries |= countries_named(clauses)
    linker.homeland = countries.pop() if len(countries) == 1 else None
    collected: list[tuple[int, Draft]] = []
    assertions: list[Assertion] = []
    for clauses in sentences:
        linker.remember(clauses)
        found = find(clauses)
        times = times_of(clauses, found, article.date)
        collected.extend((clauses.tree.sentence.index, d) for d in drafts(clauses, found, linker, key, times))
        assertions.extend(_posts(clauses, linker, key))
    collected = [(s, replace(d, fact=_by_its_date(d, article.date))) for s, d in collected]
    facts = finish(collected, key)
    if linker.homeland is not None:
        linker.entities.settle(linker.homeland, is_domestic)
    used = _used(facts, assertions)
    entities = tuple(e for e in linker.entities.all() if e.key in used)
    needed = {k for e in entities for k in (e.country, *e.members) if k}
    entities += tuple(e for e in linker.entities.all() if e.key in needed and e.key not in used)
    return ArticleFacts(
        article=article, parser=parsed.parser, entities=entities, facts=facts, assertions=tuple(assertions)
    )


def _used(facts: tuple[Fact, ...], assertions: list[Assertion]) -> set[str]:
    used = {k for f in facts for k in (*f.actors, *f.targets, *f.themes, *f.places, *f.attributed_to)}
    used |= {m.key for f in facts for e in f.evidence for m in e.marks if m.key}
    for assertion in assertions:
        used.add(assertion.subject)
        if isinstance(assertion.object, Post):
            used |= {k for k in (assertion.object.country, assertion.object.body) if k}
        else:
            used.add(assertion.object)
    return used


def _by_its_date(draft: Draft, published: dt.date | None) -> Fact:
    """The fact with the modality that its time gives, against the day of publication.

    « il sera élu en 2005 » in an article of 2015 is actual; « la visite à A et, plus tard cette semaine, à B » is planned for B.
    """
    fact = draft.fact
    if fact.time is None or published is None:
        return fact
    if draft.candidate.future and fact.modality == "planned" and is_before(fact.time, published):
        return replace(fact, modality="actual")
    still_to_come = (fact.time.end or fact.time.value) > published.isoformat()
    if draft.candidate.part and fact.modality == "actual" and still_to_come:
        return replace(fact, modality="planned")
    return fact


def _posts(clauses: Clauses, linker: Linker, article: str) -> list[Assertion]:
    """« le président kazakh, Kassym-Jomart Tokayev » says that he holds that post."""
    out = []
    sentence = clauses.tree.sentence
    for word in clauses.tree.words:
        mention = clauses.mentions.of(word) if word.upos == "NOUN" else None
        if mention is None or not mention.name or not mention.role or mention.kind != "Person":
            continue
        if "ancien" in {c.lemma for c in clauses.tree.children(word, "amod")} or not (mention.country or mention.body):
            continue
        (subject, *_) = linker.link(mention, agent=True) or ("",)
        if not subject:
            continue
        by_id = linker.knowledge.actors.by_id
        country = (
            linker.entities.known(mention.country) if mention.country is not None and mention.country in by_id else None
        )
        body = linker.entities.known(mention.body) if mention.body is not None and mention.body in by_id else None
        post = Post(label=linker.knowledge.roles.roles[mention.role].label, country=country, body=body)
        evidence = Evidence(
            article=article,
            begin=sentence.begin,
            end=sentence.end,
            text=sentence.text,
            sentence=sentence.index,
            trigger=mention.text,
            rule="post beside a name",
            marks=(Mark("actor", mention.begin, mention.end, mention.text, subject),),
        )
        out.append(Assertion(subject, "holdsPost", post, (evidence,)))
    return out
