"""What each document promises its reader, beyond the words (those stand in the golden files)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from msgspec.structs import replace

from agendas import schedule
from agendas.model import Activity, Agenda, Mark, Phase, PhaseKind
from handouts import catalogue
from handouts.catalogue import compose
from handouts.document import (
    Block,
    Card,
    Cards,
    Document,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Note,
    Orientation,
    PageBreak,
    Table,
    TextStyle,
    Together,
)
from handouts.gather import ComposeOptions
from handouts.measure import fits_one_card
from workshop_app.application import draft_queries, queries
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.commands.people_rules import SetDayTimes, SetHostRoom
from workshop_app.application.workspace import Workspace
from workshop_app.domain.day_times import lunches
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import OpenQuestion, ParameterRecord, ParameterStatus
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound, Workshop, WorkshopAgenda

Text = Callable[[object], str]


def _blocks(document: Document) -> Iterator[Block]:
    def opened(blocks: tuple[Block, ...]) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Together):
                yield from opened(block.blocks)
            else:
                yield block

    for section in document.sections:
        yield from opened(section.blocks)


def _fields(document: Document) -> list[FormField]:
    found: list[FormField] = []
    for block in _blocks(document):
        found += [block] if isinstance(block, FormField) else []
        rows = block.rows if isinstance(block, FieldGrid) else (block,) if isinstance(block, FormRow) else ()
        found += [field for row in rows for field in row.fields]
    return found


def _cards(document: Document) -> tuple[Card, ...]:
    """Of all its sets, which stand on sheets of their own."""
    return tuple(card for block in _blocks(document) if isinstance(block, Cards) for card in block.cards)


def _told(card: Card) -> str:
    """A name stays on one line, beside its number."""
    return "".join(run.text for run in card.told).replace("\u00a0", " ")


def _rotations(document: Document) -> list[list[str]]:
    """The rows of the tables on its cards."""
    rows = [row for card in _cards(document) if card.table for row in card.table.rows]
    return [["".join(run.text for run in cell.runs) for cell in row.cells] for row in rows]


def test_the_record_opens_with_what_is_open(engagement: Workspace, options: ComposeOptions, all_text: Text) -> None:
    (document,) = compose("parameters_record", engagement.read, options)
    headings = [block.words for block in _blocks(document) if isinstance(block, Heading) and block.level == 1]
    assert headings[:2] == ["Still open", "At a glance"]
    assert headings[-1] == "Sign-off"
    assert len(headings) == 2 + 11 + 1
    first = next(block for block in _blocks(document) if isinstance(block, Table))
    assert len(first.rows) == 4  # one parked, one undecided, two questions; the answered one is gone
    assert "Answered already" not in all_text(document)
    assert document.margins.head_right.endswith(" · Draft · Version 1")


def test_a_record_with_everything_settled_says_so(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    settled = [
        replace(record, status=ParameterStatus.NOT_APPLICABLE) for record in engagement.read.all(ParameterRecord)
    ]
    engagement.apply(Remove(tuple((OpenQuestion, each.id) for each in engagement.read.all(OpenQuestion))))
    engagement.apply(Add(tuple(settled)))
    (document,) = compose("parameters_record", engagement.read, options)
    assert "Nothing is open" in all_text(document)
    assert "All 11 decided" in all_text(document)
    assert " · Agreed" in document.margins.head_right


def test_record_fields_are_read_as_people_read_them(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    (document,) = compose("parameters_record", engagement.read, options)
    said = all_text(document)
    assert "1 May 2027" in said  # a date field stored as 2027-05-01
    assert "one_each" not in said  # a choice is printed by its label
    assert "Two full cycles done well" not in said  # a default nobody confirmed is no decision


def test_headings_of_the_record_can_be_linked_to(engagement: Workspace, options: ComposeOptions) -> None:
    (document,) = compose("parameters_record", engagement.read, options)
    marks = [block.mark for block in _blocks(document) if isinstance(block, Heading) and block.mark]
    assert "parameter_scoring" in marks
    assert len(marks) == len(set(marks))


def test_the_agenda_shows_times_and_no_leads_in_breaks(engagement: Workspace, options: ComposeOptions) -> None:
    (document,) = compose("participant_agenda", engagement.read, options)
    (table,) = (block for block in _blocks(document) if isinstance(block, Table))
    lines = ["|".join(run.text for cell in row.cells for run in cell.runs) for row in table.rows]
    assert lines[0] == "09:00–09:30|Welcome and introductions|Sponsor, Coach"
    assert lines[3] == "10:45–11:00|Break"
    assert lines[-1].startswith("15:00–15:30|")


def test_a_day_past_midnight_and_a_second_day_print_right(
    engagement: Workspace, options: ComposeOptions, agenda: Agenda, all_text: Text
) -> None:
    late = replace(agenda.step("welcome"), minutes=90)
    second = replace(agenda.step("wrap"), day=2)
    engagement.apply(Add((WorkshopAgenda("w1", replace(agenda, steps=(late, second), starts=(540, 600))),)))
    engagement.apply(edit(Workshop, "w1", start=1380))
    (document,) = compose("participant_agenda", engagement.read, options)
    said = all_text(document)
    assert "23:00–00:30 (+1)" in said
    assert "Day 2" in said
    assert "10:00–10:30" in said


def test_the_run_sheet_says_when_the_clock_of_an_item_warns(
    engagement: Workspace, agenda: Agenda, options: ComposeOptions, dump: Callable[[Document], str]
) -> None:
    (usual,) = compose("run_sheet", engagement.read, options)
    assert "Clock warns" not in dump(usual)
    first, *others = agenda.steps
    own = replace(agenda, steps=(replace(first, warn=Mark(5, percent=False), last_call=Mark(10)), *others))
    engagement.apply(edit(WorkshopAgenda, "w1", agenda=own))
    (document,) = compose("run_sheet", engagement.read, options)
    assert dump(document).count("Clock warns 5 min before the end · Last call 10 % before the end") == 1


def test_the_run_sheet_says_who_comes_late_leaves_early_and_hosts_a_room(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    first, second, *_ = queries.participants(engagement.read, "w1", present_only=True)
    engagement.apply(SetDayTimes("w1", first.person.id, arrives_at=570, leaves_at=750))
    engagement.apply(SetDayTimes("w1", second.person.id, leaves_after=2))
    engagement.apply(SetHostRoom(second.person.id, 3))
    (document, *_) = compose("run_sheet", engagement.read, replace(options, workshop_id="w1"))
    said = all_text(document)
    assert f"{first.person.name} arrives 09:30, leaves 12:30" in said
    assert f"{second.person.name} leaves after round 2" in said
    assert f"{second.person.name} hosts room 3" in said


def test_the_run_sheet_says_when_lunch_is_and_asks_where_the_plan_has_none(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    person = queries.participants(engagement.read, "w1", present_only=True)[0].person
    engagement.apply(SetDayTimes("w1", person.id, leaves_lunch=1))
    chosen = replace(options, workshop_id="w1")
    lunch = schedule.clock(lunches(queries.agenda_of_the_day(engagement.read, "w1"))[1])
    assert f"{person.name} leaves {lunch}" in all_text(compose("run_sheet", engagement.read, chosen)[0])
    agenda = queries.agenda(engagement.read, "w1").agenda
    rest = tuple(step for step in agenda.steps if step.activity is not Activity.LUNCH)
    engagement.apply(edit(WorkshopAgenda, "w1", agenda=replace(agenda, steps=rest)))
    said = all_text(compose("run_sheet", engagement.read, chosen)[0])
    assert f"{person.name} leaves at lunch, and the plan has none: ask when" in said


def test_the_run_sheet_lies_and_leaves_room_to_write(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    (document,) = compose("run_sheet", engagement.read, options)
    assert document.sections[0].orientation is Orientation.LANDSCAPE
    table = next(block for block in _blocks(document) if isinstance(block, Table))
    assert all(row.cells[-1].lines and row.cells[-2].lines for row in table.rows)
    said = all_text(document)
    assert "never" in said  # the wrap-up
    assert "1 How OKRs work here, Share back 2, Share back 3 · 2 Seven steps" in said


def test_every_table_has_its_own_page_of_cards(engagement: Workspace, options: ComposeOptions) -> None:
    (document,) = compose("seat_cards", engagement.read, options)
    cards = _cards(document)
    assert len(cards) == 4 * 3 + 1
    assert [card.title for card in cards[:4]] == ["Coach", "Coachee", "Observer", "Who sits where"]
    assert [card.title for card in cards[8:12]] == ["Coach", "Coachee", "Observer", "Observer"]  # the quad
    assert (cards[12].title, cards[12].subtitle) == ("Who sits where", "Room 3")  # its rotation, on a sheet at the end
    assert cards[0].subtitle == "Room 1"
    assert _told(cards[0]) == "Round 1 Ana Lind, 2 Ben Okafor, 3 Cho Min-seo"
    assert [len(block.cards) for block in document.sections[0].blocks if isinstance(block, Cards)] == [4, 4, 4, 1]
    assert [run.text for run in cards[0].told if run.style is TextStyle.STRONG] == ["1", "2", "3"]
    assert cards[10].body[0] != cards[11].body[0]


@pytest.mark.parametrize(
    "names",
    [
        ("Ana Lind", "Maximiliane-Theodora von und zu Hohenlohe-Waldenburg-Schillingsfürst", "Cho Min-seo"),
        ("Юлия Александровна Щербакова-Преображенская", "Μαρία Παπαδοπούλου Κωνσταντινίδου", "Cho Min-seo"),
        ("Ana Lind", "Ben Okafor", "María de los Ángeles Fernández de la Torre y González de Mendoza"),
    ],
)
def test_a_long_name_takes_no_question_to_a_second_card(
    names: tuple[str, ...], engagement: Workspace, options: ComposeOptions
) -> None:
    """Held on one line it took a line more than the coach's card had."""
    for nth, name in enumerate(names):
        engagement.apply(edit(Person, f"p{nth}", name=name))
    (document,) = compose("seat_cards", engagement.read, options)
    cards = _cards(document)[:3]
    assert all(fits_one_card(card) for card in cards)
    assert _told(cards[0]) == f"Round 1 {names[0]}, 2 {names[1]}, 3 {names[2]}"


