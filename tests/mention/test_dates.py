import datetime as dt
import random
from itertools import pairwise

import pytest

from kg.mention.dates import find_dates, is_after, is_before
from kg.records import TimeValue

TUESDAY = dt.date(2023, 2, 28)


def written(value):
    if value is None:
        return None
    return f"{value.value}/{value.end}" if value.end else value.value


def read(text, anchor=TUESDAY):
    return [(found.text, written(found.value)) for found in find_dates(text, anchor)]


# id: text, words of the only date, value, granularity
DATED = {
    "full": ("Reçu le 28 février 2023 à Astana", "le 28 février 2023", "2023-02-28", "day"),
    "first-of-month": ("Un accord du 1er mars 2022.", "1er mars 2022", "2022-03-01", "day"),
    "first-in-letters": ("le premier mars 2022", "le premier mars 2022", "2022-03-01", "day"),
    "typed-capital-month": ("le 10 Janvier 2007 la cour", "le 10 Janvier 2007", "2007-01-10", "day"),
    "abbreviated-month": ("12 sept. 2021", "12 sept. 2021", "2021-09-12", "day"),
    "slashes": ("Paris, 28/02/2023", "28/02/2023", "2023-02-28", "day"),
    "dots": ("Berne, 28.02.2023.", "28.02.2023", "2023-02-28", "day"),
    "iso": ("publié 2023-02-28", "2023-02-28", "2023-02-28", "day"),
    "weekday-full": ("le mardi 28 février 2023", "le mardi 28 février 2023", "2023-02-28", "day"),
    "weekday-no-year": ("mardi 28 février", "mardi 28 février", "2023-02-28", "day"),
    "weekday-tells-the-year": ("lundi 28 février", "lundi 28 février", "2022-02-28", "day"),
    "no-year-past": ("le 24 février", "le 24 février", "2023-02-24", "day"),
    "no-year-own-day": ("le 28 février", "le 28 février", "2023-02-28", "day"),
    "no-year-later-in-year": ("le 12 mars", "le 12 mars", "2022-03-12", "day"),
    "no-year-future-verb": ("Il se rendra à Paris le 12 mars", "le 12 mars", "2023-03-12", "day"),
    "no-year-duty": ("Un sommet doit se tenir le 3 avril", "le 3 avril", "2023-04-03", "day"),
    "no-year-past-verb": ("Il a signé le 12 mars un accord", "le 12 mars", "2022-03-12", "day"),
    "day-last": ("le 24 février dernier", "le 24 février dernier", "2023-02-24", "day"),
    "day-last-is-not-today": ("le 28 février dernier", "le 28 février dernier", "2022-02-28", "day"),
    "day-next": ("le 3 avril prochain", "le 3 avril prochain", "2023-04-03", "day"),
    "day-of-last-year": ("le 24 octobre de l'année dernière", "le 24 octobre de l'année dernière", "2022-10-24", "day"),
    "leap-day": ("le 29 février", "le 29 février", "2020-02-29", "day"),
    "across-a-line": ("le 28\nfévrier 2023", "le 28 février 2023", "2023-02-28", "day"),
    "two-days": ("réunion des 12 et 13 mars 2022", "12 et 13 mars 2022", "2022-03-12/2022-03-13", "interval"),
    "two-days-apart": ("les 3 et 17 mars 2022", "les 3 et 17 mars 2022", "2022-03", "month"),
    "month-year": ("la visite de mars 2020", "mars 2020", "2020-03", "month"),
    "month-year-opens": ("Mars 2022 a vu l'échec", "Mars 2022", "2022-03", "month"),
    "month": ("en février", "en février", "2023-02", "month"),
    "month-gone": ("en mai", "en mai", "2022-05", "month"),
    "month-of": ("au mois d'août", "au mois d'août", "2022-08", "month"),
    "month-last": ("en février dernier", "en février dernier", "2022-02", "month"),
    "month-next": ("en mars prochain", "en mars prochain", "2023-03", "month"),
    "month-since": ("depuis novembre", "depuis novembre", "2022-11", "month"),
    "month-end": ("fin janvier", "fin janvier", "2023-01", "month"),
    "month-end-ahead": ("Le sommet aura lieu fin mars", "fin mars", "2023-03", "month"),
    "month-middle": ("à la mi-juin", "à la mi-juin", "2022-06", "month"),
    "month-course": ("courant mai", "courant mai", "2022-05", "month"),
    "months": ("de mars à mai 2022", "de mars à mai 2022", "2022-03/2022-05", "interval"),
    "year": ("élu en 2021", "en 2021", "2021", "year"),
    "year-since": ("depuis 2014", "depuis 2014", "2014", "year"),
    "year-of": ("la guerre de 2008.", "2008", "2008", "year"),
    "year-begin": ("début 2022", "début 2022", "2022", "year"),
    "year-called": ("l'an 2000", "l'an 2000", "2000", "year"),
    "year-in-brackets": ("les accords de Minsk (2015)", "2015", "2015", "year"),
    "years-between": ("entre 1975 et 1989", "entre 1975 et 1989", "1975/1989", "interval"),
    "years-from": ("de 1991 à 1995, Paris", "de 1991 à 1995", "1991/1995", "interval"),
    "years-hyphen": ("la guerre de 1914-1918", "1914-1918", "1914/1918", "interval"),
    "decade": ("dans les années 1990", "dans les années 1990", "1990/1999", "decade"),
    "decade-short": ("les années 80", "les années 80", "1980/1989", "decade"),
    "decade-in-letters": ("au milieu des années soixante", "au milieu des années soixante", "1960/1969", "decade"),
    "century": ("au XIXe siècle", "au XIXe siècle", "1801/1900", "interval"),
    "century-last": ("au siècle dernier", "au siècle dernier", "1901/2000", "interval"),
    "quarter": ("au premier trimestre 2022", "au premier trimestre 2022", "2022-01/2022-03", "interval"),
    "weekday-own-day": ("a été reçu mardi à Astana", "mardi", "2023-02-28", "day"),
    "weekday": ("a été reçu mercredi à Astana", "mercredi", "2023-02-22", "day"),
    "weekday-ahead": ("sera reçu mercredi à Astana", "mercredi", "2023-03-01", "day"),
    "weekday-ahead-first": ("Vendredi, il doit rencontrer M. Modi", "Vendredi", "2023-03-03", "day"),
    "weekday-nearest-verb-wins": ("qui se rendra à Rome, a été reçu jeudi", "jeudi", "2023-02-23", "day"),
    "weekday-hedge-is-past": ("aurait rencontré jeudi un émissaire", "jeudi", "2023-02-23", "day"),
    "weekday-expected": ("Il est attendu jeudi", "jeudi", "2023-03-02", "day"),
    "weekday-last": ("mardi dernier", "mardi dernier", "2023-02-21", "day"),
    "weekday-next": ("mardi prochain", "mardi prochain", "2023-03-07", "day"),
    "weekday-evening": ("mardi soir", "mardi soir", "2023-02-28", "day"),
    "weekday-this": ("ce jeudi", "ce jeudi", "2023-02-23", "day"),
    "weekday-since": ("depuis lundi", "depuis lundi", "2023-02-27", "day"),
    "night": ("dans la nuit de lundi à mardi", "dans la nuit de lundi à mardi", "2023-02-27/2023-02-28", "interval"),
    "night-of-one": ("dans la nuit de dimanche", "dans la nuit de dimanche", "2023-02-26", "day"),
    "today": ("aujourd’hui", "aujourd’hui", "2023-02-28", "day"),
    "yesterday": ("hier soir", "hier soir", "2023-02-27", "day"),
    "meeting-of-yesterday": ("la réunion d'hier", "hier", "2023-02-27", "day"),
    "before-yesterday": ("avant-hier", "avant-hier", "2023-02-26", "day"),
    "tomorrow": ("demain", "demain", "2023-03-01", "day"),
    "after-tomorrow": ("après-demain", "après-demain", "2023-03-02", "day"),
    "this-morning": ("ce matin", "ce matin", "2023-02-28", "day"),
    "this-week": ("cette semaine", "cette semaine", "2023-02-27/2023-03-05", "week"),
    "later-this-week": ("plus tard cette semaine", "plus tard cette semaine", "2023-02-28/2023-03-05", "interval"),
    "last-week": ("La semaine dernière, à New York", "La semaine dernière", "2023-02-20/2023-02-26", "week"),
    "next-week": ("la semaine prochaine", "la semaine prochaine", "2023-03-06/2023-03-12", "week"),
    "last-month": ("le mois dernier", "le mois dernier", "2023-01", "month"),
    "next-month": ("le mois prochain", "le mois prochain", "2023-03", "month"),
    "last-year": ("l'an dernier", "l'an dernier", "2022", "year"),
    "last-year-long": ("l’année dernière", "l’année dernière", "2022", "year"),
    "this-year": ("cette année", "cette année", "2023", "year"),
    "next-year": ("l'année prochaine", "l'année prochaine", "2024", "year"),
    "last-autumn": ("l'automne dernier", "l'automne dernier", "2022-09-22/2022-12-20", "season"),
    "this-summer": ("cet été", "cet été", "2023-06-21/2023-09-21", "season"),
    "this-winter": ("cet hiver", "cet hiver", "2022-12-21/2023-03-19", "season"),
    "last-winter": ("l'hiver dernier", "l'hiver dernier", "2021-12-21/2022-03-19", "season"),
    "spring-of": ("au printemps 2022", "au printemps 2022", "2022-03-20/2022-06-20", "season"),
    "winter-of-two-years": ("l'hiver 2021-2022", "l'hiver 2021-2022", "2021-12-21/2022-03-19", "season"),
    "days-ago": ("il y a trois jours", "il y a trois jours", "2023-02-25", "day"),
    "weeks-ago": ("il y a deux semaines", "il y a deux semaines", "2023-02-13/2023-02-19", "week"),
    "months-ago": ("il y a trois mois", "il y a trois mois", "2022-11", "month"),
    "years-ago": ("il y a vingt-cinq ans", "il y a vingt-cinq ans", "1998", "year"),
    "weeks-hence": ("dans deux semaines", "dans deux semaines", "2023-03-13/2023-03-19", "week"),
    "until-year": ("d'ici à 2030", "d'ici à 2030", "2023-02-28/2030-12-31", "interval"),
    "until-end-of-year": ("d'ici la fin de l'année", "d'ici la fin de l'année", "2023-02-28/2023-12-31", "interval"),
    "until-end-of-week": (
        "d'ici à la fin de la semaine",
        "d'ici à la fin de la semaine",
        "2023-02-28/2023-03-05",
        "interval",
    ),
    "until-date": ("d'ici au 15 mars", "d'ici au 15 mars", "2023-02-28/2023-03-15", "interval"),
    "until-weekday": ("d'ici à vendredi", "d'ici à vendredi", "2023-02-28/2023-03-03", "interval"),
    "before-deadline": ("avant la fin de l'année", "avant la fin de l'année", "2023-02-28/2023-12-31", "interval"),
    "range": ("du 27 au 28 février 2023", "du 27 au 28 février 2023", "2023-02-27/2023-02-28", "interval"),
    "range-over-months": (
        "du 30 janvier au 2 février",
        "du 30 janvier au 2 février",
        "2023-01-30/2023-02-02",
        "interval",
    ),
    "range-over-new-year": (
        "du 28 décembre au 3 janvier",
        "du 28 décembre au 3 janvier",
        "2022-12-28/2023-01-03",
        "interval",
    ),
    "range-between": ("entre le 3 et le 5 janvier", "entre le 3 et le 5 janvier", "2023-01-03/2023-01-05", "interval"),
    "range-next": ("du 23 au 26 avril prochain", "du 23 au 26 avril prochain", "2023-04-23/2023-04-26", "interval"),
    "range-hyphen": ("27-28 février", "27-28 février", "2023-02-27/2023-02-28", "interval"),
    "weekend-last": ("le week-end dernier", "le week-end dernier", "2023-02-25/2023-02-26", "interval"),
    "weekend-next": ("le week-end prochain", "le week-end prochain", "2023-03-04/2023-03-05", "interval"),
    "last-three-days": ("ces trois derniers jours", "ces trois derniers jours", "2023-02-25/2023-02-28", "interval"),
}


