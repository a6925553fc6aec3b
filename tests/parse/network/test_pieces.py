"""Words become pieces, and a sentence is never longer than the network can see."""

from __future__ import annotations

import pytest

from kg.parse.network.pieces import UNKNOWN


def test_a_word_is_split_into_the_likeliest_pieces(pieces):
    assert [pieces.pieces[number] for number in pieces.split("chats")] == ["▁chat", "s"]
    assert pieces.split("chats") is pieces.split("chats")  # asked for once


def test_letters_that_are_not_known_are_unknown_but_not_nothing(pieces):
    assert UNKNOWN in pieces.split("ж")
    assert pieces.split("") and len(pieces.split("a" * 50)) <= 12


def test_a_long_sentence_loses_the_ends_of_its_longest_words_first(pieces):
    rows = pieces.rows(["aaaaaa", "le", "chats"], longest=6)
    assert sum(map(len, rows)) <= 6
    assert rows[1:] == [pieces.split("le"), pieces.split("chats")]


def test_a_sentence_that_fits_is_not_cut(pieces):
    assert pieces.rows(["chats", "le"], longest=3) == [pieces.split("chats"), pieces.split("le")]


def test_too_many_words_are_an_error(pieces):
    with pytest.raises(ValueError, match="3 at most"):
        pieces.rows(["le"] * 4, longest=3)
