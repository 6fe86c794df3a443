"""Names of files that every system takes: what is made here on one computer goes to others by mail, stick and share.

Source: Windows' own rules, "Naming Files, Paths, and Namespaces"; they are the narrowest of the three systems. Names
that people type in a dialog of their system are theirs, and left as they are.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 120  # characters, and bytes below 200: room for a number, an ending and the longest file systems allow
_MOST_BYTES = 200
_ENDING = 40  # characters that are kept of the end of one that is too long: there stand a date and what tells it apart
_APART = " – "

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\ufeff\ud800-\udfff]+')
_STEERING = re.compile("[\u200e\u200f\u2066-\u2069]")  # marks of direction stand for nothing in a name
_RESERVED = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
_NEVER_ON_WINDOWS = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_LONGEST_ON_WINDOWS = 255  # of what it counts, halves of UTF-16


def legal_name(name: str, longest: int = LONGEST_NAME, instead: str = "-") -> str:
    """A file name, without its ending, for Windows, macOS and Linux alike, with `instead` in place of what may
    not stand there; may be empty when nothing of the name can. One that is too long is shortened inside: what it
    begins with says what it is, and its end tells it from others ("… – 2026-12-07 (A3)")."""
    name = _FORBIDDEN.sub(instead, _STEERING.sub("", unicodedata.normalize("NFC", name)))
    name = _shortened(" ".join(name.split()).strip(" .-"), longest).strip(" .-")
    return f"_{name}" if _RESERVED.match(name) else name


def _shortened(name: str, longest: int) -> str:
    if len(name) <= longest and len(name.encode()) <= _MOST_BYTES:
        return name
    end = name[-min(_ENDING, longest // 3) :]
    while len(end.encode()) > _MOST_BYTES // 2:
        end = end[1:]
    begins = max(end.find(_APART), 0) or max(end.find(" "), 0)  # no half a word, where there are any
    end = end[begins:]
    head = name[: longest - len(end) - 1]
    while len(f"{head}…{end}".encode()) > _MOST_BYTES:
        head = head[:-1]
    return f"{head.rstrip(' .-–')}…{end}"


def refused_by_windows(name: str) -> str | None:
    """Why Windows has no file of this name, or makes one of another; None for a name that it takes as it is."""
    if _NEVER_ON_WINDOWS.search(name):
        return 'no name on Windows holds < > : " / \\ | ? *'
    if _RESERVED.match(name):
        return f"Windows keeps {name.partition('.')[0].rstrip()} for a device"
    if name.endswith((".", " ")) and name.strip("."):
        return "Windows takes away the dot or the space at the end of a name"
    counted = len(name.encode("utf-16-le", "surrogatepass")) // 2
    return f"longer than {_LONGEST_ON_WINDOWS} characters" if counted > _LONGEST_ON_WINDOWS else None
