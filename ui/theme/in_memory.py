"""Drawings as files that live in memory. Only from a file does Qt draw an icon in the size that is asked for, and does
QSS show a tick, so they are handed to Qt as a resource. No temporary folder is needed, none is left behind, and no full
disk makes ticks vanish.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from PySide6.QtCore import qRegisterResourceData

_VERSION = 1  # of Qt's resource format: no time stamps, no compression
_FOLDER = 0x02
_ANY_LANGUAGE = 1


class Drawings:
    """Pictures by name, there as `:/name` for as long as this lives: the whole program."""

    def __init__(self, pictures: Mapping[str, str]) -> None:
        # Qt looks a name up by halving, so they stand in the order of their hashes. It copies nothing: the three parts
        # are kept here.
        hashes = {name: _hash(name) for name in pictures}
        names = sorted(pictures, key=hashes.__getitem__)
        tree, words, data = bytearray(struct.pack(">IHII", 0, _FOLDER, len(names), 1)), bytearray(), bytearray()
        for name in names:
            tree += struct.pack(">IHHHI", len(words), 0, 0, _ANY_LANGUAGE, len(data))
            words += struct.pack(">HI", len(name), hashes[name]) + name.encode("utf-16-be")
            drawn = pictures[name].encode("utf-8")
            data += struct.pack(">I", len(drawn)) + drawn
        self._parts = (bytes(tree), bytes(words), bytes(data))
        self.files = tuple(f":/{name}" for name in pictures)  # as Qt is asked for them
        qRegisterResourceData(_VERSION, *self._parts)


def _hash(name: str) -> int:
    """Qt's own hash of a name in a resource (qt_hash)."""
    found = 0
    for sign in name:
        found = (found << 4) + ord(sign)
        found ^= (found & 0xF0000000) >> 23
        found &= 0x0FFFFFFF
    return found
