"""The overview of the sample: its time line told in words and drawn, the dots, the open points, the seven steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from ui.home import time_line as module
from ui.home.dots import DotRow, SevenSteps
from ui.home.page import HomePage
from ui.home.panel import HomePanel
from ui.home.time_line import TimeLineView, told
from ui.home.time_line_state import Lane, Sign, time_line
from ui.home.view_state import home_state
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.workspace import Workspace
from workshop_app.domain.parameters import OpenQuestion

TODAY = date(2026, 11, 23)  # the day of the test clock, which the sample is written around


@pytest.fixture
def workspace(tmp_path: Path, clock: Any, made_once: Any) -> Iterator[Workspace]:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(sample.build))
    opened = bootstrap.open_workspace(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def page(desk: Any, workspace: Workspace, qtbot: Any) -> HomePage:
    made = HomePage(desk, home_state(workspace.read, TODAY, dates=True))
    qtbot.addWidget(made)
    made.resize(1080, 690)
    made.show()
    return made


def test_the_line_holds_what_the_calendar_and_the_interview_say(workspace: Workspace) -> None:
    line = time_line(workspace.read, TODAY)
    assert line is not None
    assert [mark.sign for mark in line.lane(Lane.PARAMETERS)] == [Sign.SESSION] * 3 + [Sign.POSTPONED, Sign.READ_OUT]
    assert [mark.done for mark in line.lane(Lane.WORKSHOPS)] == [True, True, False, False]
    assert "Parameters: To decide: Performance reviews, 5 December 2026" in told(line)
    assert "Workshops: Top-level workshop, 6 November 2026, over" in told(line)
    assert [mark.sign for mark in line.lane(Lane.CYCLE)].count(Sign.CHECK_IN) == 6
    assert line.first <= min(mark.day for mark in line.marks)
    assert line.end > max(mark.last for mark in line.marks)


def test_without_any_date_there_is_no_line(tmp_path: Path, clock: Any) -> None:
    opened = bootstrap.create(tmp_path / "new.okrw", "New", clock)
    assert time_line(opened.read, TODAY) is None
    opened.apply(EditEngagement(cycle_start=date(2027, 1, 1)))
    assert time_line(opened.read, TODAY) is not None
    opened.close()


def test_a_mark_leads_to_its_workshop_and_is_told(page: HomePage, qtbot: Any) -> None:
    view = page.findChild(TimeLineView)
    assert view.accessibleDescription().count("over") == 5
    ahead = next(mark for mark in view._line.lane(Lane.WORKSHOPS) if not mark.done)
    at = view._around(ahead).center().toPoint()
    with qtbot.waitSignal(page.address_chosen) as heard:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert heard.args == [ahead.address]
    assert ahead.address.startswith("workshops/")
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))


def test_lanes_without_words_are_low_and_today_still_has_its_place(page: HomePage, qtbot: Any) -> None:
    view = TimeLineView(page.findChild(TimeLineView)._line)
    qtbot.addWidget(view)
    view.resize(module.NARROW, 300)
    high = view.sizeHint().height()
    assert any(view._placed(lane) for lane in Lane)
    view.resize(module.NARROW - 1, 300)
    assert view.sizeHint().height() < high
    assert not any(view._placed(lane) for lane in Lane)
    today = view._free_beside(view._x(TODAY), 90, 19)
    assert today.top() > module.HEAD, "not over the months"
    marks = [view._around(mark) for lane in Lane for mark in view._line.lane(lane)]
    assert not any(today.intersects(mark) for mark in marks)


@pytest.mark.parametrize("width", [640, 780, 1040, 1900])
def test_words_never_cover_each_other_or_leave_the_line(page: HomePage, width: int) -> None:
    view = page.findChild(TimeLineView)
    view.resize(width, view.height())
    for lane in Lane:
        placed = view._placed(lane)
        assert placed or width < 640
        for each in placed:
            assert view.rect().contains(each.place.toAlignedRect().adjusted(0, 0, -1, -1))
            assert not any(each.place.intersects(other.place) for other in placed if other is not each)


def test_eleven_dots_stand_in_rows_that_fit(page: HomePage) -> None:
    row = page.findChild(DotRow)
    for width in (1000, 520, 90):
        row.resize(width, 400)
        assert all(dot.geometry().right() < width for dot in row._dots), width
    assert len({dot.accessibleName() for dot in row._dots}) == 11
    assert row._dots[7].accessibleName() == "Performance reviews: postponed, until 5 December 2026"


def test_open_points_come_by_day_and_an_overdue_one_is_marked(workspace: Workspace) -> None:
    points = home_state(workspace.read, TODAY).points
    assert [point.due for point in points] == sorted(point.due for point in points if point.due)
    assert not any(point.late for point in points)
    first = min(workspace.read.all(OpenQuestion), key=lambda each: each.due or date.max)
    workspace.apply(edit(OpenQuestion, first.id, due=date(2026, 11, 22)))
    assert [point.late for point in home_state(workspace.read, TODAY).points] == [True, False, False]
    workspace.apply(edit(OpenQuestion, first.id, answer="Yes"))
    assert len(home_state(workspace.read, TODAY).points) == 2


def test_steps_say_what_is_written(page: HomePage, workspace: Workspace) -> None:
    said = [each.accessibleName() for each in page.findChildren(SevenSteps)]
    assert said == ["Steps written: 6 of 7", "Steps written: 5 of 7", "Steps written: 5 of 7"]
    assert "objectives: 1, key results: 5, without a champion: 3" in [one.text() for one in page.findChildren(QLabel)]


def test_places_for_words_are_found_once(page: HomePage, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Painting asks for them, and each move of the pointer; two hundred workshops are looked at four times each."""
    view = page.findChild(TimeLineView)
    found: list[Lane] = []
    find = module._find_places

    def noted(lane: Lane, *given: Any) -> Any:
        found.append(lane)
        return find(lane, *given)

    monkeypatch.setattr(module, "_find_places", noted)
    view._placed_for = None
    for _ in range(3):
        view.grab()
        qtbot.mouseMove(view, QPoint(300, 60))
    assert sorted(found) == sorted(Lane)


def test_a_page_made_anew_can_be_entered_at_once(desk: Any, workspace: Workspace, qtbot: Any) -> None:
    """Without a turn of the event loop: the keyboard of whoever goes there may be on its way."""
    panel = HomePanel(desk)
    qtbot.addWidget(panel)
    panel.refresh()
    panel.show()
    before = panel.findChild(HomePage)
    workspace.apply(EditEngagement(client="Another"))
    shown = [each for each in panel.findChildren(HomePage) if each.isVisible()]
    assert len(shown) == 1
    assert shown[0] is not before
