"""The calendar screen: dates from the cycle's first day, days off stepped around, a file for calendar programs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QDateEdit, QStyleOptionViewItem

from agendas import loader
from ui.calendar.models import DAY, MOVED, WHAT, CalendarModel
from ui.calendar.panel import CalendarPanel
from ui.calendar.row_drawing import DatesDelegate, same_day
from ui.calendar.view_state import CalendarRequest, calendar_view
from ui.desk import Desk
from ui.widgets.dates import long_day, month_of, short_day
from ui.widgets.keeper import commit_whole, half_typed
from workshop_app.application import interview_queries, queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.check_ins import PlanCheckIn
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.workshops import Workshop

START = date(2027, 5, 3)  # a Monday


@pytest.fixture
def said(desk: Desk) -> list[str]:
    sentences: list[str] = []
    desk.bridge.said.connect(sentences.append)
    return sentences


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> CalendarPanel:
    panel = CalendarPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1180, 760)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    qtbot.waitUntil(lambda: not desk.background.busy)
    return panel


def begin(desk: Desk, **more: object) -> None:
    id = queries.engagement(desk.workspace.read).id
    desk.workspace.apply(edit(Engagement, id, cycle_start=START, **more))


def rows(panel: CalendarPanel) -> list[tuple[str, ...]]:
    model = panel.table.model()
    return [tuple(str(model.index(row, column).data()) for column in range(4)) for row in range(model.rowCount())]


def row_of(panel: CalendarPanel, title: str) -> tuple[str, ...]:
    return next(row for row in rows(panel) if row[WHAT].startswith(title))


def started(desk: Desk) -> date | None:
    return interview_queries.facts(desk.workspace.read).cycle_start


def test_without_a_first_day_one_button_begins(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    assert not panel.table.isVisible()
    assert not panel.head.save.isVisible()
    panel._empty.action.setFocus()
    qtbot.keyClick(panel._empty.action, Qt.Key.Key_Space)
    begun = started(desk)
    assert begun is not None
    assert begun.day == 1
    assert panel.table.isVisible()
    assert long_day(begun) in panel.head._summary.text()
    desk.workspace.undo()
    assert started(desk) is None
    assert not panel.table.isVisible()


def test_dates_stand_by_month_from_interviews_to_the_next_set(panel: CalendarPanel, desk: Desk) -> None:
    begin(desk)
    found = rows(panel)
    months = [row[0] for row in found if not row[WHAT]]
    assert months[0] == month_of(START - timedelta(weeks=8))
    assert month_of(START) in months
    titles = [row[WHAT] for row in found]
    for wanted in ("Parameter interviews", "Expert workshop", "OKRs published", "Check-in 1", "Next set published"):
        assert any(title.startswith(wanted) for title in titles), wanted
    assert row_of(panel, "Cycle ")[0].endswith(short_day(START))


def test_typing_a_first_day_moves_everything_and_is_one_step_back(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    begin(desk)
    panel.choices.first.setDate(QDate(2027, 6, 7))
    panel.choices.first.setFocus()
    panel.choices.months.setFocus()
    assert started(desk) == date(2027, 6, 7)
    assert row_of(panel, "Cycle ")[0].endswith(short_day(date(2027, 6, 7)))
    panel.choices.months.setValue(3)
    panel.table.setFocus()
    assert interview_queries.facts(desk.workspace.read).cycle_months == 3
    desk.workspace.undo()
    desk.workspace.undo()
    assert started(desk) == START
    assert panel.choices.first.date() == QDate(2027, 5, 3)


def test_weeks_to_stay_out_of_are_stepped_around_and_say_why(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    begin(desk)
    published = row_of(panel, "OKRs published")
    assert published[MOVED] == ""
    panel.choices.blackout.setFocus()
    panel.choices.blackout.insertPlainText("2027-05-16 to 2027-05-22 <b>fair</b>\nthe summer holidays")
    panel.table.setFocus()
    moved = row_of(panel, "OKRs published")
    assert moved[0] != published[0]
    assert moved[MOVED] == f"was {short_day(date(2027, 5, 17))}: <b>fair</b>"
    assert "the summer holidays" in panel.choices.unread.text()
    assert "moved" in panel.head._summary.text()
    desk.workspace.undo()
    assert row_of(panel, "OKRs published") == published


def test_public_holidays_of_the_country_and_region_chosen(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    begin(desk)
    box = panel.choices.country
    assert box.count() > 100
    at = box.findData("DE")
    box.setCurrentIndex(at)
    box.activated.emit(at)
    qtbot.waitUntil(lambda: panel.choices.region.findData("BY") > 0)
    assert panel.choices.region.itemText(panel.choices.region.findData("BY")) == "Bayern"
    engagement = queries.engagement(desk.workspace.read)
    assert (engagement.country, engagement.region) == ("DE", "")
    region = panel.choices.region
    region.setCurrentIndex(region.findData("BY"))
    region.activated.emit(region.currentIndex())
    assert queries.engagement(desk.workspace.read).region == "BY"
    qtbot.waitUntil(lambda: panel._view is not None and panel._view.with_holidays)
    assert "days off" in panel.head._summary.text()
    # two weeks after the first day is Whit Monday
    assert row_of(panel, "OKRs published")[MOVED] == f"was {short_day(date(2027, 5, 17))}: Pentecost Monday"
    desk.workspace.undo()
    assert queries.engagement(desk.workspace.read).region == ""


def test_a_planned_workshop_brings_its_preparation(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    begin(desk)
    agenda = loader.load("expert_onsite", "en")
    command = PlanWorkshop(agenda, day=date(2027, 4, 14), start=540, people_ids=())
    desk.workspace.apply(command)
    panel.choices.by_workshop.click()
    tasks = [row for row in rows(panel) if row[2] in ("Coach", "Project lead", "Participants")]
    assert len(tasks) > 15
    assert all(row[WHAT].endswith(f" · {agenda.title}") for row in tasks)
    panel.choices.tasks.click()
    assert not [row for row in rows(panel) if row[2] == "Coach"]
    asked: list[str] = []
    desk.bridge.navigation_requested.connect(asked.append)
    panel.table.setFocus()
    at = next(at for at, row in enumerate(rows(panel)) if row[2] == "Workshop" and row[WHAT] == agenda.title)
    panel.table.setCurrentIndex(panel.table.model().index(at, WHAT))
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert asked == [f"workshops/{desk.workspace.read.all(Workshop)[0].id}/plan"]


def test_no_tasks_bury_a_workshop(panel: CalendarPanel, desk: Desk) -> None:
    begin(desk)
    agenda = loader.load("expert_onsite", "en")
    for day, title in ((date(2027, 4, 14), "Later & <b>"), (date(2027, 3, 3), "Sooner")):
        desk.workspace.apply(PlanWorkshop(agenda, title=title, day=day, start=540))
    shown = rows(panel)
    heads = [row[0] for row in shown if not row[WHAT]]
    first, second = ("Sooner · Wed 3 Mar", "Later & <b> · Wed 14 Apr")
    months = ["March 2027", "April 2027"]  # headings stand in the order of days
    assert heads[:5] == [first, *months, second, "April 2027"]
    begins, ends = (next(at for at, row in enumerate(shown) if row[0] == head) for head in (first, months[0]))
    assert {row[2] for row in shown[begins + 1 : ends]} == {"Coach", "Project lead", "Participants", "Workshop"}
    assert not any(" · " in row[WHAT] for row in shown)
    after = sorted(row[WHAT] for row in shown)
    panel.choices.by_workshop.click()
    before = sorted(row[WHAT].split(" · ")[0] for row in rows(panel))
    assert [each for each in after if each] == [each for each in before if each]
    panel.choices.tasks.click()
    assert not panel.choices.by_workshop.isEnabled()


def test_more_cycles_show_the_way_from_one_to_the_next(panel: CalendarPanel, desk: Desk) -> None:
    begin(desk)
    before = len(rows(panel))
    panel.choices.cycles.setValue(2)
    assert len(rows(panel)) > before + 8
    assert sum(row[WHAT] == "Next set published" for row in rows(panel)) == 2


def test_the_file_for_calendars_holds_what_is_shown(
    panel: CalendarPanel, desk: Desk, ask: Any, said: list[str], qtbot: Any, tmp_path: Path
) -> None:
    begin(desk, client="Café 🚢, BEGIN:VEVENT; & Co")
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite", "en"), day=date(2027, 4, 14), start=540))
    workshop = desk.workspace.read.all(Workshop)[0]
    desk.workspace.apply(edit(Workshop, workshop.id, place="Room 2, upstairs"))
    ask.answers = [tmp_path, None]
    panel.head.save.click()
    qtbot.waitUntil(lambda: bool(said))
    path = next(tmp_path.glob("*.ics"))
    assert path.name in said[0]
    events = list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    assert panel._view is not None
    entries = panel._view.entries
    assert len(events) == len(entries)
    assert len({str(event["uid"]) for event in events}) == len(events)
    for event, entry in zip(events, entries, strict=True):
        assert entry.title in str(event["summary"])
        assert str(event["summary"]).endswith("(Café 🚢, BEGIN:VEVENT; & Co)")
        assert event.decoded("dtstart") == entry.day
        assert event.decoded("dtend") == entry.last + timedelta(days=1)
    day = next(event for event in events if event["uid"].startswith(workshop.id) and "location" in event)
    assert str(day["location"]) == "Room 2, upstairs"
    assert any(str(event["summary"]).startswith("Coach: ") for event in events)
    moved = next(event for event, entry in zip(events, entries, strict=True) if entry.moved)
    assert "Moved from" in str(moved["description"])
    panel.head.save.click()  # nobody chose a folder
    assert len(list(tmp_path.glob("*.ics"))) == 1


def test_everything_can_be_reached_by_tab(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    begin(desk)
    panel.head.page.setFocus()
    reached = []
    for _ in range(15):
        focus = QApplication.focusWidget()
        reached.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    choices = panel.choices
    for widget in (
        choices.first,
        choices.months,
        choices.country,
        choices.blackout,
        choices.by_workshop,
        panel.head.save,
    ):
        assert widget in reached
    assert all(widget.accessibleName() or widget.text() for widget in reached)


def test_an_unknown_country_is_said_and_the_dates_stay(
    panel: CalendarPanel, desk: Desk, said: list[str], qtbot: Any
) -> None:
    begin(desk, country="XX")
    qtbot.waitUntil(lambda: bool(said))
    assert "XX" in said[0]
    assert row_of(panel, "OKRs published")


def test_the_table_keeps_qts_rules(panel: CalendarPanel, desk: Desk, qtmodeltester: Any) -> None:
    model = CalendarModel(panel)
    qtmodeltester.check(model)
    begin(desk)
    model.show_view(calendar_view(desk.workspace.read, CalendarRequest(), START, with_holidays=False))
    assert model.rowCount() > 20
    qtmodeltester.check(model)


def test_dates_out_of_order_are_said_and_change_nothing(panel: CalendarPanel, desk: Desk) -> None:
    begin(desk)
    assert not panel.head.order.isVisible()
    early, late = "2027-05-04", "2027-05-20"
    for name, value in (("publish_by", late), ("check_ins", f"{early}\n2027-05-18")):
        panel._on_detail(name, value)
    assert panel.head.order.isVisible()
    assert panel.head.order.text() == (
        f"The first check-in on {long_day(date.fromisoformat(early))} comes before publishing on "
        f"{long_day(date.fromisoformat(late))}. It usually comes after."
    )
    assert row_of(panel, "Check-in 1")[0].endswith(short_day(date.fromisoformat(early))), "the coach decides"
    panel._on_detail("check_ins", "")
    assert not panel.head.order.isVisible()


def _type(box: QAbstractSpinBox, words: str, qtbot: Any) -> None:
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    if isinstance(box, QDateEdit):
        box.setSelectedSection(QDateEdit.Section.MonthSection)
    else:
        box.selectAll()
    qtbot.keyClicks(box, words)


def test_half_a_number_of_months_is_not_saved(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    """1 may become 12: not while it stands there, and not by anything that saves by itself meanwhile."""
    begin(desk, cycle_months=4)
    months = panel.choices.months
    _type(months, "1", qtbot)
    commit_whole(panel)
    assert interview_queries.facts(desk.workspace.read).cycle_months == 4
    assert half_typed(panel) is months
    qtbot.keyClicks(months, "2")
    assert months.text() == "12"
    assert interview_queries.facts(desk.workspace.read).cycle_months == 4
    qtbot.keyClick(months, Qt.Key.Key_Tab)
    assert interview_queries.facts(desk.workspace.read).cycle_months == 12


def test_half_a_month_of_the_first_day_is_not_saved(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    begin(desk)
    first = panel.choices.first
    _type(first, "J", qtbot)
    commit_whole(panel)
    assert interview_queries.facts(desk.workspace.read).cycle_start == START
    qtbot.keyClicks(first, "un")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert interview_queries.facts(desk.workspace.read).cycle_start == date(2027, 6, 3)


def test_what_was_given_up_half_way_is_not_saved(panel: CalendarPanel, desk: Desk, qtbot: Any) -> None:
    """The box is left empty: what the file holds stands there again."""
    begin(desk, cycle_months=4)
    months = panel.choices.months
    _type(months, "1", qtbot)
    qtbot.keyClick(months, Qt.Key.Key_Backspace)
    qtbot.keyClick(months, Qt.Key.Key_Tab)
    assert interview_queries.facts(desk.workspace.read).cycle_months == 4
    assert months.value() == 4


def test_commitments_stand_below_their_workshop_with_what_became_of_them(
    panel: CalendarPanel, desk: Desk, clock: Any
) -> None:
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite", "en"), title="Experts", day=date(2026, 11, 20)))
    (held,) = desk.workspace.read.all(Workshop)
    today = clock.now().astimezone().date()
    values = ((today - timedelta(days=1), False), (today, False), (today, True), (None, False))
    made = (
        Commitment(f"c{n}", held.id, f"task {n}", "Ben", due=due, done=done) for n, (due, done) in enumerate(values)
    )
    desk.workspace.apply(Add(tuple(made)))
    assert [row_of(panel, f"Ben: task {n}")[MOVED] for n in range(3)] == ["overdue", "", "done"]
    panel.choices.by_workshop.click()
    assert row_of(panel, "Ben: task 0")[WHAT] == "Ben: task 0 · Experts"
    assert not any(row[WHAT].startswith("Ben: task 3") for row in rows(panel))
    panel.choices.tasks.click()
    panel.choices.by_workshop.click()
    shown = rows(panel)
    head = next(at for at, row in enumerate(shown) if row[0].startswith("Experts"))
    assert [row[WHAT] for row in shown[head + 1 : head + 5]] == ["Experts", *(f"Ben: task {n}" for n in range(3))]
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    panel.table.activated.emit(panel.table.model().index(head + 2, WHAT))
    assert went == [f"workshops/{held.id}/report"]


def test_a_planned_check_in_is_one_click_away(panel: CalendarPanel, desk: Desk) -> None:
    begin(desk)
    desk.workspace.apply(Add((Team("t", "Crew"), DraftSet("s", "t", status=DraftStatus.PUBLISHED))))
    desk.workspace.apply(PlanCheckIn("c", "s", date(2027, 6, 1)))
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    titles = [row[WHAT] for row in rows(panel)]
    for title in ("OKRs published", "Check-in, Crew"):
        panel.table.clicked.emit(panel.table.model().index(titles.index(title), WHAT))
    assert went == ["cycle/c"]
    desk.workspace.apply(edit(CheckIn, "c", day=desk.workspace.clock.now().date() - timedelta(days=3)))
    assert [row[MOVED] for row in rows(panel) if row[WHAT] == "Check-in, Crew"] == ["not held yet"]


@pytest.mark.parametrize("size", [(1126, 700), (760, 700)])
def test_words_wrap_and_a_day_is_said_once(panel: CalendarPanel, desk: Desk, size: tuple[int, int]) -> None:
    agenda = loader.load("expert_onsite")
    desk.workspace.apply(PlanWorkshop(agenda, id="w", day=START + timedelta(days=14)))
    begin(desk)
    panel.resize(*size)
    QApplication.processEvents()
    table, model = panel.table, panel._model
    wide = table.horizontalHeader().sectionSize(WHAT)
    tall = [row for row in range(model.rowCount()) if table.rowHeight(row) > table.rowHeight(model.months[0])]
    assert tall, "a task says its workshop below"
    for row in range(model.rowCount()):
        if model.entry(row) is not None:
            assert table.rowHeight(row) >= table._drawn.height_of(row, wide, 0)
    repeated = [row for row in range(model.rowCount()) if same_day(model, row)]
    assert repeated
    option = QStyleOptionViewItem()
    table._drawn.initStyleOption(option, model.index(repeated[0], DAY))
    assert option.text == ""
    assert model.index(repeated[0], DAY).data(), "and it is there for whoever hears it"
    wide = table.fontMetrics().horizontalAdvance("28 Nov to 30 Nov") + 2 * 8 + 2 * 3  # its padding and its margins
    assert table.columnWidth(DAY) >= wide, "some days on end are not cut"
    table.verticalScrollBar().setValue(table.verticalHeader().sectionPosition(repeated[0]))
    table._drawn.initStyleOption(option, model.index(repeated[0], DAY))
    assert option.text == model.index(repeated[0], DAY).data(), "the first row in sight says it"


def test_the_dates_have_a_narrow_window_to_themselves(panel: CalendarPanel, desk: Desk) -> None:
    begin(desk)
    panel.resize(1126, 700)
    assert panel.choices.isVisible()
    assert not panel.head.choices.isVisible()
    panel.resize(760, 700)
    assert not panel.choices.isVisible()
    panel.head.choices.click()
    assert panel.choices.isVisible()
    assert panel.table.height() > panel.choices.visibleRegion().boundingRect().height()


def test_rows_are_measured_when_the_table_has_its_place(
    desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two hundred workshops there are five thousand rows: a width that nobody sees is not measured for."""
    measured: list[int] = []
    height_of = DatesDelegate.height_of

    def noted(self: DatesDelegate, row: int, wide: int, least: int) -> int:
        measured.append(wide)
        return height_of(self, row, wide, least)

    monkeypatch.setattr(DatesDelegate, "height_of", noted)
    begin(desk)
    panel = CalendarPanel(desk)
    qtbot.addWidget(panel)
    assert panel.table.model().rowCount()
    assert not measured
    panel.resize(1100, 800)
    panel.show()
    assert measured
    assert len(set(measured)) <= 2  # without and with a scroll bar beside it
