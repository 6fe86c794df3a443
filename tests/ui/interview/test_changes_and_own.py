"""The pages around the answers on a real desk: what changed, the order and the coach's own parameters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.interview.changes_model import ChangesModel
from ui.interview.changes_view import WhatChangedView
from workshop_app.application import version_queries
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
    assert view.bar.since.text() == local_day(3).isoformat()
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
    assert cells(view, 3) == ["exploring", "To finish less at once <b>now</b>"]
    view.bar.since.selectAll()
    qtbot.keyClicks(view.bar.since, "soon")
    view.table.setFocus()
    assert "is not a date" in said[-1]
    assert len(cells(view, 3)) == 2


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
    assert view.bar.then.currentText() == "as it stands now"
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
    assert view.detail.why.text() == ""


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
    [("since", f"What changed since {local_day(3).day} November 2026"), ("editions", "Version 2 against version 1")],
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
    assert any(title in paragraph.text for paragraph in word.paragraphs)


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
