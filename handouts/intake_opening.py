"""Opens a text that came back, a Word file or an OpenDocument text: what it is says its beginning, not its name."""

from __future__ import annotations

import io
from pathlib import Path

from handouts import intake_odt, intake_package, intake_text
from handouts.returned_paper import ReturnedPaper
from workshop_app.incoming import files, flat_odf
from workshop_app.incoming.packages import LARGEST_PART

ENDINGS = ("*.docx", "*.odt", "*.fodt")
_BEGINNING = 200  # bytes in which an OpenDocument file says what it is


def opened(path: Path) -> ReturnedPaper:
    """What the intake asks about it. KnownError with the reason for a file that is neither, or cannot be read
    safely."""
    with files.opened(path, intake_package.LARGEST_FILE) as file:
        if file.read(5) == b"<?xml":
            file.seek(0)
            flat = flat_odf.zipped(file.read(LARGEST_PART + 1))
            if intake_odt.MARK in flat[:_BEGINNING]:
                return intake_odt.read(io.BytesIO(flat), path)
        file.seek(0)
        open_document = intake_odt.MARK in file.read(_BEGINNING)
        if open_document:
            file.seek(0)
            return intake_odt.read(file, path)
    return intake_text.paper_of(intake_package.opened(path))
