"""The mark of this copy of the file: what tells its editions from those of another copy (`versions.edition_label`)."""

from __future__ import annotations

from workshop_app.application.ports import Reader


def copy_mark(reader: Reader) -> str:
    """A few letters and digits that no other copy of this engagement has, "" where there is only one. Knows of no
    copies yet."""
    return ""
