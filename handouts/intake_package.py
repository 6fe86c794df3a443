"""The parts of a Word file that a stranger sent, read with a limit on everything. `intake.py` opens files with it; it
never writes, never follows a link, and hands on plain element trees.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from workshop_app.domain.errors import ErrorCode, KnownError

LARGEST_FILE = 100_000_000  # bytes on disk: a record with pictures is far below
LARGEST_PART = 32_000_000  # bytes of one part, unpacked: a record of twenty pages has one hundredth of it
MOST_PARTS = 5_000
DEEPEST = 200  # elements inside each other; Word stops long before

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # old .doc files, and everything that Word locked with a password


@dataclass(frozen=True, slots=True)
class Package:
    """The parts we read. A part that is not there is None."""

    document: Element
    comments: Element | None
    threads: Element | None
    properties: Mapping[str, str]


def opened(path: Path) -> Package:
    """The parts of this file. KnownError with the reason when it is not a Word file that can be read safely."""
    try:
        if not path.is_file():
            raise KnownError(ErrorCode.FILE_MISSING, path=str(path))
        if path.stat().st_size > LARGEST_FILE:
            raise KnownError(ErrorCode.RETURNED_TOO_LARGE, path=str(path))
        with path.open("rb") as file:
            start = file.read(8)
        if start == _OLE:
            raise KnownError(ErrorCode.RETURNED_LOCKED, path=str(path))
        if not start.startswith(b"PK"):
            raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(path))
        with zipfile.ZipFile(path) as package:
            return _Reading(package, path).package()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError, OSError) as error:
        raise KnownError(ErrorCode.RETURNED_DAMAGED, path=str(path), detail=str(error)) from error


class _Reading:
    """One open file, part by part."""

    def __init__(self, package: zipfile.ZipFile, path: Path) -> None:
        self._package = package
        self._path = path
        self._names = set(package.namelist())

    def package(self) -> Package:
        self._check()
        main = self._related("", "/officeDocument") or "word/document.xml"
        document = self._part(main)
        if document is None or not document.tag.endswith("}document"):
            raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(self._path))
        return Package(
            document=document,
            comments=self._part(self._related(main, "/comments")),
            threads=self._part(self._related(main, "/commentsExtended")),
            properties=_properties(self._part(self._related("", "/custom-properties") or "docProps/custom.xml")),
        )

    def _check(self) -> None:
        entries = self._package.infolist()
        if len(entries) > MOST_PARTS:
            raise KnownError(ErrorCode.RETURNED_TOO_LARGE, path=str(self._path))
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise KnownError(ErrorCode.RETURNED_LOCKED, path=str(self._path))
        kinds = self._bytes("[Content_Types].xml")
        if kinds is None:
            raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(self._path))
        if b"macroEnabled" in kinds or any(name.casefold().endswith("vbaproject.bin") for name in self._names):
            raise KnownError(ErrorCode.RETURNED_MACROS, path=str(self._path))

    def _bytes(self, name: str) -> bytes | None:
        """The part, unpacked: what the file says about its size is not believed."""
        if name not in self._names:
            return None
        with self._package.open(name) as part:
            data = part.read(LARGEST_PART + 1)
        if len(data) > LARGEST_PART:
            raise KnownError(ErrorCode.RETURNED_TOO_LARGE, path=str(self._path))
        return data

    def _part(self, name: str) -> Element | None:
        data = self._bytes(name)
        if data is None:
            return None
        # No part of a Word file declares a document type; one that does wants to be expanded.
        if b"<!DOCTYPE" in data or b"<\x00!\x00D\x00" in data or b"\x00<\x00!\x00D" in data:
            raise KnownError(ErrorCode.RETURNED_DAMAGED, path=str(self._path), detail=f"document type in {name}")
        try:
            return _parsed(data)
        except (ElementTree.ParseError, LookupError, ValueError) as error:  # LookupError: an unknown encoding
            raise KnownError(ErrorCode.RETURNED_DAMAGED, path=str(self._path), detail=f"{name}: {error}") from error

    def _related(self, source: str, kind: str) -> str:
        """The part another one points to, by the end of the relation's kind; empty when there is none."""
        folder, name = posixpath.split(source)
        relations = self._part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                return posixpath.normpath(joined)
        return ""


class _Shallow(ElementTree.TreeBuilder):
    """Builds the tree, and refuses one that is nested deeper than any document while it is still being read."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: Any, attrs: dict[Any, Any], /) -> Element:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ValueError("nested too deeply")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def _parsed(data: bytes) -> Element:
    parser = ElementTree.XMLParser(target=_Shallow())
    parser.feed(data)
    root: Element = parser.close()
    return root


def _properties(part: Element | None) -> dict[str, str]:
    found = {}
    for entry in part if part is not None else ():
        name = entry.get("name", "")
        if name.startswith(("okr-", "decision_")):
            found[name] = "".join(entry.itertext()).strip()
    return found
