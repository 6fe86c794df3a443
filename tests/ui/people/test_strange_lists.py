"""Lists that take long, are damaged, or are none: the window lives on, and whoever leaves is back where they were."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView

from ui.background import JobCancelled
from ui.desk import Desk
from ui.people.import_view import PeopleImportView
from ui.people.panel import PeoplePanel
from ui.people.reading_view import ReadingView
from workshop_app.application import queries


@pytest.fixture
def panel(qtbot: Any, desk: Desk) -> PeoplePanel:
    made = PeoplePanel(desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Takes seconds to read, and none to make: 19,000 rows of 20 cells."""
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>'
    row = b"<row>" + b'<c t="str"><v>Ana</v></c>' * 20 + b"</row>"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    path = tmp_path_factory.mktemp("long") / "long.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        package.writestr("[Content_Types].xml", f'<Types xmlns="{types}">{kinds}</Types>')
        package.writestr(
            "xl/workbook.xml",
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'xmlns:r="{related}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{related}/worksheet" Target="worksheets/s.xml"/></Relationships>',
        )
        package.writestr("xl/worksheets/s.xml", sheet % (row * 19_000) + b"</worksheet>")
    return path


def page(panel: PeoplePanel) -> type:
    return type(panel._pages.currentWidget())


def wait_for(qtbot: Any, panel: PeoplePanel, kind: type) -> None:
    qtbot.waitUntil(lambda: page(panel) is kind, timeout=60_000)


def trouble(panel: PeoplePanel) -> str:
    """What is said in red above the page."""
    labels = [each for each in panel.findChildren(QLabel) if each.property("role") == "error"]
    return " ".join(each.text() for each in labels if each.isVisible())


def names(desk: Desk) -> list[str]:
    return [person.name for person in queries.people(desk.workspace.read)]


def shown(panel: PeoplePanel) -> list[str]:
    table = panel.findChild(PeopleImportView).findChild(QTableView).model()
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def drop(panel: PeoplePanel, url: QUrl) -> None:
    data = QMimeData()
    data.setUrls([url])
    copy = Qt.DropAction.CopyAction
    panel.dropEvent(QDropEvent(QPointF(), copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def test_a_long_list_is_read_beside_the_window_and_esc_leads_back(
    qtbot: Any, panel: PeoplePanel, desk: Desk, long_list: Path
) -> None:
    list_page = page(panel)
    panel.import_file(long_list)
    assert page(panel) is list_page, "the call is over before the list is read"
    assert panel._intake.busy
    wait_for(qtbot, panel, ReadingView)
    assert desk.background.busy
    reading = panel.findChild(ReadingView)
    qtbot.keyClick(reading, Qt.Key.Key_Escape)
    assert page(panel) is list_page
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=60_000)
    assert (page(panel), names(desk), trouble(panel)) == (list_page, [], "")


def test_cancel_at_the_foot_leads_back_too(qtbot: Any, panel: PeoplePanel, desk: Desk, long_list: Path) -> None:
    list_page = page(panel)
    panel.import_file(long_list)
    wait_for(qtbot, panel, ReadingView)
    desk.background.cancel_all()
    wait_for(qtbot, panel, list_page)
    assert not panel._intake.busy


def test_a_window_that_closes_does_not_wait_for_a_list(
    qtbot: Any, panel: PeoplePanel, desk: Desk, long_list: Path
) -> None:
    panel.import_file(long_list)
    wait_for(qtbot, panel, ReadingView)
    job = panel._intake.imports._job
    assert job is not None
    desk.background.close()
    assert job.future is not None
    assert isinstance(job.future.exception(), JobCancelled)


def test_another_list_takes_the_place_of_the_one_that_is_being_read(
    qtbot: Any, panel: PeoplePanel, desk: Desk, long_list: Path
) -> None:
    panel.import_file(long_list)
    panel.import_text("Ben\nCho")
    wait_for(qtbot, panel, PeopleImportView)
    assert shown(panel) == ["Ben", "Cho"]
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=60_000)
    assert shown(panel) == ["Ben", "Cho"]


def test_what_is_being_looked_at_survives_a_damaged_list(qtbot: Any, panel: PeoplePanel, tmp_path: Path) -> None:
    panel.import_text("Ben\nCho")
    wait_for(qtbot, panel, PeopleImportView)
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 torn")
    panel.import_file(bad)
    qtbot.waitUntil(lambda: "bad.xlsx is damaged" in trouble(panel))
    assert (page(panel), shown(panel)) == (PeopleImportView, ["Ben", "Cho"])
    panel.import_text("Dan")
    qtbot.waitUntil(lambda: shown(panel) == ["Dan"])
    assert trouble(panel) == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links")
def test_whatever_is_dropped_is_a_sentence(qtbot: Any, panel: PeoplePanel, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "long.csv").write_text("Ana\n" * 20_001, "utf-8")
    (tmp_path / "heads.csv").write_text("Name,Email\n", "utf-8")
    list_page = page(panel)
    for url, said in (
        (QUrl.fromLocalFile(str(tmp_path)), "is a folder"),
        (QUrl.fromLocalFile(str(tmp_path / "pipe")), "a device or a pipe"),
        (QUrl.fromLocalFile(str(tmp_path / "loop")), "leads back"),
        (QUrl.fromLocalFile(str(tmp_path / "gone.csv")), "There is no file at gone.csv"),
        (QUrl.fromLocalFile(str(tmp_path / "heads.csv")), "no rows in heads.csv"),
        (QUrl.fromLocalFile(str(tmp_path / "long.csv")), "20001 rows, and at most 20000"),
        (QUrl.fromEncoded(b"file:///tmp/Zo%EB.csv"), "characters in the name of Zo"),
    ):
        drop(panel, url)
        assert trouble(panel) == ""
        qtbot.waitUntil(lambda said=said: said in trouble(panel), timeout=60_000)
        assert page(panel) is list_page


