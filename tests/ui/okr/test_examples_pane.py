"""The coach's examples beside the page: a key result is kept with one click, without names; handed on after a look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ui.desk import Desk
from ui.okr.examples_pane import ExamplesPane
from ui.okr.keys import DraftKey
from ui.okr.panel import DraftsPanel
from workshop_app.application.commands.basic import Add
from workshop_app.domain.engagement import Team
from workshop_app.domain.examples import ExampleStrength, TeamFunction
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.people import Person


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    rows = (
        Team("t", "Inside Sales"),
        Person("p", "Ines Carvalho"),
        DraftSet("s", "t"),
        Objective("o", "s", "Make mornings calm"),
        KeyResult("k1", "o", "Train the sellers of Northwind with Ines Carvalho"),
    )
    desk.workspace.apply(Add(rows))
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_address("s")
    made._asking.go("k1")
    qtbot.waitUntil(lambda: bool(made._asking.findings))
    return made


def press(part: Any, words: str) -> None:
    found = (each for each in part.findChildren(QPushButton) if words in (each.text() or each.accessibleName()))
    next(each for each in found if not each.isHidden()).click()


def kept(panel: DraftsPanel) -> ExamplesPane:
    press(panel._set.cards["k1"], "Keep as an example")
    pane = panel._library.examples.pane
    assert pane is not None
    return pane


def test_one_click_keeps_it_without_names_and_the_rest_can_be_said(panel: DraftsPanel) -> None:
    pane = kept(panel)
    (one,) = pane.bank.examples
    assert one.text == "Train the sellers of Northwind with [name]"
    assert (one.strength, one.function, one.why) == (ExampleStrength.WEAK, TeamFunction.SALES, "Result, not work")
    assert QApplication.focusWidget() is pane.form.why
    press(pane.form, "Northwind")
    assert pane.bank.examples[0].text == "Train the sellers of […] with [name]"
    pane.form.strength.setCurrentIndex(1)
    pane.form.strength.activated.emit(1)
    pane.form.why.selectAll()
    QTest.keyClicks(pane.form.why, "says what for")
    pane.form.why.commit()
    one = pane.bank.examples[0]
    assert (one.strength, one.why) == (ExampleStrength.STRONG, "says what for")
    assert "says what for" in pane.list.item(0).text()


def test_it_is_found_taken_away_and_brought_back(panel: DraftsPanel) -> None:
    pane = kept(panel)
    QTest.keyClicks(pane.own, "Pay wages on time")
    QTest.keyClick(pane.own, Qt.Key.Key_Return)
    assert pane.list.count() == 2
    QTest.keyClicks(pane.search, "wagesx")
    assert pane._none.text() == "No example fits. Try fewer letters, or another choice."
    QTest.keyClick(pane.search, Qt.Key.Key_Backspace)
    assert (pane.list.count(), pane._none.text()) == (1, "")
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert len(pane.bank.examples) == 1
    press(pane, "bring it back")
    assert len(pane.bank.examples) == 2
    press(pane, "Questions")
    assert pane.isHidden()
    assert panel._library.pane is not None
    press(panel._library.pane, "Examples")
    assert panel._library.pane.isHidden()
    assert pane.isVisible()
    panel._keys.press(DraftKey.LIBRARY)
    assert pane.isHidden()


def test_nothing_goes_out_before_it_was_seen(panel: DraftsPanel, desk: Desk, tmp_path: Path) -> None:
    pane = kept(panel)
    press(pane, "Hand on")
    out = panel._library.examples.out
    assert out is not None
    assert list(out.ticks) == ["Northwind"]
    assert "Northwind" not in out.list.item(0).text()
    out.ticks["Northwind"].setChecked(False)
    assert "Northwind" in out.list.item(0).text()
    out.ticks["Northwind"].setChecked(True)
    target = tmp_path / "mine.okrexamples"
    desk.ask.answers += [target, target]  # type: ignore[attr-defined]
    press(out, "Write the file")
    assert "Northwind" not in target.read_text("utf-8")
    assert pane.isVisible()
    press(pane, "Take in")
    assert len(pane.bank.examples) == 1, "it was there"
