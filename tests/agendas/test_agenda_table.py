"""Agenda tables as people type them: what is understood, what is refused by row, and importing twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas import loader, parked, schedule, table, table_merge, words
from agendas.model import Activity, Agenda, AgendaKind, Lead, StepType
from agendas.table import DraftStep, TablePreview
from agendas.table_columns import Column, vocabulary
from agendas.table_guesses import guess
from agendas.table_problems import TableProblem
from agendas.table_times import LONGEST_ROW

THREE_COLUMNS = [
    ["9:00", "Welcome", "15"],
    ["9:15", "Input: what OKRs are", "45 min"],
    ["10:00", "Coffee break", "15"],
    ["10:15", "Breakout in threes", "1h"],
    ["11:15", "Wrap-up", "15"],
]


def cells(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


def into_nothing(drafts: Sequence[DraftStep]) -> Agenda:
    """The steps of a table alone, in an agenda of three days that begin at nine."""
    empty = Agenda("own", AgendaKind.OWN, "Own", "", (540,) * 3, (2, 60), (2, 60), ())
    return table_merge.merge(empty, drafts).agenda


def problems(preview: TablePreview) -> list[tuple[int, str]]:
    return [(mistake.line, str(mistake.problem)) for mistake in preview.mistakes]


def short(preview: TablePreview) -> list[tuple[str, int, str]]:
    return [(step.title, step.minutes, str(step.type)) for step in preview.steps]


def test_three_columns_without_a_heading() -> None:
    preview = table.read(THREE_COLUMNS)
    assert preview.columns == (Column.START, Column.TITLE, Column.MINUTES)
    assert (preview.has_heading, preview.mistakes) == (False, ())
    assert short(preview) == [
        ("Welcome", 15, "opening"),
        ("Input: what OKRs are", 45, "theory"),
        ("Coffee break", 15, "break"),
        ("Breakout in threes", 60, "breakout"),
        ("Wrap-up", 15, "wrap_up"),
    ]
    assert all(step.type_guessed for step in preview.steps)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Time|Min|Topic|Who", (Column.START, Column.MINUTES, Column.TITLE, Column.LEAD)),
        ("Uhrzeit|Dauer|Thema|Wer", (Column.START, Column.MINUTES, Column.TITLE, Column.LEAD)),
        ("Start:|Duration|What|Lead", (Column.START, Column.MINUTES, Column.TITLE, Column.LEAD)),
    ],
)
def test_headings_in_two_languages(heading: str, expected: tuple[Column, ...]) -> None:
    preview = table.read(cells(heading + "\n9:00|30|Lunch|C\n9:30|20|Kennenlernen|SP then C"))
    assert (preview.columns, preview.has_heading) == (expected, True)
    assert [(step.activity, step.leads) for step in preview.steps] == [
        (Activity.LUNCH, (Lead.COACH,)),
        (Activity.INTRODUCTIONS, (Lead.SPONSOR, Lead.COACH)),
    ]


def test_a_numbered_table_with_kinds() -> None:
    preview = table.read(cells("1|20|Names|O\n2|40|OKRs|T\n3|60|Try it|B\n4|10|End|W"))
    assert preview.columns[:3] == (Column.NUMBER, Column.MINUTES, Column.TITLE)
    kinds = table.read(cells("#|Min|Item|Type\n1|20|Names|O\n2|40|OKRs|T\n3|60|Coffee|X\n4|10|End|zzz"))
    assert [(str(step.type), step.type_guessed) for step in kinds.steps] == [
        ("opening", False), ("theory", False), ("exercise", False), ("exercise", True),
    ]  # fmt: skip
    assert problems(kinds) == [(5, "type_unknown")]


def test_lengths_from_times() -> None:
    preview = table.read(cells("9:00-9:30|Welcome\n9.30 – 10.15|Talk\n10:15 to 10:30|Pause"))
    assert [step.minutes for step in preview.steps] == [30, 45, 15]
    rising = table.read(cells("Time|Title\n9:00|A thing\n9:40|Another\n10:00|Last"))
    assert [step.minutes for step in rising.steps] == [40, 20, None]
    assert problems(rising) == [(4, "no_minutes")]
    ends = table.read(cells("Start|End|Title\n23:30|00:15|Night owls"))
    assert ends.steps[0].minutes == 45


def test_a_length_in_hours_is_no_time_of_day() -> None:
    preview = table.read(cells("0:45|First thing\n1:30|Second thing\n0:15|Third thing"))
    assert preview.columns == (Column.MINUTES, Column.TITLE)
    assert [step.minutes for step in preview.steps] == [45, 90, 15]


def test_cells_as_a_workbook_stores_them() -> None:
    preview = table.read([["Start", "Min", "Title"], ["09:00:00", "30.0", "Welcome"], ["0.395833333333", "30", "Talk"]])
    assert [(step.start, step.minutes) for step in preview.steps] == [(540, 30), (570, 30)]


def test_a_time_that_falls_begins_another_day_but_midnight_does_not() -> None:
    days = table.read(cells("9:00|60|One\n10:00|60|Two\n9:00|60|Three"))
    assert [step.day for step in days.steps] == [1, 1, 2]
    night = table.read(cells("22:00|90|One\n23:30|60|Two\n0:30|30|Three"))
    assert [step.day for step in night.steps] == [1, 1, 1]
    written = table.read(cells("Day|Min|Title\nDay 1|30|One\nDay 2|30|Two\n|30|Three"))
    assert [step.day for step in written.steps] == [1, 2, 2]


def test_every_bad_row_is_named_and_the_rest_is_read() -> None:
    preview = table.read(
        cells(
            "Time|Min|Title\n9:00|30|Good\nlater|20|No time\n|soon|No length\n9:50|10|\n10:00||No end\n"
            f"x|5|{'a' * 201}\nTotal|60|Total\n11:00|30|Late\n11:10|30|Early"
        ),
        range(3, 13),
    )
    assert problems(preview) == [
        (5, "start_unreadable"),
        (6, "minutes_unreadable"),
        (7, "no_title"),
        (9, "title_too_long"),
        (10, "total"),
        (11, "times_disagree"),
    ]
    minutes = {step.title: step.minutes for step in preview.steps}
    assert minutes == {"Good": 30, "No time": 20, "No length": None, "No end": 60, "Late": 30, "Early": 30}
    said = [table.sentence(mistake) for mistake in preview.mistakes]
    assert all("{" not in each for each in said)
    assert "“soon” is not a length of time" in said[1]


def test_tables_that_are_none() -> None:
    assert problems(table.read([])) == [(0, "no_rows")]
    assert problems(table.read([["", " "]])) == [(0, "no_rows")]
    assert problems(table.read([["1", "2"], ["3", "4"]])) == [(0, "no_title_column")]
    many = table.read([["10", "Thing"]] * 501)
    assert (problems(many), many.steps) == ([(0, "too_many_rows")], ())


def test_ids_count_once() -> None:
    preview = table.read(cells("Id|Min|Title\na|10|One\na|10|Two\nb c|10|Three"))
    assert [step.id for step in preview.steps] == ["a", ""]
    assert problems(preview) == [(3, "id_twice")]


def test_text_from_a_clipboard_is_data() -> None:
    preview = table.read([["10", "=1+1\tand\nmore\x07"], ["5", "'; DROP TABLE"]])
    assert [step.title for step in preview.steps] == ["=1+1 and more", "'; DROP TABLE"]


@given(st.lists(st.lists(st.text(max_size=30), max_size=5), max_size=12))
def test_nothing_typed_is_ever_a_crash(rows: list[list[str]]) -> None:
    preview = table.read(rows)
    for step in preview.steps:
        assert step.title
        assert step.minutes is None or 1 <= step.minutes <= LONGEST_ROW
    merged = into_nothing(preview.steps)
    assert sum(step.minutes for step in merged.steps) == sum(step.minutes or 0 for step in preview.steps)
    assert all(table.sentence(mistake).endswith(".") for mistake in preview.mistakes)


def test_a_new_agenda_has_the_times_of_the_table() -> None:
    agenda = into_nothing(table.read(THREE_COLUMNS).steps)
    slots = schedule.times(agenda)
    assert [schedule.clock(slot.start) for slot in slots] == ["09:00", "09:15", "10:00", "10:15", "11:15"]
    assert agenda.steps[0].leads == (Lead.COACH,)
    assert [step.id for step in agenda.steps][:2] == ["welcome", "input_what_okrs_are"]


def as_rows(agenda: Agenda, *, ids: bool) -> list[list[str]]:
    slots = schedule.times(agenda)
    rows = [
        [step.id, f"{step.day}", schedule.clock(slot.start), f"{step.minutes}", step.title]
        for step, slot in zip(agenda.steps, slots, strict=True)
    ]
    return [row[0 if ids else 1 :] for row in [["Id", "Day", "Start", "Min", "Title"], *rows]]


@pytest.mark.parametrize("template_id", loader.available())
@pytest.mark.parametrize("ids", [True, False])
def test_importing_what_was_exported_changes_nothing(template_id: str, ids: bool) -> None:
    agenda = loader.load(template_id)
    preview = table.read(as_rows(agenda, ids=ids))
    assert preview.mistakes == ()
    merged = table_merge.merge(agenda, preview.steps)
    assert merged.agenda == agenda
    assert (merged.added, merged.updated, merged.kept, merged.changes) == ((), (), (), ())


def test_an_import_updates_adds_and_keeps() -> None:
    agenda = loader.load("team_level_half_day")
    rows = as_rows(agenda, ids=True)
    del rows[3]  # the theory is not mentioned
    rows[1][3], rows[1][4] = "20", "Hello"
    rows.append(["", "1", "", "5", "Group photo"])
    merged = table_merge.merge(agenda, table.read(rows).steps)
    assert (merged.added, merged.updated, merged.kept) == (("group_photo",), ("welcome",), ("theory",))
    assert [(each.step_id, each.was, each.becomes) for each in merged.changes] == [
        ("welcome", 10, 20), ("group_photo", 0, 5),
    ]  # fmt: skip
    welcome = merged.agenda.step("welcome")
    assert (welcome.title, welcome.flex.longest, welcome.texts.script) == (
        "Hello",
        20,
        agenda.step("welcome").texts.script,
    )
    assert [step.id for step in merged.agenda.steps][:4] == ["welcome", "check_in", "theory", "mission"]


def test_days_that_are_missing_from_a_table_leave_no_hole() -> None:
    agenda = into_nothing(table.read(cells("Day|Min|Title\n1|10|Open\n2|soon|Broken\n3|20|Work\n3|5|Close")).steps)
    assert [step.day for step in agenda.steps] == [1, 2, 2]


@pytest.mark.parametrize("ids", [True, False])
def test_what_is_parked_comes_back_and_is_not_there_twice(ids: bool) -> None:
    agenda = loader.load("team_level_half_day")
    rows = as_rows(agenda, ids=ids)
    aside = parked.park(parked.park(agenda, "mission"), "theory")
    merged = table_merge.merge(aside, table.read(rows).steps)
    assert merged.agenda.steps == agenda.steps
    assert merged.agenda.parked == ()
    assert set(merged.added) == {"mission", "theory"}
    small = table_merge.merge(aside, table.read(rows[:3]).steps)
    assert [kept.step.id for kept in small.agenda.parked] == ["mission", "theory"], "not mentioned, not touched"


def test_two_steps_of_one_title_stay_two() -> None:
    drafts = table.read(cells("9:00|10|Break\n9:10|20|Work on it\n9:30|15|Break")).steps
    agenda = into_nothing(drafts)
    assert [step.id for step in agenda.steps] == ["break", "work_on_it", "break_2"]
    assert table_merge.merge(agenda, drafts).agenda == agenda


@settings(max_examples=60)
@given(
    st.sampled_from(loader.available()),
    st.lists(
        st.tuples(st.sampled_from(["Break", "break ", "Lunch", "Wrap-up", "New thing", "Why now"]), st.integers(1, 90)),
        max_size=8,
    ),
)
def test_importing_twice_is_importing_once(template_id: str, rows: list[tuple[str, int]]) -> None:
    agenda = loader.load(template_id)
    drafts = [
        DraftStep(line, title.strip(), minutes, *guess(title)[:1], activity=guess(title)[1])
        for line, (title, minutes) in enumerate(rows, 1)
    ]
    once = table_merge.merge(agenda, drafts)
    twice = table_merge.merge(once.agenda, drafts)
    assert twice.added == ()
    named = [title.strip().casefold() for title, _ in rows]
    if all([step.title.casefold() for step in agenda.steps].count(title) <= named.count(title) for title in named):
        assert twice.agenda == once.agenda
        assert twice.updated == ()
    assert len(once.agenda.steps) <= len(agenda.steps) + len(rows)
    assert {step.id for step in agenda.steps} <= {step.id for step in once.agenda.steps}


def test_every_problem_has_a_sentence() -> None:
    assert set(words.table("table")["mistake"]) == set(TableProblem)


def test_the_words_name_only_what_exists() -> None:
    known = vocabulary()
    assert set(known["column"]) == set(Column)
    assert set(known["type"]) == set(StepType)
    assert set(known["lead"]) == set(Lead)


def test_a_longer_breakout_has_its_rounds_cut_anew() -> None:
    agenda = loader.load("expert_onsite")
    after = table_merge.merge(
        agenda, table.read([["Id", "Min", "Title"], ["breakout_1", "00:45:00", "Breakout"]]).steps
    )
    assert [one.minutes for one in after.agenda.step("breakout_1").rounds] == [45]


@pytest.mark.parametrize(
    ("when", "minutes"), [("23:30-00:15", 45), ("22:00 to 01:00", 180), ("23:59-00:00", 1), ("09:00-09:00", None)]
)
def test_a_span_may_go_past_midnight(when: str, minutes: int | None) -> None:
    preview = table.read([["Time", "Item"], ["21:00-21:30", "Welcome"], [when, "Night watch"]])
    found = {draft.title: draft.minutes for draft in preview.steps}
    assert found.get("Night watch") == minutes


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["9:00 30 Welcome", "9:30 45 What we agreed"], [("Welcome", 540, 30), ("What we agreed", 570, 45)]),
        (["9:00 1/2h Hello", "9:30 1 h, 30 min Work"], [("Hello", 540, 30), ("Work", 570, 90)]),
        (["9:00-9:30 Hello", "9:30 – 10:15 Work"], [("Hello", 540, 30), ("Work", 570, 45)]),
        (
            ["9:00 Hello", "9:30 3 key results", "10:00 1 h End"],
            [("Hello", 540, 30), ("3 key results", 570, 30), ("End", 600, 60)],
        ),
        (["Welcome", "9:30 45 What we agreed"], [("What we agreed", 570, 45)]),
        (["3 key results", "9 people speak"], [("3 key results", None, None), ("9 people speak", None, None)]),
    ],
)
def test_lines_typed_with_spaces(lines: list[str], found: list[tuple[str, int | None, int | None]]) -> None:
    preview = table.read([[line] for line in lines])
    assert [(step.title, step.start, step.minutes) for step in preview.steps] == found


def test_a_day_of_forty_hours_is_asked_about_once_and_groups_side_by_side_count_once() -> None:
    found = table.read([["Min", "Item"], *(["120", f"Block {number}"] for number in range(20))])
    assert [(each.line, each.problem, each.facts["hours"]) for each in found.mistakes] == [
        (10, table.TableProblem.DAY_TOO_LONG, "40")
    ]
    halves = [[group, "120", f"Block {number}"] for group in ("A", "B") for number in range(7)]
    assert not table.read([["Group", "Min", "Item"], *halves]).mistakes


def test_what_stands_in_the_plan_already_counts_for_the_length_of_its_day() -> None:
    """Ten new hours are a day, and eight that are planned are one; both in one day are none."""

    def rows(name: str, count: int) -> list[list[str]]:
        return [["Min", "Item"], *(["60", f"{name} {number}"] for number in range(count))]

    planned = into_nothing(table.read(rows("Planned", 8)).steps)
    found = table_merge.merge(planned, table.read(rows("New", 10)).steps)
    assert [(each.problem, each.facts) for each in table_merge.too_long(found, set_aside=False)] == [
        (table.TableProblem.PLAN_TOO_LONG, {"day": 1, "hours": "18"})
    ]
    assert not table_merge.too_long(found, set_aside=True)
    assert not table_merge.too_long(table_merge.merge(planned, table.read(rows("New", 7)).steps), set_aside=False)


def test_an_evening_that_ends_before_midnight_is_no_morning() -> None:
    """From 6:30 to 11:30 may be either: the afternoon is told, a morning would come in without a word."""
    times = ("6:30", "Reception"), ("7:30", "Dinner"), ("8:30", "Speeches"), ("10:30", "Dancing"), ("11:30", "Close")
    found = table.read([["Time", "Item"], *map(list, times)])
    assert [each.start for each in found.steps[:3]] == [18 * 60 + 30, 19 * 60 + 30, 20 * 60 + 30]
    asked = [each.line for each in found.mistakes if each.problem is table.TableProblem.AFTERNOON]
    assert asked == [2, 3, 4]


def test_more_than_sixteen_hours_are_never_told_as_sixteen() -> None:
    found = table.read(
        [["Item", "Min"], *([f"Item {at}", minutes] for at, minutes in enumerate(("330", "330", "301")))]
    )
    (mistake,) = found.mistakes
    assert "16.1 h" in table.sentence(mistake)