def test_other_meanings_of_the_columns_are_worked_out_in_the_worker(qtbot: Any, panel: PeoplePanel, desk: Desk) -> None:
    panel.import_text("Name\tBadge\nAna\tAna from Ops\nBen\tBen from Ops")
    wait_for(qtbot, panel, PeopleImportView)
    assert shown(panel) == ["Ana", "Ben"]
    boxes = panel.findChild(PeopleImportView).findChildren(QComboBox)
    first, second = (box for box in boxes if box.accessibleName().startswith("Meaning of column"))
    for choice, words in ((first, "leave out"), (second, "Name")):
        choice.setCurrentText(words)
        choice.activated.emit(choice.currentIndex())
    buttons = panel.findChild(PeopleImportView).findChildren(QPushButton)
    add = next(each for each in buttons if each.property("role") == "primary")
    assert not add.isEnabled(), "what is shown belongs to the meanings before"
    qtbot.waitUntil(lambda: shown(panel) == ["Ana from Ops", "Ben from Ops"])
    qtbot.waitUntil(add.isEnabled)
    add.click()
    qtbot.waitUntil(lambda: bool(names(desk)))  # a copy is kept first
    assert names(desk) == ["Ana from Ops", "Ben from Ops"]


def test_a_meaning_given_to_another_column_leaves_the_first_one_out(qtbot: Any, panel: PeoplePanel) -> None:
    panel.import_text("Name\tDział\tJednostka\nŁukasz Żak\tPort\tBilety")
    wait_for(qtbot, panel, PeopleImportView)
    view = panel.findChild(PeopleImportView)
    boxes = view.findChildren(QComboBox)
    choices = [box for box in boxes if box.accessibleName().startswith("Meaning of column")]
    assert [each.currentText() for each in choices] == ["Name", "Team", "leave out"]
    choices[2].setCurrentText("Team")
    choices[2].activated.emit(choices[2].currentIndex())
    assert [each.currentText() for each in choices] == ["Name", "leave out", "Team"]
    qtbot.waitUntil(lambda: view._preview.rows[0].person.team == "Bilety")


def test_a_ticket_shops_wide_list_can_be_changed_in_every_column(qtbot: Any, panel: PeoplePanel, desk: Desk) -> None:
    heads = ["Name", *(f"Answer {n}" for n in range(20)), "Dept.", "E-mail"]
    panel.import_text("\t".join(heads) + "\nAna" + "\tyes" * 20 + "\tOps\tana@example.org")
    wait_for(qtbot, panel, PeopleImportView)
    boxes = panel.findChild(PeopleImportView).findChildren(QComboBox)
    choices = [box for box in boxes if box.accessibleName().startswith("Meaning of column")]
    assert [choices[-2].currentText(), choices[-1].currentText()] == ["Team", "E-mail"]
    choices[-2].setCurrentText("Job")
    choices[-2].activated.emit(choices[-2].currentIndex())
    buttons = panel.findChild(PeopleImportView).findChildren(QPushButton)
    add = next(each for each in buttons if each.property("role") == "primary")
    qtbot.waitUntil(add.isEnabled)
    add.click()
    qtbot.waitUntil(lambda: bool(names(desk)))
    (ana,) = queries.people(desk.workspace.read)
    assert (ana.job, ana.team, ana.email) == ("Ops", "", "ana@example.org")


@pytest.mark.parametrize("chosen", ["utf-8", "shift_jis"])
def test_letters_that_cannot_be_read_otherwise_are_told_as_they_were_read(
    qtbot: Any, panel: PeoplePanel, tmp_path: Path, chosen: str
) -> None:
    """What is shown stays, and above it how it was read."""
    path = tmp_path / "list.csv"
    path.write_bytes("Name;Team\nИван Петров;Офис\nЗоя Кузнецова;Офис\n".encode("koi8-r"))
    panel.import_file(path)
    wait_for(qtbot, panel, PeopleImportView)
    boxes = panel.findChild(PeopleImportView).findChildren(QComboBox)
    letters = next(box for box in boxes if box.accessibleName() == "Encoding of the file")
    letters.setCurrentText(chosen)
    letters.activated.emit(letters.currentIndex())
    qtbot.waitUntil(lambda: bool(trouble(panel)))
    assert letters.currentText() == "koi8-r"
    assert shown(panel) == ["Иван Петров", "Зоя Кузнецова"]


@pytest.mark.parametrize("above", ["", "Attendees of May\n"])
def test_how_names_were_read_is_shown_by_a_name_that_was_turned(qtbot: Any, panel: PeoplePanel, above: str) -> None:
    """Neither by a title above the list nor by one that reads the same both ways."""
    panel.import_text(f"{above}Nazwisko i imię\tTeam\nStern\tIT\nVale Nora\tIT\n")
    wait_for(qtbot, panel, PeopleImportView)
    said = " ".join(each.text() for each in panel.findChild(PeopleImportView).findChildren(QLabel))
    assert "Read with the family name first: “Nora Vale”." in said
