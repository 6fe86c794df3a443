"""A folder that takes nothing, the learner's own sentences, the left-hand column, what was practised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ui.main_window import MainWindow
from ui.rehearse.column_export import TEXT
from ui.rehearse.column_page import ColumnPage
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.talk_page import TalkPage
from ui.rehearse.weeks_page import WeeksPage
from ui.widgets.window_marks import READ_ONLY
from workshop_app.application import queries
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.practice_shelf import open_shelf
from workshop_app.application.settings import data_folder
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.written_coach import CoachStyle, play


def say(page: TalkPage, words: str) -> None:
    QTest.keyClicks(page.bar.field, words)
    QTest.keyClick(page.bar.field, Qt.Key.Key_Return)


def block() -> Path:
    """A file where the folder should be: nothing can be kept in it, whoever runs the test."""
    folder = data_folder() / "practice"
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", "utf-8")
    return folder


def test_a_folder_that_takes_nothing_is_said_and_nothing_is_lost(
    panel: RehearsePanel, kept: KeptTalk, qtbot: Any
) -> None:
    folder = block()
    panel.flow.go_on(kept)
    page = cast("TalkPage", panel.pages.currentWidget())
    say(page, "Why now?")
    assert panel._not_kept.isVisible()
    assert str(folder) in panel._not_kept.words.text()
    assert panel.unsaved
    say(page, "Who feels it first?")
    assert len(page.transcript.words) > 2
    folder.unlink()
    again = panel._not_kept.findChild(QPushButton)
    assert again is not None
    again.click()
    qtbot.waitUntil(lambda: not panel._not_kept.isVisible())
    assert not panel.unsaved
    talk = open_shelf()
    talk.read()
    assert [action.kind for action in talk.talks[0].played.actions] == [QuestionKind.WHY_NOW, QuestionKind.AFFECTED]


def test_an_engagement_is_not_closed_over_practice_that_was_not_kept(
    window: MainWindow, ask: Any, tmp_path: Path, fresh: bytes
) -> None:
    path = tmp_path / "Acme.okrw"
    path.write_bytes(fresh)
    window.open(path)
    assert window.view is not None
    folder = block()
    window.view.go("rehearse/given")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    ask.answers.append(False)
    assert not window.close()
    assert ask.asked[-1][:2] == ("confirm", "Close anyway?")
    folder.unlink()
    panel = window.view.findChild(RehearsePanel)
    assert panel is not None
    panel._not_kept._on_again()
    asked = len(ask.asked)
    assert window.close()
    assert len(ask.asked) == asked


def test_nothing_of_the_client_is_taken_back_while_one_practises(
    window: MainWindow, tmp_path: Path, fresh: bytes
) -> None:
    path = tmp_path / "Acme.okrw"
    path.write_bytes(fresh)
    window.open(path)
    view = window.view
    assert view is not None
    view.desk.door.carry_out(EditEngagement(client="Borealis"))
    view.go("rehearse")
    window._actions["undo"]()
    assert queries.engagement(view.desk.workspace.read).client == "Borealis"
    view.go("home")
    window._actions["undo"]()
    assert queries.engagement(view.desk.workspace.read).client == "Acme"


def test_a_file_that_may_only_be_read_does_not_keep_anybody_from_practising(
    window: MainWindow, tmp_path: Path, fresh: bytes
) -> None:
    path = tmp_path / "Acme.okrw"
    path.write_bytes(fresh)
    window.open(path)
    assert window.view is not None
    window.view.setProperty(READ_ONLY, True)
    window.view.go("rehearse/given")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Why now?")
    QTest.keyClick(field, Qt.Key.Key_Return)
    talk = open_shelf()
    talk.read()
    assert [action.kind for action in talk.talks[0].played.actions] == [QuestionKind.WHY_NOW]
    assert path.read_bytes() == fresh


def test_a_sentence_changed_in_place_is_hers_in_every_talk(
    talk: TalkPage, kept: KeptTalk, open_panel: Callable[[], RehearsePanel], qtbot: Any
) -> None:
    chip = talk.chips.chips[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_F2)
    field = talk.chips.editor.field
    assert field.hasFocus()
    QTest.keyClicks(field, "And then, what is better?")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chip.sentence.words == "And then, what is better?"
    assert chip.hasFocus()
    again = open_panel()
    again.flow.go_on(kept)
    page = cast("TalkPage", again.pages.currentWidget())
    assert page.chips.chips[0].sentence.words == "And then, what is better?"


def test_escape_leaves_a_sentence_as_it_was(talk: TalkPage) -> None:
    chip = talk.chips.chips[1]
    before = chip.sentence.words
    QTest.keyClick(chip, Qt.Key.Key_F2)
    QTest.keyClicks(talk.chips.editor.field, "Something else")
    QTest.keyClick(talk.chips.editor.field, Qt.Key.Key_Escape)
    assert chip.sentence.words == before
    assert talk.desk.shelf.sentences == {}
    assert talk.isVisible()


def test_the_usual_sentences_can_be_given_back(talk: TalkPage) -> None:
    talk.desk.shelf.word(QuestionKind.OUTCOME, "Mine")
    talk.show_all()
    QTest.keyClick(talk.chips.chips[0], Qt.Key.Key_F2)
    ours = next(each for each in talk.chips.editor.findChildren(QPushButton) if "usual" in each.text())
    ours.click()
    assert talk.desk.shelf.sentences == {}
    assert talk.chips.chips[0].sentence.words != "Mine"


def test_the_column_keeps_what_is_typed_and_goes_out_without_names(
    talk: TalkPage, panel: RehearsePanel, kept: KeptTalk, ask: Any, tmp_path: Path, qtbot: Any
) -> None:
    say(talk, "Why now?")
    panel.looking.columns.show_own_column()
    page = cast("ColumnPage", panel.pages.currentWidget())
    QApplication.processEvents()  # what was made just now is shown
    page.thoughts[1].setFocus()
    QTest.keyClicks(page.thoughts[1], "Tomke is in a hurry")
    page.fields["unasked"].setFocus()  # the field before is left
    QTest.keyClicks(page.fields["unasked"], "What are you after?")
    page._stuck.button(1).click()
    page.fields["next"].setFocus()
    shelf = open_shelf()
    shelf.read()
    column = shelf.talks[0].column
    assert (column.thoughts, column.unasked, column.stuck) == (
        {"1": "Tomke is in a hurry"},
        "What are you after?",
        1,
    )
    target = tmp_path / "column.md"
    ask.answers.append(target)
    panel.looking.columns.export_column(TEXT)
    words = target.read_text("utf-8")
    assert "the coachee is in a hurry" in words
    assert "I got stuck here." in words
    assert not [name for name in ("Tomke", "Harms", *load("bakery_logistics").head.names) if name in words]


def test_an_export_that_fails_is_said(
    talk: TalkPage, panel: RehearsePanel, ask: Any, tmp_path: Path, said: list[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    ask.answers.append(tmp_path / "file" / "column.md")
    panel.looking.columns.export_column(TEXT)
    assert said[-1].startswith(f"Nothing can be saved in {tmp_path / 'file'}:")
    ask.answers.append(tmp_path / f"{'x' * 300}.md")
    panel.looking.columns.export_column(TEXT)
    assert f"The name {tmp_path / 'xxx'}" in said[-1]
    assert "cannot be used for a file here" in said[-1]


def test_what_was_practised_is_listed_and_can_be_removed(panel: RehearsePanel, kept: KeptTalk, ask: Any) -> None:
    case = load("bakery_logistics")
    played = play(case, CoachStyle.GOOD, 5)
    panel.pages.keep(KeptTalk(kept.id, kept.started, played, over=True))
    panel.open_address("weeks")
    page = cast("WeeksPage", panel.pages.currentWidget())
    QApplication.processEvents()
    removes = [each for each in page.findChildren(QPushButton) if each.text() == "Remove" and each.isVisible()]
    assert len(removes) == 1
    ask.answers.append(False)
    removes[0].click()
    assert len(panel.pages.desk.shelf.talks) == 1
    ask.answers.append(True)
    removes[0].click()
    QApplication.processEvents()
    assert open_shelf().folder.is_dir()
    assert not list((data_folder() / "practice").glob("*.json"))


def test_a_case_that_is_gone_is_said(panel: RehearsePanel, kept: KeptTalk, said: list[str]) -> None:
    panel.flow.go_on(replace(kept, played=replace(kept.played, case_id="no_such_case")))
    assert said == ["This case is no longer here, or cannot be read."]
