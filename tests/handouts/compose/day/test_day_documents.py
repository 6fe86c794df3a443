"""What is printed around the day: quantities, dates, rooms, lists, posters and cards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from agendas import loader, schedule, side_by_side
from agendas.model import Agenda, AgendaKind
from handouts import catalogue, export, pdf, wording
from handouts import gather_workshops as gather
from handouts.compose import observer_sheet
from handouts.document import (
    BulletList,
    Cards,
    Density,
    Document,
    FormRow,
    Orientation,
    Paragraph,
    ReadingDistance,
    Section,
    Table,
    Title,
)
from handouts.gather import ComposeOptions
from handouts.measure import pages_in_word
from handouts.theme import TIMES, theme_for
from handouts.whole_words import breaks_no_word
from handouts.workshop_sources import ObserverSheetSource
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.commands.parking import AddParked, UpdateParked
from workshop_app.application.commands.workshops import EditAgenda
from workshop_app.application.parking import left_over, parked
from workshop_app.application.workspace import Workspace
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Paper
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    ParkedItem,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
)

WALL = ("breakout_poster", "share_back_poster", "parking_lot_sheet", "attendance_certificate")
AllText = Callable[[Document], str]


def only(id: str, workspace: Workspace, options: ComposeOptions) -> Document:
    (document,) = catalogue.compose(id, workspace.read, options)
    return document


def tables(document: Document) -> list[Table]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def heads(table: Table) -> list[str]:
    return ["".join(run.text for run in cell.runs) for cell in table.header]


def rows(document: Document, nth: int = 0) -> list[list[str]]:
    return [["".join(run.text for run in cell.runs) for cell in row.cells] for row in tables(document)[nth].rows]


def titles(document: Document) -> list[str]:
    return [block.words for section in document.sections for block in section.blocks if isinstance(block, Title)]


@pytest.mark.parametrize("id", WALL)
def test_sheets_for_the_wall_lie_and_are_large(id: str, engagement: Workspace, options: ComposeOptions) -> None:
    (section,) = only(id, engagement, options).sections
    assert section.orientation is Orientation.LANDSCAPE
    assert TIMES[section.size] >= TIMES[ReadingDistance.WALL]


def test_materials_are_counted_from_people_and_groups(engagement: Workspace, options: ComposeOptions) -> None:
    found = {row[2]: row[1] for row in rows(only("materials_checklist", engagement, options)) if row[2]}
    assert found["Drafting handout"] == "12"  # ten people and a fifth, once
    assert found["Seat cards"] == "1"
    assert found["Feedback form"] == "10"


def test_fewer_people_need_fewer_sheets(engagement: Workspace, options: ComposeOptions) -> None:
    absent = [replace(each, present=False) for each in engagement.read.all(Attendance)[:5]]
    engagement.apply(Add(tuple(absent)))
    found = {row[2]: row[1] for row in rows(only("materials_checklist", engagement, options)) if row[2]}
    assert found["Feedback form"] == "5"


def test_without_people_the_agendas_own_size_counts_and_says_so(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    engagement.apply(Remove(tuple((Attendance, f"a{nth}") for nth in range(10))))
    document = only("materials_checklist", engagement, options)
    assert "Nobody is on the list yet: counted for 18 people in 6 groups" in all_text(document)
    assert catalogue.count("sign_in_list", engagement.read, options) == 0
    assert catalogue.count("attendance_certificate", engagement.read, options) == 0


def test_preparation_is_dated_from_the_day(engagement: Workspace, options: ComposeOptions) -> None:
    whens = [row[0] for row in rows(only("preparation_list", engagement, options))]
    assert whens[0] == "Three weeks before\nWednesday 21 April"
    assert whens[3] == "Three days before\nFriday 7 May"  # the 9th is a Sunday
    assert whens[5] == "The day\nWednesday 12 May"
    assert whens[-1] == "One month after\nMonday 14 June"


def test_a_workshop_without_a_day_still_has_its_list(engagement: Workspace, options: ComposeOptions) -> None:
    engagement.apply(Add((replace(engagement.read.get(Workshop, "w1"), day=None),)))
    assert rows(only("preparation_list", engagement, options))[0][0] == "Three weeks before"


def test_the_room_to_prepare_is_the_one_people_meet_in(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    workshop = engagement.read.get(Workshop, "w1")

    def said(template: str, kind: AgendaKind = workshop.kind) -> tuple[bool, bool]:
        engagement.apply(Add((replace(workshop, template=template, kind=kind),)))
        text = all_text(only("preparation_list", engagement, options))
        return "a table per group" in text, "a second host" in text

    assert said("expert_onsite") == (True, False)
    assert said("expert_remote") == (False, True)
    assert said("own", AgendaKind.OWN) == (True, True)


def test_a_long_agenda_keeps_to_its_page(
    engagement: Workspace, options: ComposeOptions, agenda: Agenda, all_text: AllText
) -> None:
    assert agenda.purpose in all_text(only("participant_agenda", engagement, options))
    second = tuple(replace(step, id=f"{step.id}2", day=2, pinned=None) for step in agenda.steps[:6])
    two_days = replace(agenda, starts=(540, 540), steps=(*agenda.steps, *second))
    engagement.apply(Add((WorkshopAgenda("w1", two_days),)))
    document = only("participant_agenda", engagement, options)
    assert pdf.count_pages(document, theme_for(Paper.LETTER)) == 1
    assert len(rows(document, 0)) + len(rows(document, 1)) == 20


def test_past_midnight_the_day_is_told_once(engagement: Workspace, options: ComposeOptions) -> None:
    workshop = engagement.read.get(Workshop, "w1")
    engagement.apply(Add((replace(workshop, start=1290),)))
    times = [row[0] for row in rows(only("participant_agenda", engagement, options))]
    assert times[:4] == ["21:30–22:00", "22:00–22:30", "22:30–23:15", "23:15–23:30"]
    assert times[4:6] == ["23:30–00:00 (+1)", "00:00–00:40 (+1)"]


def test_the_poster_has_a_page_per_round_and_one_for_rooms(engagement: Workspace, options: ComposeOptions) -> None:
    document = only("breakout_poster", engagement, options)
    assert titles(document) == ["Your room, your letter", "Round 1 of 3", "Round 2 of 3", "Round 3 of 3"]
    assert rows(document)[0][:4] == ["1", "Ana Lind", "Ben Okafor", "Cho Min-seo"]
    assert rows(document, 2)[0] == ["1", "Ben Okafor", "Cho Min-seo", "Ana Lind"]


def test_who_comes_later_or_changes_rooms_is_told_on_the_page_of_rooms(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    plan = engagement.read.get(GroupPlan, "w1")
    first, *others = plan.rounds
    one, two, *rest = first.rooms
    name = engagement.read.get(Person, one.observers[0]).name
    late = replace(first, rooms=(replace(one, observers=()), two, *rest))
    engagement.apply(Add((replace(plan, rounds=(late, *others)),)))
    document = only("breakout_poster", engagement, options)
    assert titles(document)[0] == "Your room, your letter"
    assert f"Not so for everybody: {name} is in room {one.room} from round 2." in all_text(document)


def test_groups_that_change_have_no_letters(engagement: Workspace, options: ComposeOptions) -> None:
    plan = engagement.read.get(GroupPlan, "w1")
    first, *others = plan.rounds
    coaches = [room.coach for room in first.rooms]
    moved = [replace(room, coach=coach) for room, coach in zip(first.rooms, [*coaches[1:], coaches[0]], strict=True)]
    engagement.apply(Add((replace(plan, rounds=(replace(first, rooms=tuple(moved)), *others[:1])),)))
    assert titles(only("breakout_poster", engagement, options))[0] == "Round 1 of 2"


def test_a_pair_is_watched_by_the_facilitator(engagement: Workspace, options: ComposeOptions) -> None:
    plan = engagement.read.get(GroupPlan, "w1")
    one = tuple(replace(r, rooms=(replace(r.rooms[0], observers=()), *r.rooms[1:])) for r in plan.rounds)
    engagement.apply(Add((replace(plan, rounds=one),)))
    assert rows(only("breakout_poster", engagement, options), 1)[0][3] == "facilitator"


def test_of_several_pairs_not_all_are_watched(engagement: Workspace, options: ComposeOptions) -> None:
    plan = engagement.read.get(GroupPlan, "w1")
    pairs = tuple(replace(r, rooms=tuple(replace(room, observers=()) for room in r.rooms)) for r in plan.rounds)
    engagement.apply(Add((replace(plan, rounds=pairs),)))
    assert rows(only("breakout_poster", engagement, options), 1)[0][3] == "facilitator or nobody"


def test_people_are_found_by_name_whatever_their_letters(engagement: Workspace, options: ComposeOptions) -> None:
    engagement.apply(Add((Person("px", "Åke Berg"), Attendance("ax", "w1", "px", present=False, position=20))))
    names = [row[1] for row in rows(only("sign_in_list", engagement, options)) if row[1]]
    assert names[:3] == ["Åke Berg", "Ana Lind", "Ben Okafor"]
    cards = only("name_cards", engagement, options).sections[0].blocks[0]
    assert isinstance(cards, Cards)
    assert "Åke Berg" not in [card.title for card in cards.cards]  # did not come
    assert all(card.tent for card in cards.cards)


def test_a_certificate_for_everybody_who_came_with_the_hours(
    held: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    document = only("attendance_certificate", held, options)
    assert titles(document)[:2] == ["Ana Lind", "Ben Okafor"]
    assert len(titles(document)) == 10
    assert "12 May 2027 · Harbour House, room 2 · 5 hours 19 minutes, excluding breaks" in all_text(document)
    assert document.margins.head_left == ""


def test_every_observer_has_a_sheet_for_every_round(engagement: Workspace, options: ComposeOptions) -> None:
    document = only("observer_sheet", engagement, options)
    assert len(titles(document)) == 12  # two trios and a quad, three rounds
    subtitles = [block.subtitle for block in document.sections[0].blocks if isinstance(block, Title)]
    assert subtitles[:2] == ["Expert workshop · Round 1 · Room 1", "Expert workshop · Round 1 · Room 2"]
    rows_of_fields = [block for block in document.sections[0].blocks if isinstance(block, FormRow)]
    assert [field.value for field in rows_of_fields[0].fields] == ["Ana Lind", "Ben Okafor", "Cho Min-seo", ""]
    for paper in Paper:
        assert pdf.count_pages(document, theme_for(paper)) == 12


def test_before_anybody_is_seated_there_is_one_observer_sheet_to_copy(
    engagement: Workspace, options: ComposeOptions
) -> None:
    engagement.apply(Remove(((GroupPlan, "w1"),)))
    document = only("observer_sheet", engagement, options)
    assert len(titles(document)) == 1
    assert len(rows(document)) >= 9


def test_a_certificate_tells_the_seats_that_were_taken_and_namesakes_have_their_own(
    engagement: Workspace, options: ComposeOptions
) -> None:
    people = queries.participants(engagement.read, "w1")
    engagement.apply(Add((replace(people[1].person, name=people[0].person.name),)))
    rooms = (SeatedRoom("1", people[0].person.id, people[1].person.id, (people[2].person.id,)),)
    engagement.apply(Add((GroupPlan("w1", 1, (SeatedRound(1, rooms),)),)))
    (section,) = only("attendance_certificate", engagement, replace(options, day=date(2027, 5, 13))).sections
    told: dict[str, list[str]] = {}
    for block in section.blocks:
        if isinstance(block, Title):
            name = block.words
            told.setdefault(name, [])
        elif isinstance(block, BulletList):
            told[name] += ["".join(run.text for run in item) for item in block.items]
    assert sorted(told[people[0].person.name]) == [
        "being coached on a draft of one’s own",
        "coaching a colleague on a real draft, with feedback",
    ]
    assert told[people[2].person.name] == ["observing a coaching conversation and writing it down word for word"]
    assert told[people[5].person.name] == []


def test_a_certificate_is_one_page_whatever_the_name(engagement: Workspace, options: ComposeOptions) -> None:
    person = queries.participants(engagement.read, "w1")[0].person
    engagement.apply(Add((replace(person, name="Maximiliane Featherstonehaugh-Papadopoulou of the Western Isles"),)))
    document = only("attendance_certificate", engagement, options)
    assert all(pdf.count_pages(document, theme_for(paper)) == len(titles(document)) for paper in Paper)


def test_an_agenda_is_to_scale(engagement: Workspace, options: ComposeOptions) -> None:
    (source,) = gather.participant_agenda(engagement.read, options)
    rows = [row for table in tables(only("participant_agenda", engagement, options)) for row in table.rows]
    by_length = sorted((line.end - line.start, row.room) for line, row in zip(source.lines, rows, strict=True))
    assert [room for _, room in by_length] == sorted(room for _, room in by_length)
    assert by_length[-1][1] > by_length[0][1]


def test_a_share_back_each_has_its_sheet(engagement: Workspace, options: ComposeOptions) -> None:
    assert titles(only("share_back_poster", engagement, options)) == ["Share back 1", "Share back 2", "Share back 3"]


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_all_of_a_share_back_on_the_wall_is_for_the_pens(
    nth: int, engagement: Workspace, options: ComposeOptions
) -> None:
    """What is asked of those who coached stands on the screen of the room: here it was grey and small."""
    poster = only("share_back_poster", engagement, options)
    table = tables(poster)[nth]
    assert heads(table) == ["Room", "Questions that worked", "Where we got stuck"]
    assert not [block for block in poster.sections[0].blocks if isinstance(block, Paragraph)]
    assert rows(poster, nth) == [[room, "", ""] for room in ("1", "2", "3")]
    assert min(row.room for row in table.rows) > 0.7, "room for a thick pen"


def test_a_share_back_of_group_work_asks_nothing_about_coaching(engagement: Workspace, options: ComposeOptions) -> None:
    before = engagement.read.get(WorkshopAgenda, "w1").agenda
    engagement.apply(EditAgenda.between("w1", before, loader.load("top_level_half_day")))
    poster = only("share_back_poster", engagement, options)
    assert heads(tables(poster)[0]) == ["What we heard", "What follows, and who"]
    assert {word for row in rows(poster) for word in row} == {""}


def test_what_one_workshop_parked_hangs_in_the_next(held: Workspace, options: ComposeOptions, agenda: Agenda) -> None:
    after = Workshop("w2", "Second", agenda.kind, agenda.id, date(2027, 6, 9), position=1)
    held.apply(Add((after, WorkshopAgenda("w2", agenda))))
    first, second = parked(held.read, "w1")
    held.apply(UpdateParked.between(first, replace(first, done=True)))
    held.apply(UpdateParked.between(second, replace(second, owner=" Mara \n Lindqvist ", due=date(2027, 6, 1))))
    assert [item.text for item in left_over(held.read, "w2")] == ["Freight wants a workshop of its own."]
    assert left_over(held.read, "w1") == ()
    sheet = only("parking_lot_sheet", held, replace(options, workshop_id="w2"))
    assert rows(sheet)[0] == ["Freight wants a workshop of its own.", "Mara\N{NO-BREAK SPACE}Lindqvist", "1 June 2027"]


@pytest.mark.parametrize("id", ["parking_lot_sheet", "parking_lot_sheet_large"])
@pytest.mark.parametrize("left", [6, 9, 40])
def test_a_parking_lot_of_several_sheets_ends_at_the_foot_of_its_last(
    id: str, left: int, held: Workspace, options: ComposeOptions
) -> None:
    """A sheet for two empty rows hangs on no wall."""
    said = "What happens to the yearly target agreement of the workshop, which contradicts two of today's key results?"
    held.apply(Add(tuple(ParkedItem(f"x{nth}", "w1", f"{nth} {said}", position=nth) for nth in range(left))))
    sheet = only(id, held, options)
    sheets = pdf.count_pages(sheet, theme_for("a4"))
    (section,) = sheet.sections
    table = next(block for block in section.blocks if isinstance(block, Table))
    roomier = replace(table, rows=(*table.rows, table.rows[-1]))
    blocks = tuple(roomier if block is table else block for block in section.blocks)
    assert sheets > 1
    assert sum(row == [""] * 3 for row in rows(sheet)) >= 3
    fuller = replace(sheet, sections=(replace(section, blocks=blocks),))
    assert max(pdf.count_pages(fuller, theme_for(paper)) for paper in Paper) > sheets


def test_no_name_is_broken_beside_a_commitment(held: Workspace, options: ComposeOptions) -> None:
    made = (("m1", "Venkatanarasimha Rao", "Nora"), ("m2", "Nora", "Wilhelmina Featherstonehaugh"))
    held.apply(Add(tuple(Commitment(id, "w1", "ask", who, with_whom=other) for id, who, other in made)))
    assert breaks_no_word(only("workshop_report", held, options))


def test_items_from_a_paper_sheet_come_after_those_of_the_log(held: Workspace) -> None:
    held.apply(AddParked(ParkedItem("x1", "w1", "From the wall")))
    assert [item.text for item in parked(held.read, "w1")][-1] == "From the wall"
    held.undo()
    assert len(parked(held.read, "w1")) == 2


def crowd(workspace: Workspace, people: int) -> None:
    """So many more people in the workshop, in threes for one round."""
    values: list[object] = []
    for nth in range(people):
        values += [Person(f"c{nth}", f"Person Number {nth}"), Attendance(f"ac{nth}", "w1", f"c{nth}", position=nth)]
    rooms = tuple(
        SeatedRoom(str(nth // 3 + 1), f"c{nth}", f"c{nth + 1}", (f"c{nth + 2}",)) for nth in range(0, people, 3)
    )
    workspace.apply(Add((*values, GroupPlan("w1", 1, (SeatedRound(1, rooms),)))))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("people", [0, 6, 12])
def test_whatever_hangs_or_lies_open_keeps_to_its_sheets(
    people: int, paper: Paper, engagement: Workspace, options: ComposeOptions
) -> None:
    crowd(engagement, people)
    options = replace(options, paper=paper)
    sheets = {"sign_in_list": 1, "materials_checklist": 1, "participant_agenda": 1, "parking_lot_sheet": 1}
    for id, expected in sheets.items():
        assert pdf.count_pages(only(id, engagement, options), theme_for(paper)) == expected, id
    posters = only("share_back_poster", engagement, options)
    assert pdf.count_pages(posters, theme_for(paper)) == len(titles(posters))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(
    ("people", "size", "sheets"),
    [
        (6, "last_row", 1),
        (9, "last_row", 1),
        (15, "hall", 1),
        (18, "hall", 1),
        (24, "hall mid_hall", 1),
        (36, "hall mid_hall", 2),
        (60, "mid_hall", 2),
    ],
)
def test_a_poster_is_as_large_as_its_rooms_allow_and_goes_on_on_another_sheet_before_it_gets_small(
    engagement: Workspace, options: ComposeOptions, people: int, size: str, sheets: int, paper: Paper
) -> None:
    crowd(engagement, people)
    document = only("breakout_poster", engagement, replace(options, paper=paper))
    assert document.sections[0].size == size.split()[-1 if paper is Paper.LETTER else 0]
    assert TIMES[document.sections[0].size] * theme_for(Paper.A4).body.size >= 20, "points: read from three metres"
    assert len(titles(document)) == 2 * sheets
    assert [row[0] for nth in range(sheets) for row in rows(document, nth)] == [str(n + 1) for n in range(people // 3)]
    assert pdf.count_pages(document, theme_for(paper)) == len(titles(document))


def test_a_name_of_three_lines_asks_for_no_second_sheet(engagement: Workspace, options: ComposeOptions) -> None:
    crowd(engagement, 24)
    for nth, name in ((4, "Ulrike Hagenbruck-Osterloh"), (9, "Siobhán Ní Dhomhnaill"), (14, "Rajesh Venkataraman")):
        engagement.apply(edit(Person, f"c{nth}", name=name))
    assert len(titles(only("breakout_poster", engagement, options))) == 2


LONG = ["Featherstonehaugh", "Papadimitriou", "van-der-Straeten-Wohlgemuth", "Venkatanarasimharajuvaripeta"]


@pytest.mark.parametrize("id", ["breakout_poster", "breakout_poster_large"])
@pytest.mark.parametrize("last", LONG)
def test_no_name_on_a_poster_is_broken_inside_a_word(
    id: str, last: str, engagement: Workspace, options: ComposeOptions
) -> None:
    """One that never stands in its column is set smaller than the others; it asks for no sheet, and they stay large."""
    crowd(engagement, 12)
    engagement.apply(edit(Person, "c1", name=f"Sara {last}"))
    document = only(id, engagement, options)
    assert breaks_no_word(document, (Paper.A4,))
    cells = [
        cell
        for block in document.sections[0].blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    ]
    small = {"".join(run.text for run in cell.runs) for cell in cells if cell.size < 1}
    assert small == ({f"Sara {last}"} if last == LONG[-1] else set())
    assert len(titles(document)) == 2
    if last == LONG[-1]:
        engagement.apply(edit(Person, "c1", name="Sara"))
        assert document.sections[0].size == only(id, engagement, options).sections[0].size


def test_eight_rooms_share_one_sheet_for_each_share_back(engagement: Workspace, options: ComposeOptions) -> None:
    crowd(engagement, 24)
    for id in ("share_back_poster", "share_back_poster_large"):
        poster = only(id, engagement, options)
        assert TIMES[poster.sections[0].size] * theme_for(Paper.A4).body.size >= 20, "points: read from three metres"
        assert titles(poster) == ["Share back 1", "Share back 2", "Share back 3"]
        assert [row[0] for row in rows(poster)] == [str(n + 1) for n in range(8)]
        assert {pdf.count_pages(poster, theme_for(paper)) for paper in Paper} == {3}


def test_a_share_back_of_many_rooms_hangs_as_sheets_with_a_title_each(
    engagement: Workspace, options: ComposeOptions
) -> None:
    crowd(engagement, 36)
    poster = only("share_back_poster", engagement, options)
    per_round = titles(poster).count("Share back 1")
    assert per_round > 1
    assert [row[0] for nth in range(per_round) for row in rows(poster, nth)] == [str(n + 1) for n in range(12)]
    for paper in Paper:
        assert pdf.count_pages(poster, theme_for(paper)) == len(titles(poster))


def _words(section: Section) -> Section:
    """Without the height of its rows, which fill the sheet."""
    blocks = (
        replace(each, rows=tuple(replace(row, room=0) for row in each.rows)) if isinstance(each, Table) else each
        for each in section.blocks
    )
    return replace(section, blocks=tuple(blocks))


def _rowless(section: Section) -> Section:
    tables = (replace(each, rows=()) if isinstance(each, Table) else each for each in section.blocks)
    return replace(section, blocks=tuple(tables), size=ReadingDistance.WALL)


@pytest.mark.parametrize("id", ["breakout_poster", "share_back_poster", "parking_lot_sheet"])
def test_what_hangs_on_the_wall_is_also_on_sheets_of_twice_the_size(
    id: str, engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    document, large = (only(each, engagement, options) for each in (id, f"{id}_large"))
    few, many = ([_words(each) for each in paper.sections] for paper in (document, large))
    if id == "parking_lot_sheet":  # in letters of its own, and at least as many rows
        assert len(rows(large)) >= len(rows(document)) > 5
        few, many = ([_rowless(each) for each in sections] for sections in (few, many))
    assert few == many
    kind, _, about = document.name.partition(" – ")
    assert large.name == f"{kind}, A3 – {about}"
    assert large.title == f"{kind}, A3: Expert workshop"
    for paper in Paper:
        document, large = (only(each, engagement, replace(options, paper=paper)) for each in (id, f"{id}_large"))
        theme = theme_for(paper)
        (short, long), (width, height) = theme.sheet, theme.for_document(large).sheet
        assert (width, height) == (long, 2 * short)
        assert pdf.count_pages(large, theme) == pdf.count_pages(document, theme)
        assert export.save(large, "pdf", tmp_path, paper).verified


@pytest.mark.parametrize(("long", "sheets"), [(0, 1), (5, 2), (14, 2)])
def test_a_list_to_sign_of_two_dozen_people_has_rows_to_sign_in(
    long: int, sheets: int, engagement: Workspace, options: ComposeOptions
) -> None:
    """With long names on a second sheet rather than in rows of six millimetres."""
    crowd(engagement, 14)
    for nth in range(long):
        engagement.apply(edit(Person, f"c{nth}", team="Night Crossing Operations and Berths"))
    document = only("sign_in_list", engagement, options)
    tables = [each for each in document.sections[0].blocks if isinstance(each, Table)]
    named = [sum(bool(row.cells[1].runs) for row in table.rows) for table in tables]
    assert sum(named) == 24
    assert max(named) - min(named) <= 1, "the second sheet does not begin for five of them"
    assert {pdf.count_pages(document, theme_for(paper)) for paper in Paper} == {sheets} == {len(tables)}
    assert {table.density for table in tables} == {Density.NORMAL}


def test_a_long_list_to_sign_goes_on_with_room_for_the_unexpected(
    engagement: Workspace, options: ComposeOptions
) -> None:
    crowd(engagement, 60)
    document = only("sign_in_list", engagement, options)
    assert pdf.count_pages(document, theme_for(Paper.A4)) > 1
    *_, last = (each for each in document.sections[0].blocks if isinstance(each, Table))
    assert [row.cells[1].runs for row in last.rows[-3:]] == [(), (), ()]


@pytest.mark.parametrize("title", ["", "In two groups"])
def test_the_lines_of_an_agenda_add_up_where_groups_work_side_by_side(
    engagement: Workspace, options: ComposeOptions, title: str
) -> None:
    before = loader.load("expert_onsite")
    joined = side_by_side.beside(before, "group_exercise", "theory", "both")
    steps = [replace(each, texts=replace(each.texts, title=title)) if each.strands else each for each in joined.steps]
    after = schedule.until(replace(joined, steps=tuple(steps)), "seven_steps", 12 * 60)
    engagement.apply(EditAgenda.between("w1", queries.agenda(engagement.read, "w1").agenda, after))
    source = next(each for each in gather.participant_agenda(engagement.read, options) if each.workshop.id == "w1")
    counted = sum(line.end - line.start for line in source.lines if line.counts)
    assert counted == source.lines[-1].end - source.lines[0].start
    assert any(line.group for line in source.lines)
    assert [line.until for line in source.lines if line.until is not None] == [12 * 60]
    printed = rows(only("participant_agenda", engagement, options))
    assert sum("until 12:00" in row[1] for row in printed) == 1
    (abreast,) = (row for row in printed if row[1].startswith("Group 1"))
    assert abreast[2].startswith("Group 2"), "side by side on paper, too"


@pytest.mark.parametrize("name", ["မောင်မောင် ကျော်", "לאה כהן", "प्रिया श्रीकृष्ण"])
def test_observer_sheets_leave_room_for_one_name_of_another_script(
    name: str, engagement: Workspace, options: ComposeOptions
) -> None:
    """Beside longer Latin ones, by which alone the page was measured."""
    (source,) = catalogue.gather("observer_sheet", engagement.read, options)
    assert isinstance(source, ObserverSheetSource)
    first, *others = source.seats
    long = tuple(replace(each, coach="Maximiliane Featherstonehaugh") for each in others)
    words = wording.load("en")
    for seats in ((replace(first, observer=name), *long), (*long, replace(first, coachee=name))):
        made = observer_sheet.compose(replace(source, seats=seats), words)
        assert [pages_in_word(made, paper) for paper in Paper] == [len(seats)] * 2
