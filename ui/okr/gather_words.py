"""What the page says about drafts of a room: what a line is, what can become of it, and which part it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.labels_okr_sheets import left_out_words
from ui.okr.history_words import part_words
from workshop_app.application.okr_left_out import RowLeftOut
from workshop_app.domain.gathered_drafts import GatherChoice, GatheredAs, GatheredLine
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.text import in_a_row
from workshop_app.domain.values.shown import in_one_unit

MOST_LETTERS = 300
MOST_LEFT_OUT = 100  # rows that are named


def what_words(line: GatheredLine, known: bool = True) -> str:
    """What a line is. Where nobody can know what both had, nobody knows either who changed it."""
    if line.what is GatheredAs.CLASH and not known:
        return _tr("different here and there")
    return {
        GatheredAs.NEW: _tr("new"),
        GatheredAs.CHANGED: _tr("changed there"),
        GatheredAs.CLASH: _tr("changed on both sides"),
        GatheredAs.DOUBLE: _tr("here already"),
        GatheredAs.GONE: _tr("taken out there"),
        GatheredAs.REWORDED: _tr("reworded on the paper"),
        GatheredAs.FORMER: _tr("as it stood here before"),
    }[line.what]


def tone(line: GatheredLine) -> str:
    """How it stands out."""
    return {
        GatheredAs.CLASH: "over",
        GatheredAs.DOUBLE: "late",
        GatheredAs.GONE: "late",
        GatheredAs.FORMER: "late",
    }.get(line.what, "good")


def kind_words(line: GatheredLine) -> str:
    """ "Key result, target"."""
    kinds: dict[type, str] = {DraftSet: _tr("Set"), Objective: _tr("Objective"), KeyResult: _tr("Key result")}
    others = {
        "WatchedMetric": _tr("Health metric"),
        "NotNow": _tr("Not now"),
        "SortedMetric": _tr("Sorted number"),
        "PlannedActivity": _tr("Activity"),
    }
    kind = kinds.get(line.kind) or others.get(line.kind.__name__, "")
    field = part_words(line.field) or _field(line.field)
    return f"{kind}, {field}" if field else kind


def _field(field: str) -> str:
    return {
        "text": _tr("the words"),
        "mission": _tr("mission"),
        "depends_on": _tr("we depend on"),
        "depended_on_by": _tr("they depend on us"),
        "context": _tr("from above"),
        "champions": _tr("champions"),
        "source": _tr("where it is read"),
        "type": _tr("type"),
        "direction": _tr("where it is noticed"),
        "read_out": _tr("read-out day"),
        "confidence": _tr("how sure"),
        "shared_with": _tr("owned together with"),
        "kind": _tr("kind"),
        "answers": _tr("answers"),
        "event": _tr("event"),
        "event_day": _tr("day of the event"),
        "wanted": _tr("where the number is to go"),
        "who": _tr("who"),
        "due": _tr("by when"),
        "done": _tr("done"),
        "name": _tr("name"),
        "stay": _tr("stays in"),
        "today": _tr("today"),
        "why": _tr("because"),
    }.get(field, field)


def choice_words(line: GatheredLine, choice: GatherChoice) -> str:
    """What one may choose for it."""
    if line.what is GatheredAs.NEW and line.kind is DraftSet:
        return {
            GatherChoice.TAKE: _tr("as a set of its own"),
            GatherChoice.INTO: _tr("into the team's set"),
        }.get(choice, _tr("leave out"))
    if line.what in (GatheredAs.CLASH, GatheredAs.REWORDED, GatheredAs.FORMER):
        return {
            GatherChoice.BOTH: _tr("keep both"),
            GatherChoice.LEAVE: _tr("keep ours"),
            GatherChoice.TAKE: _tr("take theirs"),
        }[choice]
    if line.what is GatheredAs.GONE:
        return _tr("take it out here, too") if choice is GatherChoice.TAKE else _tr("keep it")
    if line.what is GatheredAs.DOUBLE:
        return _tr("take it as a second one") if choice is GatherChoice.TAKE else _tr("it is the same")
    if line.what is GatheredAs.CHANGED:
        return _tr("take it over") if choice is GatherChoice.TAKE else _tr("keep ours")
    return _tr("take it in") if choice is GatherChoice.TAKE else _tr("leave out")


def levels_words(part: object) -> str:
    """What comes with a key result that is new: from where to where, and who champions it."""
    if not isinstance(part, KeyResult):
        return ""
    values, unit = in_one_unit((part.baseline, part.commit, part.target, part.stretch), part.unit)
    levels = " → ".join(filter(None, values))
    champions = in_a_row(filter(None, (each.strip() for each in part.champions.split("\n"))))
    return " · ".join(filter(None, (f"{levels} {unit}".strip() if levels else "", champions)))[:MOST_LETTERS]


def left_out_lines(rows: Sequence[RowLeftOut]) -> tuple[str, ...]:
    """Rows of a sheet that are no drafts, each with why; of very many the first."""
    if not rows:
        return ()
    line = _tr("Row {n} {why}: {words}")
    said = [
        line.format(n=each.row, why=left_out_words(each.why, _why), words=in_a_row([each.text[:120]]))
        for each in rows[:MOST_LEFT_OUT]
    ]
    further = len(rows) - MOST_LEFT_OUT
    return (_tr("Rows that are no drafts"), *said, *([_tr("and {n} more").format(n=further)] if further > 0 else []))


def _why(words: str) -> str:
    return QCoreApplication.translate("okr_sheets", words)


def _tr(words: str) -> str:
    return QCoreApplication.translate("gather_words", words)
