"""Opens a text that came back, a Word file or an OpenDocument text: what it is says its beginning, not its name."""

from __future__ import annotations

from pathlib import Path

from handouts import intake_odt, intake_package, intake_text
from handouts.returned_paper import ReturnedPaper
from workshop_app.incoming import files

ENDINGS = ("*.docx", "*.odt")
_BEGINNING = 200  # bytes in which an OpenDocument file says what it is


def opened(path: Path) -> ReturnedPaper:
    """What the intake asks about it. KnownError with the reason for a file that is neither, or cannot be read
    safely."""
    with files.opened(path, intake_package.LARGEST_FILE) as file:
        open_document = intake_odt.MARK in file.read(_BEGINNING)
        if open_document:
            file.seek(0)
            return intake_odt.read(file, path)
    return intake_text.paper_of(intake_package.opened(path))
