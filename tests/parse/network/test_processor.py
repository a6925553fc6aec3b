"""What the network says, on Stanza's words and tokens."""

from __future__ import annotations

import pytest
from stanza.models.common.doc import Document

from kg.parse.network.file import write_network
from kg.parse.network.processor import NetworkProcessor, _batches, _over_tokens


@pytest.fixture
def processor(network, tmp_path):
    write_network(network, tmp_path / "network.pt")
    return NetworkProcessor({"model_path": str(tmp_path / "network.pt")})


def document(*sentences):
    return Document([[{"id": n, "text": word} for n, word in enumerate(words, start=1)] for words in sentences])


def test_words_get_tags_and_a_tree_and_tokens_a_name_tag(processor):
    (found,) = processor.bulk_process([document(["le", "chat", "dort"], ["chats"])])
    for sentence in found.sentences:
        assert sum(word.head == 0 for word in sentence.words) == 1
        assert all(word.upos and word.deprel for word in sentence.words)
        assert all(token.ner for token in sentence.tokens)
        assert len(sentence.dependencies) == len(sentence.words)


def test_documents_keep_their_order_and_their_own_labels(processor):
    texts = (["le", "chat"], ["chats", "a", "s"], ["dort"])
    alone = [processor.process(document(words)).to_dict() for words in texts]
    together = [one.to_dict() for one in processor.bulk_process([document(words) for words in texts])]
    assert together == alone


def test_no_feature_is_none_not_an_underscore(processor):
    found = processor.process(document(["le", "chat", "dort", "a", "s"]))
    assert {word.feats for word in found.sentences[0].words} <= {None, "Number=Sing"}


def test_every_sentence_is_in_one_batch_and_long_ones_are_alone():
    sentences = [["a"] * size for size in (3, 1500, 2, 600, 601)]
    batches = list(_batches(sentences))
    assert sorted(index for batch in batches for index in batch) == list(range(5))
    assert [1] in batches
    assert list(_batches([])) == []


class Token:
    """As many words as a token has."""

    def __init__(self, words):
        self.words = range(words)


@pytest.mark.parametrize(
    ("words", "names", "tags"),
    [
        ((1, 1, 1), ["B-PER", "E-PER", "O"], ["B-PER", "E-PER", "O"]),
        ((2, 1), ["O", "B-LOC", "E-LOC"], ["B-LOC", "E-LOC"]),  # du Nord
        ((1, 2, 1), ["B-ORG", "I-ORG", "I-ORG", "E-ORG"], ["B-ORG", "I-ORG", "E-ORG"]),
        ((1, 2), ["S-LOC", "O", "O"], ["S-LOC", "O"]),
        ((2,), ["O", "S-LOC"], ["S-LOC"]),
        ((1, 1), ["S-LOC", "S-LOC"], ["S-LOC", "S-LOC"]),
    ],
)
def test_a_contraction_is_in_a_name_if_one_of_its_words_is(words, names, tags):
    assert _over_tokens([Token(size) for size in words], names) == tags
