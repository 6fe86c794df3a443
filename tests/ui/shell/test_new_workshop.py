"""Planning a workshop in one form."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from agendas import loader
from agendas.model import AgendaKind
from ui.new_workshop.agenda_cards import AgendaStrip
from ui.new_workshop.panel import NewWorkshopPanel
from ui.widgets.choices import ChoiceCard
from workshop_app.application import own_agendas, queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.people import Person


@pytest.fixture
def panel(desk: Any, qtbot: Any) -> NewWorkshopPanel:
    desk.workspace.apply(Add(tuple(Person(f"p{number}", f"Person {number}") for number in range(3))))
    made = NewWorkshopPanel(desk)
    qtbot.addWidget(made)
    made.refresh()
    qtbot.waitUntil(lambda: bool(made._list.current))  # the agendas are read in the background
    return made


def test_one_press_plans_the_chosen_agenda_for_everybody(panel: NewWorkshopPanel, desk: Any, qtbot: Any) -> None:
    assert panel._list.current == loader.available()[0]
    with qtbot.waitSignal(desk.bridge.navigation_requested) as heard:
        panel._plan.click()
    (workshop,) = queries.workshops(desk.workspace.read)
    assert heard.args == [f"workshops/{workshop.id}/plan"]
    assert workshop.template == loader.available()[0]
    assert workshop.start == loader.load(workshop.template).starts[0]
    assert (workshop.day - desk.workspace.clock.now().date()).days == 14
    assert len(queries.attendance(desk.workspace.read, workshop.id)) == 3


def test_typing_and_enter_plan_what_was_found(panel: NewWorkshopPanel, desk: Any, qtbot: Any) -> None:
    qtbot.keyClicks(panel._filter.search, "zzz")
    qtbot.keyClick(panel._filter.search, Qt.Key.Key_Return)
    assert queries.workshops(desk.workspace.read) == ()
    panel._filter.search.clear()
    qtbot.keyClicks(panel._filter.search, "three rounds")
    qtbot.keyClick(panel._filter.search, Qt.Key.Key_Return)
    (workshop,) = queries.workshops(desk.workspace.read)
    assert workshop.template == "expert_three_rounds"


@pytest.fixture
def in_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The built-in agendas, one of them with texts in a second language beside the English ones."""
    folder = tmp_path / "templates"
    shutil.copytree(loader.TEMPLATES, folder)
    texts = (folder / "check_in_team" / "texts.en.toml").read_text("utf-8")
    german = texts.replace("Team check-in, 30 minutes", "Team-Check-in, 30 Minuten")
    (folder / "check_in_team" / "texts.de.toml").write_text(german, "utf-8")
    monkeypatch.setattr(loader, "TEMPLATES", folder)
    yield
    loader.load.cache_clear()


@pytest.mark.usefixtures("in_german")
def test_an_agenda_in_another_language_is_offered_beside_it(panel: NewWorkshopPanel, desk: Any, qtbot: Any) -> None:
    qtbot.keyClicks(panel._filter.search, "30 Minuten")
    (card,) = panel._list._group.buttons()
    assert "Deutsch" in card.accessibleDescription() + card.accessibleName()
    qtbot.keyClick(panel._filter.search, Qt.Key.Key_Return)
    (workshop,) = queries.workshops(desk.workspace.read)
    agenda = queries.agenda(desk.workspace.read, workshop.id).agenda
    assert (workshop.template, agenda.language, agenda.title) == ("check_in_team", "de", "Team-Check-in, 30 Minuten")


def type_start(panel: NewWorkshopPanel, words: str) -> None:
    field = panel._when.start_field.field
    field.selectAll()
    QTest.keyClicks(field, words)
    field.editingFinished.emit()  # the keyboard goes elsewhere


@pytest.mark.parametrize(("words", "start"), [("9 Uhr 30", 570), ("0815", 495), ("noon", 720)])
def test_a_start_is_read_as_people_type_it(panel: NewWorkshopPanel, desk: Any, words: str, start: int) -> None:
    type_start(panel, words)
    panel._plan.click()
    (workshop,) = queries.workshops(desk.workspace.read)
    assert workshop.start == start


def test_a_start_nobody_can_read_asks_and_plans_nothing(panel: NewWorkshopPanel, desk: Any) -> None:
    type_start(panel, "half nine")
    panel._plan.click()
    assert queries.workshops(desk.workspace.read) == ()
    assert "half nine" in panel._when.start_field._said.text()
    type_start(panel, "8:30")
    QTest.keyClick(panel._when.start_field.field, Qt.Key.Key_Up)
    assert (panel._when.start, panel._when.start_field._said.text()) == (525, "")


