"""Three short dispatches with facts made by hand, for the tests of stores and of the server.

They share some entities, so that it shows what hangs on one dispatch alone.
"""

import datetime as dt
from dataclasses import replace

from kg.keys import article_key, digest
from kg.records import Article, ArticleFacts, Assertion, Entity, Evidence, Fact, Mark, Post, TimeValue

USA = Entity("entity/USA", "États-Unis", "Country", ("Washington",), iso3="USA", wikidata="Q30")
KAZ = Entity("entity/KAZ", "Kazakhstan", "Country", iso3="KAZ", wikidata="Q232")
IND = Entity("entity/IND", "Inde", "Country", iso3="IND")
BLINKEN = Entity("entity/blinken", "Antony Blinken", "Person", ("M. Blinken",), country=USA.key, sectors=("GOV",))
TOKAIEV = Entity("entity/tokaiev", "Kassym-Jomart Tokaïev", "Person", country=KAZ.key, sectors=("GOV",))


def fact(article, cls, sentence, trigger, marks, **fields):
    """A fact whose evidence is ``sentence``; ``marks`` has (role, words, key)."""
    begin = article.text.index(sentence)

    def mark(role, words, key=None):
        at = article.text.index(words, begin)
        return Mark(role, at, at + len(words), words, key)

    found = [mark("trigger", trigger), *(mark(*one) for one in marks)]
    evidence = Evidence(
        article_key(article), begin, begin + len(sentence), sentence, 0, trigger, "verb-active", tuple(found)
    )
    key = f"fact/{digest(article_key(article), cls, sentence, trigger, fields.get('actors'))}"
    return Fact(key, cls, evidence=(evidence,), **fields)


MEETING_TEXT = "M. Blinken a rencontré le président kazakh, Kassym-Jomart Tokaïev, à Astana."
MEETING_ARTICLE = Article(
    "rencontre", f"Blinken au Kazakhstan\n\n{MEETING_TEXT} Il se rendra ensuite en Inde.",
    title="Blinken au Kazakhstan", date=dt.date(2023, 2, 28), source="Agence d'essai", url="https://news.example/1",
)  # fmt: skip
MEETING = fact(
    MEETING_ARTICLE, "Meeting", MEETING_TEXT, "rencontré",
    [("actor", "M. Blinken", BLINKEN.key), ("target", "Kassym-Jomart Tokaïev", TOKAIEV.key)],
    actors=(BLINKEN.key,), targets=(TOKAIEV.key,), time=TimeValue("2023-02-28"),
)  # fmt: skip
VISIT = fact(
    MEETING_ARTICLE, "Visit", "Il se rendra ensuite en Inde.", "rendra", [("target", "Inde", IND.key)],
    actors=(BLINKEN.key,), targets=(IND.key,), modality="planned",
)  # fmt: skip
PRESIDENT = Assertion(TOKAIEV.key, "holdsPost", Post("président", country=KAZ.key), MEETING.evidence)
MEETING_RESULT = ArticleFacts(
    MEETING_ARTICLE, "compact 1", (USA, KAZ, IND, BLINKEN, TOKAIEV), (MEETING, VISIT), (PRESIDENT,)
)

VOTE_TEXT = "Le Kazakhstan s'est abstenu, selon Washington."
VOTE_ARTICLE = Article("vote", VOTE_TEXT, title="Un vote", date=dt.date(2023, 3, 2), source="Agence d'essai")
ABSTENTION = fact(
    VOTE_ARTICLE, "Abstention", VOTE_TEXT, "abstenu",
    [("actor", "Le Kazakhstan", KAZ.key), ("source", "Washington", USA.key)],
    actors=(KAZ.key,), theme_texts=("le vote",), attributed_to=(USA.key,),
)  # fmt: skip
VOTE_RESULT = ArticleFacts(VOTE_ARTICLE, "compact 1", (USA, KAZ), (ABSTENTION,))

# Text that means something to SPARQL, to HTML, to JavaScript or to a naive writer of one of them.
NASTY = (
    'Le Kazakhstan condamne "}} ; DROP ALL ; #</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1> '
    "\\u0022 \\\\u0022 \\ ' ''' \"\"\" \\\" {{ 7*7 }} ?x $y é 🇪🇺 \u2028\u202e\t\r\nfin."
)
NASTY_ARTICLE = Article("</title>\"'<b>&amp;", NASTY, title=NASTY, source=NASTY, url="javascript:window.pwned=1")
NASTY_ENTITY = Entity("entity/nasty", NASTY, "Person", (f"alt {NASTY}",))
CONDEMNATION = fact(
    NASTY_ARTICLE, "Condemnation", NASTY, "condamne", [("actor", "Le Kazakhstan", KAZ.key)],
    actors=(KAZ.key, NASTY_ENTITY.key), theme_texts=(NASTY,), label=NASTY,
)  # fmt: skip
NASTY_RESULT = ArticleFacts(NASTY_ARTICLE, "compact 1", (KAZ, NASTY_ENTITY), (CONDEMNATION,))

RESULTS = (MEETING_RESULT, VOTE_RESULT, NASTY_RESULT)


def with_text(result, text):
    """The same dispatch (the same identifier) with another text and no facts."""
    return replace(result, article=replace(result.article, text=text), facts=(), assertions=(), entities=())
