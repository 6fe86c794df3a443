"""A text in OpenDocument format (.odt), as LibreOffice saves by itself: its parts, opened with the limits of every zip
of a stranger. `intake_opening.py` calls it; the words themselves are read by `odt_text.py`. Nothing in the file is run
or followed.

odfdo and odfpy read such files, too; neither has a limit on what it unpacks, and what the intake asks of a paragraph
(which bookmarks, which changes, which cell, which line through it) would be a walk of our own with either.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element

from handouts.odt_text import OdtReading
from handouts.returned_paper import ReturnedPaper, attribute, is_ours
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import packages
from workshop_app.incoming.odf_styles import OdtStyles, local, styles_of
from workshop_app.incoming.packages import PackageFault, PackageRefused

MARK = b"application/vnd.oasis.opendocument.text"  # stands at the beginning of such a zip, unpacked

_PROGRAMS = ("basic/", "scripts/")
_FAULTS = {
    PackageFault.DAMAGED: ErrorCode.RETURNED_DAMAGED,
    PackageFault.LOCKED: ErrorCode.FORM_LOCKED,
    PackageFault.TOO_LARGE: ErrorCode.RETURNED_TOO_LARGE,
}


def read(file: BinaryIO, path: Path) -> ReturnedPaper:
    """What the intake asks about it; `path` is for the sentences. KnownError with the reason for a file that is none or
    cannot be read safely."""
    try:
        package = packages.ZipPackage(file)
        package.refuse_sealed()
        if any(name.casefold().startswith(_PROGRAMS) for name in package.namelist()):
            raise KnownError(ErrorCode.RETURNED_MACROS, path=str(path))
        content, styles, meta = (_part(package, name) for name in ("content.xml", "styles.xml", "meta.xml"))
    except PackageRefused as refused:
        raise KnownError(_FAULTS[refused.fault], path=str(path), detail=refused.detail) from refused
    body = next((each for each in _all(content) if local(each) == "text" and "office" in each.tag), None)
    if body is None:
        raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(path))
    looks = styles_of(content, styles)
    text = OdtReading(looks).read(body)
    margins = tuple(_margins(styles, looks))
    return ReturnedPaper(tuple(text.lines), text.quotes, text.comments, dict(_properties(meta)), margins)


def _part(package: packages.ZipPackage, name: str) -> Element | None:
    return package.tree(name) if name in package.namelist() else None


def _all(part: Element | None) -> Iterator[Element]:
    return part.iter() if part is not None else iter(())


def _margins(styles: Element | None, looks: OdtStyles) -> Iterator[str]:
    """The words of each head and foot."""
    for each in _all(styles):
        if local(each).startswith(("header", "footer")) and len(each):
            yield "\n".join(line.words for line in OdtReading(looks).read(each).lines)


def _properties(meta: Element | None) -> Iterator[tuple[str, str]]:
    for each in _all(meta):
        name = attribute(each, "name") if local(each) == "user-defined" else ""
        if is_ours(name):
            yield name, (each.text or "").strip()
