"""The pages around the answers on a real desk: what changed, the order and the coach's own parameters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.interview.changes.model import ChangesModel
from ui.interview.changes.view import WhatChangedView
from ui.interview.own.model import OrderModel
from ui.interview.own.view import OwnView
from ui.interview.own.view_state import order_view
from ui.interview.panel import InterviewPanel
from ui.widgets.dates import long_day
from workshop_app.application import interview_queries, version_queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.interview import IssueEdition
from workshop_app.application.commands.parameters import SetDetail, write
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.versions import EditionKind, ParameterVersion

DAY = 86_400.0
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def said(desk: Desk) -> list[str]:
    sentences: list[str] = []
    desk.bridge.said.connect(sentences.append)
    return sentences


@pytest.fixture
def shown(qtbot: Any) -> Shown:
    """Show a page in a window of its own and give it the keyboard."""

    def show(page: QWidget) -> QWidget:
        qtbot.addWidget(page)
        page.resize(1100, 760)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


def record(desk: Desk, key: ParameterKey) -> ParameterRecord:
    return desk.workspace.read.all(ParameterRecord, key=key)[0]


def local_day(days: int) -> date:
    """The day so many days after the clock's start, wherever the test runs."""
    return (START + timedelta(days=days)).astimezone().date()


def decide(desk: Desk, key: ParameterKey, words: str, who: str = "") -> None:
    if who:
        desk.workspace.apply(edit(ParameterRecord, record(desk, key).id, decided_by=who))
    desk.workspace.apply(write(record(desk, key), "decision", words))


def cells(view: WhatChangedView, column: int) -> list[str]:
    model = view.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


@pytest.fixture
def history(desk: Desk, clock: Any) -> Desk:
    """Two versions of the record and a change after the second: 23 Nov, 26 Nov, 28 Nov."""
    decide(desk, ParameterKey.CYCLE, "Three months", who="Ana")
    desk.workspace.apply(IssueEdition(EditionKind.SIGNED, "Ana"))
    clock.advance(3 * DAY)
    decide(desk, ParameterKey.CYCLE, "Four months")
    desk.workspace.apply(SetDetail(record(desk, ParameterKey.NUMBER).id, "max_objectives", "2"))
    desk.workspace.apply(IssueEdition())
    clock.advance(2 * DAY)
    decide(desk, ParameterKey.WHY, "To finish less at once <b>now</b>")
    return desk


# ---------------------------------------------------------------------------------------------- what changed


def test_it_begins_with_what_changed_since_the_last_version(history: Desk, shown: Shown) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    assert view.bar.since.text() == long_day(local_day(3))
    assert cells(view, 3).count("Four months") == 1
    assert "To finish less at once <b>now</b>" in cells(view, 3)
    at = cells(view, 3).index("Four months")
    assert (cells(view, 0)[at], cells(view, 2)[at], cells(view, 5)[at]) == ("4  Cycle length", "Three months", "Ana")


def test_another_day_brings_other_changes_and_nonsense_is_said(
    history: Desk, shown: Shown, said: list[str], qtbot: Any
) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    view.bar.since.setFocus()
    view.bar.since.selectAll()
    qtbot.keyClicks(view.bar.since, local_day(5).isoformat())
    qtbot.keyClick(view.bar.since, Qt.Key.Key_Return)
    assert cells(view, 1) == ["First answer"]
    assert cells(view, 3) == ["To finish less at once <b>now</b>"]
    view.bar.since.selectAll()
    qtbot.keyClicks(view.bar.since, "soon")
    view.table.setFocus()
    assert "is not a date" in said[-1]
    assert len(cells(view, 3)) == 1


