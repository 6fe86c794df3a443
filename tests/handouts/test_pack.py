"""The workshop pack: the right papers, counted, in two folders, with a page that says so."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace

from agendas.model import AgendaKind
from handouts import export, measure, pack, pack_rules, pdf, verify, wording
from handouts.compose import pack_contents
from handouts.compose.pack_contents import ContentsSource, Packed, PackPlace
from handouts.document import Cards, Document, Edition, Paragraph, Section, text
from handouts.gather import ComposeOptions
from handouts.imprint import Imprint, WorkshopImprint
from handouts.pack import Pack, PackedFile, PackForm
from handouts.reading import ReadOnce
from handouts.workshop_sources import ObserverSheetSource, PeopleSource, SeatCardsSource
from ui.labels_errors import in_english
from workshop_app import sample
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda, WorkshopStatus

OPTIONS = ComposeOptions(day=date(2026, 11, 25))
STAMP = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample, for tests that only read."""
    workspace = sample.build(tmp_path_factory.mktemp("pack") / "sample.okrw", SystemClock())
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def made(built: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The finished expert workshop's pack as PDF."""
    return written(built, finished(built), tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def before_the_day(built: Workspace, tmp_path_factory: pytest.TempPathFactory) -> tuple[Pack, list[tuple[int, int]]]:
    """The pack of the workshop that lies ahead, as PDF, and what its progress said."""
    said: list[tuple[int, int]] = []
    wanted, folder = pack.order(built.read, planned(built), OPTIONS), tmp_path_factory.mktemp("ahead")
    return pack.write(
        wanted, ("pdf",), folder, Paper.A4, STAMP, lambda done, total, _: said.append((done, total))
    ), said


def finished(workspace: Workspace) -> str:
    (found,) = (each.id for each in workspace.read.all(Workshop) if each.kind is AgendaKind.EXPERT)
    return found


def planned(workspace: Workspace) -> str:
    (found,) = (each.id for each in workspace.read.all(Workshop) if each.status is WorkshopStatus.PLANNED)
    return found


def written(workspace: Workspace, id: str, out: Path, formats: tuple[str, ...] = ("pdf",)) -> Pack:
    return pack.write(pack.order(workspace.read, id, OPTIONS), formats, out, Paper.A4, STAMP)


def copies(made: Pack) -> dict[str, int]:
    return {file.exported.document: file.copies for file in made.files if file.copies}


def page_words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def words_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def test_everything_a_workshop_needs_is_there_and_counted(made: Pack) -> None:
    counted = copies(made)
    assert counted["participant_agenda"] == 18
    assert counted["drafting_handout"] == 22  # 18 and a fifth more, once: as the materials checklist says
    assert counted["run_sheet"] == counted["breakout_poster"] == counted["sign_in_list"] == 1
    assert {"seat_cards", "name_cards", "materials_checklist", "attendance_certificate"} <= set(counted)
    assert sorted(each.exported.path.suffix for each in made.files if not each.copies) == [".ics", ".md", ".xlsx"]
    assert all(each.exported.path.is_file() and each.exported.verified for each in made.files)


def test_the_facilitators_copies_lie_apart(made: Pack) -> None:
    for file in made.files[1:]:
        folder = file.exported.path.parent.name
        assert (folder == "For the facilitator only") == (file.exported.edition is Edition.FACILITATOR)
    assert {"run_sheet", "practice_outcomes", "workshop_report"} == {
        file.exported.document for file in made.files if file.exported.edition is Edition.FACILITATOR
    }


def test_one_page_on_top_says_what_to_print(made: Pack) -> None:
    contents = made.files[0].exported
    assert contents.path.parent == made.folder
    assert contents.pages == 1
    said = words_of(contents.path)
    assert "Counted for 18 people" in said
    for file in made.files[1:]:
        if file.copies:
            title = wording.load()(f"artefact.{file.exported.document}")
            assert f"{file.copies} {title} {file.exported.pages}" in said
    assert "Seat cards" in said
    assert "cut along the dashes" in said
    assert "both sides, long edge; cut" in said
    assert "1 Practice cases 12 6 for a trio without a draft" in said
    parts = ("For each person", "For each table", "For the walls", "For you, at the front", "For the facilitator only")
    assert sorted(parts, key=said.index) == list(parts)
    assert said.index("For the facilitator only") < said.index("To send, not to print")
    assert said.index("Share-back poster") < said.index("Sign-in list") < said.index("Run sheet")
    assert "Agenda – Expert workshop" in said[said.index("To send") :]


def test_the_page_on_top_tells_sheets_and_makes_one_row_of_many_papers_of_a_kind() -> None:
    """What is printed on both sides takes half as many, each paper its own; three of a kind are still told apart."""
    handout = Packed("Drafting handout", "", PackPlace.PERSON, 2, 22, sides=2, kind="Drafting handout")
    sets = tuple(Packed(f"OKR set {n}", "", PackPlace.TABLE, 1, 1, sides=2, kind="OKR set") for n in range(70))
    sent = tuple(
        Packed("Agenda", f"Agenda – Expert workshop.{each}", PackPlace.COACH, None, 0) for each in ("ics", "md", "xlsx")
    )
    run_sheet = Packed("Run sheet", "", PackPlace.FACILITATOR, 3, 1, kind="Run sheet")
    workshop = WorkshopImprint(Imprint("Acme", "", "Ida", "", OPTIONS.day), "Expert workshop", None, "", 540, 930, 18)
    for of_a_kind, said in ((sets, "OKR set: 70 papers"), (sets[:3], "OKR set 2")):
        source = ContentsSource(workshop, 18, False, (handout, *of_a_kind, run_sheet, *sent))
        page = pack_contents.compose(source, wording.load("en"))
        told = " ".join(verify.texts(page))
        assert said in told
        assert f"{22 + len(of_a_kind) + 3} sheets besides this one. 0 for the walls, 3 for you." in told
        assert {measure.pages(page, paper) for paper in Paper} == {1}


def test_one_file_to_print_for_each_side(built: Workspace, tmp_path: Path) -> None:
    """As many pages as copies times pages; a set for each person, then each table's, then what is to spare; the
    facilitator's apart; letters stay letters; on both sides no paper begins on another's back."""
    wanted = pack.order(built.read, finished(built), OPTIONS)
    made = pack.write(wanted, ("pdf",), tmp_path, Paper.A4, STAMP, form=PackForm(one_file=True))
    room, coach = made.ready
    pages = {path: page_words(path) for path in made.ready}
    for path, edition in ((room, Edition.PARTICIPANT), (coach, Edition.FACILITATOR)):
        mine = [file for file in made.files if file.copies and file.exported.edition is edition]
        assert len(pages[path]) == sum(file.copies * (file.exported.pages or 0) for file in mine)
        flat = [
            file for file in mine if file.paper is None or not file.paper.document.form
        ]  # a form's fields are drawn
        several = Counter(words for file in flat for words in page_words(file.exported.path) * file.copies)
        assert not several - Counter(pages[path])
    assert "Contents of the pack" in pages[room][0]
    (agenda,) = (
        words for file in made.files if _is(file, "participant_agenda") for words in page_words(file.exported.path)
    )
    places = [at for at, words in enumerate(pages[room]) if words == agenda]
    assert [b - a for a, b in pairwise(places)] == [3] * 17  # between two agendas a handout of two pages
    (seats,) = (source for _, _, found in wanted.papers for source in found if isinstance(source, SeatCardsSource))
    sheets = [words for words in pages[room] if "Observer sheet" in words and " · Room " in words]
    order = [next(n for n, table in enumerate(seats.tables) if f"Room {table.room}" in words) for words in sheets]
    assert order == sorted(order)
    duplex, of_the_coach = pack.to_print(wanted, Paper.A4, both_sides=True).values()
    assert all(part % 2 == 0 for part in duplex.parts)
    assert duplex.pages > len(pages[room])
    (tmp_path / "duplex.pdf").write_bytes(duplex.data)
    sides = page_words(tmp_path / "duplex.pdf")
    assert [words for words in sides if words][1:] == pages[room][1:]
    alone = ("Certificate of attendance", "The coach starts", "Observers first", "Coaches first", "Observer sheet")
    backs = [back for front, back in zip(sides[::2], sides[1::2], strict=True) if any(each in front for each in alone)]
    assert len(backs) == 18 + 2 + 2 + 12 + 2  # and two lists that name the observer sheets
    assert not any(backs), "what is signed or hung up stands on nobody else's back"
    leaves = [(a, b) for a, b in zip(sides[::2], sides[1::2], strict=True) if "For your eyes only: do not show" in a]
    assert len(leaves) == 6
    assert all(front.split(". For")[0] in back.replace(", second page", "") for front, back in leaves), "one seat's own"
    printed = (duplex.pages + of_the_coach.pages) // 2 - 1
    assert f"{printed} sheets besides this one" in sides[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(("room", "code"), [(0, ErrorCode.PLACE_FULL), (2, ErrorCode.PACK_UNFINISHED)])
def test_a_pack_for_which_the_stick_is_too_small_is_told_as_not_whole(
    built: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, code: ErrorCode
) -> None:
    """Not as if nothing had been written: half a pack lies there."""
    wanted = pack.order(built.read, finished(built), OPTIONS, ("sign_in_list", "parking_lot_sheet", "name_cards"))
    real, left = os.open, [room]

    def stick(path: Any, flags: int, mode: int = 0o777) -> int:
        if not str(path).endswith(".part"):
            return real(path, flags, mode)
        left[0] -= 1
        return real(path, flags, mode) if left[0] >= 0 else real("/dev/full", flags & ~os.O_EXCL)

    monkeypatch.setattr(os, "open", stick)
    with pytest.raises(KnownError) as told:
        pack.write(wanted, ("pdf",), tmp_path, Paper.A4, STAMP)
    assert told.value.code is code
    assert len(list(tmp_path.rglob("*.pdf"))) == room
    if room:
        assert "because the disk is full: it stopped after 2 of 7 files" in in_english(told.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("formats", [("pdf",), ("pdf", "docx")])
@pytest.mark.parametrize("missing", [1, 2, 3])
def test_what_to_print_in_one_go_is_counted_too(
    built: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: int, formats: tuple[str, ...]
) -> None:
    """All papers lie there, and the page of contents, but not the files that the printer is to get."""
    wanted = pack.order(built.read, finished(built), OPTIONS, ("sign_in_list", "run_sheet"))
    whole = pack.write(wanted, formats, tmp_path / "whole", Paper.A4, STAMP, form=PackForm(one_file=True))
    in_all = sum(each.is_file() for each in whole.folder.rglob("*"))
    assert len(whole.ready) == 2
    real, left = os.open, [in_all - missing]

    def stick(path: Any, flags: int, mode: int = 0o777) -> int:
        if not str(path).endswith(".part"):
            return real(path, flags, mode)
        left[0] -= 1
        return real(path, flags, mode) if left[0] >= 0 else real("/dev/full", flags & ~os.O_EXCL)

    monkeypatch.setattr(os, "open", stick)
    with pytest.raises(KnownError) as told:
        pack.write(wanted, formats, tmp_path / "full", Paper.A4, STAMP, form=PackForm(one_file=True))
    assert sum(each.is_file() for each in (tmp_path / "full").rglob("*")) == in_all - missing
    assert f"it stopped after {in_all - missing} of {in_all} files" in in_english(told.value)


def _is(file: PackedFile, document: str) -> bool:
    return file.exported.document == document and file.exported.format == "pdf"


def test_cut_name_cards_lie_in_order_pile_on_pile(built: Workspace) -> None:
    wanted = pack.order(built.read, finished(built), OPTIONS)
    (paper,) = (each for each in pack.papers(wanted) if each.document.id == "name_cards")
    (cards,) = (block for section in paper.document.sections for block in section.blocks if isinstance(block, Cards))
    sheets = [cards.cards[at : at + 4] for at in range(0, len(cards.cards), 4)]
    piles = [card.title for place in range(4) for sheet in sheets for card in sheet[place : place + 1]]
    people = next(found[0] for id, _, found in wanted.papers if id == "name_cards")
    assert isinstance(people, PeopleSource)
    assert piles == [person.name for person in people.people]
    assert len(piles) % 4


def test_before_the_day_there_are_no_certificates_and_no_report(before_the_day: tuple[Pack, object]) -> None:
    counted = copies(before_the_day[0])
    assert not {"attendance_certificate", "workshop_report"} & set(counted)
    assert counted["participant_agenda"] == 7
    assert counted["drafting_handout"] == 9  # a fifth to spare


def test_observer_sheets_are_counted_before_anybody_is_seated(tmp_path: Path) -> None:
    other = sample.build(tmp_path / "s.okrw", SystemClock())
    id = finished(other)
    papers = pack.order(other.read, id, OPTIONS).papers
    (named,) = (source for _, _, found in papers for source in found if isinstance(source, ObserverSheetSource))
    assert len(named.seats) == 12
    assert "observer_sheet" not in pack.order(other.read, id, OPTIONS).copies
    other.apply(Remove(((GroupPlan, id),)))
    assert pack.order(other.read, id, OPTIONS).copies["observer_sheet"] == 12
    other.close()


def test_a_second_pack_lies_beside_the_first_and_word_is_listed_when_alone(
    built: Workspace, before_the_day: tuple[Pack, object]
) -> None:
    first, _ = before_the_day
    kept = {path: path.read_bytes() for path in first.folder.rglob("*.pdf")}
    second = written(built, planned(built), first.folder.parent, ("docx",))
    assert second.folder.name == f"{first.folder.name} (2)"
    assert {path: path.read_bytes() for path in kept} == kept
    assert second.files[0].exported.path.suffix == ".docx"


def test_told_to_stop_it_stops_and_keeps_what_is_finished(built: Workspace, tmp_path: Path) -> None:
    class Stop(Exception):
        """What the worker raises after Cancel."""

    said: list[tuple[int, int]] = []

    def tell(done: int, total: int, _name: str) -> None:
        said.append((done, total))
        if done == 3:
            raise Stop

    with pytest.raises(Stop):
        pack.write(pack.order(built.read, planned(built), OPTIONS), ("pdf",), tmp_path, Paper.A4, STAMP, tell)
    assert [done for done, _ in said] == [0, 1, 2, 3]
    assert len(list(tmp_path.rglob("*.pdf"))) == 3
    assert not list(tmp_path.rglob("*.part"))
    (folder,) = tmp_path.iterdir()
    assert folder.name.endswith(" (not whole)"), "by what lies in it nobody can tell"


@pytest.mark.parametrize(("after", "left"), [(0, []), (2, ["", " (2)"])])
def test_ctrl_c_leaves_no_folder_that_looks_whole(
    after: int, left: list[str], built: Workspace, tmp_path: Path
) -> None:
    """And what was stopped before keeps its name."""

    def tell(done: int, _total: int, _name: str) -> None:
        if done == after:
            raise KeyboardInterrupt

    wanted = pack.order(built.read, planned(built), OPTIONS)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            pack.write(wanted, ("docx",), tmp_path, Paper.A4, STAMP, tell)
    named = sorted(each.name.rpartition(" (not whole)")[2] for each in tmp_path.iterdir())
    assert named == left


@pytest.mark.parametrize(("finished_one", "left"), [(False, []), (True, ["Pack (not whole)"])])
@pytest.mark.parametrize("stop", [KeyboardInterrupt, KnownError(ErrorCode.PLACE_FULL, path="x")])
def test_stopped_in_the_middle_of_a_file_it_is_told_by_what_lies_on_the_disk(
    finished_one: bool, left: list[str], stop: Any, tmp_path: Path
) -> None:
    """The folder for everybody is there by then, and a file may be that nobody has counted yet."""
    folder = tmp_path / "Pack"
    (folder / "For everybody").mkdir(parents=True)
    if finished_one:
        (folder / "For everybody" / "Sign-in list.pdf").write_bytes(b"%PDF")
    counted = ["Sign-in list.pdf"] if finished_one and isinstance(stop, KnownError) else []
    with pytest.raises((KeyboardInterrupt, KnownError)), export.part_of(folder, counted, 9, "Pack (not whole)"):
        raise stop
    assert [each.name for each in tmp_path.iterdir()] == left


def test_progress_ends_where_it_said(before_the_day: tuple[Pack, list[tuple[int, int]]]) -> None:
    made, said = before_the_day
    assert said[-1] == (len(made.files) - 1, len(made.files))


def test_nobody_on_the_list_is_said_and_the_agendas_size_taken(workspace: Workspace, tmp_path: Path) -> None:
    other = sample.build(tmp_path / "s.okrw", SystemClock())
    id = planned(other)
    rows = other.read.all(Attendance, workshop_id=id)
    other.apply(Remove(tuple((Attendance, row.id) for row in rows)))
    made = written(other, id, tmp_path)
    assert "Nobody is on the list yet" in words_of(made.files[0].exported.path)
    assert copies(made)["participant_agenda"] == other.read.get(WorkshopAgenda, id).agenda.ideal[1]
    assert "sign_in_list" not in copies(made)
    other.apply(Add((replace(other.read.get(Workshop, id), kind=AgendaKind.REFLECT, day=None),)))
    undated = written(other, id, tmp_path)
    assert "drafting_handout" in copies(undated), "its agenda names it, whatever kind of workshop it is"
    assert ".ics" not in {file.exported.path.suffix for file in undated.files}
    other.close()


def test_an_unknown_workshop_and_one_without_agenda_are_refused(workspace: Workspace) -> None:
    with pytest.raises(KnownError) as refused:
        pack.order(workspace.read, "nope", OPTIONS)
    assert refused.value.code is ErrorCode.NOT_FOUND
    workspace.apply(Add((Workshop("w1", "Bare", AgendaKind.OWN, "own"),)))
    with pytest.raises(KnownError) as refused:
        pack.order(workspace.read, "w1", OPTIONS)
    assert refused.value.code is ErrorCode.NOTHING_TO_EXPORT


def test_reading_once_says_what_the_file_says(built: Workspace) -> None:
    once, id = ReadOnce(built.read), finished(built)
    for _ in range(2):
        assert once.get(Workshop, id) == built.read.get(Workshop, id)
        assert once.find(Workshop, "nope") is None
        assert once.all(Attendance, workshop_id=id) == built.read.all(Attendance, workshop_id=id)
        assert once.count(Attendance, workshop_id=id) == 18
    with pytest.raises(KnownError):
        once.get(Workshop, "nope")


def test_one_refused_paper_stops_no_other(built: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run sheet's PDF comes out as another document: it is named, its Word file lies there, the rest is made."""
    good = pdf.render
    other = Document("x", "x", "x", Edition.PARTICIPANT, "en", (Section((Paragraph(text("nothing of it")),)),))
    monkeypatch.setattr(
        pdf, "render", lambda document, theme: good(other if document.id == "run_sheet" else document, theme)
    )
    made = written(built, planned(built), tmp_path)
    (refused,) = made.refused
    assert (refused.document, refused.format, refused.reason.code) == ("run_sheet", "pdf", ErrorCode.EXPORT_MISMATCH)
    assert refused.instead is not None
    assert refused.instead.path.suffix == ".docx"
    assert refused.instead.path.exists()
    kept = {file.exported.document for file in made.files}
    assert {"run_sheet", "participant_agenda", "drafting_handout", "materials_checklist"} <= kept
    assert wording.load("en")("artefact.run_sheet") in words_of(made.files[0].exported.path)
    both = written(built, planned(built), tmp_path, ("pdf", "docx"))
    assert [each.instead for each in both.refused] == [None]
    assert sum(file.exported.document == "run_sheet" for file in both.files) == 1


def test_papers_of_one_kind_are_told_apart_on_the_contents_page(built: Workspace, tmp_path: Path) -> None:
    """Three sets in a row that are all called "OKR set" could not be ticked off."""
    (id,) = (each.id for each in built.read.all(Workshop) if each.kind is AgendaKind.TOP_LEVEL)
    made = written(built, id, tmp_path)
    sets = [file.exported.path.stem for file in made.files if file.exported.document == "draft_okrs"]
    said = words_of(made.files[0].exported.path)
    assert len(sets) > 1
    assert all(name in said for name in sets)
    assert "Parking lot –" not in said


def test_a_check_in_has_no_papers_of_a_training(tmp_path: Path) -> None:
    """Nobody learns to coach there: no commitment to coach, no pre-work, no certificate."""
    workspace = sample.build_later(tmp_path / "later.okrw", SystemClock())
    (meeting,) = (each for each in workspace.read.all(Workshop) if each.kind is AgendaKind.CHECK_IN)
    held = {id for id, _, _ in pack.order(workspace.read, meeting.id, OPTIONS).papers}
    assert not held & pack_rules.OF_A_TRAINING
    assert not pack.members(workspace.read, meeting.id, OPTIONS) & pack_rules.OF_A_TRAINING
    assert {"participant_agenda", "run_sheet", "sign_in_list"} <= held
    workspace.close()


def test_what_is_filled_in_at_the_end_of_the_day_lies_at_the_end_of_the_pack(built: Workspace, tmp_path: Path) -> None:
    wanted = pack.order(built.read, finished(built), OPTIONS, ("feedback_form", "commitment_cards", "seat_cards"))
    whole = tmp_path / "whole.pdf"
    whole.write_bytes(pack.to_print(wanted, Paper.A4)[Edition.PARTICIPANT].data)
    _, *pages = page_words(whole)
    said = ("Who sits where", "I will coach", "Most useful for me")  # seat cards, commitment cards, feedback forms
    places = [[at for at, words in enumerate(pages) if each in words] for each in said]
    assert [at for each in places for at in each] == list(range(len(pages)))


@pytest.mark.parametrize("last", [2, 3])  # of three papers, and before they are read again to be printed
def test_a_stick_pulled_out_half_way_is_told_and_not_made_anew_on_the_own_disk(
    built: Workspace, tmp_path: Path, last: int
) -> None:
    wanted = pack.order(built.read, finished(built), OPTIONS, ("sign_in_list", "parking_lot_sheet", "name_cards"))
    stick = tmp_path / "stick"
    seen: list[str] = []

    def told(_done: int, _total: int, name: str) -> None:
        seen.append(name)
        if len(seen) > last:
            shutil.rmtree(stick, ignore_errors=True)

    with pytest.raises(KnownError) as refused:
        pack.write(wanted, ("pdf",), stick, Paper.A4, STAMP, told, PackForm(one_file=True))
    assert refused.value.code is ErrorCode.PACK_UNFINISHED
    assert refused.value.facts["made"] == last
    assert not stick.exists()


def test_a_paper_that_is_gone_before_it_is_printed_is_told(built: Workspace, tmp_path: Path) -> None:
    wanted = pack.order(built.read, finished(built), OPTIONS, ("sign_in_list", "name_cards"))

    def told(_done: int, _total: int, name: str) -> None:
        if name.startswith("Contents"):
            shutil.rmtree(next(tmp_path.glob("*/For everybody")))

    with pytest.raises(KnownError) as refused:
        pack.write(wanted, ("pdf",), tmp_path, Paper.A4, STAMP, told, PackForm(one_file=True))
    assert refused.value.code is ErrorCode.PACK_UNFINISHED
