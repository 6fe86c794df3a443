"""The columns of the plan and the words in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from agendas.model import Strand
from ui.agenda.view_state import DayHeading, PlanLine, PlanRow
from ui.labels import enum_label
from ui.lengths import length
from ui.widgets import dates

START, MINUTES, PAST, ITEM, TYPE, LEAD, FLEX, CUT, LATEST = range(9)


def headers() -> tuple[str, ...]:
    """The words above the columns."""
    translate = QCoreApplication.translate
    return (
        translate("agenda", "Start"),
        translate("agenda", "Min"),
        translate("agenda", "Took"),
        translate("agenda", "Item"),
        translate("agenda", "Type"),
        translate("agenda", "Lead"),
        translate("agenda", "Range"),
        translate("agenda", "Cut order"),
        translate("agenda", "Latest"),
    )


def header_tip(column: int) -> str | None:
    """What a short word above a column stands for; None where it is plain."""
    translate = QCoreApplication.translate
    return {
        PAST: translate("agenda", "The minutes this item took in earlier runs"),
        FLEX: translate("agenda", "The shortest and the longest it can be without harm, in minutes"),
        CUT: translate("agenda", "When time is short, 1 is cut first; “never” protects the item"),
        LATEST: translate(
            "agenda", "When the item must begin for its day to end on time; on a day's line, when it must end"
        ),
    }.get(column)


def cell(line: PlanLine, column: int) -> str:
    """What stands in one cell."""
    return _step_cell(line, column) if isinstance(line, PlanRow) else _day_cell(line, column)


def tip(row: PlanRow, column: int) -> str:
    """What a cell says when the pointer rests on it; a screen reader hears it as well."""
    translate = QCoreApplication.translate
    if column == MINUTES and row.step.until is not None:
        words = translate("agenda", "Runs until {end}, whenever it begins; a delay before it makes it shorter")
        return words.format(end=dates.clock(row.step.until))
    if column in {MINUTES, ITEM} and row.step.strands:
        return translate("agenda", "Side by side: the longest group says how long it is")
    if column in {MINUTES, PAST} and row.past:
        words = translate("agenda", "planned {minutes} min; earlier runs took {past}")
        return words.format(minutes=row.step.minutes, past=_step_cell(row, PAST))
    if column == START and row.step.pinned is not None:
        return translate("agenda", "This start is pinned. Clear it, and the item follows the one before.")
    if column == LATEST and row.late:
        return translate("agenda", "{n} min too late to end on time").format(n=row.late)
    return row.step.title if column == ITEM else ""


def _step_cell(row: PlanRow, column: int) -> str:
    step = row.step
    match column:
        case 0:
            return row.clock
        case 1:
            return str(step.minutes) if step.until is None else f"{step.minutes} → {dates.clock(step.until)}"
        case 2:
            return ", ".join(str(minutes) for minutes in row.past)
        case 3:
            return _indented(row) + _title(row) + _trouble(row)
        case 4:
            return enum_label(step.type)
        case 5:
            return ", ".join(enum_label(lead) for lead in step.leads)
        case 6:
            return f"{step.flex.shortest}–{step.flex.longest}"
        case 7 if row.strand is not None:
            return ""  # the item that holds the groups has the place in the order
        case 7:
            never = QCoreApplication.translate("agenda", "never")
            return never if step.protected else "" if step.cut is None else str(step.cut)
        case _:
            return "" if row.latest is None else dates.clock(row.latest)


def group_title(strand: Strand, number: int) -> str:
    """What a group is called on the screen: its name, else its number."""
    return strand.name or QCoreApplication.translate("agenda", "Group {n}").format(n=number)


def _title(row: PlanRow) -> str:
    """Of groups side by side the lines below say what they do."""
    side_by_side = QCoreApplication.translate("agenda", "Side by side")
    return (row.step.texts.title or side_by_side) if row.step.strands else row.step.title


def _indented(row: PlanRow) -> str:
    """What stands before the title of an item that runs beside others."""
    if row.strand is None:
        return ""
    return f"    {group_title(row.strand, row.number)}: " if row.first else "          "


def _trouble(row: PlanRow) -> str:
    if row.overlap:
        return "   " + QCoreApplication.translate("agenda", "overlaps by {n} min").format(n=row.overlap)
    if row.gap:
        return "   " + QCoreApplication.translate("agenda", "{n} min free before").format(n=row.gap)
    return ""


def _day_cell(line: DayHeading, column: int) -> str:
    totals = line.totals
    match column:
        case 0:
            return dates.clock(totals.start)
        case 1:
            return str(totals.minutes)
        case 3:
            words = QCoreApplication.translate("agenda", "Day {n}, until {end}, {net} of work")
            words = words.format(n=totals.day, end=dates.clock(totals.end), net=length(totals.net))
            over = QCoreApplication.translate("agenda", "{n} min too long").format(n=totals.over)
            return f"{words}, {over}" if totals.over else words
        case 8:
            return "" if totals.fixed_end is None else dates.clock(totals.fixed_end)
        case _:
            return ""