def test_a_first_answer_is_one_line_and_every_later_field_its_own(desk: Desk, clock: Any, shown: Shown) -> None:
    decide(desk, ParameterKey.CYCLE, "Three months", who="Ana")
    desk.workspace.apply(write(record(desk, ParameterKey.CYCLE), "rationale", "Holidays"))
    view = shown(WhatChangedView(desk))
    assert isinstance(view, WhatChangedView)
    assert list(zip(cells(view, 1), cells(view, 2), cells(view, 3), strict=True)) == [
        ("First answer", "nothing", "Three months")
    ]
    desk.workspace.apply(IssueEdition())
    clock.advance(DAY)
    desk.workspace.apply(write(record(desk, ParameterKey.CYCLE), "rationale", "Holidays in week 30"))
    view.bar.look.committed.emit("editions")
    assert cells(view, 1) == ["Why this one"]


def test_version_against_version_and_against_now(history: Desk, shown: Shown, qtbot: Any) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    view.bar.look.setFocus()
    qtbot.keyClick(view.bar.look, Qt.Key.Key_Down)
    assert view.bar.first.currentText().startswith("Version 1, ")
    pairs = list(zip(cells(view, 2), cells(view, 3), strict=True))
    assert ("Three months", "Four months") in pairs
    assert not any("finish less" in after for _, after in pairs)
    view.bar.then.setFocus()
    qtbot.keyClick(view.bar.then, Qt.Key.Key_Down)
    assert view.bar.then.currentText() == "as it is now"
    assert any("finish less" in after for after in cells(view, 3))


def test_every_version_of_one_answer_newest_first(history: Desk, shown: Shown) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    view.bar.look.committed.emit("parameter")
    view.bar.parameter.committed.emit("cycle")
    decisions = [now for what, now in zip(cells(view, 1), cells(view, 3), strict=True) if what == "Decision"]
    assert decisions == ["Four months", "Three months"]
    assert not view.bar.pdf.isVisible()


def test_the_reason_is_written_beside_the_change_and_taken_back(history: Desk, shown: Shown, qtbot: Any) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    at = cells(view, 3).index("Four months")
    view.table.selectRow(at)
    view.detail.why.setFocus()
    qtbot.keyClicks(view.detail.why, "Three are half gone before publishing")
    view.table.setFocus()
    kept = [each.why for each in history.workspace.read.all(ParameterVersion) if each.after == "Four months"]
    assert kept == ["Three are half gone before publishing"]
    assert view.table.currentIndex().row() == at
    history.workspace.undo()
    view.refresh()
    assert view.detail.why.toPlainText() == ""


def test_enter_opens_the_answer(history: Desk, shown: Shown, qtbot: Any) -> None:
    view = shown(WhatChangedView(history))
    view.focus_first()
    with qtbot.waitSignal(view.parameter_requested) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == ["why", ""]


def test_the_next_version_is_signed_by_keyboard(history: Desk, shown: Shown, qtbot: Any) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    assert view.foot.open.text() == "Issue version 3…"
    view.foot.open.setFocus()
    qtbot.keyClick(view.foot.open, Qt.Key.Key_Space)
    assert view.foot.names.hasFocus()
    qtbot.keyClicks(view.foot.names, "Ana Silva, Ben Ott")
    qtbot.keyClick(view.foot.names, Qt.Key.Key_Return)
    last = version_queries.editions(history.workspace.read)[-1]
    assert (last.number, last.signed_by, last.signed_on) == (3, "Ana Silva\nBen Ott", local_day(5))
    assert view.foot.open.text() == "Sign version 3…"
    assert not view.foot.names.isVisible()


def test_escape_leaves_the_record_without_a_new_number(history: Desk, shown: Shown, qtbot: Any) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    view.foot.unfold()
    qtbot.keyClicks(view.foot.names, "Ana")
    qtbot.keyClick(view.foot.names, Qt.Key.Key_Escape)
    assert len(version_queries.editions(history.workspace.read)) == 2
    assert not view.foot.names.isVisible()


