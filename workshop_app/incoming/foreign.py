"""Files that hold no table a list can be read from, told by how they begin, whatever their name. Called by `tables`.

Read line by line, each of them would become rows, and the preview would offer the first lines of a PDF as people.
"""

from __future__ import annotations

import re

from workshop_app.domain.errors import ErrorCode, KnownError

_PARTS = (b"ppt/presentation.xml",)
_ODF = re.compile(rb"application/vnd\.oasis\.opendocument\.(?:presentation|graphics)")
_WORD_97 = "WordDocument".encode("utf-16-le")
_MAIL = re.compile(rb"(?:[A-Za-z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}", re.ASCII)
_OF_MAILS = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|X-Mozilla-Status):", re.M | re.I)
_BEGINNINGS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"BEGIN:VCALENDAR", "iCalendar"),
    (b"<?xml", "XML"),
    (b"%!PS", "PostScript"),
)
_JSON = re.compile(rb"(?:\[\s*)?\{\s*(?:\}|\"[^\"\n]{0,200}\"\s*:)")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the part of a new workbook with a password
_LOOKED_AT = 5_000  # bytes of the beginning


def refuse_foreign(data: bytes, path: str) -> None:
    """KnownError for what is known to be something else; `path` is for the sentence."""
    start = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-"):
        raise KnownError(ErrorCode.TABLE_IS_PDF, path=path)
    if start.startswith(b"{\\rtf") or _is_document(data, start) or _is_mail(start):
        raise KnownError(ErrorCode.TABLE_IS_TEXT, path=path)
    found = next((name for begins, name in _BEGINNINGS if start.startswith(begins)), "")
    if not found and _JSON.match(start):
        found = "JSON"
    if found:
        raise KnownError(ErrorCode.TABLE_IS_OTHER, path=path, format=found)


def is_locked(data: bytes) -> bool:
    """Whether it is a workbook of today behind a password, which looks like an old one from outside."""
    return data.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED in data


def _is_document(data: bytes, start: bytes) -> bool:
    """Slides, and texts of old office programs; the names of its parts stand in a zip as they are."""
    if start.startswith(b"PK\x03\x04"):
        return _ODF.search(start[:200]) is not None or any(part in data for part in _PARTS)
    return start.startswith(b"\xd0\xcf\x11\xe0") and _WORD_97 in data


def _is_mail(start: bytes) -> bool:
    """A mail as its program saves it. "Name: Nora" in a list has no such headers."""
    return _MAIL.match(start) is not None and _OF_MAILS.search(start) is not None
