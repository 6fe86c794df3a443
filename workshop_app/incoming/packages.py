"""A zip that a stranger sent, such as a workbook or a Word file: the one home of the limits for what is unpacked.

Nothing is unpacked to disk, and nothing a file says about itself is believed. Parts are XML; each is watched while it
is unpacked, so that whoever reads it (openpyxl, ElementTree) never sees a document type, endless nesting or a flood.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from enum import StrEnum
from typing import IO, BinaryIO, NamedTuple, NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

LARGEST_PART = 32_000_000  # bytes of one part, unpacked: a record of twenty pages has one hundredth of it
LARGEST_WHOLE = 150_000_000  # bytes unpacked of one file, however often its parts are read
MOST_PARTS = 5_000
MOST_ELEMENTS = 2_000_000  # of one part; each is an object in memory
MOST_ATTRIBUTES = 300  # of one element; Word declares forty namespaces in its first
LONGEST_TAG = 1_000_000  # bytes that may be fed before the parser comes to an end: it looks at all of them each time
DEEPEST = 200  # elements inside each other; Word and Excel stop long before

_LONGEST_DIRECTORY = MOST_PARTS * 400  # bytes: 46 an entry, its name and what else is noted about it
_END, _END_64 = 22, 56 + 20  # bytes of the records at the end of a zip; the 64-bit one stands before the other
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # the others unpack without any bound, or need GBs
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)

_MANIFEST = "META-INF/manifest.xml"  # of OpenDocument files

OnStart = Callable[[str, dict[str, str]], None]
OnWords = Callable[[str], None]


class Hearer(NamedTuple):
    """Who hears what is in a part while it is unpacked: the elements that begin, the words in them, those that end."""

    start: OnStart | None = None
    words: OnWords | None = None
    end: OnWords | None = None


class PackageFault(StrEnum):
    """Why a package cannot be read."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    TOO_LARGE = "too_large"


