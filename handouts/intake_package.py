"""The parts of a Word file that a stranger sent, read with a limit on everything. `intake.py` opens files with it; it
never writes, never follows a link, and hands on plain element trees.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec import Struct

from handouts.intake_mending import mended
from handouts.returned_paper import is_ours
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import files, packages
from workshop_app.incoming.packages import PackageFault, PackageRefused

LARGEST_FILE = 100_000_000  # bytes on disk: a record with pictures is far below

_MARGIN = re.compile(r"(?:header|footer)\d{0,3}\.xml")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # old .doc files, and everything that Word locked with a password
_FAULTS = {
    PackageFault.DAMAGED: ErrorCode.RETURNED_DAMAGED,
    PackageFault.LOCKED: ErrorCode.RETURNED_LOCKED,
    PackageFault.TOO_LARGE: ErrorCode.RETURNED_TOO_LARGE,
}


class WordPackage(Struct, frozen=True):
    """The parts we read. A part that is not there is None."""

    document: Element
    comments: Element | None
    threads: Element | None
    properties: Mapping[str, str]
    margins: tuple[Element, ...] = ()  # heads and feet of its pages
    styles: Element | None = None


def opened(path: Path) -> WordPackage:
    """The parts of this file. KnownError with the reason when it is not a Word file that can be read safely."""
    with files.opened(path, LARGEST_FILE) as file:
        start = file.read(8)
        if start == _OLE:
            raise KnownError(ErrorCode.RETURNED_LOCKED, path=str(path))
        if not start:
            raise KnownError(ErrorCode.RETURNED_EMPTY, path=str(path))
        if not start.startswith(b"PK"):
            raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(path))
        try:
            return _PackageReading(packages.ZipPackage(file), path).package()
        except PackageRefused as refused:
            raise KnownError(_FAULTS[refused.fault], path=str(path), detail=refused.detail) from refused


class _PackageReading:
    """One open file, part by part."""

    def __init__(self, package: packages.ZipPackage, path: Path) -> None:
        self._package = package
        self._path = path
        self._names = set(package.namelist())

    def package(self) -> WordPackage:
        self._check()
        main = self._related("", "/officeDocument") or "word/document.xml"
        document = self._document(main)
        if document is None or not document.tag.endswith("}document"):
            raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(self._path))
        return WordPackage(
            document=document,
            comments=self._part(self._related(main, "/comments")),
            threads=self._part(self._related(main, "/commentsExtended")),
            properties=_properties(self._part(self._related("", "/custom-properties") or "docProps/custom.xml")),
            margins=tuple(self._margins(main)),
            styles=self._part(self._related(main, "/styles")),
        )

    def _check(self) -> None:
        if "[Content_Types].xml" not in self._names:
            raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(self._path))
        kinds = self._package.read("[Content_Types].xml")
        if b"macroEnabled" in kinds or any(name.casefold().endswith("vbaproject.bin") for name in self._names):
            raise KnownError(ErrorCode.RETURNED_MACROS, path=str(self._path))

    def _document(self, name: str) -> Element | None:
        """The text itself, mended where tracked changes were written across a field."""
        try:
            return self._part(name)
        except PackageRefused as refused:
            if refused.fault is not PackageFault.DAMAGED or "mismatched tag" not in refused.detail:
                raise
            tangled = KnownError(ErrorCode.RETURNED_TANGLED, path=str(self._path), detail=refused.detail)
        try:
            return mended(self._package.unwatched(name), name)
        except PackageRefused as refused:
            raise tangled from refused

    def _part(self, name: str) -> Element | None:
        return self._package.tree(name) if name in self._names else None

    def _margins(self, main: str) -> Iterator[Element]:
        """Heads and feet, by their names: every program calls them so."""
        folder = posixpath.dirname(main)
        for name in sorted(self._names):
            if _MARGIN.fullmatch(posixpath.relpath(name, folder) if folder else name):
                part = self._part(name)
                if part is not None:
                    yield part

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


def _properties(part: Element | None) -> dict[str, str]:
    found = {}
    for entry in part if part is not None else ():
        name = entry.get("name", "")
        if is_ours(name):
            found[name] = "".join(entry.itertext()).strip()
    return found
