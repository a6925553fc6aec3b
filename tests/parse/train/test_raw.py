"""Raw text is read, joined, split and drawn."""

from __future__ import annotations

import pytest

from kg.errors import ModelError
from kg.parse.train.raw import joined, raw_files, sample, sentences


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