@pytest.mark.parametrize(("text", "words", "value", "granularity"), DATED.values(), ids=DATED)
def test_is_dated(text, words, value, granularity):
    [found] = find_dates(text, TUESDAY)
    assert (found.text, written(found.value), found.granularity, found.kind) == (words, value, granularity, "date")
    assert found.value.text == words
    assert " ".join(text[found.begin : found.end].split()) == words


NO_DATE = {
    "planet": "La sonde vers Mars a décollé",
    "god": "Mars et Vénus",
    "planet-opens": "Mars attaque la Terre",
    "but": "mais il a refusé",
    "may-in-a-word": "la maison de maître",
    "group": "le G20 de Bali",
    "resolution": "la résolution 2231 du Conseil",
    "article": "l'article 5 du traité",
    "score": "le 6 contre 4",
    "votes": "par 141 voix contre 5",
    "event-by-its-day": "les attentats du 11-Septembre",
    "event-capital": "la crise du 11 Septembre",
    "black-wednesday": "le krach du mercredi noir",
    "good-friday": "l'accord du Vendredi saint",
    "easter-monday": "un lundi de Pâques",
    "robinson": "Robinson et Vendredi",
    "club": "un supporter de Sheffield Wednesday et de Mercredi FC",
    "phone": "appelez le 01 28 02 20 23",
    "phone-dots": "appelez le 01.28.02.20.23",
    "thousands": "100 000 soldats",
    "quantity": "2000 soldats",
    "quantity-of": "une force de 2000 soldats",
    "quantity-range": "de 1500 à 2000 hommes",
    "quantity-between": "entre 1500 et 2000 personnes",
    "copies": "tiré en 2000 exemplaires",
    "euros": "1.500 euros",
    "price": "à partir de 1500 €",
    "page": "page 1998",
    "hour": "à 18h30",
    "hours": "à 20 heures",
    "no-such-day": "32/02/2023",
    "ratio": "24/7",
    "version": "la version 2023.1",
    "was": "il a été 2 fois reçu",
    "has-been": "elle a été dernière",
    "season-in-general": "l'été est chaud en Espagne",
    "winter-in-general": "en hiver, le gaz manque",
    "arab-spring": "le printemps arabe",
    "olympics": "les Jeux d'hiver",
    "overnight": "du jour au lendemain",
    "morrows": "des lendemains difficiles",
    "age": "âgé de 20 ans",
    "per-year": "deux fois par an",
    "year-pages": "un livre de 1200 pages",
    "years-backwards": "de 1995 à 1991",
    "before-christ": "Le 1er janvier 49 av. J.-C., Antoine",
    "seat": "la place 1er rang",
    "street": "rue du Quatre-Septembre",
    "model": "un Boeing 737-2000",
    "decimal": "en 2021,5",
    "percent": "de 2000 %",
    "since-the-start": "depuis le début des hostilités",
    "at-the-time": "le moment venu",
    "headline": "VENDREDI",
    "century-bc": "au IIe siècle avant notre ère",
    "empty": "",
}


