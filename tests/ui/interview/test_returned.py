"""Comments come back: a real record written by the app, marked up with python-docx, dropped on the interview."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from handouts import catalogue, export
from handouts.catalogue import ComposeOptions
from ui.desk import Desk
from ui.interview.panel import InterviewPanel
from ui.interview.returned.model import ReturnedModel
from ui.interview.returned.view import ReturnedPage
from ui.interview.returned.view_state import returned_view
from ui.widgets.fields import TextField
from workshop_app import bootstrap
from workshop_app.application.commands.parameters import write
from workshop_app.application.commands.returned import KeepReturned
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.returned import ReturnedComment, ReturnedKind, ReturnedState

CTRL = Qt.KeyboardModifier.ControlModifier
SENT = "Three levels, fixed before the cycle starts."
NEW = "Three levels, fixed before the cycle starts; <b>the coach</b> checks them."


@pytest.fixture
def said(desk: Desk) -> list[str]:
    sentences: list[str] = []
    desk.bridge.said.connect(sentences.append)
    return sentences


def record(desk: Desk, key: ParameterKey) -> ParameterRecord:
    return desk.workspace.read.all(ParameterRecord, key=key)[0]


def kept(desk: Desk) -> tuple[ReturnedComment, ...]:
    return desk.workspace.read.all(ReturnedComment)


@pytest.fixture
def sent(desk: Desk, tmp_path: Path) -> Path:
    """The record as it goes out: two decisions stand in it."""
    desk.workspace.apply(write(record(desk, ParameterKey.SCORING), "decision", SENT))
    desk.workspace.apply(write(record(desk, ParameterKey.CYCLE), "decision", "Four months."))
    return exported(desk, tmp_path / "sent")


def exported(desk: Desk, folder: Path) -> Path:
    options = ComposeOptions(day=date(2026, 11, 23))
    document = catalogue.compose("parameters_record", desk.workspace.read, options)[0]
    return export.save(document, "docx", folder).path


@pytest.fixture
def returned(sent: Path, tmp_path: Path) -> Path:
    """The same, with two comments and a decision in other words."""
    word = Document(str(sent))
    scoring = next(each for each in word.paragraphs if each.text == SENT)
    cycle = next(each for each in word.paragraphs if each.text == "Four months.")
    word.add_comment(cycle.runs, "Also for the <i>summer</i> timetable?", "Anna & Co", "AC")
    word.add_comment(cycle.runs, "Second remark", "Pieter", "P")
    scoring.runs[0].text = NEW
    for run in scoring.runs[1:]:
        run.text = ""
    path = tmp_path / "returned.docx"
    word.save(str(path))
    return path


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> InterviewPanel:
    panel = InterviewPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1240, 860)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def view(desk: Desk, qtbot: Any) -> ReturnedPage:
    view = ReturnedPage(desk)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def drop(target: QWidget, path: Path) -> bool:
    """Drag a file over a widget and let it go; whether the widget wanted it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, left, none))
    return True


def test_a_dropped_record_brings_comments_and_proposals(
    panel: InterviewPanel, desk: Desk, returned: Path, said: list[str], qtbot: Any
) -> None:
    assert drop(panel, returned)
    qtbot.waitUntil(lambda: len(kept(desk)) == 3)
    assert said[-1] == "Returned in returned.docx: comments 2, reworded decisions 1."
    assert panel.name == "returned"
    page = panel.findChild(ReturnedPage)
    assert page is not None
    assert page.list.model().rowCount() == 3
    assert record(desk, ParameterKey.SCORING).decision == SENT
    qtbot.waitUntil(lambda: panel.tabs.tabText(panel.tabs.count() - 1) == "Returned 3")


@pytest.mark.parametrize("key", [ParameterKey.SCORING, ParameterKey.CYCLE, ParameterKey.WHY])
def test_who_writes_an_answer_while_a_record_comes_back_goes_on_writing(
    key: ParameterKey, panel: InterviewPanel, desk: Desk, returned: Path, qtbot: Any
) -> None:
    """The page of what came back took the field away: the rest of the sentence went nowhere."""
    panel.questions.select(key, "")
    field = panel.questions.page.fields["decision"]
    field.setFocus()
    before = field.toPlainText()
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " Half a sent")
    assert drop(field.viewport(), returned)
    qtbot.keyClicks(field, "ence th")
    qtbot.waitUntil(lambda: len(kept(desk)) == 3 and not desk.background.busy)
    qtbot.keyClicks(QApplication.focusWidget(), "at goes on 1")
    assert (panel.name, field.hasFocus()) == ("", True)
    assert field.toPlainText() == f"{before} Half a sentence that goes on 1"
    assert field.textCursor().atEnd()
    qtbot.waitUntil(lambda: panel.tabs.tabText(panel.tabs.count() - 1) == "Returned 3")
    qtbot.waitUntil(lambda: record(desk, key).decision.endswith("goes on 1"))
    about = panel.questions.returned
    assert about.isVisible() is (key is not ParameterKey.WHY)
    clash = [each for each in returned_view(desk.workspace.read).lines if each.overtaken]
    assert [each.comment.key for each in clash] == ([key] if key is ParameterKey.SCORING else [])
    assert not clash or clash[0].now.endswith("goes on 1")