@pytest.mark.parametrize(
    ("look", "title"),
    [
        ("since", f"What changed since {local_day(3).day} November 2026"),
        ("editions", "What changed from version 1 to version 2"),
    ],
)
def test_the_page_is_saved_as_it_is_looked_at(
    history: Desk, shown: Shown, ask: Any, said: list[str], qtbot: Any, tmp_path: Path, look: str, title: str
) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    view.bar.look.committed.emit(look)
    ask.answers = [tmp_path, tmp_path]
    view.bar.pdf.click()
    qtbot.waitUntil(lambda: bool(said))
    view.bar.word.click()
    qtbot.waitUntil(lambda: len(said) == 2)
    pdf = next(tmp_path.glob("What changed*.pdf"))
    file = pypdfium2.PdfDocument(pdf)
    words = " ".join(file[0].get_textpage().get_text_bounded().split())
    file.close()
    assert title in words
    assert "Three months" in words
    assert "Four months" in words
    assert ("finish less" in words) is (look == "since")
    word = Document(str(next(tmp_path.glob("What changed*.docx"))))
    assert any(title in paragraph.text.replace("\N{NO-BREAK SPACE}", " ") for paragraph in word.paragraphs)


def test_no_cell_is_cut_while_the_table_is_empty_below(history: Desk, shown: Shown, qtbot: Any) -> None:
    view = shown(WhatChangedView(history))
    assert isinstance(view, WhatChangedView)
    table = view.table
    for width in (1100, 760):
        view.resize(width, 760)
        qtbot.wait(1)
        for row in range(table.model().rowCount()):
            for column in range(6):
                words = str(table.model().index(row, column).data() or "")
                room = QRect(0, 0, table.columnWidth(column) - 22, 10_000)
                needed = table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
                assert table.isColumnHidden(column) or needed <= table.rowHeight(row), (width, words)


def test_without_any_answer_it_says_what_belongs_here(desk: Desk, shown: Shown) -> None:
    view = shown(WhatChangedView(desk))
    assert isinstance(view, WhatChangedView)
    assert not view.table.isVisible()
    assert view.foot.open.isVisible()
    decide(desk, ParameterKey.WHY, "Because")
    view.refresh()
    assert view.table.isVisible()


def test_the_table_keeps_qts_rules(history: Desk, qtmodeltester: Any, shown: Shown) -> None:
    parent = shown(QWidget())
    model = ChangesModel(parent)
    qtmodeltester.check(model)
    model.show_rows(version_queries.what_changed(history.workspace.read, date(2026, 1, 1)))
    assert model.rowCount() > 5
    qtmodeltester.check(model)


# ---------------------------------------------------------------------------------------------- order and own


@pytest.fixture
def own(desk: Desk, shown: Shown) -> OwnView:
    view = shown(OwnView(desk))
    assert isinstance(view, OwnView)
    view.focus_first()
    return view


def order(desk: Desk) -> list[str]:
    return [row.title for row in interview_queries.interview(desk.workspace.read).rows]


def choose(view: OwnView, title: str) -> None:
    lines = order_view(view._desk.workspace.read).lines
    at = next(at for at, line in enumerate(lines) if line.title == title)
    view.order.list.setCurrentIndex(view.order.list.model().index(at, 0))


ALT = Qt.KeyboardModifier.AltModifier


