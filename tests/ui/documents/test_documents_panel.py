"""The documents screen: real pages, real files, failures in a sentence, nothing slow on the GUI thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import ImageChops
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPageSize, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QProgressBar, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from handouts import pdf, print_file
from handouts.document import Document, Edition, Paragraph, Section, text
from handouts.export import Exported
from handouts.fonts import undrawable
from handouts.theme import Theme
from ui.background import Progress
from ui.desk import Desk
from ui.documents.catalogue_list import ID, CatalogueList
from ui.documents.choices_view import ChoicesView
from ui.documents.jobs import MakePages, Written
from ui.documents.pages_view import PagesView
from ui.documents.panel import DocumentsPanel
from ui.documents.paper_line import SUM, TIMES
from ui.documents.printing import BindDocuments, PrintPages
from ui.documents.save_view import SaveView
from ui.documents.sum_view import SumView
from ui.documents.view_state import DocumentChoices
from ui.documents.view_state import order as order_of
from ui.documents.work_view import WorkView
from ui.theme import apply_theme
from workshop_app.application import version_queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

LONG = 20_000


def _list(panel: DocumentsPanel) -> CatalogueList:
    return panel.findChild(CatalogueList)


def _pages(panel: DocumentsPanel) -> PagesView:
    return panel.findChild(PagesView)


def _saving(panel: DocumentsPanel) -> SaveView:
    return panel.findChild(SaveView)


def _work(panel: DocumentsPanel) -> WorkView:
    return panel.findChild(WorkView)


def _press(panel: DocumentsPanel, words: str) -> None:
    next(each for each in panel.findChildren(QPushButton) if each.text() == words).click()


def _quiet(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=LONG)


def test_the_first_document_is_shown_as_its_real_pages(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    _quiet(desk, qtbot)
    assert _list(panel).shown == "common_questions"  # the first of the next workshop's pack
    assert _pages(panel).page_count >= 1


def test_choosing_another_line_shows_its_pages(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.open_address("seat_cards")
    _quiet(desk, qtbot)
    assert _pages(panel).page_count == 2  # two tables, a page of cards each


def _all_workshops(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    """Nothing is ticked then."""
    choices = panel.findChild(ChoicesView)
    choices._workshop.setCurrentIndex(choices._workshop.findData(None))
    qtbot.waitUntil(lambda: _list(panel).ticked == (), timeout=LONG)
    _quiet(desk, qtbot)


def test_pages_that_are_long_in_coming_are_announced(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    """And those of the document chosen before are not taken for them."""
    _quiet(desk, qtbot)
    go = Event()
    desk.background.submit(lambda _progress: go.wait(20), print, print)
    _list(panel).show_document("glossary")
    said = _pages(panel).findChildren(QLabel)
    qtbot.waitUntil(lambda: any(each.isVisible() and "being made" in each.text() for each in said))
    assert not _pages(panel).shows_pages
    go.set()
    qtbot.waitUntil(lambda: _pages(panel).shows_pages, timeout=LONG)


@pytest.mark.parametrize(("id", "title"), [("check_in_record", "Check-in record"), ("cycle_report", "Cycle report")])
def test_a_document_of_which_there_is_nothing_is_named(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, id: str, title: str
) -> None:
    _quiet(desk, qtbot)
    _list(panel).show_document(id)
    said = [each.text() for each in _pages(panel).findChildren(QLabel) if each.isVisible()]
    assert f"There is nothing to put into “{title}” yet." in said


def test_ticking_and_saving_writes_verified_files(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Für Ana"
    folder.mkdir()
    _all_workshops(panel, desk, qtbot)
    desk.ask.answers += [folder, folder]  # type: ignore[attr-defined]
    _list(panel).tick("participant_agenda")
    _list(panel).tick("run_sheet")
    assert panel._right.horizontalScrollBar().maximum() == 0, "nothing is to be looked for beside the window"
    _press(panel, "Save all ticked")
    _quiet(desk, qtbot)
    assert _work(panel).result == f"Saved 2 files in {folder}"
    narrow = _work(panel).minimumSizeHint().width()
    _work(panel)._say(r"Saved 2 files in C:\Users\marguerite.dubois\Documents\OKR engagements")
    assert _work(panel).minimumSizeHint().width() <= narrow
    panel.open_address("run_sheet")
    _press(panel, "Word")
    _quiet(desk, qtbot)
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        "Agenda – Expert workshop – 2027-05-12.pdf",
        "Run sheet – Expert workshop – 2027-05-12 (facilitator).docx",
        "Run sheet – Expert workshop – 2027-05-12 (facilitator).pdf",
    ]
    assert desk.settings.get(EXPORT_FOLDER) == str(folder)


def test_the_document_on_show_is_saved_alone(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.ask.answers.append(tmp_path / "new")  # type: ignore[attr-defined]
    panel.open_address("draft_okrs")
    _press(panel, "PDF")
    _quiet(desk, qtbot)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["OKR set – Crossing.pdf"]
    assert _work(panel).result == f"Saved OKR set – Crossing.pdf in {tmp_path / 'new'}"


def test_a_saved_record_is_counted_as_an_edition(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.ask.answers += [tmp_path / "a", tmp_path / "b"]  # type: ignore[attr-defined]
    panel.open_address("parameters_record")
    _quiet(desk, qtbot)
    _press(panel, "Word")
    _quiet(desk, qtbot)
    assert [each.number for each in version_queries.editions(desk.workspace.read)] == [1]
    panel.open_address("draft_okrs")
    _press(panel, "Word")
    _quiet(desk, qtbot)
    assert [each.number for each in version_queries.editions(desk.workspace.read)] == [1]


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    wall = tmp_path / "wall"
    wall.write_text("a file, not a folder")
    desk.ask.answers.append(wall)  # type: ignore[attr-defined]
    _press(panel, "PDF")
    _quiet(desk, qtbot)
    assert str(wall) in _work(panel).result
    assert "folder" in _work(panel).result
    assert wall.read_text() == "a file, not a folder"


def test_closing_the_question_saves_nothing(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.ask.answers.append(None)  # type: ignore[attr-defined]
    _press(panel, "PDF")
    _quiet(desk, qtbot)
    assert _work(panel).result == ""


def test_cancel_stops_the_pack_and_says_so(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.ask.answers.append(tmp_path / "out")  # type: ignore[attr-defined]
    _quiet(desk, qtbot)
    held = Event()  # the worker has something else to do until Cancel is pressed, however quick it is
    desk.background.submit(lambda _progress: held.wait(30), lambda _done: None, lambda _error: None)
    _press(panel, "Save the pack")
    assert panel.findChild(QProgressBar).isVisible()
    _press(panel, "Cancel")
    held.set()
    _quiet(desk, qtbot)
    assert "Stopped" in _work(panel).result
    assert not panel.findChild(QProgressBar).isVisible()


def test_what_was_written_before_a_failure_is_named_with_it(
    panel: DocumentsPanel, tmp_path: Path, desk: Desk, qtbot: QtBot
) -> None:
    _quiet(desk, qtbot)
    file = Exported("x", "pdf", Edition.PARTICIPANT, tmp_path / "A.pdf", 1, True)  # type: ignore[arg-type]
    problem = KnownError(ErrorCode.DISK_FULL, path=str(tmp_path))
    _work(panel)._on_done(Written(tmp_path, (file,), problem))
    assert "full" in _work(panel).result
    assert "A.pdf" in _work(panel).result


def test_a_paper_that_was_left_out_is_named_with_what_there_is_instead(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sign-in list comes out as another page."""
    good, made = pdf.render, []

    def faulty(document: Document, theme: Theme) -> bytes:
        made.append(document.name)
        return good(replace(document, sections=(Section((Paragraph(text("nothing of it")),)),)), theme)

    _quiet(desk, qtbot)

    def render(document: Document, theme: Theme, fillable: bool = True) -> bytes:
        return faulty(document, theme) if document.id == "sign_in_list" else good(document, theme, fillable)

    monkeypatch.setattr(pdf, "render", render)
    desk.ask.answers += [tmp_path / "out"]  # type: ignore[attr-defined]
    panel.open_address("sign_in_list")
    _press(panel, "PDF")
    _quiet(desk, qtbot)
    assert made
    for name in set(made):
        assert f"{name} could not be checked as a PDF" in _work(panel).result
        assert (tmp_path / "out" / f"{name}.docx").exists()
        assert f"{name}.docx" in _work(panel).result


