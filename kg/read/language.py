"""Is a text French? A cheap look at its commonest words, so that English news is refused instead of misread."""

from __future__ import annotations

import re

_FRENCH = frozenset(
    "le la les l un une des du de d et à au aux en dans par pour sur avec sans sous entre vers chez que qui qu dont où ce "
    "cette ces cet se s ne n pas plus son sa ses leur leurs il elle ils elles on est sont a ont été était être avoir mais "
    "ou donc car si comme selon après avant depuis lors contre".split()
)
_OTHERS = {
    "English": "the of and to in is was for that with on as by at from his her its an be are were has have had will would "
    "said this which not but after they their who been or it he she",
    "Spanish": "el los las y del al con por para una se su sus lo más pero fue como este esta ha han sobre entre según",
    "Italian": "il lo gli e di che per con una del della dei delle nel nella è sono ha hanno si più al alla da come",
    "German": "der die das und in den von zu mit ist im auf für nicht ein eine einen dem des sich als auch nach wird bei",
    "Portuguese": "o os as e do da dos das em no na um uma para com não que por ao foi mais se seu sua como",
    "Dutch": "de het een en van in op te dat is voor met zijn niet aan er om door bij naar heeft werd",
}
_NAMES = {name: frozenset(words.split()) for name, words in _OTHERS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LOOK_AT = 20_000  # characters
_FEW = 5  # fewer words than this are taken on trust
_LONG = 30
_FRENCH_SHARE = 0.12


def why_not_french(text: str) -> str:
    """What the text is instead of French, or ``""``.

    >>> why_not_french("The minister of foreign affairs said that he was in Paris for talks with the president.")
    'text is not French (it looks English)'
    """
    words = [word.lower() for word in _WORD.findall(text[:_LOOK_AT])]
    if not words:
        return "holds no words"
    latin = sum(1 for word in words if all(char < "\u0250" for char in word))
    if latin < len(words) / 2:
        return "text is not French (not in Latin letters)"
    if len(words) < _FEW:
        return ""
    french = sum(word in _FRENCH for word in words)
    shares = {name: sum(word in listed for word in words) for name, listed in _NAMES.items()}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] > max(french * 1.5, 2):
        return f"text is not French (it looks {best})"
    if len(words) >= _LONG and french < len(words) * _FRENCH_SHARE:
        return "text is not French"
    return ""
