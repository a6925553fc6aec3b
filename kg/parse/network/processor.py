"""The network in a Stanza pipeline: a variant of ``pos`` that writes tags, trees and names at once.

::

    import kg.parse.network.processor
    stanza.Pipeline("fr", processors="tokenize,mwt,pos,lemma", pos_with_network=True, pos_model_path=…)

Stanza has no processor for three tasks in one pass, and a variant is its way to put another
model in; ``depparse`` and ``ner`` are then not to be loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from stanza.pipeline.processor import ProcessorVariant, register_processor_variant

from kg.parse.network.decode import label
from kg.parse.network.file import read_network
from kg.parse.network.labelled import Labelled
from kg.parse.network.network import Network

__all__ = ["NetworkProcessor"]

_BATCH = 1200  # words, padding counted


@register_processor_variant("pos", "network")
class NetworkProcessor(ProcessorVariant):
    """Set ``upos``, ``feats``, ``head`` and ``deprel`` of words, and entities of documents."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        self.network = read_network(Path(config["model_path"]))

    def process(self, document: Any) -> Any:
        """Annotate one document."""
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: list[Any]) -> list[Any]:
        """Annotate documents; sentences of like length go through the network together."""
        sentences = [sentence for document in documents for sentence in document.sentences]
        for sentence, found in zip(sentences, _label(self.network, sentences), strict=True):
            _annotate(sentence, found)
        for document in documents:
            document.build_ents()
        return documents


def _label(network: Network, sentences: Sequence[Any]) -> list[Labelled]:
    words = [[word.text for word in sentence.words] for sentence in sentences]
    found: list[Labelled | None] = [None] * len(words)
    for batch in _batches(words):
        for index, labelled in zip(batch, label(network, [words[index] for index in batch]), strict=True):
            found[index] = labelled
    return [one for one in found if one is not None]


def _batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Indices of sentences, sorted by length, in batches of at most ``_BATCH`` words."""
    batch: list[int] = []
    for index in sorted(range(len(sentences)), key=lambda index: len(sentences[index])):
        if batch and len(sentences[index]) * (len(batch) + 1) > _BATCH:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _annotate(sentence: Any, found: Labelled) -> None:
    for word, upos, feats, head, relation in zip(
        sentence.words, found.upos, found.feats, found.heads, found.deprel, strict=True
    ):
        word.upos, word.feats = upos, None if feats == "_" else feats
        word.head, word.deprel = head, relation
    sentence.build_dependencies()
    for token, tag in zip(sentence.tokens, _over_tokens(sentence.tokens, found.names), strict=True):
        token.ner = tag
        token.multi_ner = (tag,)


def _over_tokens(tokens: Iterable[Any], names: Sequence[str]) -> list[str]:
    """BIOES tags of words as tags of tokens: a contraction is in a name if one of its words is."""
    at, inside = 0, []
    for token in tokens:
        words = names[at : at + len(token.words)]
        at += len(words)
        inside.append((next((tag for tag in words if tag != "O"), "O"), words[-1]))
    tags: list[str] = []
    for rank, (tag, last) in enumerate(inside):
        if tag == "O":
            tags.append(tag)
            continue
        begins = tag[0] in "BS" or rank == 0 or inside[rank - 1][0] == "O"
        ends = last[0] in "ESO" or rank + 1 == len(inside) or inside[rank + 1][0] == "O"
        tags.append(("S" if ends else "B") + tag[1:] if begins else ("E" if ends else "I") + tag[1:])
    return tags