def test_seat_cards_tell_how_long_each_round_is(engagement: Workspace, options: ComposeOptions, all_text: Text) -> None:
    """The cards of all rounds told the minutes of the first."""
    agenda = engagement.read.get(WorkshopAgenda, "w1").agenda
    _, *later = (step for step in agenda.steps if step.rounds)
    short = (Phase(PhaseKind.BRIEF, 2), Phase(PhaseKind.COACHING, 14))
    changed = {step.id: tuple(replace(each, phases=short) for each in step.rounds) for step in later}
    steps = tuple(replace(step, rounds=changed.get(step.id, step.rounds)) for step in agenda.steps)
    engagement.apply(Add((WorkshopAgenda("w1", replace(agenda, steps=steps)),)))
    said = all_text(*compose("seat_cards", engagement.read, options))
    assert "Round 1, 40\u00a0min: Briefing 4, Coaching 24, " in said
    assert "Rounds 2 and 3, 16\u00a0min each: Briefing 2, Coaching 14." in said


def test_a_number_between_names_from_the_right_keeps_its_place(engagement: Workspace, options: ComposeOptions) -> None:
    for id, name in (("p0", "لاه كوهين"), ("p1", "שלום"), ("p2", "לאה")):
        engagement.apply(edit(Person, id, name=name))
    card = _cards(*compose("seat_cards", engagement.read, options))[0]
    said = _told(card)
    assert said == "Round 1 \u2068لاه كوهين\u2069, 2 \u2068שלום\u2069, 3 \u2068לאה\u2069"