class PackageRefused(Exception):
    """A package that cannot be read safely; `detail` is for the log."""

    def __init__(self, fault: PackageFault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault = fault
        self.detail = detail


def watched_tree(data: bytes, name: str, most: int = MOST_ELEMENTS) -> Element:
    """XML that came without a zip, as a tree, with the limits of a part of one."""
    if len(data) > LARGEST_PART:
        raise PackageRefused(PackageFault.TOO_LARGE, f"{name}: {len(data)} bytes")
    _Guard(name, Hearer(), most).see(data, last=True)
    return _tree(data, name)


class ZipPackage:
    """One open zip. It has the four methods of zipfile.ZipFile that openpyxl asks for. `watch` is called while parts
    are unpacked: what it raises ends the reading. `most_at_once` is how many elements a part may have that is read as
    a whole: whoever does that makes a tree of it."""

    def __init__(
        self, file: BinaryIO, watch: Callable[[], None] | None = None, most_at_once: int = MOST_ELEMENTS
    ) -> None:
        self.filename = ""
        self._watch = watch
        self._most_at_once = most_at_once
        self._unpacked = 0
        try:
            _check_directory(file)
            self._zip = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise PackageRefused(PackageFault.DAMAGED, str(error)) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS:
            raise PackageRefused(PackageFault.TOO_LARGE, f"{len(entries)} parts")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise PackageRefused(PackageFault.LOCKED)

    def namelist(self) -> list[str]:
        return self._zip.namelist()

    def open(self, name: str, _mode: str = "r", *, hearer: Hearer | None = None) -> ZipPart:
        """One part, to be read piece by piece; KeyError when there is none. `hearer` hears what is in it."""
        entry = self._zip.getinfo(name)
        if entry.compress_type not in _METHODS:
            raise PackageRefused(PackageFault.DAMAGED, f"{name}: packing method {entry.compress_type}")
        if entry.file_size > LARGEST_PART:
            raise PackageRefused(PackageFault.TOO_LARGE, f"{name}: {entry.file_size} bytes")
        try:
            stream = self._zip.open(entry)
        except (*_BROKEN, OSError) as error:  # a directory that points before the file
            raise PackageRefused(PackageFault.DAMAGED, f"{name}: {error}") from error
        return ZipPart(self, name, stream, _Guard(name, hearer or Hearer(), self._most_at_once))

    def look_through(
        self, name: str, on_start: OnStart, on_words: OnWords | None = None, on_end: OnWords | None = None
    ) -> None:
        """Unpack a part only to hear what is in it; nothing is kept. `on_start` hears each element's name and
        attributes, `on_words` what is said in them, `on_end` the name of each that is over."""
        with self.open(name, hearer=Hearer(on_start, on_words, on_end)) as part:
            while part.read(65_536):
                pass

    def read(self, name: str) -> bytes:
        with self.open(name) as part:
            return part.read()

    def unwatched(self, name: str) -> bytes:
        """A part that may not be well-formed, for whoever mends it and then has it watched (`watched_tree`)."""
        with self.open(name) as part:
            return part.read_unseen()

    def tree(self, name: str) -> Element:
        """One part as a tree of elements; KeyError when there is none."""
        return _tree(self.read(name), name)

    def refuse_sealed(self) -> None:
        """PackageRefused for an OpenDocument file with a password: its zip opens, and what is in it is sealed part by
        part, or as one part."""
        names = self.namelist()
        listed = self.read(_MANIFEST) if _MANIFEST in names else b""
        if "encrypted-package" in names or b"encryption-data" in listed:
            raise PackageRefused(PackageFault.LOCKED)

    def close(self) -> None:
        self._zip.close()

    def count(self, unpacked: int) -> None:
        """So many bytes more were unpacked."""
        if self._watch is not None:
            self._watch()
        self._unpacked += unpacked
        if self._unpacked > LARGEST_WHOLE:
            raise PackageRefused(PackageFault.TOO_LARGE, f"{self._unpacked} bytes unpacked")


class ZipPart:
    """A part while it is read. Its reader gets nothing that the guard has not seen."""

    def __init__(self, package: ZipPackage, name: str, stream: IO[bytes], guard: _Guard) -> None:
        self.name = name
        self._package = package
        self._stream = stream
        self._guard = guard

    def read(self, size: int = -1) -> bytes:
        data = self.read_unseen(size)
        self._guard.see(data, size < 0 or not data)
        return data

    def read_unseen(self, size: int = -1) -> bytes:
        """The same, without a guard that reads along: only its length is counted."""
        try:
            data = self._stream.read(LARGEST_PART if size < 0 else size)
        except (*_BROKEN, OSError) as error:
            raise PackageRefused(PackageFault.DAMAGED, f"{self.name}: {error}") from error
        self._package.count(len(data))
        return data

    def close(self) -> None:
        self._stream.close()

    def __enter__(self) -> ZipPart:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Guard:
    """Reads along: no document type (one that declares entities wants to be expanded), no flood, no abyss."""

    def __init__(self, name: str, hearer: Hearer, most_at_once: int) -> None:
        self._name = name
        self._heard, self._ended = hearer.start, hearer.end
        self._most, self._most_at_once = MOST_ELEMENTS, most_at_once
        self._depth = self._elements = self._fed = 0
        self._over = False
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._on_document_type
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        if hearer.words is not None:
            self._parser.CharacterDataHandler = hearer.words

    def see(self, data: bytes, last: bool) -> None:
        if self._over:
            return
        self._over = last
        if last and not self._fed:
            self._most = self._most_at_once
        self._fed += len(data)
        try:
            self._parser.Parse(data, last)
        except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: an encoding nobody knows
            self._refuse(PackageFault.DAMAGED, str(error))
        if not last and self._fed - self._parser.CurrentByteIndex > LONGEST_TAG:
            self._refuse(PackageFault.DAMAGED, "a tag without end")

    def _on_document_type(self, *_: object) -> None:
        self._refuse(PackageFault.DAMAGED, "document type")

    def _on_start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST:
            self._refuse(PackageFault.DAMAGED, "nested too deeply")
        if self._elements > self._most:
            self._refuse(PackageFault.TOO_LARGE, f"over {self._most} elements")
        if len(attributes) > MOST_ATTRIBUTES:
            self._refuse(PackageFault.DAMAGED, f"{len(attributes)} attributes")
        if self._heard is not None:
            self._heard(tag, attributes)

    def _on_end(self, tag: str) -> None:
        self._depth -= 1
        if self._ended is not None:
            self._ended(tag)

    def _refuse(self, fault: PackageFault, detail: str) -> NoReturn:
        raise PackageRefused(fault, f"{self._name}: {detail}")


def _tree(data: bytes, name: str) -> Element:
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:  # LookupError: an unknown encoding
        raise PackageRefused(PackageFault.DAMAGED, f"{name}: {error}") from error


def _check_directory(file: BinaryIO) -> None:
    """How long the list of parts is, before zipfile makes objects of it: a million entries fit into 50 MB."""
    size = file.seek(0, 2)
    start = max(0, size - _END - 65_535 - _END_64)
    file.seek(start)
    tail = file.read()
    at = len(tail) - _END
    if tail[at : at + 4] != b"PK\x05\x06" or tail[-2:] != b"\x00\x00":
        at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END > len(tail):
        raise PackageRefused(PackageFault.DAMAGED, "no list of parts")
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    locator = tail[max(0, at - 20) : at]
    if locator[:4] == b"PK\x06\x07":  # a 64-bit record: right before, or where this says (zipfile has believed either)
        for place in (start + at - _END_64, int.from_bytes(locator[8:16], "little")):
            if 0 <= place < size:
                file.seek(place)
                length = max(length, int.from_bytes(file.read(56)[40:48], "little"))
    if length > _LONGEST_DIRECTORY:
        raise PackageRefused(PackageFault.TOO_LARGE, f"a list of parts of {length} bytes")
    file.seek(0)
