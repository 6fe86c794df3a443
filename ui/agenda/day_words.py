"""What the day to scale says: on its items, in the bubble of a drag, in the bottom line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.agenda.day_edit import Draft
from ui.agenda.view_state import PlanRow
from ui.labels import enum_label
from ui.lengths import length
from ui.widgets import dates

BESIDE = " · "


def title(row: PlanRow) -> str:
    """What an item is called; the first of a group that has a name says which group."""
    if row.strand is not None and row.first and row.strand.name:
        return f"{row.strand.name}: {row.step.title}"
    return row.step.title


def facts(row: PlanRow) -> str:
    """ "30 min (20–35) · Sponsor, Coach"."""
    step = row.step
    leads = ", ".join(enum_label(lead) for lead in step.leads)
    minutes = QCoreApplication.translate("agenda", "{n} min").format(n=step.minutes)
    return f"{minutes} ({step.flex.shortest}–{step.flex.longest}){BESIDE}{leads}"


def fixed(row: PlanRow) -> str:
    """ "fixed 12:30", "until 12:30", or nothing."""
    translate = QCoreApplication.translate
    if row.step.pinned is not None:
        return translate("agenda", "fixed {start}").format(start=row.clock)
    if row.step.until is not None:
        return translate("agenda", "until {end}").format(end=dates.clock(row.step.until))
    return ""


def bubble(draft: Draft) -> str:
    """ "30 → 20 min, ends 09:50; no shorter", "begins 10:35, was 09:30"."""
    translate = QCoreApplication.translate
    now, was = draft.now, draft.was
    if not draft.of_length and now.start == was.start and now.step.day == was.step.day:
        return translate("agenda", "begins {start}, as now").format(start=now.clock)
    if not draft.of_length and now.step.day != was.step.day:
        words = translate("agenda", "day {n}, begins {start}; was day {m}, {before}")
        return words.format(n=now.step.day, start=now.clock, m=was.step.day, before=was.clock)
    if not draft.of_length:
        words = translate("agenda", "begins {start}, was {before}")
        return words.format(start=now.clock, before=was.clock)
    words = translate("agenda", "{before} → {minutes} min, ends {end}").format(
        before=was.step.minutes, minutes=now.step.minutes, end=dates.clock(now.end)
    )
    return words + _limit(draft)


def _limit(draft: Draft) -> str:
    translate = QCoreApplication.translate
    step = draft.now.step
    if draft.below:
        return "; " + translate("agenda", "{n} min too short").format(n=draft.below)
    if draft.above:
        return "; " + translate("agenda", "{n} min longer than it needs").format(n=draft.above)
    if step.minutes == step.flex.shortest:
        return "; " + translate("agenda", "no shorter")
    if step.minutes == step.flex.longest:
        return "; " + translate("agenda", "no longer")
    return ""


def hint(draft: Draft, by_keys: bool) -> str:
    """What the bottom line says while something is in the air."""
    translate = QCoreApplication.translate
    if draft.of_length and by_keys:
        return translate("agenda", "Shift+↓ and Shift+↑: 5 min, with Alt 1 min; Enter keeps it, Esc puts it back")
    if draft.of_length:
        return translate("agenda", "Dragging the lower edge: steps of 5 min, Alt for 1 min, Esc puts it back")
    if by_keys:
        return translate("agenda", "Lifted: ↑ and ↓ move it, Space puts it down, Esc lets go")
    return translate("agenda", "Moving it: put it down where it should be, Esc puts it back")


def gap(minutes: int, before: str) -> str:
    """ "10 min free before Lunch"."""
    words = QCoreApplication.translate("agenda", "{n} free before {title}")
    return words.format(n=length(minutes), title=before)


def too_long(minutes: int) -> str:
    """ "10 min too long"."""
    return QCoreApplication.translate("agenda", "{n} min too long").format(n=minutes)
