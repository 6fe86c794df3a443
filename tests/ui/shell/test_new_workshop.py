"""Planning a workshop in one form."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from agendas import loader
from agendas.model import AgendaKind
from ui.new_workshop.panel import NewWorkshopPanel
from ui.widgets.choices import ChoiceCard
from workshop_app.application import own_agendas, queries
from workshop_app.application.commands.basic import Add
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
    qtbot.keyClicks(panel._search, "zzz")
    qtbot.keyClick(panel._search, Qt.Key.Key_Return)
    assert queries.workshops(desk.workspace.read) == ()
    panel._search.clear()
    qtbot.keyClicks(panel._search, "three rounds")
    qtbot.keyClick(panel._search, Qt.Key.Key_Return)
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
    qtbot.keyClicks(panel._search, "30 Minuten")
    (card,) = panel._list._group.buttons()
    assert "Deutsch" in card.accessibleDescription() + card.accessibleName()
    qtbot.keyClick(panel._search, Qt.Key.Key_Return)
    (workshop,) = queries.workshops(desk.workspace.read)
    agenda = queries.agenda(desk.workspace.read, workshop.id).agenda
    assert (workshop.template, agenda.language, agenda.title) == ("check_in_team", "de", "Team-Check-in, 30 Minuten")


def test_another_agenda_another_start_no_day_nobody(panel: NewWorkshopPanel, desk: Any) -> None:
    from PySide6.QtCore import QTime

    panel._list._group.buttons()[-2].click()
    panel._start.setTime(QTime(13, 30))
    panel._dated.setChecked(False)
    panel._everybody.setChecked(False)
    panel._plan.click()
    (workshop,) = queries.workshops(desk.workspace.read)
    assert (workshop.template, workshop.start, workshop.day) == (loader.available()[-1], 810, None)
    assert queries.attendance(desk.workspace.read, workshop.id) == ()
    assert not panel._day.isEnabled()


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


def test_typing_finds_an_agenda(panel: NewWorkshopPanel, desk: Any) -> None:
    panel._search.setText("remote EXPERT")
    assert titles(panel) == ["Expert workshop, remote"]
    panel._plan.click()
    assert queries.workshops(desk.workspace.read)[0].template == "expert_remote"
    panel._search.setText("zebra")
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