@pytest.mark.parametrize("text", NO_DATE.values(), ids=NO_DATE)
def test_is_no_date(text):
    assert read(text) == []


# id: text, words, kind
OPEN = {
    "contradiction": ("le mardi 27 février 2023", "le mardi 27 février 2023", "date"),
    "contradiction-any-year": ("le jeudi 28 février", "le jeudi 28 février", "date"),
    "no-such-day": ("le 31 février 2023", "le 31 février 2023", "date"),
    "eve-of-nothing": ("la veille", "la veille", "date"),
    "morrow-of-nothing": ("le lendemain", "le lendemain", "date"),
    "eve-of-an-event": ("à la veille du sommet", "à la veille du", "date"),
    "year-after-nothing": ("l'année suivante", "l'année suivante", "date"),
    "that-day-unknown": ("ce jour-là", "ce jour-là", "date"),
    "same-year-unknown": ("la même année", "la même année", "date"),
    "some-days-ago": ("il y a quelques jours", "il y a quelques jours", "date"),
    "over-a-year-ago": ("il y a plus de dix ans", "il y a plus de dix ans", "date"),
    "last-days": ("ces derniers jours", "ces derniers jours", "date"),
    "coming-weeks": ("dans les prochaines semaines", "dans les prochaines semaines", "date"),
    "within-days": ("dans les 60 jours", "dans les 60 jours", "date"),
    "later-than-nothing": ("deux ans plus tard", "deux ans plus tard", "date"),
    "after-a-year": ("après 1945", "après 1945", "date"),
    "before-a-past-year": ("avant 1945", "avant 1945", "date"),
    "after-a-day": ("après le 12 janvier", "après le 12 janvier", "date"),
    "the-twenties": ("les années 20", "les années 20", "date"),
    "today's-world": ("la Russie d'aujourd'hui", "d'aujourd'hui", "date"),
    "tomorrow's-world": ("l'Europe de demain", "de demain", "date"),
    "some-tuesday": ("un mardi", "un mardi", "date"),
    "for-years": ("pendant 20 ans", "pendant 20 ans", "duration"),
    "for-the-years-of-war": ("pendant les vingt années de guerre", "pendant les vingt années", "duration"),
    "since-years": ("depuis près de dix ans", "depuis près de dix ans", "duration"),
    "after-years": ("après deux ans de guerre", "après deux ans", "duration"),
    "during": ("trois jours durant", "trois jours durant", "duration"),
    "every-tuesday": ("tous les mardis", "tous les mardis", "recurring"),
    "each-monday": ("chaque lundi", "chaque lundi", "recurring"),
    "on-mondays": ("fermé le lundi", "le lundi", "recurring"),
    "every-year": ("chaque année", "chaque année", "recurring"),
    "every-two-years": ("tous les deux ans", "tous les deux ans", "recurring"),
}