def test_each_file_of_a_drop_that_is_no_record_is_named(
    panel: InterviewPanel, desk: Desk, returned: Path, said: list[str], tmp_path: Path, qtbot: Any
) -> None:
    """The last sentence took the place of those before: who dropped three files heard of one."""
    others = [tmp_path / f"handout {n}.docx" for n in range(2)]
    for other in others:
        word = Document()
        word.add_paragraph("Objective 1")
        word.save(str(other))
    panel.intake.take_all((*others, returned))
    qtbot.waitUntil(lambda: len(kept(desk)) == 3 and not desk.background.busy)
    qtbot.waitUntil(lambda: said[-1].startswith("Returned in returned.docx"))
    assert all(f"{other.name} is not a deployment parameters record" in said[-1] for other in others)
    panel.intake.take_all((others[0],))
    qtbot.waitUntil(lambda: not desk.background.busy and "handout 0" in said[-1])
    assert "handout 1" not in said[-1]
    assert "Returned in" not in said[-1]


def test_who_only_waits_sees_what_came_back(panel: InterviewPanel, desk: Desk, returned: Path, qtbot: Any) -> None:
    field = panel.questions.page.fields["decision"]
    field.setFocus()
    qtbot.keyClicks(field, "Half a sentence")
    assert drop(field.viewport(), returned)
    qtbot.waitUntil(lambda: panel.name == "returned" and len(kept(desk)) == 3)
    assert record(desk, ParameterKey(panel.key)).decision == "Half a sentence"


def test_a_file_let_go_over_a_text_field_is_no_text(
    panel: InterviewPanel, desk: Desk, returned: Path, qtbot: Any
) -> None:
    field = panel.questions.page.findChild(TextField)
    assert field is not None
    before = field.toPlainText()
    assert drop(field.viewport(), returned)  # Qt asks the parents of a widget that does not want it
    qtbot.waitUntil(lambda: len(kept(desk)) == 3)
    assert field.toPlainText() == before


def test_what_another_screen_hands_over_is_taken_in_once(
    panel: InterviewPanel, desk: Desk, returned: Path, qtbot: Any
) -> None:
    desk.bridge.hand_over((returned,), "interview/returned")
    panel.open_address("returned")
    qtbot.waitUntil(lambda: len(kept(desk)) == 3)
    desk.workspace.undo()
    panel.open_address("returned")
    assert not desk.background.busy
    assert kept(desk) == ()


def test_it_is_chosen_by_a_button_and_comes_back_only_once(
    view: ReturnedPage, desk: Desk, returned: Path, ask: Any, said: list[str], qtbot: Any
) -> None:
    ask.answers = [returned, returned, None]
    view.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(said) == 1)
    view.take.click()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1] == "Everything in returned.docx was here already; nothing was added."
    view.take.click()
    assert len(kept(desk)) == 3
    desk.workspace.undo()
    assert kept(desk) == ()


@pytest.fixture
def board(view: ReturnedPage, desk: Desk, returned: Path, qtbot: Any) -> ReturnedPage:
    """The page with what came back, the proposal chosen."""
    view.intake.take_in(returned)
    qtbot.waitUntil(lambda: view.list.model().rowCount() == 3)
    view.focus_first()
    return view


def test_comments_stand_beside_their_parameter_with_author_and_day(board: ReturnedPage) -> None:
    rows = [str(board.list.model().index(row, 0).data()) for row in range(3)]
    assert rows[1] == "4 Cycle length · Anna & Co\ncomment: Also for the <i>summer</i> timetable?"
    assert rows[2].startswith("4 Cycle length · Pieter")
    board.list.setCurrentIndex(board.list.model().index(1, 0))
    assert board.card._who.text().startswith("Anna & Co · ")
    assert board.card._who.text().endswith("returned.docx")
    assert board.card._text.text() == "Also for the <i>summer</i> timetable?"
    assert not board.card.no.isVisible()


