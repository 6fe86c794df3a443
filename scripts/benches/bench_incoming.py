"""How long the window stands still while things come in: a list of 19,000 rows and one of 100,000, which is refused, a
workbook of 64,000 cells, forty handouts at once, a record of 12 MB.

Of each: how long it took, the longest standstill, and the longest own work of the window's thread."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from blocking_actions import _nothing, _Window

FEW, MANY = 19_000, 100_000  # rows; more than 20,000 are refused
HANDOUTS = 40
WIDE = 16  # columns
PICTURE = 12_000_000  # bytes


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app.sample import build

    workspace = build(folder / "incoming.okrw")
    record, handouts = _record(workspace, folder), _handouts(workspace, folder)
    workspace.close()
    lists = tuple(_list(folder, count) for count in (FEW, MANY))
    book, sheet = _book(folder), _sheet(folder)
    at = _Window(folder / "incoming.okrw", folder / "settings incoming")
    for label, action in _actions(at, lists, book, sheet, handouts, record):
        yield f"{label}: took, stood still, own work", at.measured(action)
    at.close()


def _actions(
    at: _Window, lists: tuple[Path, ...], book: Path, sheet: Path, handouts: tuple[Path, ...], record: Path
) -> Iterator[tuple[str, Callable[[], None]]]:
    from ui.okr.gather_actions import GatherRooms
    from ui.people.list_intake import ListIntake

    yield "nothing to do", _nothing
    at.view.go("people")
    people = at.view.findChildren(ListIntake)[0]
    for count, listed in zip((FEW, MANY), lists, strict=True):
        yield f"reading a list of {count:,} rows", partial(people.from_file, listed)
    yield f"reading a workbook of {4000 * WIDE:,} cells", partial(people.from_file, book)
    at.view.go("drafts")
    gather = at.view.findChildren(GatherRooms)[0]
    yield "reading 3,000 drafts of a sheet", partial(gather.read, (sheet,))
    yield "leaving them", gather.page.leave.click
    yield f"reading {HANDOUTS} handouts", partial(gather.read, handouts)
    yield "taking the first page of them in", gather.page.take.click
    yield "taking that back", at.view.steps.undo
    yield "the screen of what came back", partial(at.view.desk.bridge.navigate, "interview/returned")
    yield "reading a record of 12 MB", partial(_take, at, record)


def _take(at: _Window, record: Path) -> None:
    at.view.desk.bridge.hand_over((record,), "interview/returned")


def _list(folder: Path, count: int) -> Path:
    lines = [f"Vorname{n},Nachname{n},Team {n % 40},head of {n},p{n}@acme.example" for n in range(count)]
    path = folder / f"list of {count}.csv"
    path.write_text("\n".join(("First name,Last name,Team,Job,E-mail", *lines)), "utf-8")
    return path


def _book(folder: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    made = book.create_sheet("People")
    made.append(["First name", "Last name", "Team", "E-mail", *(f"Field {n}" for n in range(WIDE - 4))])
    for n in range(4000):
        made.append([f"Vorname{n}", f"Nachname{n}", f"Team {n % 40}", f"p{n}@x.example", *range(WIDE - 4)])
    book.save(folder / "book.xlsx")
    return folder / "book.xlsx"


def _sheet(folder: Path) -> Path:
    lines = [f"Team {n % 30},Calm goal {n // 5},Queue {n} falls,9,4" for n in range(3000)]
    (folder / "drafts.csv").write_text("\n".join(("Team,Objective,Key result,Baseline,Target", *lines)), "utf-8")
    return folder / "drafts.csv"


def _paper(workspace: Any, folder: Path, document: str, **more: Any) -> Path:
    from handouts import catalogue, export
    from handouts.gather import ComposeOptions

    (made,) = catalogue.compose(document, workspace.read, ComposeOptions(day=date(2026, 11, 25), **more))
    return export.save(made, "docx", folder).path


def _handouts(workspace: Any, folder: Path) -> tuple[Path, ...]:
    import docx
    from docx.oxml.ns import qn

    from workshop_app.domain.engagement import Team

    blank = _paper(workspace, folder, "drafting_handout", team_id=workspace.read.all(Team)[0].id, blank=True)
    found = []
    for n in range(HANDOUTS):
        file = docx.Document(str(blank))
        words = {"o1.team": f"Team {n}", "o1.objective": f"Calm days {n}", "o1.kr1.text": f"Queue {n} falls"}
        for control in file.element.body.iter(qn("w:sdt")):
            name = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
            if name in words:
                next(control.iter(qn("w:t"))).text = words[name]
        found.append(folder / f"handout {n}.docx")
        file.save(str(found[-1]))
    return tuple(found)


def _record(workspace: Any, folder: Path) -> Path:
    import docx

    path = _paper(workspace, folder, "parameters_record")
    file = docx.Document(str(path))
    for n in range(300):
        file.add_paragraph(f"What the client wrote at the end, line {n}.")
    file.save(str(path))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/media/picture.png", os.urandom(PICTURE))
    return path