def test_another_agenda_another_start_no_day_nobody(panel: NewWorkshopPanel, desk: Any) -> None:
    panel._list._group.buttons()[-2].click()
    type_start(panel, "13:30")
    panel._when.dated.setChecked(False)
    panel._everybody.setChecked(False)
    panel._plan.click()
    (workshop,) = queries.workshops(desk.workspace.read)
    assert (workshop.template, workshop.start, workshop.day) == (loader.available()[-1], 810, None)
    assert queries.attendance(desk.workspace.read, workshop.id) == ()
    assert not panel._when.day_field.isEnabled()


def test_a_plan_of_ones_own_begins_with_one_block(panel: NewWorkshopPanel, desk: Any) -> None:
    panel._list._group.buttons()[-1].click()
    panel._plan.click()
    (workshop,) = queries.workshops(desk.workspace.read)
    agenda = queries.agenda(desk.workspace.read, workshop.id).agenda
    assert (workshop.kind, [step.minutes for step in agenda.steps]) == (AgendaKind.OWN, [30])


def titles(panel: NewWorkshopPanel) -> list[str]:
    return [card.accessibleName().split(".")[0] for card in panel._list._group.buttons()]


def test_nothing_empty_is_below_the_last_agenda(panel: NewWorkshopPanel, qtbot: Any) -> None:
    panel.resize(1080, 690)
    with qtbot.waitExposed(panel):
        panel.show()
    QApplication.processEvents()
    page = panel.findChild(QScrollArea).widget()
    last = max(card.mapTo(page, card.rect().bottomLeft()).y() for card in panel.findChildren(ChoiceCard))
    assert 0 <= page.height() - last < 100


@pytest.mark.parametrize("width", [760, 1080, 1500])
def test_no_card_is_cut_however_wide_the_window_is(panel: NewWorkshopPanel, qtbot: Any, width: int) -> None:
    panel.resize(width, 690)
    with qtbot.waitExposed(panel):
        panel.show()
    QApplication.processEvents()
    for card in panel.findChildren(ChoiceCard):
        assert card.height() >= card.heightForWidth(card.width()), card.accessibleName()


def test_typing_finds_an_agenda(panel: NewWorkshopPanel, desk: Any) -> None:
    panel._filter.search.setText("remote EXPERT")
    assert titles(panel) == ["Expert workshop, remote"]
    panel._plan.click()
    assert queries.workshops(desk.workspace.read)[0].template == "expert_remote"
    panel._filter.search.setText("zebra")
    assert not panel._plan.isEnabled()


def test_ones_own_agenda_comes_first_is_planned_and_can_be_removed(
    panel: NewWorkshopPanel, desk: Any, ask: Any, qtbot: Any
) -> None:
    own_agendas.keep_agenda(loader.load("expert_onsite"), "Ours")
    folder = own_agendas.agendas_folder()
    (folder / "own_bad.toml").write_text("steps = nothing", encoding="utf-8")
    panel.refresh()
    qtbot.waitUntil(lambda: titles(panel)[0] == "Ours")
    assert "own_bad.toml cannot be read" in panel._broken.text()
    panel._list._group.buttons()[0].click()
    panel._plan.click()
    (workshop,) = queries.workshops(desk.workspace.read)
    assert (workshop.template, workshop.title) == ("own_ours", "Ours")
    ask.answers = [False]
    panel._forget.click()
    assert titles(panel)[0] == "Ours"
    ask.answers = [True]
    panel._forget.click()
    qtbot.waitUntil(lambda: titles(panel)[0] != "Ours")
    assert queries.agenda(desk.workspace.read, workshop.id).agenda.title == "Ours"


def test_a_filter_hides_the_chosen_agenda_and_gives_it_back(panel: NewWorkshopPanel) -> None:
    at = next(n for n, title in enumerate(titles(panel)) if title == "Expert workshop, remote")
    panel._list._group.buttons()[at].click()
    assert panel._list.current == "expert_remote"
    everything = len(titles(panel))
    panel._filter.length.setCurrentIndex(panel._filter.length.findText("Up to 1 hour"))
    assert 1 < len(titles(panel)) < everything
    assert panel._list.current not in ("", "expert_remote")
    panel._filter.people.setValue(400)
    assert titles(panel) == ["A plan of your own"]
    panel._filter.people.setValue(0)
    panel._filter.length.setCurrentIndex(0)
    assert panel._list.current == "expert_remote"


