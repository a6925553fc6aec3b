"""Make raw paragraphs, as news has them, out of treebank sentences, for the tokenizer.

Treebank sentences are tidy: they end in a full stop, their apostrophes are straight, and a
person is seldom « M. ». So the text that the tokenizer learns from is made by program, with
a fixed seed: several sentences to a paragraph, headlines without a full stop, datelines,
both apostrophes, all the French quotation marks and spaces, « M. », « Mme » and initials
before names, « n° », and names such as « G7 » or « C5+1 ». Only the surface counts here:
an inserted « M. » need not make a good sentence, it need only not end one.
"""

# ruff: noqa: PLR2004, S311 - the probabilities stand where they are drawn; variety is wanted, not secrecy
from __future__ import annotations

import dataclasses
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.parse.train.treebanks import Tree

__all__ = ["Piece", "disguise", "paragraphs", "pieces", "running_text", "write_mwt_counts", "write_paragraphs"]

_TITLES = ("M.", "M.", "M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Me", "Mgr")
_INITIALS = ("J.", "A.", "F.", "G.", "P.", "M.", "J.-P.", "J.F.", "B.")
_CODES = ("G7", "G20", "C5+1", "F-16", "COP28", "5+5", "A400M", "U23", "TF1", "P5+1", "Covid-19")
_CITIES = ("PARIS", "Paris", "Genève", "BRUXELLES", "New York", "Londres", "Astana", "DAKAR")
_AGENCIES = ("AFP", "Reuters", "ATS", "AP")
_DASHES = ("-", "–", "—")
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "octobre")
_QUOTES = (("« ", " »"), ("«\u00a0", "\u00a0»"), ("«\u202f", "\u202f»"), ("“", "”"), ('"', '"'))
_CLOSERS = frozenset({".", "!", "?", "…", "...", ":", "»", "”", '"', ")"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A surface token: its form, the white space after it, whether it is a multi-word token."""

    form: str
    after: str = " "
    mwt: bool = False
    upos: str = "_"
    named: bool = False  # the first word of a name of several words, or a subject


def pieces(tree: Tree) -> tuple[Piece, ...]:
    """The surface tokens of a tree."""
    named = {row.head for row in tree.words if row.deprel == "flat:name"}
    named |= {row.id for row in tree.words if row.upos == "PROPN" and "subj" in row.deprel}
    return tuple(
        Piece(
            token.form,
            " " if token.space_after else "",
            token.is_range,
            token.upos,
            token.upos == "PROPN" and token.id in named,
        )
        for token in tree.tokens
    )


def disguise(sentence: Sequence[Piece], rng: random.Random) -> tuple[Piece, ...]:
    """The sentence with titles, initials, codes, quotation marks and spaces as news has them."""
    changed = list(_quoted(_with_titles(sentence, rng), rng))
    if rng.random() < 0.12:
        changed = [*_dateline(rng), *changed]
    if rng.random() < 0.5:
        changed = [dataclasses.replace(p, form=p.form.replace("'", "’")) for p in changed]
    if rng.random() < 0.15:
        changed = [dataclasses.replace(p, form=p.form.replace("...", "…")) for p in changed]
    if rng.random() < 0.3:
        changed = list(_spaced(changed, rng.choice(("\u00a0", "\u202f", ""))))
    return tuple(changed)


def _with_titles(sentence: Sequence[Piece], rng: random.Random) -> Iterator[Piece]:
    for piece in sentence:
        draw = rng.random()
        if piece.named and draw < 0.4:
            yield Piece(rng.choice(_TITLES), rng.choice((" ", " ", "\u00a0")))
            if rng.random() < 0.1:
                yield Piece(rng.choice(_INITIALS))
            yield piece
        elif piece.named and draw < 0.5:
            yield Piece(rng.choice(_INITIALS))
            yield piece
        elif piece.upos == "PROPN" and draw < 0.06:
            yield dataclasses.replace(piece, form=rng.choice(_CODES))
        elif piece.upos == "NUM" and piece.form.isdigit() and draw < 0.08:
            yield Piece("n°", rng.choice((" ", "")))
            yield piece
        else:
            yield piece


def _quoted(sentence: Iterable[Piece], rng: random.Random) -> Iterator[Piece]:
    """Straight quotation marks and guillemets, drawn anew for the whole sentence."""
    opening, closing = rng.choice(_QUOTES)
    keep = rng.random() < 0.4
    inside = False
    done: list[Piece] = []
    for piece in sentence:
        if keep or piece.form not in {'"', "«", "»", "“", "”"}:
            done.append(piece)
            continue
        opens = piece.form in {"«", "“"} or (piece.form == '"' and not inside)
        inside = opens
        if opens:
            done.append(dataclasses.replace(piece, form=opening[0], after=opening[1:]))
        else:
            if done:
                done[-1] = dataclasses.replace(done[-1], after=closing[:-1])
            done.append(dataclasses.replace(piece, form=closing[-1]))
    yield from done


def _dateline(rng: random.Random) -> Iterator[Piece]:
    """« PARIS, 12 mars (AFP) – », « Genève (Reuters) - » before the first sentence."""
    city = rng.choice(_CITIES).split(" ")
    dated, agency = rng.random() < 0.6, rng.random() < 0.7
    for i, word in enumerate(city):
        yield Piece(word, "" if i == len(city) - 1 and dated else " ")
    if dated:
        yield Piece(",")
        yield Piece(str(rng.randint(1, 31)))
        yield Piece(rng.choice(_MONTHS))
    if agency:
        yield Piece("(", "")
        yield Piece(rng.choice(_AGENCIES), "")
        yield Piece(")")
    yield Piece(rng.choice(_DASHES))


def _spaced(sentence: Sequence[Piece], space: str) -> Iterator[Piece]:
    """No-break spaces before « : ; ! ? % », as typesetters put them, or none, as in English."""
    for piece, following in zip(sentence, [*sentence[1:], None], strict=True):
        if following and piece.after == " " and following.form in {":", ";", "!", "?", "%", "€"}:
            yield dataclasses.replace(piece, after=space)
        else:
            yield piece


def paragraphs(
    sentences: Sequence[Sequence[Piece]], *, seed: int, headline: float = 0.12
) -> Iterator[list[tuple[Piece, ...]]]:
    """Shuffle the sentences into paragraphs of 1–6; ``headline`` is the share of bare ones.

    A paragraph's last sentence loses its full stop now and then; a headline always does. A
    sentence that has none (a title in a treebank) mostly stands alone, as titles do in news.
    """
    rng = random.Random(seed)
    order = list(range(len(sentences)))
    rng.shuffle(order)
    while order:
        title = sentences[order[-1]][-1].form not in _CLOSERS
        if rng.random() < (0.75 if title else headline):
            yield [_without_stop(sentences[order.pop()])]
            continue
        size = rng.choice((1, 2, 2, 3, 3, 4, 5, 6))
        block = [tuple(sentences[order.pop()])]
        while len(block) < size and order and block[-1][-1].form in _CLOSERS:
            block.append(tuple(sentences[order.pop()]))
        if rng.random() < 0.06:
            block[-1] = _without_stop(block[-1])
        yield block


def running_text(sentences: Sequence[Sequence[Piece]], *, seed: int) -> Iterator[list[tuple[Piece, ...]]]:
    """The sentences in their own order, some to a paragraph, titles and lists run together with what follows.

    Text copied out of a page or a PDF looks so; only the words tell where « Références » ends.
    """
    rng = random.Random(seed)
    begin = 0
    while begin < len(sentences):
        size = rng.randint(3, 6)
        yield [tuple(sentence) for sentence in sentences[begin : begin + size]]
        begin += size


def _without_stop(sentence: Sequence[Piece]) -> tuple[Piece, ...]:
    if len(sentence) > 1 and sentence[-1].form == ".":
        return tuple(sentence[:-1])
    return tuple(sentence)


def write_paragraphs(text: Path, labels: Path, blocks: Iterable[Sequence[Sequence[Piece]]]) -> None:
    """Write Stanza's tokenizer input: raw text, and a digit for each character.

    0 inside a token, 1 its end, 2 the end of a sentence; 3 and 4 the same for a multi-word token.
    """
    texts: list[str] = []
    digits: list[str] = []
    for block in blocks:
        raw, marks = "", ""
        for sentence in block:
            for i, piece in enumerate(sentence):
                last = i == len(sentence) - 1
                after = (piece.after or " ") if last else piece.after
                end = (3 if piece.mwt else 1) + last
                raw += piece.form + after
                marks += "0" * (len(piece.form) - 1) + str(end) + "0" * len(after)
        texts.append(raw.rstrip())
        digits.append(marks[: len(raw.rstrip())])
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    labels.write_text("\n\n".join(digits) + "\n", encoding="utf-8")


def write_mwt_counts(path: Path, trees: Iterable[Tree]) -> None:
    """Write the multi-word tokens and their words with counts, as Stanza's trainers read them."""
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for tree in trees:
        forms = {row.id: row.form.lower() for row in tree.words}
        for token in tree.tokens:
            if token.is_range:
                first, last = (int(n) for n in token.id.split("-"))
                words = tuple(forms[str(n)] for n in range(first, last + 1))
                counts[token.form, words] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(ranked, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
