"""A coach's Word template as it is kept: its styles, theme, page margins, header and footer with their pictures, and
nothing else. Read from any .docx or .dotx somebody chooses, never trusted: no macro, link, field that fetches, control
or embedded object gets in. Screens and the command line call `read_template`; `word_template` puts it to use.
"""

from __future__ import annotations

import io
import posixpath
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PIL import Image

from handouts.template_margins import EVEN, FIRST, cleaned
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import LARGEST_TEMPLATE, TEMPLATE, StyleFile
from workshop_app.incoming import files, packages
from workshop_app.incoming.packages import PackageFault, PackageRefused

LARGEST_FILE = 50_000_000  # bytes on disk
LARGEST_PICTURE = 15_000_000  # bytes
LARGEST_AS_IT_IS = 150_000  # bytes of a picture that is not made smaller
MOST_DOTS, WIDEST = 60_000_000, 1800  # pixels: 150 mm of paper at 300 dots an inch
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ALL_MARGINS = tuple(f"{page}{name}.xml" for page in ("", FIRST, EVEN) for name in ("head", "foot"))
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
    ElementTree.ParseError,
)
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf"})
_FAULTS = {
    PackageFault.DAMAGED: ErrorCode.TEMPLATE_DAMAGED,
    PackageFault.LOCKED: ErrorCode.TEMPLATE_LOCKED,
    PackageFault.TOO_LARGE: ErrorCode.TEMPLATE_DAMAGED,
}
_PREFIXES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}


