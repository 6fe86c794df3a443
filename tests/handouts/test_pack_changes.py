"""Reprint only what changed: equal to a comparison of all pages by their pictures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
from msgspec.structs import replace

from handouts import pack, pack_changes, print_file
from handouts.document import Card, Cards, Document, PageBreak, Paragraph, text
from handouts.gather import ComposeOptions
from handouts.pack_printing import PackedPaper
from workshop_app import sample
from workshop_app.application import pack_memory
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.pack_memory import WhosePack
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopStatus,
)

OPTIONS = ComposeOptions(day=date(2026, 11, 25))
STAMP = datetime(2026, 11, 25, 12, 40, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 13, 10, tzinfo=UTC)
TITLES = {"Sign-in list": "sign_in_list", "Parking lot": "parking_lot_sheet"}


def _pictures(papers: Iterable[PackedPaper]) -> Counter[bytes]:
    """Every copy of every page, as a picture."""
    found: Counter[bytes] = Counter()
    for each in papers:
        with pypdfium2.PdfDocument(print_file.drawn(each.document, Paper.A4)) as file:
            for page in file:
                found[each.document.id.encode() + bytes(page.render(scale=1.5, grayscale=True).buffer)] += each.copies
    return found


def test_after_a_no_show_only_the_changed_sheets_are_printed(tmp_path: Path) -> None:
    other = sample.build(tmp_path / "s.okrw", SystemClock())
    (id,) = (each.id for each in other.read.all(Workshop) if each.status is WorkshopStatus.PLANNED)
    before = tuple(pack.papers(pack.order(other.read, id, OPTIONS)))
    pack_memory.remember(WhosePack(id), pack_changes.sheets_of(before, Paper.A4), STAMP, passphrase=False)
    known = pack_memory.recalled(WhosePack(id))
    assert known is not None
    same = pack.order(other.read, id, replace(OPTIONS, day=date(2026, 11, 26)))
    assert pack_changes.write_changed(same, tmp_path, Paper.A4, known).files == ()  # another day changes nothing
    gone = other.read.all(Attendance, workshop_id=id)[0]
    other.apply(edit(Attendance, gone.id, present=False))
    first = next(each for each in other.read.all(Attendance, workshop_id=id) if each.id != gone.id)
    other.apply(edit(Person, first.person_id, name="Zoë Ångström"))
    wanted = pack.order(other.read, id, OPTIONS)
    made = pack_changes.write_changed(wanted, tmp_path, Paper.A4, known)
    by_force = _pictures(pack.papers(wanted)) - _pictures(before)
    assert 0 < made.pages == by_force.total() < _pictures(before).total()
    words = []
    for path in made.files:
        with pypdfium2.PdfDocument(path) as file:
            words += [page.get_textpage().get_text_range() for page in file]
    assert len(words) == made.pages
    assert any("Zoë Ångström" in each for each in words)
    assert all("Replaces the sheet of 25 November 2026" in " ".join(each.split()) for each in words)
    cards = [each for each in words if "Page " not in each]
    assert cards
    assert all(each.count("Replaces") > 1 for each in cards if "Who sits where" in each), "one on each card"
    pack_memory.remember(WhosePack(id), made.sheets, STAMP, passphrase=False)
    again = pack_memory.recalled(WhosePack(id))
    assert again is not None
    assert pack_changes.write_changed(wanted, tmp_path, Paper.A4, again).pages == 0
    other.close()


def test_a_new_front_brings_its_back_along(document_of: Callable[..., Document], tmp_path: Path) -> None:
    cards = Cards(tuple(Card(f"F{n}", "", ()) for n in range(6)), backs=tuple(Card(f"B{n}", "", ()) for n in range(6)))
    before = PackedPaper(document_of(cards), 2)
    now = PackedPaper(document_of(replace(cards, cards=(*cards.cards[:5], Card("New", "", ())))), 2)
    left = Counter(pack_changes.sheets_of([before], Paper.A4))
    assert list(pack_changes.missing(now, Paper.A4, left)) == [2, 3, 2, 3], "both copies of the second sheet, whole"
    other = PackedPaper(document_of(replace(cards, backs=(Card("New", "", ()), *cards.backs[1:]))))
    assert list(pack_changes.missing(other, Paper.A4, Counter(pack_changes.sheets_of([before], Paper.A4)))) == [0, 1]


def test_a_passphrase_and_forgetting_leave_no_trace() -> None:
    pack_memory.remember(WhosePack("w1"), {"mark": 2}, STAMP, passphrase=False)
    kept = pack_memory.recalled(WhosePack("w1"))
    assert kept is not None
    assert (kept.printed("mark"), kept.printed("other"), kept.stamp) == (2, 0, STAMP)
    assert b"mark" not in pack_memory._path().read_bytes()
    pack_memory.remember(WhosePack("w1"), {"mark": 2}, STAMP, passphrase=True)
    assert pack_memory.recalled(WhosePack("w1")) is None
    pack_memory.remember(WhosePack("w1"), {"mark": 2}, STAMP, passphrase=False)
    pack_memory.forget(WhosePack("w2"))
    assert pack_memory.recalled(WhosePack("w1")) is not None
    pack_memory.forget(WhosePack("w1"))
    assert pack_memory.recalled(WhosePack("w1")) is None
    pack_memory.remember(WhosePack("w1"), {"mark": 2}, STAMP, passphrase=False)
    assert pack_memory.forget_all()
    assert pack_memory.recalled(WhosePack("w1")) is None
    pack_memory._path().write_text("{", encoding="utf-8")
    assert pack_memory.recalled(WhosePack("w1")) is None


def test_a_table_that_nobody_left_keeps_its_papers_when_another_one_is_given_up(tmp_path: Path) -> None:
    """Cards bear no page number, nor do sheets of which each goes to another table."""
    other = sample.build(tmp_path / "s.okrw", SystemClock())
    (id,) = (each.id for each in other.read.all(GroupPlan))
    ids = [each.person_id for each in other.read.all(Attendance, workshop_id=id)]
    rooms = tuple(SeatedRoom(str(nth), *ids[2 * nth : 2 * nth + 2]) for nth in range(3))
    papers = []
    for seated in (rooms, rooms[1:]):
        other.apply(Add((GroupPlan(id, 1, (SeatedRound(1, seated), SeatedRound(2, seated)), True),)))
        papers.append(tuple(pack.papers(pack.order(other.read, id, OPTIONS, ("seat_cards", "observer_sheet")))))
    before, now = papers
    left = Counter(pack_changes.sheets_of(before, Paper.A4))
    assert [each.document.id for each in now] == ["seat_cards", "observer_sheet"]
    assert [page for each in now for page in pack_changes.missing(each, Paper.A4, left)] == []
    other.close()


def test_sheets_of_papers_that_were_not_wanted_stay_printed() -> None:
    """In the evening the sign-in list alone was looked at: everything else lies there as it did."""
    pack_memory.remember(WhosePack("w"), {"poster:Zoë": 1, "sign_in:Mei": 1}, STAMP, passphrase=False)
    pack_memory.remember(WhosePack("w"), {"sign_in:Olaf": 1}, LATER, passphrase=False, remade={"sign_in"})
    kept = pack_memory.recalled(WhosePack("w"))
    assert kept is not None
    assert [kept.printed(each) for each in ("poster:Zoë", "sign_in:Mei", "sign_in:Olaf")] == [1, 0, 1]
    assert (kept.made("poster"), kept.made("sign_in"), kept.stamp) == (STAMP, LATER, LATER)
    assert not any(each in pack_memory._path().read_text("utf-8") for each in ("Zoë", "Mei", "Olaf"))


def test_a_sheet_replaces_the_one_that_lies_there(tmp_path: Path) -> None:
    """The sign-in list was made anew at 19:10, the poster was not: what replaces the poster says so."""
    other = sample.build(tmp_path / "s.okrw", SystemClock())
    (id,) = (each.id for each in other.read.all(Workshop) if each.status is WorkshopStatus.PLANNED)
    only = ("sign_in_list", "name_cards", "parking_lot_sheet")
    first = pack.order(other.read, id, OPTIONS, only)
    pack_memory.remember(WhosePack(id), pack_changes.sheets_of(pack.papers(first), Paper.A4), STAMP, passphrase=False)
    gone = other.read.all(Attendance, workshop_id=id)[0]
    other.apply(edit(Attendance, gone.id, present=False))
    known = pack_memory.recalled(WhosePack(id))
    assert known is not None
    signed = pack_changes.write_changed(pack.order(other.read, id, OPTIONS, only[:1]), tmp_path / "1", Paper.A4, known)
    assert signed.kinds == {"sign_in_list"}
    pack_memory.remember(WhosePack(id), signed.sheets, LATER, passphrase=False, remade=signed.kinds)
    other.apply(edit(Workshop, id, title="Another title"))
    known = pack_memory.recalled(WhosePack(id))
    assert known is not None
    made = pack_changes.write_changed(pack.order(other.read, id, OPTIONS, only), tmp_path / "2", Paper.A4, known)
    said = {kind: f"{known.made(kind).astimezone():%H:%M}" for kind in only}
    assert len(set(said.values())) == 2
    for path in made.files:
        with pypdfium2.PdfDocument(path) as file:
            for page in file:
                words = " ".join(page.get_textpage().get_text_range().split())
                kind = next((each for title, each in TITLES.items() if title in words), "name_cards")
                assert f"Replaces the sheet of 25 November 2026, {said[kind]}" in words
    other.close()


def test_what_an_older_edition_remembered_still_counts() -> None:
    pack_memory.remember(WhosePack("w"), {"mark": 3}, STAMP, passphrase=False)
    stored = json.loads(pack_memory._path().read_text("utf-8"))
    for each in stored["packs"].values():
        del each["stamps"]
    pack_memory._path().write_text(json.dumps(stored), encoding="utf-8")
    kept = pack_memory.recalled(WhosePack("w"))
    assert kept is not None
    assert (kept.printed("poster:mark"), kept.made("poster")) == (3, STAMP)


def test_a_new_page_of_a_pack_for_both_sides_brings_the_other_side_along(
    document_of: Callable[..., Document],
) -> None:
    """And only then: on one side the other page lies there."""
    words = ["one", "two", "three"]

    def paper(said: list[str], both_sides: bool | None) -> PackedPaper:
        blocks = [block for each in said for block in (PageBreak(), Paragraph(text(each)))]
        return PackedPaper(document_of(*blocks[1:]), 2, both_sides=both_sides)

    for changed, both_sides, found in (
        (1, True, [(0, 1)] * 2),
        (2, True, [(2,)] * 2),
        (1, False, [(1,)] * 2),
        (1, None, [(1,)] * 2),
    ):
        left = Counter(pack_changes.sheets_of([paper(words, both_sides)], Paper.A4))
        now = paper([*words[:changed], "new", *words[changed + 1 :]], both_sides)
        assert list(pack_changes.missing_sheets(now, Paper.A4, left)) == found
