"""Parse articles with Stanza: the only door to the models.

The parse of an article depends on that article alone (its blocks are one batch, and never
share it with another article's), so parallel, resumed and repeated runs agree. Nothing is
fetched from a network.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import ModelError
from kg.parse.catalog import ModelSet
from kg.records import Article, Block, BlockKind, NerSpan, ParsedArticle, Sentence, Word

__all__ = ["Pipeline", "load_pipeline"]

_LONGEST = 250  # tokens; a longer sentence is a table or a list, and costs its square in memory
_LOOK_BACK = 60
_SPLITTING = "tokenize,mwt"
_NETWORK = "pos,lemma"  # tags, trees and names come together
_STANZA = "pos,lemma,depparse,ner"
_BREAKS = frozenset({";", ",", ":", ".", "•", "|", "–", "—"})
# The treebanks are typed plainly. Each character becomes one character, so offsets stay.
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "\u2011": "-",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Loaded models. Make one with :func:`load_pipeline`; it may parse any number of articles."""

    models: ModelSet
    stanza: Any

    @property
    def analysis(self) -> str:
        """The processors that come after ``tokenize,mwt``."""
        return _STANZA if self.models.stanza_layout else _NETWORK

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        """The articles with their sentences, one at a time."""
        for article in articles:
            sentences = self.parse_paragraphs(article.text, blocks=article.blocks)
            yield ParsedArticle(article, sentences, self.models.label)

    def parse_paragraphs(self, text: str, *, blocks: Sequence[Block] = ()) -> tuple[Sentence, ...]:
        """The sentences of a text, with offsets into it.

        No sentence crosses a block. Without blocks, each line of the text is one.
        """
        import torch

        units = [block for block in blocks or _lines(text) if text[block.begin : block.end].strip()]
        if not units:
            return ()
        plain = text.translate(_PLAIN)
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            split = self._split(plain, units)
            long = [any(len(s.tokens) > _LONGEST for s in document.sentences) for document in split]
            if any(long):
                units = [
                    part
                    for unit, document, too_long in zip(units, split, long, strict=True)
                    for part in (_shortened(unit, document) if too_long else (unit,))
                ]
                split = self._split(plain, units)
            documents = self.stanza.process(split, processors=self.analysis)
        return tuple(_sentences(text, zip(units, documents, strict=True)))

    def _split(self, plain: str, units: Sequence[Block]) -> list[Any]:
        """One Stanza document for each unit, with sentences and words but no analysis."""
        texts = [plain[unit.begin : unit.end] for unit in units]
        return list(self.stanza.bulk_process(texts, processors=_SPLITTING))


def load_pipeline(models: ModelSet, *, threads: int | None = None) -> Pipeline:
    """Load a set of models. It takes some seconds, most of them to import torch.

    :param threads: how many processor cores torch may use; None leaves it to torch.
    :raises ModelError: when a model cannot be loaded.
    """
    import stanza
    import torch

    torch.manual_seed(0)
    analysis = _STANZA if models.stanza_layout else _NETWORK
    if threads is not None:
        torch.set_num_threads(threads)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded = stanza.Pipeline(
                lang="fr",
                dir=str(models.directory),
                processors=f"{_SPLITTING},{analysis}",
                download_method=None,
                logging_level="ERROR",
                device="cpu",
                **_paths(models),
            )
    except Exception as error:
        raise ModelError(
            f"the {models.name} models cannot be loaded ({type(error).__name__}: {error})",
            where=str(models.directory),
            mend="use `--models compact`, or install the models again",
        ) from error
    return Pipeline(models, loaded)


def _paths(models: ModelSet) -> dict[str, Any]:
    if models.stanza_layout:
        return {}
    import kg.parse.network.processor  # noqa: F401 - it registers the variant

    paths = {f"{name}_model_path": str(models.file(name)) for name in ("tokenize", "mwt", "lemma")}
    return {**paths, "pos_with_network": True, "pos_model_path": str(models.file("network"))}


def _lines(text: str) -> Iterator[Block]:
    begin = 0
    for line in text.splitlines(keepends=True):
        yield Block("body", begin, begin + len(line))
        begin += len(line)


def _shortened(unit: Block, document: Any) -> Iterator[Block]:
    """The parts of a block in which no sentence can have more than ``_LONGEST`` tokens."""
    begin = unit.begin
    for sentence in document.sentences:
        for cut in _cuts(sentence.tokens):
            yield Block(unit.kind, begin, unit.begin + cut)
            begin = unit.begin + cut
    yield Block(unit.kind, begin, unit.end)


def _cuts(tokens: Sequence[Any]) -> Iterator[int]:
    """Where to cut a sentence that is too long: after punctuation if some is near."""
    first = 0
    while len(tokens) - first > _LONGEST:
        last = first + _LONGEST
        near = (i for i in range(last, last - _LOOK_BACK, -1) if tokens[i - 1].text in _BREAKS)
        first = next(near, last)
        yield int(tokens[first - 1].end_char)


def _sentences(text: str, parsed: Iterable[tuple[Block, Any]]) -> Iterator[Sentence]:
    index = 0
    for block, document in parsed:
        for tree in document.sentences:
            yield _sentence(text, tree, index=index, shift=block.begin, kind=block.kind)
            index += 1


def _sentence(text: str, tree: Any, *, index: int, shift: int, kind: BlockKind) -> Sentence:
    words = tuple(word for token in tree.tokens for word in _words(text, token, shift))
    begin, end = words[0].begin, words[-1].end
    entities = tuple(NerSpan(span.start_char + shift, span.end_char + shift, span.type) for span in tree.ents)
    return Sentence(index, begin, end, text[begin:end], words, entities, kind)


def _words(text: str, token: Any, shift: int) -> Iterator[Word]:
    begin, end = token.start_char + shift, token.end_char + shift
    surface = text[begin:end]
    several = len(token.words) > 1
    for rank, word in enumerate(token.words):
        first = several and rank == 0
        yield Word(
            id=word.id,
            form=word.text if several else surface,
            lemma=word.lemma or word.text,
            upos=word.upos or "X",
            feats=word.feats or "_",
            head=word.head,
            deprel=word.deprel,
            begin=begin,
            end=end,
            token=surface if first else "",
            token_size=len(token.words) if first else 1,
        )
