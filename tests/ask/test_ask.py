"""Questions to a small graph: what is answered, what is not, and what is refused."""

import pytest
from scoring import labels

from kg.ask import Refused

ANSWERS = [
    ("Qui a rencontré Tokaïev ?", ["Antony Blinken"]),
    ("Qui a reçu Antony Blinken ?", ["Kassym-Jomart Tokaïev"]),
    ("Par qui Blinken a-t-il été reçu ?", ["Kassym-Jomart Tokaïev"]),
    ("Avec qui Antony Blinken s'est-il entretenu ?", ["Kassym-Jomart Tokaïev", "Zoltan Ferreux"]),
    ("Où Blinken a-t-il rencontré Tokaïev ?", ["Astana"]),
    ("Quand Blinken a-t-il été reçu par Tokaïev ?", ["2023-02-28"]),
    ("Quels pays se sont abstenus en février 2023 ?", ["Inde", "Kazakhstan"]),
    ("Qui doit rencontrer Emmanuel Macron ?", ["Mahmoud Abbas"]),
    ("Où Blinken doit-il se rendre ?", ["Inde"]),
    ("Qui n'a pas soutenu l'offensive ?", ["Kazakhstan"]),
    ("Qui a salué le compromis ?", ["Barack Obama"]),
    ("Quels pays ont signé une charte ?", ["Mali", "Niger"]),
    ("À qui la CEDEAO a-t-elle imposé des sanctions ?", []),
    ("À quoi l'Iran s'est-il engagé ?", ["à réduire son stock d'uranium"]),
    ("Qu'a annoncé Emmanuel Macron ?", ["retour de l'ambassadeur"]),
    ("Selon qui la Chine soutient-elle le rapprochement ?", []),
]


@pytest.mark.parametrize(("question", "expected"), ANSWERS, ids=[question for question, _ in ANSWERS])
def test_answers(answer, question, expected):
    assert labels(answer(question)) == sorted(expected)


NOT_ANSWERS = [
    ("Avec qui Tokaïev a-t-il parlé au téléphone ?", "Antony Blinken", "a meeting is no call"),
    ("Qui a rencontré Tokaïev ?", "Volodymyr Zelensky", "nobody meets by telephone"),
    ("Qui a rencontré Tokaïev ?", "Kassym-Jomart Tokaïev", "nobody meets himself"),
    ("Qui a remercié Trump ?", "Barack Obama", "who salutes has not thanked"),
    ("Qui a été empoisonné ?", "Karim Valdor", "an execution is no poisoning"),
    ("Quels pays ont signé une charte ?", "Russie", "another document"),
    ("Quels pays se sont abstenus en février 2023 ?", "Chine", "another year"),
    ("Qui a salué le compromis ?", "Kazakhstan", "what is denied"),
    ("Qui n'a pas soutenu l'offensive ?", "Barack Obama", "what is affirmed"),
]


@pytest.mark.parametrize(("question", "wrong", "why"), NOT_ANSWERS, ids=[why for *_, why in NOT_ANSWERS])
def test_what_is_no_answer(answer, question, wrong, why):
    assert wrong not in labels(answer(question)), why


VERDICTS = [
    ("Le Kazakhstan s'est-il abstenu ?", "oui"),
    ("La Chine s'est-elle abstenue ?", "oui"),
    ("Emmanuel Macron a-t-il rencontré Mahmoud Abbas ?", "prévu"),
    ("Blinken a-t-il rencontré Poutine ?", "rien"),
    ("Le Mali a-t-il soutenu les sanctions ?", "rien"),
]


@pytest.mark.parametrize(("question", "verdict"), VERDICTS, ids=[question for question, _ in VERDICTS])
def test_verdicts(answer, question, verdict):
    assert answer(question).verdict == verdict


def test_yes_no_tells_a_no_from_nothing_found(answer):
    reply = answer("Blinken a-t-il rencontré Poutine ?")
    assert reply.verdict == "rien"
    assert reply.absent == ("Poutine",)


def test_how_often_adds_up_the_counts(answer):
    assert answer("Combien de fois Tokaïev a-t-il parlé au téléphone avec Zelensky ?").count == 3


def test_an_undated_event_has_the_day_of_its_dispatch(answer):
    assert labels(answer("Quels pays se sont abstenus en 2022 ?")) == ["Chine"]


def test_what_is_planned_is_near_but_no_answer(answer):
    reply = answer("Qui a rencontré le président français ?")
    assert reply.answers == ()
    assert [one.label for one in reply.near] == ["Mahmoud Abbas"]


def test_every_answer_shows_its_sentence_and_its_query(answer):
    reply = answer("Qui a reçu Antony Blinken ?")
    [support] = reply.answers[0].supports
    assert support.sentence == "Le président a reçu son hôte à Astana."
    assert (support.article, support.date, support.status) == ("un", "2023-02-28", "actual")
    assert "dip:Meeting" in reply.query


REFUSED = [
    ("Pourquoi la Russie a-t-elle envahi l'Ukraine ?", "cause"),
    ("Comment Kim est-il allé en Chine ?", "manner"),
    ("Combien coûte la guerre ?", "amount"),
    ("Qui a rencontré Tokaïev cette année-là ?", "time"),
    ("Who met the president?", "language"),
    ("Qui a rencontré Tokaïev ? Où ?", "several"),
    (" ?", "empty"),
    ("Qui a rencontré Blinquen ?", "unknown-name"),
    ("Qui a gagné le match ?", "no-event"),
    ("Quel temps fait-il à Paris ?", "no-event"),
]


@pytest.mark.parametrize(("question", "code"), REFUSED, ids=[question for question, _ in REFUSED])
def test_what_cannot_be_read_is_refused_with_a_hint(answer, question, code):
    with pytest.raises(Refused) as refused:
        answer(question)
    assert refused.value.code == code
    assert refused.value.what and refused.value.mend


def test_a_misspelt_name_is_guessed_from_the_graph(answer):
    with pytest.raises(Refused, match="vouliez-vous dire Antony Blinken"):
        answer("Qui a rencontré Blinquen ?")
