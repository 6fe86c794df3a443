"""What is looked over on one page of drafts that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from workshop_app.application.okr_sheets import SheetDraft

if TYPE_CHECKING:
    from handouts.intake_drafts import DraftsRead


class Gathered(Struct, frozen=True):
    """Whose it is called, the drafts, sentences about it, what is kept beside them as notes, and how it was read where
    it is a sheet or a text."""

    room: str
    drafts: tuple[SheetDraft, ...] = ()
    told: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    read: DraftsRead | None = None
