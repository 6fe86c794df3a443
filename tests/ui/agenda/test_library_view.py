"""The coach's library beside the plan: kept blocks and agendas, found by typing, put in with Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from agendas import loader
from ui.agenda.library_view import LibraryView
from workshop_app.application import own_agendas

Plan = Any  # the hands of conftest
OpenPlan = Callable[..., Plan]


def open_library(plan: Plan, words: str = "From the library…") -> LibraryView:
    plan.request(words)
    view: LibraryView = plan.panel.findChild(LibraryView)
    plan.qtbot.waitUntil(lambda: plan.listed("Items").count() > 0)
    return view


def field(view: LibraryView, name: str) -> QLineEdit:
    return next(each for each in view.findChildren(QLineEdit) if each.accessibleName() == name)


def test_a_block_is_kept_found_and_put_in(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("theory")
    plan.request("Save this item to the library")
    assert [step.id for step in own_agendas.own_blocks().steps] == ["theory"]
    plan.choose("lunch")
    before = plan.ids
    view = open_library(plan)
    assert "your own" in plan.listed("Items").item(0).text(), "the coach's own come first"
    search = field(view, "Find an item")
    search.setText("agreed okrz")
    assert "No item holds “agreed okrz”. Try fewer letters." in plan.said(view)
    search.setText("agreed okrs")
    assert plan.listed("Items").item(0).text().startswith("OKRs: what we agreed and why")
    plan.qtbot.keyClick(search, Qt.Key.Key_Return)
    at = before.index("lunch") + 1
    assert plan.ids == [*before[:at], "theory_2", *before[at:]]
    assert plan.agenda.step("theory_2").texts == plan.agenda.step("theory").texts
    plan.undo()
    assert plan.ids == before
    plan.press("Remove from library")
    plan.qtbot.waitUntil(lambda: "your own" not in plan.listed("Items").item(0).text())
    assert own_agendas.own_blocks().agendas == ()


def test_arrow_keys_choose_while_typing(open_plan: OpenPlan) -> None:
    plan = open_plan()
    view = open_library(plan)
    search = field(view, "Find an item")
    search.setText("parking")
    found = plan.listed("Items")
    assert found.count() > 1
    plan.qtbot.keyClick(search, Qt.Key.Key_Down)
    assert found.currentRow() == 1
    plan.qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not view.isVisibleTo(plan.panel)


def test_a_whole_agenda_is_kept_and_replaced_by_its_title(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("theory")
    plan.press("Set aside")
    view = open_library(plan, "Save this agenda to the library…")
    title = field(view, "Title of your agenda")
    title.setText("For <ships>")
    plan.press("Save this agenda")
    plan.qtbot.waitUntil(lambda: bool(plan.button("Replace the saved one")))
    (kept,) = own_agendas.own_agendas().agendas
    assert (kept.title, [step.id for step in kept.steps]) == ("For <ships>", plan.ids)
    plan.press("Replace the saved one")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)
    assert len(own_agendas.own_agendas().agendas) == 1
    assert loader.load("expert_onsite").step("theory"), "what is built in stays what it is"


def test_a_broken_file_is_set_aside_and_named(open_plan: OpenPlan) -> None:
    plan = open_plan()
    folder = own_agendas.blocks_folder()
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("not = [toml", encoding="utf-8")
    view = open_library(plan)
    assert "mine.toml cannot be read" in plan.said(view)
    assert "set aside as mine.toml.broken" in plan.said(view)
    assert (folder / "mine.toml.broken").exists()


def test_a_library_that_cannot_be_written_says_so(open_plan: OpenPlan) -> None:
    plan = open_plan()
    said: list[str] = []
    plan.desk.bridge.said.connect(said.append)
    own_agendas.blocks_folder().parent.parent.mkdir(parents=True)
    own_agendas.blocks_folder().parent.write_text("a file where the folder should be")
    plan.choose("theory")
    plan.request("Save this item to the library")
    assert len(said) == 1
    assert "no files can be created" in said[0]
