"""Bytes to text: UTF-8, byte order marks, and the Windows/Latin-1 files that old archives hold."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
}
_TEXT_CONTROLS = "\n\r\t\f\x85"


class NotTextError(ValueError):
    """The bytes are no text; the message says what they are."""


def decode(data: bytes) -> str:
    r"""The text of a file, with ``\r\n`` and ``\r`` as ``\n``; nothing else is changed.

    >>> decode("é\r\n".encode("latin-1"))
    'é\n'

    :raises NotTextError: for binary files.
    """
    for magic, kind in _KINDS.items():
        if data.startswith(magic):
            raise NotTextError(f"is {kind}, not text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _newlines(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError as error:
                raise NotTextError(f"begins with the mark of {encoding}, but is not {encoding}") from error
    if b"\x00" in data:
        raise NotTextError("is a binary file, not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_windows(data)
    if _controls(text) > len(text) / 100:
        raise NotTextError("is a binary file, not text")
    return _newlines(text)


def _decode_windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")  # Latin-1 with « œ », « € » and curly quotes where Latin-1 has control characters
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _controls(text: str) -> int:
    return sum(1 for char in text if (char < " " or "\x7f" <= char <= "\x9f") and char not in _TEXT_CONTROLS)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
