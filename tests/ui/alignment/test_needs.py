"""The dependency log at the glass: typed, filtered, answered, talked about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.alignment.need_model import NeedModel
from ui.alignment.needs_page import NeedsPage
from ui.alignment.panel import AlignmentPanel
from ui.alignment.talk_strip import TalkStrip
from ui.alignment.view_state import needs_view
from ui.desk import Desk
from ui.shell.passages import told
from ui.widgets.fields import EntryLine
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.between_teams import ConfirmDependency
from workshop_app.application.finding import Passage
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import SharedWord, TeamDependency, TheirView, WordMeaning
from workshop_app.domain.engagement import Team
from workshop_app.domain.run_cues import Cue

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)  # names drop down


def field(page: QWidget, name: str) -> Any:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    return next(each for kind in kinds for each in page.findChildren(kind) if each.accessibleName() == name)


def press(page: QWidget, words: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == words and not each.isHidden()).click()


def words_in(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def cells(page: QWidget) -> list[list[str]]:
    model = page.findChild(NeedModel)
    assert model is not None
    return [[str(model.index(at, column).data()) for column in range(3)] for at in range(model.rowCount())]


def enter(page: QWidget, qtbot: QtBot, words: str) -> None:
    line = page.findChild(EntryLine)
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def needs(desk: Desk) -> dict[str, TeamDependency]:
    return {each.what: each for each in desk.workspace.read.all(TeamDependency)}


def test_the_late_one_comes_first_with_its_day(page: NeedsPage) -> None:
    assert cells(page) == [
        ["Crew\n→ Freight & Co", "the pallet list\nby 1 February 2027", "late: was to be confirmed by 20 Nov"],
        ["Passenger Desk\n→ Crew", "delays as they are expected\nby 1 December 2026", "confirmed 19 Nov"],
    ]
    assert "2 dependencies  ·  1 late  ·  sets were to be published by 20 Nov" in words_in(page)
    model = page.findChild(NeedModel)
    ModelTester(None).check(model)


@pytest.mark.parametrize(("today", "gone"), [(19, False), (20, False), (21, True)])
def test_the_day_of_publishing_is_over_only_after_it(today: int, gone: bool, page: NeedsPage, desk: Desk) -> None:
    assert needs_view(desk.workspace.read, date(2026, 11, today), "", open_only=False).published is gone


def test_a_refused_one_is_refused_and_no_longer_late(page: NeedsPage, desk: Desk) -> None:
    id = needs(desk)["the pallet list"].id
    desk.workspace.apply(ConfirmDependency(id, TheirView.NO, "Ana", date(2026, 11, 28)))
    page.refresh()
    assert "2 dependencies  ·  1 refused  ·  sets were to be published by 20 Nov" in words_in(page)
    assert cells(page)[0][2] == "refused", "and stays on top"
    desk.workspace.apply(ConfirmDependency(needs(desk)["delays as they are expected"].id, TheirView.NO, "Ana"))
    page.refresh()
    assert "2 dependencies  ·  2 refused" in words_in(page)
    desk.workspace.apply(ConfirmDependency(id, TheirView.UNSAID))
    page.refresh()
    assert "1 late  ·  1 refused" in words_in(page), "asked again, it is late again"


def test_a_line_as_people_say_it(page: NeedsPage, desk: Desk, qtbot: QtBot) -> None:
    enter(page, qtbot, "Desk needs two screens from Freight by 4 Feb")
    made = needs(desk)["two screens"]
    assert (made.needs_id, made.gives_id, made.due) == ("d", "f", date(2027, 2, 4))
    assert "Written down: Passenger Desk needs two screens from Freight & Co, by 4 Feb" in words_in(page)
    assert field(page, "What is needed").toPlainText() == "two screens"
    assert field(page, "New dependency").text() == ""


def test_which_of_two_teams_of_one_name_is_asked_and_linked(page: NeedsPage, desk: Desk, qtbot: QtBot) -> None:
    desk.workspace.apply(Add(tuple(Team(id, "Night Watch", position=90) for id in ("n1", "n2"))))
    enter(page, qtbot, "Crew needs the keys from Night Watch by 4 Feb")
    assert "Which “Night Watch”: Night Watch (1), Night Watch (2)?" in words_in(page)
    assert "the keys" not in needs(desk)
    enter(page, qtbot, "Crew needs the keys from Night Watch (2) by 4 Feb")
    assert (needs(desk)["the keys"].gives, needs(desk)["the keys"].gives_id) == ("Night Watch", "n2")
    assert "Written down: Crew needs the keys from Night Watch (2), by 4 Feb" in words_in(page)
    assert any("→ Night Watch (2)" in row[0] for row in cells(page))
    enter(page, qtbot, "Night Watch needs a lamp from Crew by 4 Feb")
    qtbot.keyClick(field(page, "New dependency"), Qt.Key.Key_Return)
    assert (needs(desk)["a lamp"].needs, needs(desk)["a lamp"].needs_id) == ("Night Watch", None)


def test_what_is_not_understood_is_asked_once(page: NeedsPage, desk: Desk, qtbot: QtBot) -> None:
    enter(page, qtbot, "Crew needs a berth from the port by the storm")
    assert "Which day is “the storm”? Enter again writes it down as it is." in words_in(page)
    assert len(needs(desk)) == 2
    qtbot.keyClick(field(page, "New dependency"), Qt.Key.Key_Return)
    made = needs(desk)["a berth by the storm"]
    assert (made.gives, made.due) == ("the port", None)
    enter(page, qtbot, "bring the tide table")
    qtbot.keyClick(field(page, "New dependency"), Qt.Key.Key_Return)
    assert len(needs(desk)) == 3
    assert field(page, "New dependency").text() == "bring the tide table"


def test_both_sides_of_a_team_and_we(page: NeedsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_inside("c")
    assert [row[0] for row in cells(page)] == [
        "We need",
        "Crew\n→ Freight & Co",
        "They need from us",
        "Passenger Desk\n→ Crew",
    ]
    enter(page, qtbot, "We need a forklift from Freight by 4 Feb")
    assert needs(desk)["a forklift"].needs_id == "c"
    page.show_inside("d")
    assert [row[0] for row in cells(page)] == ["We need", "Passenger Desk\n→ Crew"]
    page.log._open_only.click()
    assert cells(page) == []
    assert "Everything here is confirmed." in words_in(page)


def test_names_of_alignment_checks_are_offered(page: NeedsPage, desk: Desk, qtbot: QtBot) -> None:
    offered = [each.text() for each in page.log.offers.findChildren(QPushButton)]
    assert offered == ["Crew depends on Port Authority"]  # the two others have their lines
    page.log.offers.findChildren(QPushButton)[0].click()
    line = field(page, "New dependency")
    assert line.hasFocus()
    qtbot.keyClicks(line, "berth 2")
    qtbot.keyClicks(line, "")
    assert line.text() == "Crew needs berth 2 from Port Authority"
    line.setText(line.text() + " by 4 Feb")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert needs(desk)["berth 2"].gives == "Port Authority"
    assert page.log.offers.isHidden()


def test_their_answer_and_who_gave_it(page: NeedsPage, desk: Desk, qtbot: QtBot) -> None:
    table = page.findChild(QTableView)
    assert table is not None
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert field(page, "What is needed").hasFocus()
    owner = field(page, "Owner on the side that is asked")
    owner.setFocus()
    qtbot.keyClicks(owner, "Cem Kaya")
    view = field(page, "Their answer")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    made = needs(desk)["the pallet list"]
    assert (made.view, made.confirmed_by, made.confirmed_on) == (TheirView.YES, "Cem Kaya", date(2026, 11, 23))
    assert field(page, "Confirmed on").text() == "Mon 23 Nov 2026"
    assert "confirmed 23 Nov" in words_in(page)
    by = field(page, "Confirmed on")
    by.setFocus()
    by.selectAll()
    qtbot.keyClicks(by, "30 Feb")
    field(page, "Confirmed by").setFocus()
    assert by.text() == "30 Feb"
    assert by.property("unsaved") is True
    assert needs(desk)["the pallet list"].confirmed_on == date(2026, 11, 23)


def test_what_is_missing_for_an_agreement_is_said(page: NeedsPage, desk: Desk, qtbot: QtBot) -> None:
    said = "Missing for an agreement: an owner on the side that needs it, an owner on the side that is asked, "
    assert f"{said}their answer, what they stop or delay for it, the words both sides agreed on" in words_in(page)
    for name, typed in (
        ("Owner on the side that needs it", "Ana Silva"),
        ("Owner on the side that is asked", "Cem Kaya"),
        ("What they stop or delay for it", "the weekly report"),
        ("The wording both sides agreed on", "by noon of the day before"),
    ):
        field(page, name).setFocus()
        qtbot.keyClicks(field(page, name), typed)
    field(page, "Their answer").setFocus()
    qtbot.waitUntil(lambda: "Missing for an agreement: their answer" in words_in(page))  # a list may have dropped down
    qtbot.keyClick(field(page, "Their answer"), Qt.Key.Key_Down)
    assert "Missing for an agreement" not in words_in(page)
    assert needs(desk)["the pallet list"].missing == ()


def test_what_is_needed_cannot_be_emptied(page: NeedsPage, desk: Desk, qtbot: QtBot) -> None:
    what = field(page, "What is needed")
    what.setFocus()
    what.selectAll()
    qtbot.keyClick(what, Qt.Key.Key_Delete)
    field(page, "By when").setFocus()
    assert what.toPlainText() == "the pallet list"
    assert "the pallet list" in needs(desk)


def test_removing_and_undoing(page: NeedsPage, desk: Desk) -> None:
    press(page, "Remove")
    assert list(needs(desk)) == ["delays as they are expected"]
    assert field(page, "What is needed").toPlainText() == "delays as they are expected"
    desk.workspace.undo()
    assert len(cells(page)) == 2


def test_the_talk_rings_at_the_end_of_each_part(page: NeedsPage, clock: Any, qtbot: QtBot, settings: Any) -> None:
    strip = page.findChild(TalkStrip)
    assert strip is not None
    press(page, "Talk about it: 15 minutes")
    assert strip._next.hasFocus()
    assert "2:00" in words_in(strip)
    assert "Two of ten leave late." in words_in(page)
    assert strip._bell is not None
    clock.advance(121)
    strip._on_tick()
    assert "2:59" in words_in(strip)
    assert strip._bell.rang == [Cue.END]
    press(strip, "Pause")
    clock.advance(600)
    assert "2:59 (paused)" in words_in(strip)
    press(strip, "Go on")
    press(strip, "Next part")
    assert "5:00" in words_in(strip)
    clock.advance(700)
    strip._on_tick()
    assert "1:40 over" in words_in(strip)
    assert strip._bell.rang == [Cue.END, Cue.END]
    press(strip, "End the talk")
    assert not strip._tick.isActive()
    assert "Talk about it: 15 minutes" in [each.text() for each in strip.findChildren(QPushButton) if each.isVisible()]


def test_a_talk_goes_on_about_its_own_while_another_line_is_looked_up(page: NeedsPage) -> None:
    strip = page.findChild(TalkStrip)
    assert strip is not None
    press(page, "Talk about it: 15 minutes")
    page.log.table.selectRow(1)
    assert field(page, "What is needed").toPlainText() == "delays as they are expected"
    assert "You talk about: Crew needs the pallet list from Freight & Co, by 1 February 2027" in words_in(page)
    assert strip.talking
    strip.end()


def test_in_a_narrow_window_list_and_line_take_turns(panel: AlignmentPanel, page: NeedsPage, qtbot: QtBot) -> None:
    panel.resize(760, 600)
    assert page.log.table.isVisible()
    assert not page.detail.isVisible()
    page.log.table.setFocus()
    qtbot.keyClick(page.log.table, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.log.table.isVisible()
    press(page, "All dependencies")
    assert page.log.table.hasFocus()


def test_a_file_without_anything_says_what_belongs_here(desk: Desk, workspace: Workspace, qtbot: QtBot) -> None:
    bare = AlignmentPanel(desk)
    qtbot.addWidget(bare)
    bare.refresh()
    bare.resize(1120, 680)
    bare.show()
    assert "No dependency is written down yet" in words_in(bare)
    assert "0 dependencies" in words_in(bare)


@pytest.mark.parametrize(
    ("kind", "id", "address"),
    [
        (TeamDependency, "n1", "alignment/needs/n1"),
        (SharedWord, "w", "alignment/words/w"),
        (WordMeaning, "m", "alignment/words/w"),
    ],
)
def test_ctrl_k_leads_to_what_it_found(filled: Workspace, kind: type, id: str, address: str) -> None:
    filled.apply(Add((SharedWord("w", "on time"), WordMeaning("m", "w", "c", "within 3 minutes"))))
    went: list[str] = []

    def go(where: str, *_words: str) -> None:
        went.append(where)

    entry = told(filled.read, go, Passage(kind, id, "text", "words"), "words", "words")
    entry.act()
    assert (went, entry.address) == ([address], address)


def test_the_address_of_a_line_opens_it(panel: AlignmentPanel, page: NeedsPage) -> None:
    page.show_inside("c")
    panel.open_address("needs/n2")
    assert page.log.team_id == ""
    assert field(page, "What is needed").toPlainText() == "delays as they are expected"
