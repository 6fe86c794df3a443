"""A pack that was printed is remembered as one that was saved: what went to the printer, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from handouts import pack_changes
from ui.background import JobCancelled, Progress
from ui.desk import Desk
from ui.documents.panel import DocumentsPanel
from ui.documents.printing import BindPack, PrintPack, PrintPages
from ui.documents.sum_view import SumView
from ui.documents.view_state import DocumentChoices, pack_order
from ui.documents.work_view import WorkView
from workshop_app.application import pack_memory
from workshop_app.application.commands.basic import edit
from workshop_app.application.pack_memory import PackMade, PrintedPack, WhosePack
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Paper
from workshop_app.domain.people import Person

LONG = 20_000
DAY = date(2026, 11, 21)


def _press(panel: DocumentsPanel, words: str) -> None:
    next(each for each in panel.findChildren(QPushButton) if each.text() == words).click()


def _offered(panel: DocumentsPanel) -> bool:
    return next(e for e in panel.findChildren(QPushButton) if e.text() == "Only what changed").isVisibleTo(panel)


def _quiet(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=LONG)


def _result(panel: DocumentsPanel) -> str:
    return panel.findChild(WorkView).result


def _printer(target: Path, first: int = 0, last: int = 0) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    if first:
        printer.setFromTo(first, last)
    return printer


def _answer(panel: DocumentsPanel, printer: QPrinter | None) -> None:
    panel._actions.choose_printer = lambda *_asked: printer


def _print(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, printer: QPrinter | None) -> None:
    _answer(panel, printer)
    _press(panel, "Print the pack…")
    _quiet(desk, qtbot)
    qtbot.waitUntil(lambda: not panel.findChild(WorkView).busy, timeout=LONG)


def _known(desk: Desk) -> PrintedPack | None:
    return pack_memory.recalled(pack_memory.whose(desk.workspace.read, desk.workspace.path, "w1"))


def test_what_was_printed_is_what_later_sheets_are_compared_with(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path, filled: Workspace
) -> None:
    """Saved in the morning, changed, printed at the shop: in the evening nothing changed, and what does then bears the
    hour of the printing."""
    ask: Any = desk.ask
    ask.answers += [tmp_path, tmp_path / "again", tmp_path / "again"]
    _quiet(desk, qtbot)
    _press(panel, "Save the pack")
    _quiet(desk, qtbot)
    filled.apply(edit(Person, "p0", name="Zoë Ångström"))
    clock: Any = filled.clock
    clock.advance(3 * 3600)
    _print(panel, desk, qtbot, _printer(tmp_path / "printed.pdf"))
    printed_at = filled.clock.now()
    clock.advance(3600)
    _press(panel, "Only what changed")
    qtbot.waitUntil(lambda: "Nothing changed" in _result(panel), timeout=LONG)
    filled.apply(edit(Person, "p0", name="Zoë Andersson"))
    _quiet(desk, qtbot)
    _press(panel, "Only what changed")
    qtbot.waitUntil(lambda: "changed, to print" in _result(panel), timeout=LONG)
    for path in (tmp_path / "again").iterdir():
        with pypdfium2.PdfDocument(path) as file:
            for page in file:
                assert f"{printed_at.astimezone():%H:%M}" in page.get_textpage().get_text_range()
    _quiet(desk, qtbot)


def test_printing_alone_is_enough_and_thinking_better_of_it_is_nothing(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    _quiet(desk, qtbot)
    _print(panel, desk, qtbot, None)
    assert (_known(desk), _offered(panel)) == (None, False)
    _print(panel, desk, qtbot, _printer(tmp_path / "printed.pdf"))
    known = _known(desk)
    assert known is not None
    assert _offered(panel)
    assert {"pack_contents", "sign_in_list", "run_sheet"} <= known.kinds
    assert set(known.papers.values()) == {"a4"}
    _press(panel, "none")
    panel._list.tick("sign_in_list")
    _print(panel, desk, qtbot, _printer(tmp_path / "few.pdf"))
    again = _known(desk)
    assert again is not None
    assert again.kinds == known.kinds, "the others lie there still"
    assert again.made("sign_in_list") >= again.made("run_sheet") == known.stamp


def test_a_print_that_is_stopped_is_not_remembered(desk: Desk, filled: Workspace, tmp_path: Path) -> None:
    """Neither when it is cancelled half way, nor when the printer gives up."""
    wanted = pack_order(filled.read, "w1", ("sign_in_list", "run_sheet"), DocumentChoices(), DAY)
    assert wanted is not None
    bound = BindPack(wanted, Paper.A4)(Progress(lambda _step: None, Event()))
    whose, how = WhosePack("w1"), PackMade(Paper.A4, both_sides=False, saved=False)
    stopped = Event()
    stopped.set()

    class Giving(PrintPages, frozen=True):
        def __call__(self, progress: Progress) -> Any:
            progress.tell(0, 1)
            return super().__call__(progress)

    job = Giving(bound, _printer(tmp_path / "stopped.pdf"), paper=Paper.A4)
    with pytest.raises(JobCancelled):
        PrintPack(bound, job, whose, how, filled.clock.now(), False)(Progress(lambda _step: None, stopped))
    assert pack_memory.recalled(whose) is None
    PrintPack(bound, job, whose, how, filled.clock.now(), True)(Progress(lambda _step: None, Event()))
    assert pack_memory.recalled(whose) is None, "of a file with a passphrase nothing is kept"
    PrintPack(bound, job, whose, how, filled.clock.now(), False)(Progress(lambda _step: None, Event()))
    assert pack_memory.recalled(whose) is not None


@pytest.mark.parametrize("both_sides", [False, True])
def test_of_some_pages_those_are_remembered(filled: Workspace, tmp_path: Path, both_sides: bool) -> None:
    """Pages 1 and 2 as they lie in the file that the dialog counted: what is left is what was not printed."""
    wanted = pack_order(filled.read, "w1", ("sign_in_list", "name_cards", "run_sheet"), DocumentChoices(), DAY)
    assert wanted is not None
    silent = Progress(lambda _step: None, Event())
    bound = BindPack(wanted, Paper.A4, both_sides)(silent)
    whose, how = WhosePack("w1"), PackMade(Paper.A4, both_sides, saved=False)
    every = pack_changes.of_pages(bound, range(bound.pages), Paper.A4)
    assert (dict(every.sheets), every.partly) == (dict(pack_changes.of_pack(wanted, Paper.A4, how)), frozenset())
    total = sum(every.sheets.values())
    job = PrintPages(bound, _printer(tmp_path / "some.pdf", 1, 2), both_sides, Paper.A4)
    PrintPack(bound, job, whose, how, filled.clock.now(), False)(silent)
    known = pack_memory.recalled(whose)
    assert known is not None
    printed = sum(known.copies.values())
    assert 0 < printed <= 2
    assert pack_changes.write_changed(wanted, tmp_path, Paper.A4, known).pages == total - printed


def test_another_paper_is_said_to_be_why_all_changed(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path, filled: Workspace
) -> None:
    ask: Any = desk.ask
    ask.answers += [tmp_path]
    _quiet(desk, qtbot)
    _print(panel, desk, qtbot, _printer(tmp_path / "printed.pdf"))
    engagement = filled.read.all(Engagement)[0]
    filled.apply(edit(Engagement, engagement.id, paper=Paper.LETTER))
    qtbot.waitUntil(lambda: panel._choices.choices.paper is Paper.LETTER, timeout=LONG)
    _quiet(desk, qtbot)
    _press(panel, "Only what changed")
    qtbot.waitUntil(lambda: "changed, to print" in _result(panel), timeout=LONG)
    assert "Sheets were last made on A4" in _result(panel)
    _quiet(desk, qtbot)


def test_the_sum_counts_sheets_for_both_sides(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.findChild(SumView).words.endswith("pages"), timeout=LONG)
    box = panel.findChild(QCheckBox)
    for both in (True, False):
        box.setChecked(both)
        choices = panel._choices.choices
        wanted = pack_order(desk.workspace.read, "w1", panel._list.ticked, choices, DAY)
        assert wanted is not None
        bound = BindPack(wanted, choices.paper, both)(Progress(lambda _step: None, Event()))
        pages = bound.pages // 2 if both else bound.pages
        assert panel.findChild(SumView).words.endswith(f"{pages - 1} {'sheets' if both else 'pages'}")
    _quiet(desk, qtbot)