@pytest.mark.parametrize(("text", "words", "kind"), OPEN.values(), ids=OPEN)
def test_says_when_but_not_which_day(text, words, kind):
    [found] = find_dates(text, TUESDAY)
    assert (found.text, found.value, found.ahead, found.kind) == (words, None, None, kind)


@pytest.mark.parametrize(
    "text",
    [
        "mardi",
        "mardi prochain",
        "hier",
        "ce matin",
        "le 12 mars",
        "mardi 28 février",
        "en février dernier",
        "fin mars",
        "cette semaine",
        "la semaine dernière",
        "l'an dernier",
        "cet été",
        "l'automne dernier",
        "il y a trois jours",
        "dans deux semaines",
        "le week-end dernier",
        "du 27 au 28 février",
        "dans la nuit de lundi à mardi",
        "ces trois derniers jours",
        "au siècle dernier",
        "d'ici deux ans",
    ],
)
def test_without_a_day_of_publication_it_stays_open(text):
    [found] = find_dates(text, None)
    assert found.value is None
    assert found.ahead is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 28 février 2023", "2023-02-28"),
        ("en mars 2020", "2020-03"),
        ("depuis 2014", "2014"),
        ("d'ici à 2030", "2030"),
        ("Il arrive le 3 mars 2020. Le lendemain, il part", "2020-03-04"),
    ],
)
def test_a_year_needs_no_day_of_publication(text, value):
    assert written(find_dates(text, None)[-1].value) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Reçu lundi. La veille, il avait vu le roi", ["2023-02-27", "2023-02-26"]),
        ("Arrivé le 3 mars 2020, il est reparti le lendemain", ["2020-03-03", "2020-03-04"]),
        ("Élu en 2014. Deux ans plus tard, il démissionne", ["2014", "2016"]),
        ("Élu en 2014, réélu l'année suivante", ["2014", "2015"]),
        ("Il signe lundi. Ce jour-là, Paris vote", ["2023-02-27", "2023-02-27"]),
        ("Parti le 3 mars 2020, rentré le lundi suivant", ["2020-03-03", "2020-03-09"]),
        ("le 12 mars et le 3 avril 2020", ["2020-03-12", "2020-04-03"]),
        ("Élu le 3 mars 2019, il est investi le 8 mai.", ["2019-03-03", "2019-05-08"]),
        ("Élu le 3 mars 2019. Il est reçu le 8 février.", ["2019-03-03", "2023-02-08"]),
        ("Depuis le 24 février 2022, il a vu Paris le 12 janvier", ["2022-02-24", "2023-01-12"]),
        ("En 2014, elle a annexé la Crimée. Le 24 février, elle", ["2014", "2023-02-24"]),
        ("en avril et en mai", ["2022-04", "2022-05"]),
        ("en mars et juin 2022", ["2022-03", "2022-06"]),
        ("a été reçu lundi et se rendra jeudi à Rome", ["2023-02-27", "2023-03-02"]),
        ("Reçu en 2014. La veille", ["2014", None]),
        ("Il est venu un mardi. Le lendemain, il part", [None, None]),
    ],
)
def test_dates_lean_on_their_neighbours(text, values):
    assert [value for _, value in read(text)] == values


