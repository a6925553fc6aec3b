import codecs

import pytest

from kg.read.decode import NotTextError, decode

TEXT = "L’été à Bichkek : « œuvre » 5 €\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), id="utf-8-with-mark"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), id="utf-16-little"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16-big"),
        pytest.param(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), id="utf-32-is-not-taken-for-utf-16"),
        pytest.param(TEXT.encode("cp1252"), id="windows"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="windows-line-ends"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="old-mac-line-ends"),
    ],
)
def test_the_same_text_from_every_encoding(data):
    assert decode(data) == TEXT


def test_latin_1_letters_and_its_control_characters():
    assert decode("été \x81".encode("latin-1") + b" " * 99) == "été \x81" + " " * 99


def test_other_white_space_and_odd_characters_are_kept():
    text = "a\u00a0b\u202f! 🇰🇿 e\u0301  \t fin"
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(b"%PDF-1.7 ...", "a PDF", id="pdf"),
        pytest.param(b"PK\x03\x04....", "office document", id="docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "PNG", id="png"),
        pytest.param(bytes(range(256)) * 4, "binary", id="all-bytes"),
        pytest.param(b"text\x00text", "binary", id="a-nul"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8x", "utf-16", id="broken-utf-16"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, what):
    with pytest.raises(NotTextError, match=what):
        decode(data)
