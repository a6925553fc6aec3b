"""Pieces of words that are sure are kept, of raw text those that are frequent, and every letter."""

from __future__ import annotations

from kg.parse.train.pieces import choose_pieces, count_words
from kg.parse.train.pretrained import read_pretrained


def test_words_and_signs_are_counted():
    assert count_words(["L'ONU, l'ONU.", "l’ONU"]) == {"L": 1, "l": 2, "'": 2, "’": 1, "ONU": 3, ",": 1, ".": 1}


def test_the_pieces_of_sure_words_are_kept_and_others_not(weights_file):
    pretrained = read_pretrained(weights_file[0])
    chosen = {pretrained.pieces[number] for number in choose_pieces(pretrained, sure={"chats": 1})}
    assert {"▁chat", "s", "a", "▁"} <= chosen
    assert "▁dort" not in chosen


def test_a_rare_word_of_raw_text_adds_nothing_and_a_frequent_one_does(weights_file, tmp_path):
    pretrained = read_pretrained(weights_file[0])
    for times, kept in ((4, False), (5, True)):
        (tmp_path / "raw.txt").write_text("le chat dort\n" * times)
        chosen = choose_pieces(pretrained, sure={}, raw=[tmp_path / "raw.txt"])
        assert ("▁dort" in {pretrained.pieces[number] for number in chosen}) is kept