@pytest.mark.parametrize(("people", "there"), [(0, True), (6, True), (14, False)])
def test_agendas_are_for_so_many_people(panel: NewWorkshopPanel, people: int, there: bool) -> None:
    agenda = loader.load("top_level_full_day")
    assert agenda.people[0] <= 6
    panel._filter.people.setValue(people if people != 14 else agenda.people[1] + 1)
    assert (agenda.title in "\n".join(titles(panel))) is there


def test_the_typed_start_is_kept_when_another_agenda_is_looked_at(panel: NewWorkshopPanel, desk: Any) -> None:
    panel._list._group.buttons()[1].click()
    type_start(panel, "1.15 pm")
    for card in panel._list._group.buttons()[2:5]:
        card.click()
        assert panel._when.start == 13 * 60 + 15
    panel.refresh()  # looked elsewhere and came back
    assert panel._when.start == 13 * 60 + 15
    panel._plan.click()
    (workshop,) = queries.workshops(desk.workspace.read)
    assert workshop.start == 13 * 60 + 15
    panel.refresh()
    assert panel._when.start != 13 * 60 + 15  # planned: the next form begins anew


@pytest.mark.parametrize(
    ("today", "country", "proposed"),
    [
        (date(2026, 11, 23), "", date(2026, 12, 7)),
        (date(2026, 11, 28), "", date(2026, 12, 14)),  # a Saturday in two weeks
        (date(2026, 12, 11), "DE", date(2026, 12, 28)),  # Christmas Day, Boxing Day, Sunday
        (date(2026, 12, 11), "", date(2026, 12, 25)),
    ],
)
def test_the_day_proposed_is_one_on_which_people_work(
    panel: NewWorkshopPanel, desk: Any, clock: Any, qtbot: Any, today: date, country: str, proposed: date
) -> None:
    (known,) = desk.workspace.read.all(Engagement)
    desk.workspace.apply(edit(Engagement, known.id, country=country))
    clock.advance((today - clock.now().date()).days * 86_400)
    panel._untouched = True
    panel.refresh()
    qtbot.waitUntil(lambda: panel._when.day == proposed)
    assert panel._when.off_words == ""


def test_a_day_off_that_is_typed_is_taken_and_said(panel: NewWorkshopPanel, desk: Any, qtbot: Any) -> None:
    panel._when.day_field.field.setText("19 Dec")
    panel._when.day_field.field.editingFinished.emit()
    assert panel._when.day == date(2026, 12, 19)
    assert "weekend" in panel._when.off_words
    panel.refresh()
    assert panel._when.day == date(2026, 12, 19)
    panel._plan.click()
    assert [each.day for each in queries.workshops(desk.workspace.read)] == [date(2026, 12, 19)]


def test_a_day_that_cannot_be_read_plans_nothing_and_asks(panel: NewWorkshopPanel, desk: Any) -> None:
    panel._when.day_field.field.setText("32 Dec")
    panel._plan.click()
    assert queries.workshops(desk.workspace.read) == ()
    assert not panel._when.day_field.is_clear
    assert panel._when.day_field.field.text() == "32 Dec"
    panel._when.dated.setChecked(False)
    panel._plan.click()
    assert [each.day for each in queries.workshops(desk.workspace.read)] == [None]


def test_strips_are_to_scale_over_all_agendas_and_days(panel: NewWorkshopPanel, qtbot: Any) -> None:
    panel.resize(1100, 700)
    panel.show()
    qtbot.waitExposed(panel)
    strips = panel._list.strips
    longest = max(day.minutes for days in strips.values() for day in days)
    for id, days in strips.items():
        agenda = loader.load(id)
        assert sum(part.minutes for day in days for part in day.parts) == agenda.minutes
        assert len(days) == len({step.day for step in agenda.steps})
    drawn = panel._list.findChildren(AgendaStrip)
    assert len(drawn) == len(strips)
    wide = {strip.place(0, 0, longest).width() for strip in drawn}
    assert max(wide) - min(wide) < 1
    assert all(abs(each - (drawn[0].width() - 1)) < 1 for each in wide)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_key_plans_from_any_field(panel: NewWorkshopPanel, desk: Any, key: Qt.Key, qtbot: Any) -> None:
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    field = panel._everybody
    field.setFocus()
    qtbot.keyClick(field, key)
    assert queries.workshops(desk.workspace.read) == ()
    qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert len(queries.workshops(desk.workspace.read)) == 1