def test_an_accepted_proposal_becomes_the_decision_and_can_be_taken_back(
    board: ReturnedPage, desk: Desk, qtbot: Any
) -> None:
    assert board.card._new.text() == NEW
    assert board.card._old.text() == SENT
    assert board.card._other.words == "starts. → starts; <b>the coach</b> checks them.", "nobody has to look for it"
    qtbot.keyClick(board.list, Qt.Key.Key_Return, CTRL)
    assert record(desk, ParameterKey.SCORING).decision == NEW
    assert board.list.model().rowCount() == 2
    assert "Second" not in board.card._text.text()  # the next one is shown
    desk.workspace.undo()
    board.refresh()
    assert record(desk, ParameterKey.SCORING).decision == SENT
    assert board.list.model().rowCount() == 3


def test_a_refused_proposal_changes_nothing_and_can_be_looked_at_again(board: ReturnedPage, desk: Desk) -> None:
    board.card.no.click()
    assert record(desk, ParameterKey.SCORING).decision == SENT
    assert [each.state for each in kept(desk)].count(ReturnedState.REFUSED) == 1
    board.with_done.setChecked(True)
    assert board.list.model().rowCount() == 3
    board.list.setCurrentIndex(board.list.model().index(0, 0))
    assert board.card._state.text() == "declined"
    board.card.again.click()
    assert board.card.yes.isVisible()
    assert board._summary.text() == "3 to look at, 0 dealt with."


def test_the_last_one_done_says_so(board: ReturnedPage, qtbot: Any) -> None:
    for _ in range(3):
        qtbot.keyClick(board.list, Qt.Key.Key_Return, CTRL)
    assert board._summary.text() == "Everything returned has been dealt with."
    assert not board.card.isVisible()


def test_a_decision_changed_meanwhile_is_pointed_out(board: ReturnedPage, desk: Desk) -> None:
    assert not board.card._overtaken.isVisible()
    desk.workspace.apply(write(record(desk, ParameterKey.SCORING), "decision", "One grade from 0 to 1."))
    board.refresh()
    assert "changed here" in board.card._overtaken.text()
    assert f"It went out as: {SENT}" in board.card._overtaken.text()
    assert "changed on both sides · reworded" in board.list.model().index(0, 0).data()
    assert board.card._old.text() == "One grade from 0 to 1."


def test_other_words_for_a_removed_question_can_only_be_refused(view: ReturnedPage, desk: Desk) -> None:
    proposal = ReturnedComment("r1", ReturnedKind.PROPOSAL, "gone", "Ana", new="Other words")
    desk.workspace.apply(KeepReturned((proposal,)))
    view.refresh()
    assert str(view.list.model().index(0, 0).data()).startswith("A question that was removed · Ana")
    assert not view.card.yes.isVisible()
    view.card.no.click()
    assert kept(desk)[0].state is ReturnedState.REFUSED


def test_enter_opens_the_question(board: ReturnedPage, qtbot: Any) -> None:
    with qtbot.waitSignal(board.parameter_requested) as asked:
        qtbot.keyClick(board.list, Qt.Key.Key_Return)
    assert asked.args == ["scoring", ""]


def test_it_stands_above_the_question_it_is_about(
    panel: InterviewPanel, desk: Desk, returned: Path, qtbot: Any
) -> None:
    panel.intake.take_in(returned)
    qtbot.waitUntil(lambda: len(kept(desk)) == 3)
    panel.open_address("cycle")
    strip = panel.questions.returned
    assert strip.isVisible()
    assert "1 of 2" in strip._count.text()
    assert strip.card._text.text() == "Also for the <i>summer</i> timetable?"
    strip.on.click()
    assert strip.card._text.text() == "Second remark"
    strip.card.yes.click()
    assert strip.card._text.text() == "Also for the <i>summer</i> timetable?"
    panel.open_address("level")
    assert not strip.isVisible()
    panel.open_address("scoring")
    strip.card.yes.click()
    assert record(desk, ParameterKey.SCORING).decision == NEW
    assert not strip.isVisible()
    desk.workspace.undo()
    assert strip.isVisible()


def _damaged(tmp_path: Path, sent: Path) -> Path:
    path = tmp_path / "damaged.docx"
    path.write_bytes(sent.read_bytes()[:900])
    return path


def _letter(tmp_path: Path, _sent: Path) -> Path:
    word = Document()
    word.add_paragraph("Dear coach, thank you.")
    path = tmp_path / "letter.docx"
    word.save(str(path))
    return path