def test_this_day_in_the_story_of_a_vote():
    text = (
        "L'Assemblée a adopté jeudi une résolution.\n\nLundi, Washington avait opposé son veto. Nikki Haley a affirmé que"
        " son pays se souviendrait de cette journée. La veille, M. Trump avait menacé de couper l'aide. M. Abbas doit"
        " rencontrer Emmanuel Macron vendredi à Paris.\n\nLe 13 décembre, la Turquie avait accueilli un sommet."
    )
    values = [value for _, value in read(text, dt.date(2017, 12, 21))]
    assert values == ["2017-12-21", "2017-12-18", "2017-12-21", "2017-12-20", "2017-12-22", "2017-12-13"]


@pytest.mark.parametrize(
    ("text", "value", "ahead"),
    [
        ("mercredi", "2023-02-22", "2023-03-01"),
        ("le mercredi 28 juin", "2023-06-28", "2023-06-28"),
        ("le mercredi 28 février", None, "2024-02-28"),
        ("a décidé mercredi 28 juin", None, "2023-06-28"),
        ("mardi", "2023-02-28", "2023-02-28"),
        ("en mars", "2022-03", "2023-03"),
        ("le 3 avril", "2022-04-03", "2023-04-03"),
        ("à l'automne", "2022-09-22/2022-12-20", "2023-09-22/2023-12-20"),
        ("du 3 au 5 mars", "2022-03-03/2022-03-05", "2023-03-03/2023-03-05"),
        ("mercredi dernier", "2023-02-22", None),
        ("depuis mercredi", "2023-02-22", None),
        ("hier", "2023-02-27", None),
        ("en mars 2022", "2022-03", None),
    ],
)
def test_what_is_planned_may_take_the_other_sense(text, value, ahead):
    [found] = find_dates(text, TUESDAY)
    assert (written(found.value), written(found.ahead)) == (value, ahead)


