"""A filled PDF form, read with pdfium: names and values of its fields, boxes that are ticked, what was written beside
them. `intake_forms.py` calls it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from handouts import marks
from handouts.form_labels import NAMES
from handouts.page_words import annotation_entry
from handouts.verify import PDFIUM
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.filled_handout import FilledHandout
from workshop_app.incoming import files

LARGEST = 50_000_000  # bytes
MOST_PAGES = 200
MOST_FIELDS = 5_000  # of a page
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_LINES = str.maketrans({"\r": "\n", "\x0b": "\n", "\u2028": "\n", "\u2029": "\n"})


def read_pdf(path: Path) -> FilledHandout:
    """What stands in it. KnownError for a file that is no PDF, locked, damaged, or has no fields at all."""
    data = files.read_bytes(path, LARGEST)
    if b"%PDF-" not in data[:1024]:
        raise KnownError(ErrorCode.FORM_NO_PDF, path=str(path))
    with PDFIUM:
        try:
            with pypdfium2.PdfDocument(data) as file:
                return _form(file, path)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) in _LOCKED
            code = ErrorCode.FORM_LOCKED if locked else ErrorCode.RETURNED_DAMAGED
            raise KnownError(code, path=str(path), detail="it breaks off or is no whole PDF") from error


def _form(file: Any, path: Path) -> FilledHandout:
    if len(file) > MOST_PAGES:
        raise KnownError(ErrorCode.RETURNED_TOO_LARGE, path=str(path))
    values: dict[str, str] = {}
    ticked: dict[str, tuple[int, ...]] = {}
    seen: set[str] = set()
    notes: list[str] = []
    words = []
    for page in file:
        words.append(page.get_textpage().get_text_range())
        for written, value, on in _annotations(page, notes):
            name = marks.field_of_bookmark(written)
            if not marks.is_field(name):
                notes += [value.strip()] if value.strip() else []
                continue
            choice, number = marks.choice_of(name)
            seen.add(choice)
            if number:
                ticked[choice] = (*ticked.get(choice, ()), *((number,) if on else ()))
            elif value.strip():
                values[name] = value.strip()
    beside = [each for each in ticked if each.rpartition(".")[2] in NAMES]
    talked = {name: numbers for name in beside if (numbers := ticked.pop(name))}
    if not seen:
        raise KnownError(ErrorCode.FORM_NO_FIELDS, path=str(path))
    code = marks.code_in("\n".join(words)) or marks.PaperCode("", "", "")
    whose = (code.engagement, code.team, code.version)
    return FilledHandout(values, ticked, frozenset(seen), tuple(notes), (), *whose, talked=talked)


def _annotations(page: Any, notes: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Name, value and tick of each field of a page; what was written beside the fields goes to the notes."""
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        each = pdfium.FPDFPage_GetAnnot(page, at)
        try:
            if pdfium.FPDFAnnot_GetSubtype(each) == pdfium.FPDF_ANNOT_WIDGET:
                on = annotation_entry(each, b"AS") not in ("", "Off")
                value = annotation_entry(each, b"V") if annotation_entry(each, b"FT") != "Btn" else ""
                yield annotation_entry(each, b"T"), value.replace("\r\n", "\n").translate(_LINES), on
            elif pdfium.FPDFAnnot_GetSubtype(each) != pdfium.FPDF_ANNOT_POPUP:
                said = annotation_entry(each, b"Contents").replace("\r\n", "\n").translate(_LINES).strip()
                notes += [said] if said else []
        finally:
            pdfium.FPDFPage_CloseAnnot(each)