def test_characters_without_a_font_are_named(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path, filled: Workspace
) -> None:
    filled.apply(Add((replace(filled.read.get(Person, "p0"), name="\u13a0 Ana"),)))
    assert undrawable("\u13a0"), "a script that none of our fonts knows"
    """Before anything is printed or saved; where they stand once it is; and never of Word, which draws them itself."""
    ask: Any = desk.ask
    ask.answers += [False, False, True, tmp_path / "out", tmp_path / "out"]
    panel.open_address("sign_in_list")
    qtbot.waitUntil(lambda: "\u13a0" in _pages(panel)._missing.text(), timeout=LONG)
    for name in ("Print…", "PDF"):
        _press(panel, name)
        _quiet(desk, qtbot)
    assert not (tmp_path / "out").exists()
    assert [kind for kind, *_ in ask.asked] == ["confirm", "confirm"]
    _press(panel, "PDF")
    _quiet(desk, qtbot)
    assert all("No font here draws \u13a0 (U+13A0" in question[2] for question in ask.asked if question[0] == "confirm")
    assert "No font here draws \u13a0" in _work(panel).result
    _press(panel, "Word")
    _quiet(desk, qtbot)
    assert "No font" not in _work(panel).result


def test_a_change_elsewhere_makes_the_shown_pages_again(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.open_address("draft_okrs")
    _quiet(desk, qtbot)
    before = _pages(panel).page_count
    assert before >= 1
    more = tuple(Objective(f"more{nth}", "s1", "One more", "Because " * 60, position=nth) for nth in range(1, 9))
    desk.workspace.apply(Add(more))
    qtbot.waitUntil(lambda: _pages(panel).page_count > before, timeout=LONG)


def test_a_hidden_screen_makes_no_pages(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.hide()
    _quiet(desk, qtbot)
    desk.workspace.apply(edit(Engagement, desk.workspace.read.all(Engagement)[0].id, client="Other"))
    assert not panel._pause.isActive()


def test_reading_for_the_screen_never_holds_it_up(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    """Only gathering happens on the GUI thread: nothing that draws a page is called there."""
    _quiet(desk, qtbot)
    called: set[str] = set()
    sys.setprofile(lambda frame, *_: called.add(frame.f_code.co_filename))  # of this thread alone
    try:
        panel.open_address("sign_in_list")
        panel.refresh()
        _quiet(desk, qtbot)
    finally:
        sys.setprofile(None)
    assert _pages(panel).page_count
    assert any("handouts" in Path(file).parts for file in called)  # it was gathered here
    drawing = {file for file in called if "reportlab" in file or Path(file).match("handouts/pdf*.py")}
    assert not drawing


def test_only_choices_that_matter_are_offered(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    choices = panel.findChild(ChoicesView)
    panel.open_address("participant_agenda")
    assert not choices._filled.isVisibleTo(choices)
    panel.open_address("drafting_handout")
    assert choices._filled.isVisibleTo(choices)
    assert choices.choices.blank  # as the pack prints it
    _all_workshops(panel, desk, qtbot)
    assert not choices.choices.blank


def _says(panel: DocumentsPanel, words: str) -> bool:
    return words in [each.text() for each in _saving(panel).findChildren(QLabel)]


def test_choosing_a_team_narrows_the_documents(
    panel: DocumentsPanel, filled: Workspace, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.apply(Add((DraftSet("s2", "t1", position=1), Objective("o9", "s2", "Another"))))
    panel.open_address("draft_okrs")
    panel.refresh()
    choices = panel.findChild(ChoicesView)
    assert _says(panel, "Only the 2 documents shown")
    choices._set.setCurrentIndex(choices._set.findData("s2"))
    qtbot.waitUntil(lambda: _says(panel, "Only this document"), timeout=LONG)
    _quiet(desk, qtbot)


def test_an_artefact_without_content_cannot_be_ticked(desk: Desk, qtbot: QtBot, workspace: Workspace) -> None:
    assert workspace.read.count(Workshop) == workspace.read.count(WorkshopAgenda) == 0
    panel = DocumentsPanel(desk)
    qtbot.addWidget(panel)
    panel.refresh()
    _list(panel).tick("run_sheet")
    assert _list(panel).ticked == ()
    _list(panel).tick("drafting_handout")  # printed blank while there is no draft
    assert _list(panel).ticked == ("drafting_handout",)
    _quiet(desk, qtbot)


def test_an_address_from_before_the_list_is_followed(desk: Desk, filled: Workspace, qtbot: QtBot) -> None:
    panel = DocumentsPanel(desk)
    qtbot.addWidget(panel)
    panel.open_address("seat_cards/w1")  # the shell does so before the first refresh
    panel.refresh()
    assert _list(panel).shown == "seat_cards"
    assert panel.findChild(ChoicesView).choices.workshop_id == "w1"
    _quiet(desk, qtbot)


def test_what_lies_in_no_pack_is_one_line_that_opens(desk: Desk, filled: Workspace, qtbot: QtBot) -> None:
    """With a workshop chosen its pack is in sight whole, and the others are counted; what is ticked, shown or asked for
    is never out of sight, and without a workshop nothing is."""
    panel = DocumentsPanel(desk)
    qtbot.addWidget(panel)
    panel.open_address("seat_cards/w1")
    panel.refresh()
    view = _list(panel)
    rows = [view.item(row) for row in range(view.count())]
    line = next(each for each in rows if each.data(SUM) and "more" in str(each.data(SUM)))
    below = rows[rows.index(line) + 1 :]
    hidden = [each for each in below if each.isHidden()]
    assert line.data(SUM) == f"{len(hidden)} more"
    assert len(hidden) > 5
    assert not any(each.isHidden() for each in rows[: rows.index(line)])
    shown = view.shown
    view.setCurrentItem(line)
    assert view.shown == shown, "a heading is no document"
    for key, left in ((Qt.Key.Key_Return, 0), (Qt.Key.Key_Space, len(hidden)), (Qt.Key.Key_Enter, 0)):
        qtbot.keyClick(view, key)
        assert sum(each.isHidden() for each in below) == left
    ticked = next(each for each in hidden if each.flags() & Qt.ItemFlag.ItemIsEnabled)
    ticked.setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not ticked.isHidden()
    assert line.data(SUM) == f"{len(hidden) - 1} more"
    view.show_document(str(next(each for each in below if each.isHidden()).data(ID)))
    assert line.data(SUM) == "fewer"
    panel.findChild(ChoicesView).choose_workshop("")
    panel.refresh()
    assert not any(view.item(row).isHidden() for row in range(view.count()))
    _quiet(desk, qtbot)


def test_a_pack_is_ticked_counted_and_summed(
    panel: DocumentsPanel, filled: Workspace, desk: Desk, qtbot: QtBot
) -> None:
    """Six people: six agendas of a page, eight handouts; what is unticked is not in the sum; another workshop is
    another pack."""
    lines = _list(panel)
    assert {"participant_agenda", "drafting_handout", "run_sheet"} <= set(lines.ticked)
    assert "parameters_record" not in lines.ticked
    assert not {id for id in lines.ticked if not panel._entries[id].ready}
    qtbot.waitUntil(lambda: all(panel._counting.counts.get(id) for id in lines.ticked), timeout=LONG)
    count = panel._counting.counts["participant_agenda"]
    assert count is not None
    assert (count.copies, count.pages, count.sheets, count.people) == (6, 1, 6, 6)
    assert lines._items["participant_agenda"].data(TIMES) == "6 × 1"
    assert lines._items["participant_agenda"].toolTip() == "6 people, 1 page each"
    assert lines._items["drafting_handout"].toolTip().startswith("6 people and 2 spare, ")
    known = [panel._counting.counts[id] for id in lines.ticked]
    total = sum(each.sheets for each in known if each)
    summed = panel.findChild(SumView)
    assert summed.words == f"{total} pages"
    coach = panel._counting.counts["run_sheet"]
    assert coach is not None
    assert f"{coach.sheets} for you" in summed.parts
    lines.tick("participant_agenda", False)
    assert summed.words == f"{total - 6} pages"
    first = filled.read.get(Workshop, "w1")
    filled.apply(Add((replace(first, id="w2", title="Later", day=date(2027, 6, 1), position=1),)))
    panel.refresh()
    assert "participant_agenda" not in lines.ticked
    panel.findChild(ChoicesView).choose_workshop("w2")  # it has no agenda yet
    qtbot.waitUntil(lambda: not lines.ticked or set(lines.ticked) == {"drafting_handout"}, timeout=LONG)
    _quiet(desk, qtbot)


def test_pages_are_turned_and_made_larger(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    """By their small pictures, by the buttons, by Ctrl and the wheel, and by keys while they have the keyboard."""
    panel.open_address("parameters_record")
    pages = _pages(panel)
    qtbot.waitUntil(lambda: pages.page_count > 2 and pages._small.drawn > 1, timeout=LONG)
    assert pages._small.count() == pages.page_count
    pages._small.setCurrentRow(1)
    qtbot.waitUntil(lambda: pages.page == 1, timeout=LONG)
    assert pages._head._count.text() == f"2 of {pages.page_count}"
    pages._head._before.click()
    qtbot.waitUntil(lambda: pages.page == 0 and pages._small.currentRow() == 0, timeout=LONG)
    fitted = pages._head._size.text()
    view = pages._view
    view.setFocus()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        before = view.shown_size
        qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
        assert (view.shown_size > before) == (key == Qt.Key.Key_Plus)
    before = view.shown_size
    centre = QPointF(view.viewport().rect().center())
    turned = QWheelEvent(
        centre,
        centre,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    _list(panel).setFocus()
    QApplication.sendEvent(view.viewport(), turned)
    assert view.shown_size > before
    assert view.hasFocus(), "the next Ctrl+0 is about the pages, not about the size of text"
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages._head._size.text() == fitted
    _quiet(desk, qtbot)


def test_a_workshop_without_a_day_stops_no_other_calendar(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path, filled: Workspace
) -> None:
    first = filled.read.get(Workshop, "w1")
    filled.apply(Add((replace(first, id="w0", title="Second thoughts", day=None),)))
    filled.apply(Add((replace(filled.read.get(WorkshopAgenda, "w1"), id="w0"),)))
    _all_workshops(panel, desk, qtbot)
    panel.open_address("participant_agenda")
    _quiet(desk, qtbot)
    desk.ask.answers.append(tmp_path / "out")  # type: ignore[attr-defined]
    _press(panel, "Calendar (ICS)")
    qtbot.waitUntil(lambda: "no calendar of “Second thoughts”" in _work(panel).result, timeout=LONG)
    assert "Saved Agenda – Expert workshop" in _work(panel).result
    assert [each.suffix for each in (tmp_path / "out").iterdir()] == [".ics"]


def test_the_agenda_is_saved_as_data(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel.open_address("run_sheet")
    assert not any(each.isVisible() for each in panel.findChildren(QPushButton) if "(ICS)" in each.text())
    panel.open_address("participant_agenda")
    for words in ("Calendar (ICS)", "Spreadsheet (XLSX)", "Plain text (Markdown)"):
        desk.ask.answers.append(tmp_path / "out")  # type: ignore[attr-defined]
        _press(panel, words)
        _quiet(desk, qtbot)
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".ics", ".md", ".xlsx"]
    assert _work(panel).result.startswith("Saved Agenda – Expert workshop – 2027-05-12.md")


def test_the_facilitators_edition_is_a_choice_where_there_is_one(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    choices = panel.findChild(ChoicesView)
    panel.open_address("workshop_report")
    assert choices._edition.isVisibleTo(choices)
    choices._edition.setCurrentIndex(1)
    assert choices.choices.edition is Edition.FACILITATOR
    panel.open_address("run_sheet")
    assert not choices._edition.isVisibleTo(choices)
    assert "keep this copy to yourself" in choices._whom.text()
    panel.open_address("participant_agenda")
    desk.ask.answers.append(tmp_path / "out")  # type: ignore[attr-defined]
    _press(panel, "PDF")
    _quiet(desk, qtbot)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Agenda – Expert workshop – 2027-05-12.pdf"]


def test_the_pack_is_made_in_the_background(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    steps: list[str] = []
    desk.background.busy_changed.connect(lambda _title, step: steps.append(step.words if step else "quiet"))
    desk.ask.answers.append(tmp_path)  # type: ignore[attr-defined]
    _press(panel, "Save the pack")
    assert not next(each for each in panel.findChildren(QPushButton) if each.text() == "Save the pack").isEnabled()
    _quiet(desk, qtbot)
    (folder,) = (path for path in tmp_path.iterdir() if path.name.startswith("Workshop pack"))
    assert (folder / "Contents of the pack – Expert workshop – 2027-05-12.pdf").is_file()
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"For everybody", "For the facilitator only"}
    assert str(folder) in _work(panel).result
    assert any("Run sheet" in step for step in steps)


def test_ticks_are_the_pack(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.ask.answers.append(tmp_path)  # type: ignore[attr-defined]
    for id in _list(panel).ticked:
        _list(panel).tick(id, id in ("sign_in_list", "run_sheet"))
    _list(panel).tick("roles_contacts")  # belongs to no workshop
    _press(panel, "Save the pack")
    _quiet(desk, qtbot)
    (folder,) = (path for path in tmp_path.iterdir() if path.name.startswith("Workshop pack"))
    papers = {path.name.split(" – ")[0] for path in folder.rglob("*.pdf")}
    assert papers == {"Contents of the pack", "Sign-in list", "Run sheet", "Roles and contacts", "Print"}
    assert {path.name for path in folder.glob("Print*")} == {
        "Print – For everybody.pdf",
        "Print – For the facilitator only.pdf",
    }
    assert "Print – For everybody.pdf" in _work(panel).result


def test_a_cancelled_pack_keeps_what_is_finished(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.ask.answers.append(tmp_path)  # type: ignore[attr-defined]
    desk.background.busy_changed.connect(
        lambda _title, step: desk.background.cancel_all() if step is not None and step.done == 2 else None
    )
    _press(panel, "Save the pack")
    _quiet(desk, qtbot)
    assert "Stopped" in _work(panel).result
    assert not list(tmp_path.rglob("Contents*"))
    assert not list(tmp_path.rglob("*.part"))


def _printer(target: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def _lying(path: Path) -> list[bool]:
    with pypdfium2.PdfDocument(path) as printed:
        return [page.get_width() > page.get_height() for page in printed]


def _most_colour(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as printed:
        red, _, blue = printed[0].render().to_pil().convert("RGB").split()
    return int(ImageChops.difference(red, blue).getextrema()[1])


def _words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as printed:
        return [page.get_textpage().get_text_range() for page in printed]


def test_the_print_dialog_is_obeyed(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """Two documents as one job; then 2 to 3 of the nine pages of one, twice, from the last to the first, sorted and
    not. Letters stay letters."""
    asked: list[int] = []

    def through(printer: QPrinter) -> Callable[..., QPrinter]:
        return lambda _parent, _paper, pages, _sides: asked.append(pages) or printer  # type: ignore[func-returns-value]

    _all_workshops(panel, desk, qtbot)
    _list(panel).tick("participant_agenda")
    _list(panel).tick("run_sheet")
    panel._actions.choose_printer = through(_printer(tmp_path / "both.pdf"))
    _press(panel, "Print all ticked…")
    qtbot.waitUntil(lambda: "Written" in _work(panel).result, timeout=LONG)
    assert _work(panel).result == f"Written to {tmp_path / 'both.pdf'}: 2 pages"
    assert _lying(tmp_path / "both.pdf") == [False, True]
    panel.open_address("parameters_record")
    _quiet(desk, qtbot)
    for collate, order in ((True, [3, 2, 3, 2]), (False, [3, 3, 2, 2])):
        printer = _printer(tmp_path / f"{collate}.pdf")
        printer.setFromTo(2, 3)
        printer.setCopyCount(2)
        printer.setCollateCopies(collate)
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
        panel._actions.choose_printer = through(printer)
        qtbot.keyClick(panel, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil((tmp_path / f"{collate}.pdf").exists, timeout=LONG)
        _quiet(desk, qtbot)
        found = _words(tmp_path / f"{collate}.pdf")
        assert [next(n for n in range(1, 9) if f"Page {n} of {asked[-1]}" in words) for words in found] == order
    assert asked == [2, _pages(panel).page_count, _pages(panel).page_count]


def test_a_file_is_grey_where_the_dialog_says_so(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """It was written in colour."""
    panel.open_address("parameters_record")
    _quiet(desk, qtbot)
    colours = {}
    for mode in QPrinter.ColorMode:
        path = tmp_path / f"{mode.name}.pdf"
        printer = _printer(path)
        printer.setColorMode(mode)
        panel._actions.choose_printer = lambda *_asked, printer=printer: printer
        qtbot.keyClick(panel, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(path.exists, timeout=LONG)
        _quiet(desk, qtbot)
        colours[mode.name] = _most_colour(path)
    assert colours["Color"] > 60
    assert colours["GrayScale"] <= 2
    words = [_words(tmp_path / f"{mode.name}.pdf") for mode in QPrinter.ColorMode]
    assert words[0] == words[1]


def test_a_printer_draws_what_its_dialog_said(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """The road to a real printer, which the file engine walks page by page as well."""
    order = order_of(desk.workspace.read, "parameters_record", DocumentChoices(), date(2026, 11, 21))
    assert order is not None
    silent = Progress(lambda _step: None, Event())
    cards = order_of(desk.workspace.read, "name_cards", DocumentChoices(), date(2026, 11, 21))
    assert cards is not None
    bound = BindDocuments((order, cards), Paper.A4)(silent)
    assert bound.parts[0] > 2
    assert set(bound.parts[1:]) == {1}, "cards are loose: none stands on the back of another"
    for mode, most in ((QPrinter.ColorMode.Color, 255), (QPrinter.ColorMode.GrayScale, 2)):
        printer = _printer(tmp_path / "drawn.pdf")
        printer.setFromTo(2, 3)
        printer.setColorMode(mode)
        job = PrintPages(bound, printer)
        job._draw(job.pages(), silent)
        assert _lying(tmp_path / "drawn.pdf") == [False, False]
        assert _most_colour(tmp_path / "drawn.pdf") <= most
    _quiet(desk, qtbot)


def test_another_paper_and_grey_are_obeyed(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """The dialog offers both for a file, too: the file came in colour and as large as the pages were made."""
    _all_workshops(panel, desk, qtbot)
    silent = Progress(lambda _step: None, Event())
    ids = ("participant_agenda", "run_sheet")  # upright, and lying
    orders = [order_of(desk.workspace.read, id, DocumentChoices(), date(2026, 11, 21)) for id in ids]
    bound = BindDocuments(tuple(filter(None, orders)), Paper.A4)(silent)
    assert (bound.pages, len(orders)) == (2, 2)
    for grey in (False, True):
        for size, sides in (("A4", (595, 842)), ("Letter", (612, 792)), ("A5", (420, 595))):
            path = tmp_path / f"{size} {grey}.pdf"
            printer = _printer(path)
            printer.setPageSize(QPageSize(QPageSize.PageSizeId[size]))
            printer.setCopyCount(2)
            printer.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
            made = PrintPages(bound, printer, paper=Paper.A4)(silent)
            assert (made.pages, made.file, _lying(path)) == (4, path, [False, True, False, True])
            with pypdfium2.PdfDocument(path) as file:
                for page in file:
                    assert sorted((page.get_width(), page.get_height())) == pytest.approx(sides, abs=1.5)
                    picture = page.render(scale=0.5).to_pil().convert("RGB")
                    written = ImageChops.invert(picture.convert("L")).getbbox()
                    assert written is not None
                    assert written[2] - written[0] > 0.65 * picture.width, "as large as it fits"
                    assert all(high - low <= 2 for low, high in map(_ends, picture.getcolors(10**6))) is grey
                assert "Page 1 of 1" in file[0].get_textpage().get_text_range(), "letters stay letters"


def _ends(found: tuple[int, tuple[int, int, int]]) -> tuple[int, int]:
    return min(found[1]), max(found[1])


def test_thinking_better_of_printing_does_nothing(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    panel._actions.choose_printer = lambda _parent, _paper, _pages, _sides: None
    _press(panel, "Print…")
    _quiet(desk, qtbot)
    assert not _work(panel).busy
    assert _work(panel).result == ""


def test_everything_is_reached_by_keyboard(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    _quiet(desk, qtbot)
    reached: set[str] = set()
    panel.activateWindow()
    _list(panel).setFocus()
    for _ in range(40):
        widget = panel.focusWidget()
        assert widget is not None
        reached.add(widget.text() if isinstance(widget, QPushButton) else widget.accessibleName())
        panel.focusNextChild()
    assert {
        "Pack for",
        "Documents",
        "Pages",
        "Small pages",
        "Paper",
        "PDF",
        "Word",
        "Print…",
        "Save the pack",
    } <= reached


def test_panes_grow_with_the_text_and_leave_the_pages_room(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    before = _list(panel).width()
    try:
        apply_theme(qapp, "light", 200)
        panel.resize(1400, 760)
        assert _list(panel).width() > before * 1.3
        panel.resize(946, 600)  # what the smallest window leaves
        assert _pages(panel).width() >= 300
    finally:
        apply_theme(qapp, "light", 100)
    _quiet(desk, qtbot)


@pytest.mark.parametrize("wide", [946, 1288])
@pytest.mark.parametrize("scale", [100, 145, 200])
def test_no_button_of_the_pane_is_wider_than_its_room(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, qapp: QApplication, scale: int, wide: int
) -> None:
    try:
        apply_theme(qapp, "light", scale)
        panel.resize(wide, 560)
        qapp.processEvents()
        pane = next(each for each in panel.findChildren(QScrollArea) if each.accessibleName() == "Choices and saving")
        for button in pane.findChildren(QPushButton):
            button.setVisible(True)  # whatever document is chosen, and when something was made before
        qapp.processEvents()
        assert pane.horizontalScrollBar().maximum() == 0
    finally:
        apply_theme(qapp, "light", 100)
    _quiet(desk, qtbot)


def test_in_the_evening_only_what_changed_is_saved(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path, filled: Workspace
) -> None:
    ask: Any = desk.ask
    ask.answers += [tmp_path, tmp_path / "again", tmp_path / "again"]
    _quiet(desk, qtbot)
    offered = next(each for each in panel.findChildren(QPushButton) if each.text() == "Only what changed")
    assert not offered.isVisibleTo(panel)
    _press(panel, "Save the pack")
    _quiet(desk, qtbot)
    assert offered.isVisibleTo(panel)
    offered.click()
    qtbot.waitUntil(lambda: "Nothing changed" in _work(panel).result, timeout=LONG)
    assert not (tmp_path / "again").exists()
    filled.apply(edit(Person, "p0", name="Zoë Ångström"))
    assert _work(panel).result == "", "it was true until then"
    offered.click()
    qtbot.waitUntil(lambda: "changed, to print" in _work(panel).result, timeout=LONG)
    words = [each for path in (tmp_path / "again").iterdir() for each in _words(path)]
    assert any("Zoë Ångström" in each for each in words)
    assert f"{len(words)} pages changed" in _work(panel).result
    _quiet(desk, qtbot)


def test_the_pack_is_printed_for_both_sides_where_that_is_wanted(
    panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """Of a printer that turns sheets over by itself Qt hears nothing: the tick alone leaves the backs empty."""
    asked: list[bool] = []
    sizes = {}
    for both in (False, True):
        printer = _printer(tmp_path / f"{both}.pdf")
        panel._actions.choose_printer = lambda _parent, _paper, _pages, sides, it=printer: asked.append(sides) or it  # type: ignore[misc,func-returns-value]
        panel.findChild(QCheckBox).setChecked(both)
        _press(panel, "Print the pack…")
        qtbot.waitUntil((tmp_path / f"{both}.pdf").exists, timeout=LONG)
        _quiet(desk, qtbot)
        sizes[both] = [bool(each.strip()) for each in _words(tmp_path / f"{both}.pdf")]
    assert asked == [False, True]
    assert all(sizes[False])
    assert len(sizes[True]) % 2 == 0
    assert all(sizes[True][::2]), "a front is never empty"
    assert sizes[True].count(True) == len(sizes[False])


@pytest.mark.parametrize(
    ("changed", "said"), [(0, "Nothing changed"), (1, "1 page changed, to print"), (2, "2 pages changed, to print")]
)
def test_one_page_is_no_pages(panel: DocumentsPanel, tmp_path: Path, changed: int, said: str) -> None:
    _work(panel)._on_done(Written(tmp_path, (), ready=(tmp_path / "Changed.pdf",), changed=changed))
    assert _work(panel).result.startswith(said)


@pytest.mark.parametrize(("changed", "stays"), [(0, False), (2, True), (None, True)])
def test_only_what_is_said_of_the_file_as_it_is_goes_with_the_next_change(
    panel: DocumentsPanel, tmp_path: Path, filled: Workspace, changed: int | None, stays: bool
) -> None:
    """What lies on the disk lies there, whatever is typed afterwards."""
    made = Written(tmp_path, (), ready=(tmp_path / "Changed.pdf",), changed=changed)
    if changed is None:
        made = Written(tmp_path, (Exported("x", "pdf", Edition.PARTICIPANT, tmp_path / "x.pdf", 1, True),))
    _work(panel)._on_done(made)
    assert _work(panel).result
    filled.apply(edit(Person, "p0", name="Zoë Ångström"))
    assert bool(_work(panel).result) is stays


def test_all_and_none_are_ticked_at_once(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> None:
    _quiet(desk, qtbot)
    packed = _list(panel).ticked
    assert panel._whom.whom.text() == "6 people, 09:00", "so many copies follow from it"
    _press(panel, "none")
    assert _list(panel).ticked == ()
    assert panel.findChild(SumView).words == "Nothing is ticked"
    _press(panel, "all")
    assert set(packed) <= set(_list(panel).ticked)
    assert "interview_guide" not in _list(panel).ticked, "no paper of a pack"
    _all_workshops(panel, desk, qtbot)
    assert not panel._whom.whom.isVisible()
    _press(panel, "all")
    assert {"interview_guide", "participant_agenda"} <= set(_list(panel).ticked)


def test_what_comes_back_is_handed_on_once(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    visited: list[str] = []
    desk.bridge.navigation_requested.connect(visited.append)
    ask: Any = desk.ask
    papers = (tmp_path / "a.docx", tmp_path / "b.pdf")
    ask.answers.append(papers)
    _press(panel, "Choose files…")
    assert visited == ["drafts/returned"]
    assert desk.bridge.take_over() == papers
    assert desk.bridge.take_over() == (), "going back there reads nothing"


def test_what_is_looked_at_is_what_is_saved(panel: DocumentsPanel, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """Byte for byte; of a form, whose fields Qt does not show, the saved file's own with the fields drawn."""
    ask: Any = desk.ask
    for id in ("participant_agenda", "drafting_handout"):
        ask.answers.append(tmp_path / id)
        panel.open_address(id)
        _quiet(desk, qtbot)
        _press(panel, "PDF")
        qtbot.waitUntil((tmp_path / id).exists, timeout=LONG)
        _quiet(desk, qtbot)
        order = order_of(desk.workspace.read, id, panel.findChild(ChoicesView).choices, panel._actions.today)
        assert order is not None
        looked_at = MakePages(order, 0, Paper.A4)(Progress(lambda _step: None, Event())).pdf
        saved = [path.read_bytes() for path in (tmp_path / id).iterdir()]
        if id == "participant_agenda":
            assert looked_at in saved
        else:
            assert looked_at not in saved
            assert looked_at in [print_file.flattened(data) for data in saved]
    filled = order_of(desk.workspace.read, "drafting_handout", DocumentChoices(), date(2026, 11, 21))
    assert filled is not None
    with pypdfium2.PdfDocument(MakePages(filled, 0, Paper.A4)(Progress(lambda _step: None, Event())).pdf) as file:
        assert desk.workspace.read.all(DraftSet)[0].mission in file[0].get_textpage().get_text_range()
