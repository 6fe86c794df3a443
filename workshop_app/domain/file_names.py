"""Names of files that every system takes: what is made here on one computer goes to others by mail, stick and share.

Source: Windows' own rules, "Naming Files, Paths, and Namespaces"; they are the narrowest of the three systems. Names
that people type in a dialog of their system are theirs, and left as they are.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 120  # characters, and bytes below 200: room for a number, an ending and the longest file systems allow
_MOST_BYTES = 200

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\ufeff\ud800-\udfff]+')
_STEERING = re.compile("[\u200e\u200f\u2066-\u2069]")  # marks of direction stand for nothing in a name
_RESERVED = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
_NEVER_ON_WINDOWS = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_LONGEST_ON_WINDOWS = 255  # of what it counts, halves of UTF-16


def legal_name(name: str, longest: int = LONGEST_NAME, instead: str = "-") -> str:
    """A file name, without its ending, for Windows, macOS and Linux alike, with `instead` in place of what may
    not stand there; may be empty when nothing of the name can."""
    name = _FORBIDDEN.sub(instead, _STEERING.sub("", unicodedata.normalize("NFC", name)))
    name = " ".join(name.split())[:longest]
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1]
    name = name.strip(" .-")
    return f"_{name}" if _RESERVED.match(name) else name


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
