"""The page on top of a pack counts what is printed as it is printed, and is printed again when it changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from handouts import pack, pack_changes, print_file, wording
from handouts.document import Card, Cards, Document
from handouts.gather import ComposeOptions
from handouts.pack import Pack, PackForm, PackOrder
from handouts.pack_printing import PackedPaper
from workshop_app import sample
from workshop_app.application import pack_memory
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.pack_memory import PackMade, PrintedPack, WhosePack
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, Workshop, WorkshopStatus

OPTIONS = ComposeOptions(day=date(2026, 11, 25))
STAMP = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SHAPES = (PackForm(), PackForm(one_file=True), PackForm(one_file=True, both_sides=True))
FEW = ("sign_in_list", "name_cards", "drafting_handout", "eight_point_card", "commitment_cards", "run_sheet")
ON_TOP = re.compile(r"(\d+) sheets besides this one")


@pytest.fixture
def planned(tmp_path: Path) -> tuple[Workspace, str]:
    workspace = sample.build(tmp_path / "s.okrw", SystemClock())
    (id,) = (each.id for each in workspace.read.all(Workshop) if each.status is WorkshopStatus.PLANNED)
    return workspace, id


def _made(wanted: PackOrder, out: Path, form: PackForm, whose: WhosePack) -> Pack:
    made = pack.write(wanted, ("pdf",), out, Paper.A4, STAMP, form=form)
    how = PackMade(Paper.A4, form.printed)
    pack_memory.remember(whose, pack_changes.of_pack(wanted, Paper.A4, how), STAMP, passphrase=False, how=how)
    return made


def _known(whose: WhosePack) -> PrintedPack:
    found = pack_memory.recalled(whose)
    assert found is not None
    return found


def _pictures(made: Pack) -> Counter[bytes]:
    """Every copy of every page that lies in the folder, the page on top too, as a picture."""
    found: Counter[bytes] = Counter()
    for file in made.files:
        if file.copies:
            data = file.exported.path.read_bytes()
            filled = file.paper is not None and file.paper.document.form
            with pypdfium2.PdfDocument(print_file.flattened(data) if filled else data) as pages:
                for page in pages:
                    picture = bytes(page.render(scale=1.5, grayscale=True).buffer)
                    found[file.exported.document.encode() + picture] += file.copies
    return found


def _words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as file:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in file]


@pytest.mark.parametrize("form", SHAPES)
def test_the_page_on_top_is_among_what_changed(planned: tuple[Workspace, str], tmp_path: Path, form: PackForm) -> None:
    """As a comparison of all pages that lie in the two folders finds."""
    workspace, id = planned
    whose, only = WhosePack(id), None if form.printed is False else FEW
    before = _made(pack.order(workspace.read, id, OPTIONS, only), tmp_path / "before", form, whose)
    same = pack_changes.write_changed(pack.order(workspace.read, id, OPTIONS, only), tmp_path, Paper.A4, _known(whose))
    assert (same.pages, same.files) == (0, ())
    gone = workspace.read.all(Attendance, workshop_id=id)[0]
    workspace.apply(edit(Attendance, gone.id, present=False))
    wanted = pack.order(workspace.read, id, OPTIONS, only)
    made = pack_changes.write_changed(wanted, tmp_path, Paper.A4, _known(whose))
    after = pack.write(wanted, ("pdf",), tmp_path / "after", Paper.A4, STAMP, form=form)
    by_force = (_pictures(after) - _pictures(before)).total()
    sides = [words for path in made.files for words in _words(path)]
    assert len([words for words in sides if words]) == made.pages
    if form.both_sides:  # with the other side of each sheet
        assert by_force < made.pages < _pictures(before).total()
        assert len(sides) % 2 == 0
        assert all(sides[::2]), "a front is never empty"
    else:
        assert len(sides) == made.pages == by_force > 0
    (on_top,) = (words for path in made.files for words in _words(path) if "Contents of the pack" in words)
    assert "Replaces the sheet of 25 November 2026" in on_top
    assert "Counted for 6 people" in on_top
    assert ON_TOP.findall(on_top) == ON_TOP.findall(_words(after.files[0].exported.path)[0])
    workspace.close()


def test_whoever_joins_and_another_title_change_it_too(planned: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, id = planned
    whose = WhosePack(id)
    _made(pack.order(workspace.read, id, OPTIONS), tmp_path, SHAPES[1], whose)
    for change in (Add((Person("new", "Zoë"), Attendance("here", id, "new"))), edit(Workshop, id, title="Second try")):
        workspace.apply(change)
        wanted = pack.order(workspace.read, id, OPTIONS)
        made = pack_changes.write_changed(wanted, tmp_path, Paper.A4, _known(whose))
        assert "pack_contents" in made.kinds
        pack_memory.remember(whose, made.sheets, STAMP, passphrase=False, remade=made.kinds, how=_known(whose).how)
        assert pack_changes.write_changed(wanted, tmp_path, Paper.A4, _known(whose)).pages == 0
    workspace.close()


def test_a_few_ticked_papers_leave_the_list_of_all_alone(planned: tuple[Workspace, str], tmp_path: Path) -> None:
    """Asked for the sign-in list only, it would have listed that one. What there is nothing for any more is not left
    out by anybody."""
    workspace, id = planned
    whose = WhosePack(id)
    every = pack.order(workspace.read, id, OPTIONS)
    _made(every, tmp_path, SHAPES[1], whose)
    gone = workspace.read.all(Attendance, workshop_id=id)[0]
    workspace.apply(edit(Attendance, gone.id, present=False))
    few = pack.order(workspace.read, id, OPTIONS, ("sign_in_list",))
    assert pack_changes.write_changed(few, tmp_path, Paper.A4, _known(whose)).kinds == {"sign_in_list"}
    ids = [each for each, _, _ in every.papers]
    all_but = pack.order(workspace.read, id, OPTIONS, ids[1:])
    assert "pack_contents" not in pack_changes.write_changed(all_but, tmp_path, Paper.A4, _known(whose)).kinds
    ticked = pack.order(workspace.read, id, OPTIONS, (*ids, "seat_cards"))
    assert "pack_contents" in pack_changes.write_changed(ticked, tmp_path, Paper.A4, _known(whose)).kinds
    workspace.close()


def test_on_another_paper_it_is_said_that_this_is_why(planned: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, id = planned
    whose = WhosePack(id)
    only = ("sign_in_list", "parking_lot_sheet")
    wanted = pack.order(workspace.read, id, OPTIONS, only)
    for paper in Paper:
        how = PackMade(paper)
        pack_memory.remember(whose, pack_changes.of_pack(wanted, paper, how), STAMP, passphrase=False, how=how)
        for other in Paper:
            made = pack_changes.write_changed(wanted, tmp_path, other, _known(whose))
            assert (made.other_paper, made.pages > 0) == ((None, False) if other is paper else (paper, True))
    sheets = {
        mark: n for mark, n in pack_changes.of_pack(wanted, Paper.A4, PackMade()).items() if "parking" not in mark
    }
    last = PackMade(Paper.A4)
    pack_memory.remember(whose, sheets, STAMP, passphrase=False, remade={"sign_in_list"}, how=last)
    assert _known(whose).papers == {"pack_contents": "letter", "sign_in_list": "a4", "parking_lot_sheet": "letter"}
    workspace.close()


@pytest.mark.parametrize("both_sides", [False, True])
def test_sheets_are_counted_as_they_are_printed(tmp_path: Path, both_sides: bool) -> None:
    """Cards have a back, and a handout two pages: for one side each page is a sheet."""
    workspace = sample.build(tmp_path / "s.okrw", SystemClock())
    for each in (each for each in workspace.read.all(Workshop) if each.status is WorkshopStatus.PLANNED):
        wanted = pack.order(workspace.read, each.id, OPTIONS)
        form = PackForm(one_file=True, both_sides=both_sides)
        made = pack.write(wanted, ("pdf",), tmp_path / each.id, Paper.A4, STAMP, form=form)
        (on_top,) = _words(made.files[0].exported.path)
        pages = sum(len(_words(path)) for path in made.ready)
        assert int(ON_TOP.findall(on_top)[0]) == (pages // 2 if both_sides else pages) - 1
        assert ("both sides, long edge" in on_top) == both_sides
        printed = [bound.data for bound in pack.to_print(wanted, Paper.A4, both_sides).values()]
        (tmp_path / "printed.pdf").write_bytes(printed[0])
        assert ON_TOP.findall(_words(tmp_path / "printed.pdf")[0]) == ON_TOP.findall(on_top)
    workspace.close()


def test_cards_with_backs_say_what_is_done_with_them(document_of: Callable[..., Document]) -> None:
    cards = Cards(tuple(Card(f"F{n}", "", ()) for n in range(6)), backs=tuple(Card(f"B{n}", "", ()) for n in range(6)))
    plain, words = PackedPaper(document_of(cards)), wording.load("en")
    found = [
        (each.sides, each.how(words)) for each in (replace(plain, both_sides=both) for both in (None, True, False))
    ]
    duplex = (2, "both sides, long edge; cut")
    assert found == [duplex, duplex, (1, "glue back to back, then cut")]
