"""CoNLL-U in and out: the one codec of the parse cache, ``kg parse`` and pre-parsed input.

What we write round-trips exactly: offsets lie in MISC as ``start_char``/``end_char`` (code points of the article's text),
names as ``NER=B-PER`` / ``NER=I-PER``, the block in ``# block =``, metadata in ``# newdoc <name> =``. What others wrote is
read with tolerance: without offsets, words are found again in ``# text``, and the article's text is then its sentences
joined by a space (by a blank line before ``# newpar``). XPOS, DEPS and empty nodes are not read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import cast, get_args

from kg.records import Article, Block, BlockKind, NerSpan, ParsedArticle, Sentence, Skipped, Word

_COLUMNS = 10
_UNKNOWN_PARSER = "conllu"


def write_conllu(parsed: ParsedArticle) -> str:
    """One article as CoNLL-U text, ending with a blank line.

    >>> article = Article(id="a", text="Il part.")
    >>> word = Word(id=1, form="Il", lemma="il", upos="PRON", feats="_", head=0, deprel="root", begin=0, end=2)
    >>> print(write_conllu(ParsedArticle(article, (Sentence(0, 0, 2, "Il", (word,)),), "x")).splitlines()[0])
    # newdoc id = a
    """
    article = parsed.article
    meta = {
        "id": article.id,
        "date": article.date.isoformat() if article.date else None,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "parser": parsed.parser,
    }
    lines = [f"# newdoc {name} = {_one_line(value)}" for name, value in meta.items() if value]
    for sentence in parsed.sentences:
        lines += _sentence_lines(sentence, article)
    if not parsed.sentences:
        lines.append("")
    return "\n".join(lines) + "\n"


def _sentence_lines(sentence: Sentence, article: Article) -> list[str]:
    lines = [
        f"# sent_id = {_one_line(article.id)}-{sentence.index + 1}",
        f"# block = {sentence.block}",
        f"# text = {_one_line(sentence.text)}",
    ]
    until = 0  # words up to here stand inside a multiword token
    for word in sentence.words:
        misc = f"start_char={word.begin}|end_char={word.end}"
        tag = _bio_tag(word, sentence.entities)
        misc += f"|NER={tag}" if tag else ""
        if article.text[word.end : word.end + 1].strip():
            misc += "|SpaceAfter=No"
        if word.token and word.token_size > 1:
            until = word.id + word.token_size - 1
            lines.append("\t".join([f"{word.id}-{until}", word.token, *["_"] * 7, misc]))
        columns = [str(word.id), word.form, word.lemma or "_", word.upos or "_", "_", word.feats or "_"]
        columns += [str(word.head), word.deprel or "_", "_", "_" if word.id <= until else misc]
        lines.append("\t".join(_one_line(column) for column in columns))
    lines.append("")
    return lines


def _bio_tag(word: Word, entities: tuple[NerSpan, ...]) -> str:
    for span in entities:
        if span.begin <= word.begin < span.end:
            return f"{'B' if word.begin == span.begin else 'I'}-{span.label}"
    return ""


def _one_line(text: str) -> str:
    """The same number of code points without line breaks or tabs, as CoNLL-U needs it."""
    return "".join(" " if char in "\n\r\t" else char for char in text)


# --- reading ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Token:
    """A surface token: one word, or the words of a multiword token."""

    form: str
    misc: dict[str, str]
    rows: list[list[str]]
    size: int = 1


@dataclass(slots=True)
class _Raw:
    """A sentence as its lines say, before offsets."""

    line: int
    comments: dict[str, str] = field(default_factory=dict)
    tokens: list[_Token] = field(default_factory=list)


@dataclass(slots=True)
class _Document:
    """The lines of one document so far."""

    meta: dict[str, str]
    raws: list[_Raw] = field(default_factory=list)


def read_conllu(lines: Iterable[str], *, stem: str = "document", origin: str = "") -> Iterator[ParsedArticle | Skipped]:
    """The documents of a CoNLL-U file. A sentence that is not CoNLL-U is returned as :class:`Skipped`, the rest is read.

    :param stem: id of a document that has no ``# newdoc id``.
    :param origin: the file's name, for messages.
    """
    document = _Document({})
    raw = _Raw(1)
    broken = ""
    number = 0
    for number, ended in enumerate(chain(lines, [""]), start=1):
        line = ended.rstrip("\r\n").removeprefix("\ufeff")
        if line.startswith("#"):
            name, _, value = (part.strip() for part in line[1:].partition("="))
            if name.startswith("newdoc"):
                if not any(other.startswith("newdoc") for other in raw.comments):
                    if document.raws:
                        yield _finish(document, stem, origin)
                    document = _Document({})
                document.meta[name.removeprefix("newdoc").strip()] = value
            raw.comments[name] = value
        elif line.strip():
            broken = broken or _add_row(raw, line.split("\t"), number)
        else:
            broken = broken or _check_tree(raw)
            if broken:
                yield Skipped(origin or stem, broken, "this sentence was left out")
            elif raw.tokens:
                document.raws.append(raw)
            raw, broken = _Raw(number + 1), ""
    if document.raws:
        yield _finish(document, stem, origin)


def _add_row(raw: _Raw, row: list[str], number: int) -> str:
    """Take one word line; says what is wrong with it, or ``""``."""
    if len(row) != _COLUMNS:
        return f"line {number} has {len(row)} columns where CoNLL-U has {_COLUMNS}"
    name = row[0]
    misc = dict(pair.partition("=")[::2] for pair in row[9].split("|"))
    if "." in name:
        return ""
    first, _, last = name.partition("-")
    if not first.isdecimal() or (last and not last.isdecimal()):
        return f"line {number} has the word number {name!r}"
    if last:
        raw.tokens.append(_Token(row[1], misc, [], int(last) - int(first) + 1))
        return ""
    if not row[6].isdecimal() and row[6] != "_":
        return f"line {number} has the head {row[6]!r}"
    if raw.tokens and len(raw.tokens[-1].rows) < raw.tokens[-1].size:
        raw.tokens[-1].rows.append(row)
    else:
        raw.tokens.append(_Token(row[1], misc, [row]))
    return ""


def _check_tree(raw: _Raw) -> str:
    rows = [row for token in raw.tokens for row in token.rows]
    if [row[0] for row in rows] != [str(number + 1) for number in range(len(rows))]:
        return f"the words of the sentence at line {raw.line} are not numbered 1, 2, 3 …"
    heads = [int(row[6]) if row[6] != "_" else 0 for row in rows]
    for number, head in enumerate(heads, start=1):
        seen, at = {number}, head
        while at:
            if at > len(rows) or at in seen:
                return f"the heads of the sentence at line {raw.line} do not make a tree (word {number})"
            seen.add(at)
            at = heads[at - 1]
    return ""


def _finish(document: _Document, stem: str, origin: str) -> ParsedArticle:
    """Lay the sentences out in one text, by their offsets where all have them, else one after the other."""
    own = all(_has_offsets(raw) for raw in document.raws)
    text = ""
    sentences: list[Sentence] = []
    for index, raw in enumerate(document.raws):
        shown, places = _find_tokens(raw)
        start = int(raw.tokens[0].misc["start_char"]) - places[0][0] if own else 0
        gap = start - len(text)
        if not own or gap < 0:
            gap = 0 if not text else 2 if any(name.startswith("newpar") for name in raw.comments) else 1
        text += ("\n" if gap > 1 or not text else " ") * gap
        sentences.append(_sentence(index, len(text), shown, raw, places))
        text += shown
    meta = document.meta
    article = Article(
        id=meta.get("id") or stem,
        text=text,
        title=meta.get("title"),
        date=_day(meta.get("date", "")),
        source=meta.get("source"),
        url=meta.get("url"),
        blocks=_blocks(sentences),
        origin=origin,
    )
    return ParsedArticle(article, tuple(sentences), meta.get("parser") or _UNKNOWN_PARSER)


def _has_offsets(raw: _Raw) -> bool:
    return all({"start_char", "end_char"} <= token.misc.keys() for token in raw.tokens)


def _find_tokens(raw: _Raw) -> tuple[str, list[tuple[int, int]]]:
    """The sentence's text and each token's place in it."""
    text = raw.comments.get("text", "")
    places, at = [], 0
    for token in raw.tokens:
        at = text.find(token.form, at)
        if at < 0:
            break
        places.append((at, at + len(token.form)))
        at += len(token.form)
    if len(places) == len(raw.tokens) and not _has_words(text, places):
        return text, places
    text, places = "", []
    for token in raw.tokens:  # no usable "# text": put it together from the forms
        places.append((len(text), len(text) + len(token.form)))
        text += token.form + ("" if token.misc.get("SpaceAfter") == "No" else " ")
    return text.rstrip(), places


def _has_words(text: str, places: list[tuple[int, int]]) -> bool:
    """Whether letters lie between the tokens, so that some token was found too far on."""
    ends = [0, *(end for _, end in places)]
    begins = [*(begin for begin, _ in places), len(text)]
    return any(text[end:begin].strip() for end, begin in zip(ends, begins, strict=True))


def _sentence(index: int, start: int, text: str, raw: _Raw, places: list[tuple[int, int]]) -> Sentence:
    words: list[Word] = []
    entities: list[NerSpan] = []
    for token, (begin, end) in zip(raw.tokens, places, strict=True):
        _add_entity(entities, token.misc, start + begin, start + end)
        for row in token.rows:
            first = row is token.rows[0] and token.size > 1
            words.append(
                Word(
                    id=int(row[0]),
                    form=row[1],
                    lemma=row[2] if row[2] != "_" or row[1] == "_" else row[1].lower(),
                    upos=row[3],
                    feats=row[5],
                    head=int(row[6]) if row[6] != "_" else 0,
                    deprel=row[7] if row[7] != "_" else "dep",
                    begin=start + begin,
                    end=start + end,
                    token=token.form if first else "",
                    token_size=token.size if first else 1,
                )
            )
    block = raw.comments.get("block", "body")
    kind = cast("BlockKind", block) if block in get_args(BlockKind) else "body"
    return Sentence(index, start, start + len(text), text, tuple(words), tuple(entities), kind)


def _add_entity(entities: list[NerSpan], misc: dict[str, str], begin: int, end: int) -> None:
    """Read BIO and Stanza's BIOES tags alike."""
    position, _, label = (misc.get("NER") or misc.get("ner") or "O").partition("-")
    if not label:
        return
    if position in "IE" and entities and entities[-1].label == label:
        entities[-1] = replace(entities[-1], end=end)
    else:
        entities.append(NerSpan(begin, end, label))


def _blocks(sentences: list[Sentence]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for sentence in sentences:
        if blocks and blocks[-1].kind == sentence.block:
            blocks[-1] = replace(blocks[-1], end=sentence.end)
        else:
            blocks.append(Block(sentence.block, sentence.begin, sentence.end))
    return tuple(blocks)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
