"""The words of the date grammar, and the pieces of pattern made of them. Grammar only: nothing of diplomacy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType


def _words(line: str) -> tuple[str, ...]:
    return tuple(line.split())


MONTHS = MappingProxyType(
    {
        "janvier": 1,
        "janv.": 1,
        "février": 2,
        "fevrier": 2,
        "févr.": 2,
        "fév.": 2,
        "mars": 3,
        "avril": 4,
        "avr.": 4,
        "mai": 5,
        "juin": 6,
        "juillet": 7,
        "juil.": 7,
        "août": 8,
        "aout": 8,
        "septembre": 9,
        "sept.": 9,
        "octobre": 10,
        "oct.": 10,
        "novembre": 11,
        "nov.": 11,
        "décembre": 12,
        "decembre": 12,
        "déc.": 12,
    }
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
UNITS = MappingProxyType(
    {
        "jour": "day",
        "journée": "day",
        "semaine": "week",
        "mois": "month",
        "an": "year",
        "année": "year",
        "décennie": "decade",
        "siècle": "interval",
    }
)
#: First day of each season as (month, day): where the almanac puts it in most years.
SEASONS = MappingProxyType({"printemps": (3, 20), "été": (6, 21), "automne": (9, 22), "hiver": (12, 21)})
DECADES = MappingProxyType(
    {
        "vingt": 1920,
        "trente": 1930,
        "quarante": 1940,
        "cinquante": 1950,
        "soixante": 1960,
        "soixante-dix": 1970,
        "quatre-vingt": 1980,
        "quatre-vingts": 1980,
        "quatre-vingt-dix": 1990,
    }
)
ORDINALS = MappingProxyType(
    {"premier": 1, "1er": 1, "deuxième": 2, "second": 2, "2e": 2, "troisième": 3, "3e": 3, "quatrième": 4, "4e": 4}
)
_ONES = _words(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf"
)
_TENS = MappingProxyType({"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60})
NUMBERS = MappingProxyType(
    {
        **{word: number for number, word in enumerate(_ONES) if number},
        "une": 1,
        **_TENS,
        **{f"{ten}-{one}": n + k for ten, n in _TENS.items() for k, one in enumerate(_ONES[:10]) if k > 1},
        **{f"{ten} et un": n + 1 for ten, n in _TENS.items()},
        **{f"{ten}-et-un": n + 1 for ten, n in _TENS.items()},
        "cent": 100,
    }
)
#: Adjectives after (or before) a period, and the side of the anchor that they point to.
BACK = frozenset({"dernier", "dernière", "passé", "passée", "écoulé", "écoulée"})
FORTH = frozenset({"prochain", "prochaine"})
EARLIER = frozenset({"précédent", "précédente"})
LATER = frozenset({"suivant", "suivante"})

#: What follows a bare number that is a year. Anything else may be counted: « de 2000 soldats ».
AFTER_A_YEAR = _words(
    "à au aux avec avant après car comme contre dans de depuis des devant dont du elle en entre et il ils jusqu la le les"
    " lors lorsque mais ne on où ou par pendant pour qu quand que qui sans se selon ses sont sous sur un une vers"
    " a ont est avait avaient était étaient fut fût puis soit afin alors ce cette n s"
)
#: Nouns that make « en 2000 » a quantity.
COUNTED = _words("exemplaires mètres kilomètres euros dollars francs pages mots caractères pièces points tonnes places")


def either(words: Iterable[str]) -> str:
    """An alternation of words, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


SP = r"(?:[ \t\u00a0\u202f]+|[ ]?\n(?!\s*\n))"  # a blank, or one line break
AP = "['’]"
START = r"(?<![\w'’./-])"  # where a word may begin
MONTH = rf"{either(MONTHS)}(?![\w-])"
WEEKDAY = rf"{either(WEEKDAYS)}(?![\w-])"
DAY = r"(?:1\s?er|premier|[12]\d|3[01]|0?[1-9])(?!\d)"
YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})(?![\w/-]|[.,]\d|[ \u00a0\u202f]?(?:[%€$£°]|\d{3}\b))"
NUMBER = rf"(?:{either(NUMBERS)}|\d{{1,3}})"
UNIT = r"(?:jours?|semaines?|mois|années?|ans?)(?!\w)"
ABOUT = r"(?:plus|moins|près)\sde|environ|quelque|une?\sdemi-"
VAGUE = r"quelques|plusieurs|(?:une\s(?:dizaine|quinzaine|vingtaine|trentaine)\sd(?:e\s|['’]))|des"
SIDE = rf"(?:{SP}(?P<side>{either(BACK | FORTH)})(?!\w))"
#: « le 24 octobre de l'année dernière »
OF_YEAR = rf"(?:{SP}de{SP}(?P<of_year>la{SP}même{SP}année|cette{SP}année(?:-là)?|l{AP}an(?:née)?{SP}{either(BACK | FORTH)})(?!\w))"
TURN = rf"(?:{either(BACK | FORTH | EARLIER | LATER)}(?!\w))"
PART_OF_DAY = rf"(?:{SP}(?:matin|midi|soir|après-midi|dans{SP}la{SP}(?:matinée|soirée|journée|nuit))(?!\w))"


def number(word: str) -> int | None:
    """« trois » or « 3 » as a number; ``None`` for what is no number."""
    word = re.sub(r"\s+", " ", word.lower())
    return int(word) if word.isdigit() else NUMBERS.get(word)


def unit(word: str) -> str:
    """The unit of « jours », « semaine », « an »."""
    low = word.lower()
    return UNITS[low] if low in UNITS else UNITS[low.removesuffix("s")]


def day_number(word: str) -> int:
    """« 1er », « premier » or « 28 » as a number."""
    return int(re.sub(r"\D", "", word) or 1)
