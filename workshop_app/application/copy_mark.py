"""The mark of this copy of the file: what tells its editions from those of another copy (`versions.edition_label`)."""

from __future__ import annotations

from workshop_app.application.lineage import own
from workshop_app.application.ports import Reader
from workshop_app.domain.lineage import CopyTaken

_LENGTH = 4


def copy_mark(reader: Reader) -> str:
    """A few letters and digits that hardly any other copy of this engagement has; "" in the first file, and in one that
    does not know where it comes from."""
    here = own(reader)
    began = here and reader.find(CopyTaken, here.id)
    return began.id[:_LENGTH] if began else ""