def test_alt_and_arrows_move_a_parameter_and_the_ends_hold(own: OwnView, desk: Desk, qtbot: Any) -> None:
    usual = order(desk)
    choose(own, "Scoring")
    qtbot.keyClick(own.order.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(own.order.list, Qt.Key.Key_Up, ALT)
    assert order(desk).index(usual[3]) == 1
    for _ in range(4):
        qtbot.keyClick(own.order.list, Qt.Key.Key_Up, ALT)
    assert order(desk)[0] == usual[3]
    assert own.order.list.currentIndex().row() == 0
    assert not own.order.up.isEnabled()
    qtbot.keyClick(own.order.list, Qt.Key.Key_Down, ALT)
    assert order(desk)[1] == usual[3]
    while desk.workspace.undo():
        pass
    assert order(desk) == usual


def test_a_dragged_row_asks_for_its_new_place(own: OwnView, desk: Desk) -> None:
    usual = order(desk)
    nowhere = QModelIndex()
    assert own.order.list.model().moveRow(nowhere, 8, nowhere, 2)  # what the view does when a row is dropped
    assert order(desk) == [*usual[:2], usual[8], *usual[2:8], *usual[9:]]
    assert own.order.list.model().moveRow(nowhere, 0, nowhere, 11)
    assert order(desk)[-1] == usual[0]
    assert len(order(desk)) == 11


def test_a_parameter_is_renamed_and_gets_its_usual_name_back(own: OwnView, desk: Desk, qtbot: Any) -> None:
    choose(own, "Where OKRs live")
    qtbot.keyClick(own.order.list, Qt.Key.Key_F2)
    assert own.pane.title.hasFocus()
    qtbot.keyClicks(own.pane.title, "Our <b>places</b> & tools")
    own.order.list.setFocus()
    assert "Our <b>places</b> & tools" in order(desk)
    qtbot.keyClick(own.order.list, Qt.Key.Key_F2)
    qtbot.keyClick(own.pane.title, Qt.Key.Key_Delete)
    own.order.list.setFocus()
    assert own.pane.title.placeholderText() == "Where OKRs live"
    assert not any("places" in title for title in order(desk))


def test_what_is_hidden_is_said_and_its_answer_is_kept(own: OwnView, desk: Desk, said: list[str], qtbot: Any) -> None:
    decide(desk, ParameterKey.KPIS, "Three buckets")
    choose(own, "OKRs and KPIs")
    own.pane.hide_it.setFocus()
    qtbot.keyClick(own.pane.hide_it, Qt.Key.Key_Space)
    assert own.order._summary.text() == "11 questions, 1 hidden: OKRs and KPIs. Their answers are kept."
    assert "its answer is kept" in said[-1]
    assert "hidden" in str(own.order.list.currentIndex().data())
    assert interview_queries.interview(desk.workspace.read).hidden == 1
    assert record(desk, ParameterKey.KPIS).decision == "Three buckets"
    assert own.pane.hide_it.text() == "Show it again"
    own.pane.hide_it.click()
    assert interview_queries.interview(desk.workspace.read).hidden == 0


def test_none_of_the_ten_can_be_removed(own: OwnView, desk: Desk, said: list[str], qtbot: Any) -> None:
    choose(own, "Alignment")
    assert not own.pane.remove.isVisible()
    qtbot.keyClick(own.order.list, Qt.Key.Key_Delete)
    assert len(order(desk)) == 11
    assert "cannot be removed" in said[-1]


def test_an_own_parameter_is_added_asked_and_removed_with_what_was_said(
    own: OwnView, desk: Desk, said: list[str], qtbot: Any
) -> None:
    qtbot.keyClicks(own.order.new, "Bank holidays")
    qtbot.keyClick(own.order.new, Qt.Key.Key_Return)
    assert own.pane.question.hasFocus()
    qtbot.keyClicks(own.pane.question, "Which days are free?")
    own.pane.follow_ups.setFocus()
    own.pane.follow_ups.insertPlainText("Here, too?\nFor everybody?")
    own.order.list.setFocus()
    row = interview_queries.interview(desk.workspace.read).rows[-1]
    assert (row.title, row.question, row.number) == ("Bank holidays", "Which days are free?", 11)
    assert [each.text for each in row.follow_ups] == ["Here, too?", "For everybody?"]
    qtbot.keyClick(own.order.list, Qt.Key.Key_Delete)
    assert "Bank holidays" not in order(desk)
    assert "Ctrl+Z" in said[-1]
    desk.workspace.undo()
    assert interview_queries.interview(desk.workspace.read).rows[-1].question == "Which days are free?"


def test_an_offer_is_taken_over_and_leaves_the_menu(own: OwnView, desk: Desk) -> None:
    offered = [action.text() for action in own.order.offers.menu().actions()]
    assert len(offered) >= 11
    own.order.offers.menu().actions()[0].trigger()
    assert order(desk)[-1] == offered[0]
    assert own.key == interview_queries.interview(desk.workspace.read).rows[-1].key
    assert offered[0] not in [action.text() for action in own.order.offers.menu().actions()]
    assert interview_queries.interview(desk.workspace.read).rows[-1].follow_ups


def test_an_own_parameter_needs_a_name(own: OwnView, desk: Desk, said: list[str], qtbot: Any) -> None:
    qtbot.keyClicks(own.order.new, "Recording")
    qtbot.keyClick(own.order.new, Qt.Key.Key_Return)
    own.pane.title.setFocus()
    own.pane.title.selectAll()
    qtbot.keyClick(own.pane.title, Qt.Key.Key_Delete)
    own.order.list.setFocus()
    assert "still empty" in said[-1]
    assert order(desk)[-1] == "Recording"
    assert own.pane.title.text() == "Recording"


def test_what_no_document_can_carry_is_taken_out_and_said(
    own: OwnView, desk: Desk, said: list[str], qtbot: Any
) -> None:
    qtbot.keyClicks(own.order.new, "Odd")
    qtbot.keyClick(own.order.new, Qt.Key.Key_Return)
    own.pane.question.insertPlainText("Which\x07 days? 🚢 עברית")
    own.pane.question.commit()
    assert interview_queries.interview(desk.workspace.read).rows[-1].question == "Which days? 🚢 עברית"
    own.order.list.setFocus()  # nothing is changed under the hands of who types
    assert own.pane.question.toPlainText() == "Which days? 🚢 עברית"
    assert "were removed" in said[-1]


def test_far_too_much_text_is_refused_with_a_sentence(own: OwnView, desk: Desk, said: list[str]) -> None:
    own.pane.title.setFocus()
    usual = order(desk)[0]
    own.pane.title.setText("x" * 301)
    own.pane.title.commit()
    assert "too long" in said[-1]
    assert "“Name”" in said[-1]
    assert order(desk)[0] == usual
    own.pane.title.setText("x" * 300)
    own.pane.title.commit()
    assert order(desk)[0] == "x" * 300


def test_typing_is_saved_under_the_parameter_that_is_left(own: OwnView, desk: Desk, qtbot: Any) -> None:
    choose(own, "Level")
    own.pane.title.setFocus()
    qtbot.keyClicks(own.pane.title, "Who writes")
    choose(own, "Scoring")
    assert order(desk)[1] == "Who writes"
    assert own.pane.title.text() == ""


def test_enter_opens_its_question(own: OwnView, qtbot: Any) -> None:
    choose(own, "Level")
    with qtbot.waitSignal(own.parameter_requested) as asked:
        qtbot.keyClick(own.order.list, Qt.Key.Key_Return)
    assert asked.args == ["level", ""]


def test_the_order_keeps_qts_rules(desk: Desk, qtmodeltester: Any, shown: Shown) -> None:
    parent = shown(QWidget())
    model = OrderModel(parent)
    model.show_lines(order_view(desk.workspace.read).lines)
    qtmodeltester.check(model)


def test_the_panel_leads_to_both_pages_and_undo_reaches_them(desk: Desk, shown: Shown, qtbot: Any) -> None:
    panel = shown(InterviewPanel(desk))
    assert isinstance(panel, InterviewPanel)
    panel.open_address("list")
    page = panel.findChild(OwnView)
    assert page is not None
    assert page.isVisible()
    choose(page, "Level")
    page.pane.hide_it.click()
    assert "1 hidden" in page.order._summary.text()
    desk.workspace.undo()
    assert "none hidden" in page.order._summary.text()
    panel.open_address("changes")
    changes = panel.findChild(WhatChangedView)
    assert changes is not None
    assert changes.isVisible()
    decide(desk, ParameterKey.WHY, "Because")
    assert changes.table.isVisible()