def read_template(path: Path) -> StyleFile:
    """What we use of the template in this file. KnownError with the reason when there is nothing to take."""
    data = files.read_bytes(path, LARGEST_FILE)
    if data.startswith(_OLE):
        raise KnownError(ErrorCode.TEMPLATE_LOCKED, path=str(path))
    if not data.startswith(b"PK"):
        raise KnownError(ErrorCode.TEMPLATE_NOT_WORD, path=str(path))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pictures:
            parts = _TemplateReading(packages.ZipPackage(io.BytesIO(data)), pictures, path).parts()
    except PackageRefused as refused:
        raise KnownError(_FAULTS[refused.fault], path=str(path), detail=refused.detail) from refused
    except _BROKEN as error:
        raise KnownError(ErrorCode.TEMPLATE_DAMAGED, path=str(path), detail=str(error)) from error
    kept = _packed(parts)
    if len(kept) > LARGEST_TEMPLATE:
        raise KnownError(ErrorCode.TEMPLATE_TOO_LARGE, path=str(path), most=LARGEST_TEMPLATE // 1000)
    return StyleFile(TEMPLATE, path.name[:200], kept)


class _TemplateReading:
    """One open file, part by part."""

    def __init__(self, package: packages.ZipPackage, pictures: zipfile.ZipFile, path: Path) -> None:
        self._package = package  # of parts that are XML: it looks at each
        self._pictures = pictures
        self._path = path
        self._names = set(package.namelist())
        self._media: dict[str, bytes] = {}

    def parts(self) -> dict[str, bytes]:
        """What is kept, by names of our own."""
        main = self._main()
        document = self._package.tree(main)
        related = dict(self._related(main))
        found: dict[str, bytes] = {}
        for kind, name in (("styles", "styles.xml"), ("theme", "theme.xml")):
            target = next((target for type, target in related.values() if type == kind), "")
            if target in self._names:
                found[name] = _text(self._package.tree(target))
        sections = list(document.iter(f"{W}sectPr"))
        settings = next((target for type, target in related.values() if type == "settings"), "")
        sides = settings in self._names and _said(self._package.tree(settings), "evenAndOddHeaders")
        for section in sections[-1:]:
            found |= self._page(section, related, sides)
        if not any(found.get(name) for name in _ALL_MARGINS) and not _has_styles(found.get("styles.xml")):
            raise KnownError(ErrorCode.TEMPLATE_EMPTY, path=str(self._path))
        return found | self._media

    def _main(self) -> str:
        """The part with the text; KnownError for a file that is none of Word's, or has macros."""
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self._names):
            raise KnownError(ErrorCode.TEMPLATE_MACROS, path=str(self._path))
        if "[Content_Types].xml" not in self._names:
            raise KnownError(ErrorCode.TEMPLATE_NOT_WORD, path=str(self._path))
        kinds = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in self._types()}
        if any("macroenabled" in kind.lower() for kind in kinds.values()):
            raise KnownError(ErrorCode.TEMPLATE_MACROS, path=str(self._path))
        main = next((target for type, target in dict(self._related("")).values() if type == "officeDocument"), "")
        if main not in self._names or "wordprocessingml" not in kinds.get(main, ""):
            raise KnownError(ErrorCode.TEMPLATE_NOT_WORD, path=str(self._path))
        return main

    def _types(self) -> Iterator[Element]:
        yield from self._package.tree("[Content_Types].xml")

    def _related(self, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Id -> the last word of its kind, and the part it leads to; what leads out of the file is left out."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._names:
            return
        for each in self._package.tree(rels).iter(_RELATION):
            if each.get("TargetMode", "").lower() != "external":
                target = each.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                yield each.get("Id", ""), (each.get("Type", "").rpartition("/")[2], whole.lstrip("/"))

    def _page(self, section: Element, related: Mapping[str, tuple[str, str]], sides: bool) -> dict[str, bytes]:
        """Margins, head and foot of the last section. Where its first page differs, those of that page too, empty where
        it has none: a letterhead is often on the first page only, or on all but it. `sides`: those on the left too."""
        found: dict[str, bytes] = {}
        margins = section.find(f"{W}pgMar")
        if margins is not None:
            found["page.xml"] = _text(margins)
        for tag, name in (("headerReference", "head.xml"), ("footerReference", "foot.xml")):
            by_kind = {each.get(f"{W}type", "default"): each.get(f"{R}id", "") for each in section.iter(f"{W}{tag}")}
            if kept := self._of_kind("default", by_kind, related):
                found[name] = kept
            if _said(section, "titlePg"):
                found[f"{FIRST}{name}"] = self._of_kind("first", by_kind, related)
            if sides:
                found[f"{EVEN}{name}"] = self._of_kind("even", by_kind, related)
        return found

    def _of_kind(self, kind: str, by_kind: Mapping[str, str], related: Mapping[str, tuple[str, str]]) -> bytes:
        target = related.get(by_kind.get(kind, ""), ("", ""))[1]
        return self._margin(target) if target in self._names else b""

    def _margin(self, part: str) -> bytes:
        root = self._package.tree(part)
        pictures = {id: target for id, (type, target) in self._related(part) if type == "image"}
        known = {id: name for id, target in pictures.items() if (name := self._picture(target))}
        if not cleaned(root, known):
            return b""
        return _text(root)

    def _picture(self, target: str) -> str:
        """The name it is kept under; empty for what is no picture."""
        ending = posixpath.splitext(target)[1].lower()
        if target not in self._names or ending not in _PICTURES:
            return ""
        name = f"media/{posixpath.basename(target)}"
        with self._pictures.open(target) as stream:
            data = stream.read(LARGEST_PICTURE + 1)
        if len(data) > LARGEST_PICTURE:
            raise KnownError(ErrorCode.TEMPLATE_TOO_LARGE, path=str(self._path), most=LARGEST_TEMPLATE // 1000)
        self._media[name] = _smaller(data) if len(data) > LARGEST_AS_IT_IS else data
        return name


def _said(element: Element, tag: str) -> bool:
    """Whether a switch is on."""
    said = element.find(f"{W}{tag}")
    return said is not None and said.get(f"{W}val", "1") not in ("0", "false", "off")


def _smaller(data: bytes) -> bytes:
    """A scanned letterhead with no more dots than a printer prints; what Pillow does not know stays as it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # large ones are told by their size
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MOST_DOTS:
            return data
        kind = picture.format
        picture.thumbnail((WIDEST, WIDEST))
        file = io.BytesIO()
        picture.save(file, kind, optimize=True)
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError):
        return data
    return min(data, file.getvalue(), key=len)


def _has_styles(styles: bytes | None) -> bool:
    if not styles:
        return False
    named = [each for each in ElementTree.fromstring(styles).iter(f"{W}style") if each.get(f"{W}type") == "paragraph"]
    return any(each.find(f"{W}rPr") is not None or each.find(f"{W}pPr") is not None for each in named)


def _text(root: Element) -> bytes:
    for prefix, space in _PREFIXES.items():
        ElementTree.register_namespace(prefix, space)
    return bytes(ElementTree.tostring(root, "utf-8"))


def _packed(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts):
            package.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
    return file.getvalue()