def _of_another_client(tmp_path: Path, _sent: Path) -> Path:
    other = bootstrap.create(tmp_path / "Other.okrw", "Other & Sons")
    options = ComposeOptions(day=date(2026, 11, 23))
    document = catalogue.compose("parameters_record", other.read, options)[0]
    path = export.save(document, "docx", tmp_path / "other").path
    other.close()
    return path


def _gone(tmp_path: Path, _sent: Path) -> Path:
    return tmp_path / "gone.docx"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_damaged, "nothing was taken from it"),
        (_letter, "is not a deployment parameters record"),
        (_of_another_client, "belongs to another engagement"),
        (_gone, "There is no file"),
    ],
)
def test_a_file_that_is_not_ours_is_one_sentence_and_touches_nothing(
    view: ReturnedPage, desk: Desk, sent: Path, tmp_path: Path, said: list[str], qtbot: Any, make: Any, words: str
) -> None:
    path = make(tmp_path, sent)
    steps = desk.workspace.history.next_undo
    assert drop(view, path)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert words in said[0]
    assert path.name in said[0]
    assert kept(desk) == ()
    assert desk.workspace.history.next_undo is steps


def test_a_record_without_remarks_says_that_there_is_nothing(
    view: ReturnedPage, sent: Path, said: list[str], qtbot: Any
) -> None:
    view.intake.take_in(sent)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "no comments" in said[0]
    assert not view.list.isVisible()


def test_the_list_keeps_qts_rules(board: ReturnedPage, desk: Desk, qtmodeltester: Any) -> None:
    model = ReturnedModel(board)
    qtmodeltester.check(model)
    model.show_lines(returned_view(desk.workspace.read).lines)
    qtmodeltester.check(model)


def test_a_line_of_two_has_room_for_them(view: ReturnedPage, desk: Desk) -> None:
    """Rows of one height drew a long change over its own heading."""
    long = ReturnedComment("a", ReturnedKind.PROPOSAL, "cycle", text="staff_text", new="We work in months. " * 12)
    desk.workspace.apply(KeepReturned((ReturnedComment("b", ReturnedKind.COMMENT, "", text="Short."), long)))
    view.refresh()
    QApplication.processEvents()
    short, tall = (view.list.visualRect(view.list.model().index(row, 0)).height() for row in range(2))
    assert tall >= short + QFontMetrics(view.list.font()).height() // 2


def test_what_is_missing_of_a_question_is_one_line_until_each_is_wanted(
    view: ReturnedPage, desk: Desk, said: list[str], sent: Path, qtbot: Any
) -> None:
    """Half a record cut off is one thing that happened: said in a sentence, kept at once, or taken one by one."""
    word = Document(str(sent))
    head = next(each for each in word.paragraphs if each.text.startswith("4  "))
    for each in [head._p, *head._p.itersiblings()]:
        if not each.tag.endswith("sectPr"):
            each.getparent().remove(each)
    path = sent.parent / "half.docx"
    word.save(str(path))
    fields = [("rationale", "Why"), ("owner", "Ana"), ("applies_from", "Now"), ("exceptions", "None")]
    rows = tuple(
        ReturnedComment(f"r{at}", ReturnedKind.PROPOSAL, "scoring", text=field, old=old, source="half.docx")
        for at, (field, old) in enumerate(fields)
    )
    desk.workspace.apply(write(record(desk, ParameterKey.SCORING), "rationale", "Why"))
    desk.workspace.apply(KeepReturned(rows))
    view.refresh()
    model = view.list.model()
    assert [str(model.index(row, 0).data()) for row in range(model.rowCount())] == [
        "3 Scoring\n4 things are missing from their file"
    ]
    assert "Here nothing was taken out" in view.card._text.text()
    assert "Exceptions" in view.card._text.text()
    view.card.no.click()
    assert {each.state for each in kept(desk)} == {ReturnedState.REFUSED}
    desk.workspace.undo()
    view.refresh()
    view.focus_first()
    qtbot.keyClick(view.list, Qt.Key.Key_Return, CTRL)
    assert (model.rowCount(), record(desk, ParameterKey.SCORING).rationale) == (4, "Why")
    assert view.card._new.text() == "taken out"
    qtbot.keyClick(view.list, Qt.Key.Key_Return, CTRL)
    assert (model.rowCount(), record(desk, ParameterKey.SCORING).rationale) == (3, "")
    for _ in range(3):
        desk.workspace.undo()
    view.intake.take_in(path)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "of these are missing from the file." in said[0]
