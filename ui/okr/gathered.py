"""What is looked over on one page of drafts that came in, and what is said of those that wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from ui.labels_handouts import remark_words
from workshop_app.application.handout_room import HandoutDrafts
from workshop_app.application.okr_sheets import SheetDraft

if TYPE_CHECKING:
    from handouts.intake_drafts import DraftsRead

NAMED = 5  # files that wait are named; of more, how many they are


class Gathered(Struct, frozen=True):
    """Whose it is called, the drafts, sentences about it, what is kept beside them as notes, and how it was read where
    it is a sheet or a text."""

    room: str
    drafts: tuple[SheetDraft, ...] = ()
    told: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    read: DraftsRead | None = None


def handouts_together(found: Sequence[HandoutDrafts]) -> Gathered:
    """The handouts of different teams, looked over and taken in as one step."""
    name = found[0].team if len(found) == 1 else _tr("{n} handouts").format(n=len(found))
    told, kept = list[str](), list[str]()
    for each in found:
        told += [f"{each.team}: {remark_words(remark)}" for remark in each.remarks]
        where = kept if each.drafts else told
        said = _tr("{team}, kept as a note: {words}") if each.drafts else _tr("{team}, not taken in: {words}")
        where += [said.format(team=each.team, words=note) for note in each.notes]
    return Gathered(name, tuple(draft for each in found for draft in each.drafts), tuple(told), tuple(kept))


def rest_words(names: Sequence[str]) -> str:
    """Which files wait to be looked over."""
    named = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        named = _tr("{names} and {n} more").format(names=named, n=len(names) - NAMED)
    said = _tr("Waiting to be looked over: {names}. “Go on” below the teams shows them.")
    return said.format(names=named)


def _tr(words: str) -> str:
    return QCoreApplication.translate("gathered", words)