def test_a_pair_is_watched_by_the_facilitator(engagement: Workspace, options: ComposeOptions, all_text: Text) -> None:
    engagement.apply(Add((GroupPlan("w1", 1, (SeatedRound(1, (SeatedRoom("1", "p0", "p1"),)),)),)))
    (document,) = compose("seat_cards", engagement.read, options)
    assert _rotations(document) == [["1  11:30", "Ana Lind", "Ben Okafor", "the facilitator"]]


def test_of_several_pairs_none_is_promised_the_facilitator(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    pairs = (SeatedRoom("1", "p0", "p1"), SeatedRoom("2", "p2", "p3"))
    engagement.apply(Add((GroupPlan("w1", 1, (SeatedRound(1, pairs), SeatedRound(2, pairs[:1]))),)))
    (cards,) = compose("seat_cards", engagement.read, options)
    watched = [(each[1], each[3]) for each in _rotations(cards)]
    assert watched[:2] == [("Ana Lind", "the facilitator or nobody"), ("Ana Lind", "the facilitator")]
    (poster,) = compose("breakout_poster", engagement.read, options)
    assert all_text(poster).count("facilitator or nobody") == 2


def test_cards_without_a_plan_ask_the_table_to_agree_on_letters(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    engagement.apply(Remove(((GroupPlan, "w1"),)))
    (document,) = compose("seat_cards", engagement.read, options)
    assert [each[1:] for each in _rotations(document)[:3]] == [list("ABC"), list("BCA"), list("CAB")]
    assert "Ana Lind" not in all_text(document)


def test_the_blank_form_is_empty_but_for_the_cycle(engagement: Workspace, options: ComposeOptions) -> None:
    (document,) = compose("drafting_handout", engagement.read, replace(options, blank=True))
    assert {field.value for field in _fields(document)} == {"", "May–Aug 2027"}
    marks = [field.mark for field in _fields(document) if field.mark]
    assert len(marks) == len(set(marks))
    assert {"o1.mission", "o1.objective", "o1.why_now", "o1.kr4.stretch"} <= set(marks)
    breaks = sum(isinstance(block, PageBreak) for block in _blocks(document))
    assert breaks == 1, "two pages for the objective"


def test_a_filled_form_keeps_four_rows_and_grows_beyond(engagement: Workspace, options: ComposeOptions) -> None:
    more = [KeyResult(f"n{nth}", "o2", f"Result {nth}", position=nth) for nth in range(6)]
    engagement.apply(Add(tuple(more)))
    (document,) = compose("drafting_handout", engagement.read, options)
    texts = {field.mark: field.value for field in _fields(document)}
    assert texts["o1.kr1.text"].startswith("Departures")
    assert texts.get("o1.kr4.text", "") == "", "an empty box gives way to long values"
    assert texts["o2.kr6.text"] == "Result 5"
    assert texts["o1.kr3.champion"] == "Mei Tanaka, Ticketing"


def test_each_objective_starts_a_page(engagement: Workspace, options: ComposeOptions, all_text: Text) -> None:
    (document,) = compose("draft_okrs", engagement.read, options)
    blocks = list(_blocks(document))
    breaks = [nth for nth, block in enumerate(blocks) if isinstance(block, PageBreak)]
    assert len(breaks) == 1
    following = blocks[breaks[0] + 1]
    assert isinstance(following, Heading)
    assert following.words == "Hand over a watch so that nobody has to ask twice"
    assert "84 %" in all_text(document)
    assert "Method agreed" in all_text(document)


def test_open_points_are_the_checks_questions_without_those_put_aside(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    engagement.apply(Add((KeyResult("k9", "o2", "Hold three workshops", champions="Mei"),)))
    (before,) = compose("draft_okrs", engagement.read, options)
    notes = [block for block in _blocks(before) if isinstance(block, Note)]
    assert any("Key result 2.1: " in all_text(note) for note in notes)
    asked = [each for each in draft_queries.findings_for(engagement.read, "s1") if each.subject_id == "k9"]
    assert asked
    aside = [Dismissal(f"d{each.code}", "k9", each.code, each.text, reason="SECRET") for each in asked]
    engagement.apply(Add(tuple(aside)))
    (after,) = compose("draft_okrs", engagement.read, options)
    assert "Key result 2.1: " not in all_text(after)
    assert "SECRET" not in all_text(after)


def test_a_draft_that_has_only_begun_still_prints(engagement: Workspace, options: ComposeOptions) -> None:
    engagement.apply(Add((DraftSet("s3", "gone"), Objective("o7", "s3"))))
    chosen = replace(options, set_id="s3", day=date(2027, 1, 1))
    (document,) = compose("draft_okrs", engagement.read, chosen)
    assert document.name == "OKR set – Team"
    assert document.margins.head_right == "OKR set · Team · Draft · Version 1"
    assert document.margins.foot_right.endswith(" · Printed 1 January 2027")


def test_user_text_is_data_everywhere(engagement: Workspace, options: ComposeOptions, all_text: Text) -> None:
    nasty = "<b>{client}</b> & =SUM(A1) %s\n..\\x"
    engagement.apply(edit(Objective, "o1", text=nasty, why_now=nasty))
    for artefact_id in ("draft_okrs", "drafting_handout"):
        (document,) = compose(artefact_id, engagement.read, options)
        assert nasty in all_text(document)


def test_a_unit_follows_figures_and_no_words(engagement: Workspace, options: ComposeOptions, all_text: Text) -> None:
    result = engagement.read.all(KeyResult)[0]
    levels = {"baseline": "1,200", "commit": "the draft is read", "target": "-4.5", "stretch": "95 %"}
    engagement.apply(edit(KeyResult, result.id, unit="kg", **levels))
    said = "\n".join(all_text(document) for document in compose("draft_okrs", engagement.read, options))
    assert all(told in said for told in ("1,200 kg", "the draft is read", "-4.5 kg", "95 %"))
    assert "is read kg" not in said
    assert "95 % kg" not in said


def test_cards_without_a_plan_give_letters_the_seats_that_the_sentence_of_the_round_does(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    engagement.apply(Remove(((GroupPlan, "w1"),)))
    agenda = engagement.read.get(WorkshopAgenda, "w1").agenda
    said = {"b1": "Breakout 1: C coaches A, B observes", "b3": "Breakout 3: B coaches C, A observes"}
    steps = [replace(step, texts=replace(step.texts, title=said.get(step.id, step.title))) for step in agenda.steps]
    engagement.apply(Add((WorkshopAgenda("w1", replace(agenda, steps=tuple(steps))),)))
    (source,) = catalogue.gather("seat_cards", engagement.read, options)
    assert source.turns == ("CAB", "BCA", "BCA")  # type: ignore[union-attr]
    (document,) = compose("seat_cards", engagement.read, options)
    assert [each[1:] for each in _rotations(document)[:3]] == [list("CAB"), list("BCA"), list("BCA")]
