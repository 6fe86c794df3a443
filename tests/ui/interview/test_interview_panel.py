"""The interview on a real desk: by keyboard from front to back, nothing typed is lost, nobody else's cursor moves."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ui.desk import Desk
from ui.interview.fields import ChoiceField
from ui.interview.panel import InterviewPanel
from ui.interview.questions.option_cards import OptionCard
from ui.theme import apply_theme
from ui.widgets.dates import long_day
from ui.widgets.fields import LineField, TextField
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.own_parameters import AddOwnParameter, RenameParameter
from workshop_app.application.commands.parameters import (
    AddOpenQuestion,
    ChooseOption,
    PostponeParameter,
    SetDetail,
    TakeInterviewNote,
    write,
)
from workshop_app.domain.errors import ErrorCode
from workshop_app.domain.parameter_content import load
from workshop_app.domain.parameters import (
    Confidence,
    InterviewNote,
    OpenQuestion,
    ParameterKey,
    ParameterRecord,
    ParameterStatus,
)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(qtbot: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()  # what was just built gets shown


def tab_to(qtbot: Any, kind: type[QWidget], name: str = "") -> QWidget:
    """Press Tab until a widget of this kind (and accessible name) has the keyboard."""
    for _ in range(120):
        focus = QApplication.focusWidget()
        if isinstance(focus, kind) and name in (focus.accessibleName() or getattr(focus, "text", str)()):
            return focus
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reached a {kind.__name__} {name!r}")


def record(desk: Desk, key: ParameterKey) -> ParameterRecord:
    return desk.workspace.read.all(ParameterRecord, key=key)[0]


def put_in(field: Any, text: str) -> None:
    """Paste, let the pause pass, and leave."""
    field.setFocus()
    if isinstance(field, TextField):
        field.insertPlainText(text)
    else:
        field.insert(text)
    field.commit()
    field.clearFocus()


def test_all_eleven_are_settled_by_keyboard_alone(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    for key in ParameterKey:
        assert panel.key == key
        tab_to(qtbot, OptionCard)
        press(qtbot, Qt.Key.Key_2)
        tab_to(qtbot, TextField, "Why this one")
        qtbot.keyClicks(QApplication.focusWidget(), "It fits")
        tab_to(qtbot, LineField, "Decided by")
        qtbot.keyClicks(QApplication.focusWidget(), "Ana")
        press(qtbot, Qt.Key.Key_Return, CTRL)
        press(qtbot, Qt.Key.Key_PageDown, CTRL)
    for each in load():
        held = record(desk, each.key)
        assert held.status is ParameterStatus.DECIDED
        assert (held.option, held.decision) == (each.options[1].id, each.options[1].decision)
        assert (held.rationale, held.decided_by) == ("It fits", "Ana")
    assert panel.questions._foot.progress.text() == "11 of 11 decided"
    press(qtbot, Qt.Key.Key_PageUp, CTRL)
    assert panel.key == ParameterKey.ALIGNMENT


def test_tab_goes_round_in_reading_order_and_is_never_trapped(panel: InterviewPanel, qtbot: Any) -> None:
    panel.questions.select(ParameterKey.CYCLE)
    chooser = panel.questions._stage.chooser
    for width in (1240, 700, 500):
        panel.resize(width, 600)
        QApplication.processEvents()
        (chooser.list if chooser.pane.isVisible() else chooser.picker).setFocus()
        names = _once_round(qtbot)
        order = [
            "Two months",
            "Decision",
            "Decided by",
            "What staff",
            "Months per cycle, teams",
            "New note",
            "Who disagreed",
        ]
        places = [next(at for at, name in enumerate(names) if name.startswith(start)) for start in order]
        assert places == sorted(places), width
        end = names.index("Decide")
        assert names[end - 3 : end + 1] == ["Postpone", "Back", "Next", "Decide"], width
        assert names[end + 1 :] == ["Pages of the interview", "Read aloud"], width
        assert len(names) == len(set(names)), width


def _once_round(qtbot: Any) -> list[str]:
    """What Tab reaches, up to where it began."""
    first = QApplication.focusWidget()
    names: list[str] = []
    for _ in range(120):
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
        press(qtbot, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            return names
    raise AssertionError("Tab never came back")


def test_opening_a_page_never_flashes_a_window_of_its_own(panel: InterviewPanel, keyboard: Any) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    seen = _ShownWindows()
    app.installEventFilter(seen)
    for at in range(1, panel.tabs.count() + 1):
        keyboard.press(Qt.Key(Qt.Key.Key_0 + at), ALT)
        assert panel.tabs.currentIndex() == at - 1
        assert panel.isActiveWindow()
    app.removeEventFilter(seen)
    assert seen.names == []


class _ShownWindows(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_arrows_move_between_options_and_space_chooses(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    panel.questions.select(ParameterKey.LEVEL)
    tab_to(qtbot, OptionCard)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Right)
    assert record(desk, ParameterKey.LEVEL).option == ""
    press(qtbot, Qt.Key.Key_Space)
    assert record(desk, ParameterKey.LEVEL).option == "top_and_all"
    assert [card.isChecked() for card in panel.questions.page.cards.cards] == [False, False, True, False, False]
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Return)
    assert record(desk, ParameterKey.LEVEL).option == "top_and_pilots"
    press(qtbot, Qt.Key.Key_9)
    assert record(desk, ParameterKey.LEVEL).option == "top_and_pilots"


def test_the_usual_option_says_so(panel: InterviewPanel) -> None:
    panel.questions.select(ParameterKey.CYCLE)
    usual = [card.option.id for card in panel.questions.page.cards.cards if "usual" in card.accessibleName()]
    assert usual == ["four_months"]


def test_a_pasted_book_with_every_script_survives(panel: InterviewPanel, desk: Desk, said: list[str]) -> None:
    book = ("مرحبا שלום 你好 🚢 <b>bold</b> & =1+1 " * 700)[:20_000]
    put_in(panel.questions.page.fields["decision"], book)
    assert record(desk, ParameterKey.WHY).decision == book
    assert said == []
    put_in(panel.questions.side.private["verbatim"], "bell\x07 and \x00nothing")
    assert record(desk, ParameterKey.WHY).verbatim == "bell and nothing"
    assert "were removed" in said[-1]
    assert panel.questions.side.private["verbatim"].toPlainText() == "bell and nothing"


def test_a_record_field_is_cleaned_too(panel: InterviewPanel, desk: Desk, said: list[str]) -> None:
    put_in(panel.questions.page.fields["details.reason"], "too\x01 many")
    assert record(desk, ParameterKey.WHY).detail("reason") == "too many"
    assert "were removed" in said[-1]


def test_what_is_refused_stays_in_its_field_until_it_can_be_saved(
    panel: InterviewPanel, desk: Desk, said: list[str]
) -> None:
    field = panel.questions.page.fields["decided_by"]
    put_in(field, "A" * 301)
    assert record(desk, ParameterKey.WHY).decided_by == ""
    assert "Decided by" in said[-1]
    assert field.property("unsaved") is True
    desk.workspace.apply(write(record(desk, ParameterKey.WHY), "rationale", "from elsewhere"))
    panel.questions.select(ParameterKey.LEVEL)
    panel.questions.select(ParameterKey.WHY)
    assert field.text() == "A" * 301
    field.backspace()
    field.commit()
    assert record(desk, ParameterKey.WHY).decided_by == "A" * 300
    assert field.property("unsaved") is False


def test_a_figure_or_date_nobody_can_read_is_said_with_the_label_on_the_screen(
    panel: InterviewPanel, desk: Desk, said: list[str]
) -> None:
    panel.questions.select(ParameterKey.NUMBER)
    put_in(panel.questions.page.fields["details.max_objectives"], "a few")
    assert "Objectives per set, at most" in said[-1]
    put_in(panel.questions.page.fields["review_on"], "next spring")
    assert "next spring" in said[-1]
    assert "Review on" in said[-1]
    panel.questions.page.fields["review_on"].clear()
    put_in(panel.questions.page.fields["review_on"], "1.3.2027")
    held = record(desk, ParameterKey.NUMBER)
    assert (held.detail("max_objectives"), held.review_on.isoformat()) == ("", "2027-03-01")  # type: ignore[union-attr]


def test_half_a_date_is_nobodys_mistake_until_the_field_is_left(
    panel: InterviewPanel, desk: Desk, said: list[str], qtbot: Any
) -> None:
    line = tab_to(qtbot, LineField, "Review on")
    qtbot.keyClicks(line, "2027-0")
    qtbot.waitUntil(lambda: not line.keeper._pause.isActive())  # type: ignore[attr-defined]
    assert said == []
    desk.workspace.apply(write(record(desk, ParameterKey.WHY), "rationale", "from elsewhere"))
    assert line.text() == "2027-0"  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "3-01")
    qtbot.waitUntil(lambda: record(desk, ParameterKey.WHY).review_on is not None)
    qtbot.keyClicks(line, "x")
    press(qtbot, Qt.Key.Key_Tab)
    assert "2027-03-01x" in said[-1]


def test_a_full_disk_keeps_the_text_and_saves_it_later(panel: InterviewPanel, desk: Desk) -> None:
    store = desk.workspace._store
    cursor = store._file.connection  # type: ignore[attr-defined]
    cursor.execute("PRAGMA max_page_count=1")  # SQLite takes the present size then: the answer of a full disk
    words = "worth keeping " * 1000
    field = panel.questions.page.fields["rationale"]
    put_in(field, words)
    panel.questions.select(ParameterKey.LEVEL)
    panel.questions.select(ParameterKey.WHY)
    assert desk.door.trouble is not None
    assert desk.door.trouble.code is ErrorCode.DISK_FULL
    assert field.toPlainText() == words  # type: ignore[union-attr]
    assert field.property("unsaved") is True

    cursor.execute("PRAGMA max_page_count=1000000")
    put_in(panel.questions.page.fields["exceptions"], "none")

    assert desk.door.trouble is None
    with closing(bootstrap.open_workspace(desk.workspace.path, read_only=True)) as again:
        held = queries.parameter(again.read, ParameterKey.WHY)
    assert (held.rationale, held.exceptions) == (words, "none")


def test_deciding_without_a_decision_says_what_is_missing(
    panel: InterviewPanel, desk: Desk, said: list[str], qtbot: Any
) -> None:
    panel.questions.select(ParameterKey.CYCLE)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert "Cycle length" in said[-1]
    assert record(desk, ParameterKey.CYCLE).status is ParameterStatus.NOT_ASKED


def test_deciding_saves_what_was_typed_a_moment_ago_and_names_the_gaps(
    panel: InterviewPanel, desk: Desk, said: list[str], qtbot: Any
) -> None:
    decision = tab_to(qtbot, TextField, "Decision")
    qtbot.keyClicks(decision, "We finish things.")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    held = record(desk, ParameterKey.WHY)
    assert (held.decision, held.status) == ("We finish things.", ParameterStatus.DECIDED)
    assert said[-1].startswith("Decided. Nobody is named")
    assert panel.questions.page.fields["decided_on"].text() == long_day(held.decided_on)  # type: ignore[union-attr,arg-type]


def test_parking_asks_why_and_until_when(panel: InterviewPanel, desk: Desk, said: list[str], qtbot: Any) -> None:
    panel.questions.select(ParameterKey.REVIEWS)
    press(qtbot, Qt.Key.Key_P, CTRL | SHIFT)
    assert QApplication.focusWidget() is panel.questions.postpone_bar.reason
    press(qtbot, Qt.Key.Key_Return)
    assert "Why it is postponed" in said[-1]
    qtbot.keyClicks(QApplication.focusWidget(), "HR is away")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "soon")
    press(qtbot, Qt.Key.Key_Return)
    assert "soon" in said[-1]
    panel.questions.postpone_bar.until.clear()
    press(qtbot, Qt.Key.Key_P, CTRL | SHIFT)
    assert record(desk, ParameterKey.REVIEWS).status is ParameterStatus.PARKED
    assert "no date" in said[-1]
    assert not panel.questions.postpone_bar.isVisible()
    press(qtbot, Qt.Key.Key_P, CTRL | SHIFT)
    assert panel.questions.postpone_bar.reason.text() == "HR is away"
    press(qtbot, Qt.Key.Key_Escape)
    assert not panel.questions.postpone_bar.isVisible()


def test_reopening_and_putting_aside(panel: InterviewPanel, desk: Desk) -> None:
    panel.questions.page.head.aside.click()
    assert record(desk, ParameterKey.WHY).status is ParameterStatus.NOT_APPLICABLE
    assert panel.questions.page.head.reopen.isVisible()
    assert not panel.questions.page.head.aside.isVisible()
    panel.questions.page.head.reopen.click()
    assert record(desk, ParameterKey.WHY).status is ParameterStatus.EXPLORING


def test_another_screens_change_is_shown_and_a_typing_user_is_left_alone(
    panel: InterviewPanel, desk: Desk, qtbot: Any
) -> None:
    rationale = tab_to(qtbot, TextField, "Why this one")
    qtbot.keyClicks(rationale, "half a sen")
    changed = write(record(desk, ParameterKey.WHY), "exceptions", "none")
    desk.workspace.apply(changed)
    assert panel.questions.page.fields["exceptions"].toPlainText() == "none"
    assert rationale.toPlainText() == "half a sen"  # type: ignore[attr-defined]
    qtbot.keyClicks(rationale, "tence")
    rationale.commit()  # type: ignore[attr-defined]
    held = record(desk, ParameterKey.WHY)
    assert (held.rationale, held.exceptions) == ("half a sentence", "none")


def test_saving_leaves_the_cursor_where_it_is(panel: InterviewPanel, desk: Desk) -> None:
    field = panel.questions.page.fields["decision"]
    put_in(field, "We finish things.")
    cursor = field.textCursor()
    cursor.setPosition(3)
    field.setTextCursor(cursor)
    field.insertPlainText("really ")
    field.commit()
    assert record(desk, ParameterKey.WHY).decision == "We really finish things."
    assert field.textCursor().position() == 10


def test_undo_elsewhere_shows_the_former_words(panel: InterviewPanel, desk: Desk) -> None:
    put_in(panel.questions.page.fields["owner"], "Ana")
    desk.workspace.undo()
    assert panel.questions.page.fields["owner"].text() == ""
    assert record(desk, ParameterKey.WHY).status is ParameterStatus.NOT_ASKED


def test_choices_are_saved(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    panel.questions.select(ParameterKey.SCORING)
    tab_to(qtbot, ChoiceField, "How sure")
    press(qtbot, Qt.Key.Key_Down)
    assert record(desk, ParameterKey.SCORING).confidence is Confidence.HIGH
    rhythm = panel.questions.page.fields["details.cadence"]
    assert rhythm.currentText() == "usually: Every two weeks"


def test_no_choice_of_a_field_of_its_own_ends_early_on_a_laptop(panel: InterviewPanel, qtbot: Any) -> None:
    panel.resize(1126, 640)  # what 1366 x 768 leaves
    looked_at = 0
    for key in ParameterKey:
        panel.questions.select(key)
        page = panel.questions.page
        assert page.isVisible()  # asking for it completes it
        qtbot.wait(0)
        for field in page.findChildren(ChoiceField):
            for at in range(field.count()):
                field.setCurrentIndex(at)
                assert not field.isVisible() or not field._is_cut(), field.currentText()
                looked_at += field.isVisible()
    assert looked_at > 30


def test_notes_and_open_questions_by_keyboard(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    press(qtbot, Qt.Key.Key_N, CTRL | SHIFT)
    qtbot.keyClicks(QApplication.focusWidget(), "<i>we start everything</i>")
    press(qtbot, Qt.Key.Key_Return)
    assert panel.questions.side.notes.line.text() == ""
    shown = [each for each in panel.questions.side.notes.findChildren(QLabel) if "everything" in each.text()]
    assert [each.textFormat() for each in shown] == [Qt.TextFormat.PlainText]
    press(qtbot, Qt.Key.Key_Q, CTRL | SHIFT)
    qtbot.keyClicks(QApplication.focusWidget(), "Who pays?")
    press(qtbot, Qt.Key.Key_Return)
    owner = tab_to(qtbot, LineField, "Who finds out")
    qtbot.keyClicks(owner, "Ben")
    due = tab_to(qtbot, LineField, "By when")
    qtbot.keyClicks(due, "2027-01-31")
    answer = tab_to(qtbot, TextField, "Answer")
    qtbot.keyClicks(answer, "The board")
    press(qtbot, Qt.Key.Key_Tab)
    (question,) = desk.workspace.read.all(OpenQuestion)
    assert (question.text, question.owner, str(question.due), question.answer) == (
        "Who pays?",
        "Ben",
        "2027-01-31",
        "The board",
    )


def test_notes_and_questions_can_be_removed(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    desk.workspace.apply(TakeInterviewNote(ParameterKey.WHY, "one"))
    desk.workspace.apply(AddOpenQuestion(ParameterKey.WHY, "two?"))
    tab_to(qtbot, QWidget, "Remove this note")
    press(qtbot, Qt.Key.Key_Space)
    assert desk.workspace.read.count(InterviewNote) == 0
    assert QApplication.focusWidget() is panel.questions.side.notes.line
    tab_to(qtbot, QWidget, "Remove this question")
    press(qtbot, Qt.Key.Key_Space)
    assert desk.workspace.read.count(OpenQuestion) == 0


def test_half_a_note_stays_half_when_the_screen_closes(panel: InterviewPanel, desk: Desk) -> None:
    """It waits in its line (tests/ui/shell/test_words_that_wait_for_enter.py), and is nothing yet."""
    panel.questions.side.notes.line.setText("she said")
    panel.questions.side.questions.line.setText("who knows")
    panel.hide()
    assert desk.workspace.read.count(InterviewNote) == desk.workspace.read.count(OpenQuestion) == 0
    assert panel.questions.side.notes.line.text() == "she said"


def test_private_words_are_marked_and_saved(panel: InterviewPanel, desk: Desk) -> None:
    assert any(each.text() == "Private: never printed" for each in panel.questions.side.findChildren(QLabel))
    put_in(panel.questions.side.private["disagreed"], "the CFO")
    assert record(desk, ParameterKey.WHY).disagreed == "the CFO"


def test_an_address_opens_a_parameter_and_an_unknown_one_changes_nothing(panel: InterviewPanel) -> None:
    panel.open_address("cycle")
    assert panel.key == ParameterKey.CYCLE
    assert panel.questions._stage.chooser.list.currentIndex().row() == 4
    panel.open_address("nonesuch")
    assert panel.key == ParameterKey.CYCLE


def test_the_list_moves_on_arrows_and_links_lead_on(panel: InterviewPanel, qtbot: Any, qtmodeltester: Any) -> None:
    qtmodeltester.check(panel.questions._stage.chooser.list.model(), force_py=True)
    press(qtbot, Qt.Key.Key_Down)
    assert panel.key == ParameterKey.LEVEL
    assert QApplication.focusWidget() is panel.questions._stage.chooser.list
    link = tab_to(qtbot, QWidget, "Alignment")
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert panel.key == ParameterKey.ALIGNMENT


def test_a_chosen_option_shows_its_decision_and_figures(panel: InterviewPanel, desk: Desk) -> None:
    panel.questions.select(ParameterKey.NUMBER)
    desk.workspace.apply(ChooseOption(record(desk, ParameterKey.NUMBER).id, "two"))
    assert panel.questions.page.fields["decision"].toPlainText().startswith("Each set has two objectives")
    assert panel.questions.page.fields["details.max_objectives"].text() == "2"
    assert panel.questions.page.fields["details.balance"].currentText() == "Both, once there are two"


def test_a_removed_question_takes_its_fields_along(panel: InterviewPanel, desk: Desk) -> None:
    desk.workspace.apply(AddOpenQuestion(ParameterKey.WHY, "Who pays?"))
    (question,) = desk.workspace.read.all(OpenQuestion)
    desk.workspace.apply(edit(OpenQuestion, question.id, text="Who pays now?"))
    assert panel.questions.side.questions.fields[f"question.{question.id}.text"].toPlainText() == "Who pays now?"
    desk.workspace.undo()
    desk.workspace.undo()
    assert f"question.{question.id}.text" not in panel.questions.side.questions.fields


def test_it_fits_small_windows_and_large_text(panel: InterviewPanel, qapp: QApplication) -> None:
    try:
        _fits(panel, 1240, side_beside=True, listed=True)
        _fits(panel, 700, side_beside=False, listed=True)
        apply_theme(qapp, "light", 200)
        _fits(panel, 964, side_beside=False, listed=False)
    finally:
        apply_theme(qapp, "light", 100)


def _fits(panel: InterviewPanel, width: int, *, side_beside: bool, listed: bool) -> None:
    panel.resize(width, 580)
    for key in (ParameterKey.WHY, ParameterKey.SCORING, ParameterKey.TOOLS):
        panel.questions.select(key)
        QApplication.processEvents()
        assert panel.width() == width
        assert panel.questions._stage._right.isVisible() is side_beside, width
        assert panel.questions._stage.chooser.pane.isVisible() is listed, width
        assert panel.questions._stage.chooser.picker.isVisible() is not listed, width
        inner = panel.questions.page.widget()
        assert inner.minimumSizeHint().width() <= panel.questions.page.viewport().width(), (key, width)
        assert panel.questions.side.isVisible()
        room = panel.questions.side.parentWidget().width()
        assert panel.questions.side.minimumSizeHint().width() <= room, (key, width)


def test_a_menu_takes_the_lists_place_in_a_narrow_window(panel: InterviewPanel, qtbot: Any) -> None:
    panel.resize(500, 580)
    panel.questions._stage.chooser.picker.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert panel.key == ParameterKey.LEVEL


def test_a_shortcut_brings_the_note_line_into_sight(panel: InterviewPanel, qtbot: Any) -> None:
    panel.resize(700, 580)
    QApplication.processEvents()
    press(qtbot, Qt.Key.Key_N, CTRL | SHIFT)
    line = panel.questions.side.notes.line
    assert QApplication.focusWidget() is line
    assert (
        panel.questions.page.viewport()
        .rect()
        .contains(line.mapTo(panel.questions.page.viewport(), line.rect().center()))
    )
    panel.questions.select(ParameterKey.LEVEL)
    assert panel.questions.page.verticalScrollBar().value() == 0


def test_another_text_size_rearranges_at_once(panel: InterviewPanel, qtbot: Any) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        assert panel.questions._stage.chooser.pane.isVisible()
        apply_theme(app, "light", 200)
        panel.resize(1100, 600)
        qtbot.waitUntil(lambda: panel.questions._stage.chooser.picker.isVisible())
    finally:
        apply_theme(app, "light", 100)
    qtbot.waitUntil(lambda: panel.questions._stage.chooser.pane.isVisible())


def test_a_parked_parameter_says_until_when(panel: InterviewPanel, desk: Desk) -> None:
    desk.workspace.apply(PostponeParameter(record(desk, ParameterKey.WHY).id, "ask the board", date(2027, 2, 1)))
    assert panel.questions.page.postponed.isVisible()
    assert panel.questions.page.postponed.text() == "Postponed until 1 February 2027: ask the board"


def test_the_staff_text_is_counted(panel: InterviewPanel) -> None:
    put_in(panel.questions.page.fields["staff_text"], "word " * 50)
    assert panel.questions.page.forms.record.staff_words.text().startswith("50 words")
    assert panel.questions.page.forms.record.staff_words.property("tone") == ""
    put_in(panel.questions.page.fields["staff_text"], "word " * 50)
    assert panel.questions.page.forms.record.staff_words.property("tone") == "late"


def test_a_renamed_parameter_is_built_again_with_its_new_words(panel: InterviewPanel, desk: Desk) -> None:
    former = panel.questions.page
    panel.questions.select(ParameterKey.CYCLE)
    desk.workspace.apply(RenameParameter("why", "Our reason"))
    panel.questions.select(ParameterKey.WHY)
    assert panel.questions.page is not former
    assert panel.questions.side.isVisible()
    assert panel.questions._stage.chooser.list.currentIndex().data() == "Our reason"
    put_in(panel.questions.page.fields["decision"], "We finish things.")
    assert record(desk, ParameterKey.WHY).decision == "We finish things."


def test_the_keys_work_while_the_keyboard_is_elsewhere_in_the_window(desk: Desk, qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rail, panel = QPushButton("rail", window), InterviewPanel(desk, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rail.setFocus()
    press(qtbot, Qt.Key.Key_PageDown, CTRL)
    assert panel.key == ParameterKey.LEVEL
    panel.hide()
    press(qtbot, Qt.Key.Key_PageDown, CTRL)
    assert panel.key == ParameterKey.LEVEL


def test_what_comes_next_stands_out(panel: InterviewPanel, desk: Desk) -> None:
    assert (panel.questions._foot._decide.property("role"), panel.questions._foot._next.property("role")) == (
        "primary",
        "",
    )
    panel.questions.page.head.aside.click()
    assert (panel.questions._foot._decide.property("role"), panel.questions._foot._next.property("role")) == (
        "",
        "primary",
    )


def test_notes_stand_newest_first_and_undo_takes_one_away(panel: InterviewPanel, desk: Desk, clock: Any) -> None:
    for words in ("first", "second", "third"):
        clock.advance(60)
        desk.workspace.apply(TakeInterviewNote(ParameterKey.WHY, words))
    rows = [panel.questions.side.notes.layout().itemAt(at).widget() for at in range(1, 4)]  # type: ignore[union-attr]
    assert [row.findChildren(QLabel)[1].text() for row in rows] == ["third", "second", "first"]
    desk.workspace.undo()
    assert panel.questions.side.notes.layout().count() == 3  # type: ignore[union-attr]


def test_all_parts_are_built_while_the_coach_reads_and_then_the_clock_stops(panel: InterviewPanel) -> None:
    assert set(panel.questions._stage.parts._page_of) == {"why"}
    stage = panel.questions._stage
    ahead = stage._ahead._timer
    ahead.start(0)
    for _ in range(200):
        ahead.timeout.emit()
        if not ahead.isActive():
            break
    parts = stage.parts
    assert set(parts._page_of) == set(parts._side_of) == set(ParameterKey)


def test_an_answer_that_is_no_longer_offered_is_shown_until_another_is_chosen(
    panel: InterviewPanel, desk: Desk, qtbot: Any
) -> None:
    panel.questions.select(ParameterKey.NUMBER)

    def shown() -> list[tuple[str, bool]]:
        cards = panel.questions.page.cards.cards
        return [(card.option.id, card.isChecked()) for card in cards if card.isVisible()]

    offered = ["one", "two", "up_to_three"]
    assert shown() == [(id, False) for id in offered]
    desk.workspace.apply(ChooseOption(record(desk, ParameterKey.NUMBER).id, "up_to_five"))
    qtbot.waitUntil(lambda: ("up_to_five", True) in shown())
    assert [id for id, _ in shown()] == [*offered, "up_to_five"]
    last = panel.questions.page.cards.cards[-1]
    assert "no longer offered" in [each.text() for each in last.findChildren(QLabel)]
    panel.questions.page.cards.cards[0].click()
    qtbot.waitUntil(lambda: shown() == [("one", True), ("two", False), ("up_to_three", False)])
    tab_to(qtbot, OptionCard)
    press(qtbot, Qt.Key.Key_4)
    assert record(desk, ParameterKey.NUMBER).option == "one"
    press(qtbot, Qt.Key.Key_Left)
    focused = QApplication.focusWidget()
    assert isinstance(focused, OptionCard)
    assert focused.option.id == "up_to_three"


def test_appraisals_put_off_say_what_staff_hear_meanwhile(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    panel.questions.select(ParameterKey.REVIEWS)
    reviews = record(desk, ParameterKey.REVIEWS)
    desk.workspace.apply(PostponeParameter(reviews.id, "the works council", date(2027, 1, 15)))
    qtbot.waitUntil(lambda: "Staff read silence as a yes" in panel.questions.page.postponed.text())
    desk.workspace.apply(SetDetail(reviews.id, "holding_sentence", "No score affects pay this cycle."))
    said = "Until it is decided, tell staff: “No score affects pay this cycle.”"
    qtbot.waitUntil(lambda: panel.questions.page.postponed.text().endswith(said))


def test_own_questions_are_counted_beside_the_eleven(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    desk.workspace.apply(AddOwnParameter("Who hosts?"))
    progress = panel.questions._foot.progress
    qtbot.waitUntil(lambda: progress.text() == "0 of 11 decided, and 0 of 1 of our own")