@pytest.mark.parametrize(
    ("value", "end", "before", "after"),
    [
        ("2023-02-27", None, True, False),
        ("2023-02-28", None, False, False),
        ("2023-03-01", None, False, True),
        ("2023-01", None, True, False),
        ("2023-02", None, False, False),
        ("2023-03", None, False, True),
        ("2022", None, True, False),
        ("2023", None, False, False),
        ("2024", None, False, True),
        ("2023-02-20", "2023-02-26", True, False),
        ("2023-02-27", "2023-03-05", False, False),
        ("2023-03-06", "2023-03-12", False, True),
        ("1990", "1999", True, False),
        ("2020", "2029", False, False),
    ],
)
def test_coarse_dates_are_before_or_after_only_as_a_whole(value, end, before, after):
    time = TimeValue(value, end)
    assert (is_before(time, TUESDAY), is_after(time, TUESDAY)) == (before, after)


@pytest.mark.parametrize("anchor", [dt.date.min, dt.date.max, dt.date(2024, 2, 29)])
def test_the_edges_of_the_calendar_hold(anchor):
    for text, *_ in DATED.values():
        find_dates(text, anchor)


def test_offsets_count_code_points_and_never_overlap():
    chosen = random.Random(5)
    for _ in range(40):
        text = " 🕊 ".join(chosen.sample([row[0] for row in DATED.values()] + list(NO_DATE.values()), 12))
        found = find_dates(text, TUESDAY)
        assert found == find_dates(text, TUESDAY)
        assert all(a.end <= b.begin for a, b in pairwise(found))
        assert all(" ".join(text[one.begin : one.end].split()) == one.text for one in found)
