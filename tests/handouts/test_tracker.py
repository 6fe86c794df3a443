"""The tracker out and back in: nothing differs, also after another program had it; what somebody changed is found, and
what is not understood is asked."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # noqa: TID251 - somebody else's program opens and saves our file

from handouts import wording
from handouts.tables import tracker as workbook
from handouts.tables import tracker_reading
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.check_ins import ChangeInMidCycle, PlanCheckIn
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.reflections import Reflect
from workshop_app.application.commands.tracker import TakeTracker
from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Reader
from workshop_app.application.tracker import Tracker, source
from workshop_app.application.tracker import tracker as made_from
from workshop_app.application.tracker_reading import NotRead, TrackerDoubt, TrackerReading
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import NotNow, WatchedMetric
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, HealthSignal, ProgressLine
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection
from workshop_app.domain.tracker import SHEETS, SheetKey

WORDS = wording.load("en")
OFFICE = shutil.which("soffice")
FEB, MARCH = date(2027, 2, 1), date(2027, 3, 1)
HOSTILE = (
    '=HYPERLINK("http://x.invalid","click")',
    "+1-1",
    "@x",
    "-2+3",
    "007",
    "1/2",
    "2027-02-01",
    "TRUE",
    "60 %",
    "1E5",
    " two spaces  before and after ",
    "_x0041_ is no A",
    "'apostrophe",
    "line one\nline two\n\tthree",
    "محمد قال: النتيجة ٤٥ شيكل ‏(عربي)",
    "ferry 🚢 family 👩‍👩‍👧 東京",
    '<b>&amp; "quoted", semicolon; comma',
    "#REF!",
    "Because we learned a lot, " * 400,
)
METRIC = KeyResultType.METRIC
Sheet = Any


@pytest.fixture
def desk(tmp_path: Path, clock: Any, made_once: Callable[[Any], bytes]) -> Iterator[Workspace]:
    path = tmp_path / "Acme.okrw"
    path.write_bytes(made_once(_three_cycles))
    opened = bootstrap.open_workspace(path, clock)
    yield opened
    opened.close()


def _three_cycles(path: Path, clock: Any) -> Workspace:
    """Three cycles of one team in one file, with everything a tracker shows."""
    opened = bootstrap.create(path, "Acme", clock)
    opened.apply(Add((Team("t", "Desk"), Team("t2", "Ticketing", 1))))
    for cycle in (1, 2, 3):
        _cycle(opened, cycle)
    opened.apply(ChangeInMidCycle("w1", "k11", "target", "65 %", "The dock closed", "Marguerite"))
    return opened


def _cycle(opened: Workspace, cycle: int) -> None:
    state = DraftStatus.PUBLISHED if cycle == 1 else DraftStatus.DRAFT
    values: list[Any] = [
        DraftSet(f"s{cycle}", "t", "Straight answers", status=state, cycle=cycle, position=cycle),
        Objective(f"o{cycle}", f"s{cycle}", f"Passengers hear it from us first ({cycle})", "It hurts"),
        WatchedMetric(f"h{cycle}", f"s{cycle}", "Crew overtime", "below 6 %", "=4"),
        NotNow(f"n{cycle}", f"s{cycle}", "New website", "next year"),
    ]
    sure = (("commit", "90"), ("stretch", "10 %"))
    told, levels = f"of cycle {cycle}", ("22 %", "45 %", "70 %", "90 %", "%")
    values += [
        KeyResult(f"k{cycle}{n}", f"o{cycle}", f"Delays told {n} {told}", METRIC, *levels, "Liam\nMei", position=n)
        for n in (1, 2)
    ]
    values.append(SetReflection(f"s{cycle}", FEB, "=all", "+1", "stand up", "slides", "start there"))
    opened.apply(Add(tuple(values)))
    more = {"confidence": sure, "read_out": MARCH, "shared_with": "Ticketing"}
    opened.apply(edit(KeyResult, f"k{cycle}1", **more))
    for number, day in enumerate((FEB.replace(year=2026 + cycle), MARCH.replace(year=2026 + cycle)), 1):
        id = f"c{cycle}{number}"
        opened.apply(PlanCheckIn(id, f"s{cycle}", day))
        for line in opened.read.all(ProgressLine, check_in_id=id):
            said = {"value": "0088", "predicted": ("0,6", "60 %")[number - 1], "measured_on": day, "talked": True}
            opened.apply(edit(ProgressLine, line.id, **said, signal=HealthSignal.WATCH))
        opened.apply(edit(CheckIn, id, attended="Liam, Mei", decisions="=go on", held=number == 1))
        opened.apply(Add((once_only(opened.read, HealthReading("", id, f"h{cycle}", "5 %", HealthSignal.OK, "-")),)))
        opened.apply(Add((AgreedAction(f"a{cycle}{number}", id, f"k{cycle}1", "+1 call the port", "Liam", due=day),)))


def tracker(reader: Reader) -> Tracker:
    return made_from(source(reader))


def out(desk: Workspace) -> bytes:
    shown = tracker(desk.read)
    told = repr(shown)  # every value in it: the file that no test has changed is written once
    if told not in _WRITTEN:
        _WRITTEN[told] = workbook.render(shown, WORDS)
    return _WRITTEN[told]


_WRITTEN: dict[str, bytes] = {}


def read(desk: Workspace, data: bytes, before: Tracker | None = None) -> TrackerReading:
    return tracker_reading.read(data, "tracker.xlsx", before or tracker(desk.read))


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """As another program saves it after somebody worked in it."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cell(sheet: Sheet, heading: str, id: str) -> Any:
    """The cell below a heading in the row of an id."""
    heads = [each.value for each in sheet[1]]
    ids = heads.index("Row")
    row = next(row for row in sheet.iter_rows(min_row=2) if row[ids].value == id)
    return row[heads.index(heading)]


def asked(reading: TrackerReading) -> list[tuple[TrackerDoubt, str]]:
    return [(each.doubt, each.column.key if each.column else "") for each in reading.questions]


def changed(reading: TrackerReading) -> list[tuple[str, str, str]]:
    return [(each.column.key, each.now_shown, each.then_shown) for each in reading.changes]


def nothing(reading: TrackerReading) -> bool:
    return reading == TrackerReading()


# -- out


def test_a_year_stands_in_one_file_and_reads_back_without_a_difference(desk: Workspace) -> None:
    data = out(desk)
    assert nothing(read(desk, data))
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == [
        *("OKRs", "Objectives", "Check-ins", "Updates", "Actions", "Changes", "Going on", "Looking back"),
        *("Health metrics", "Health in check-ins", "Not now"),
        *("Scores over time", "Plots", "How to use it"),
    ]
    okrs = book["OKRs"]
    heads = [each.value for each in okrs[1]]
    assert heads[:6] == ["Cycle", "Team", "State", "Objective", "No.", "Key result"]
    assert heads[-5:] == ["Final score", "Learning", "Keep / modify / remove", "Row", "As taken out"]
    assert [row[0].value for row in okrs.iter_rows(min_row=2)] == ["Cycle 1"] * 2 + ["Cycle 2"] * 2 + ["Cycle 3"] * 2
    assert okrs.freeze_panes == "A2"
    assert okrs.auto_filter.ref == "A1:AC7"  # the hidden columns are sorted along
    assert okrs.column_dimensions["AB"].hidden
    assert len(book["Plots"]._charts) == 3
    column = book["Plots"].sheet_format.defaultColWidth * 7 + 5  # pixels of a digit, and the edge of a cell
    beside = [each.anchor._from.col for each in book["Plots"]._charts]
    wide = max(each.anchor.ext.width for each in book["Plots"]._charts) / 9525  # pixels
    assert wide < max(beside) * column, "the one beside it covers no day of a plot"
    assert [each.value for each in book["Changes"][2]][3:10] == [
        "1.1",
        "Delays told 1 of cycle 1",
        "0.7 target",
        "70 %",
        "65 %",
        "The dock closed",
        "Marguerite",
    ]


def test_days_are_days_scores_are_numbers_and_everything_else_is_text(desk: Workspace) -> None:
    updates = load_workbook(io.BytesIO(out(desk)))["Updates"]
    first = updates[2]
    assert (first[0].value.date(), first[0].number_format) == (FEB, "yyyy-mm-dd")
    heads = [each.value for each in updates[1]]
    predicted, value = first[heads.index("Predicted score")], first[heads.index("Value")]
    assert (predicted.value, predicted.data_type) == (0.6, "n")
    assert (value.value, value.data_type, value.number_format, value.quotePrefix) == ("0088", "s", "@", True)


def test_whatever_was_typed_stays_text_and_comes_back_as_it_was(desk: Workspace) -> None:
    """Each text in every field of a key result of its own: as many at once as there are key results."""
    ids = [f"k{cycle}{number}" for cycle in (1, 2, 3) for number in (1, 2)]
    desk.apply(Add(tuple(NotNow(f"n{id}", f"s{id[1]}", "New website") for id in ids)))
    for begin in range(0, len(HOSTILE), len(ids)):
        texts = HOSTILE[begin : begin + len(ids)]
        for id, text in zip(ids, texts, strict=False):
            _put_everywhere(desk, id, text)
        data = out(desk)
        for sheet in load_workbook(io.BytesIO(data)):
            assert not [each.coordinate for row in sheet.iter_rows() for each in row if each.data_type == "f"]
        assert nothing(read(desk, data)), texts
        assert nothing(read(desk, edited(data, saved_as_it_is))), texts


def saved_as_it_is(_book: Any) -> None:
    """Another library opens it and saves it."""


def _put_everywhere(desk: Workspace, id: str, text: str) -> None:
    desk.apply(edit(KeyResult, id, text=text, baseline=text, champions=text, source=text))
    desk.apply(Reflect(id, (("learning", text), ("value", text), ("score", text))))
    desk.apply(edit(NotNow, f"n{id}", why=text))
    line = next(each for each in desk.read.all(ProgressLine) if each.key_result_id == id)
    desk.apply(edit(ProgressLine, line.id, value=text, predicted=text, happened=text, blocker=text))


def test_a_text_no_cell_holds_is_cut_in_the_cell_and_whole_here(desk: Workspace) -> None:
    desk.apply(Reflect("k21", (("learning", "🚢" * 30_000),)))
    data = out(desk)
    assert nothing(read(desk, data))

    def change(book: Any) -> None:
        cell(book["OKRs"], "Learning", "k21").value = "shorter"

    assert asked(read(desk, edited(data, change))) == [(TrackerDoubt.CUT, "learning")]


def test_before_there_is_a_key_result_there_is_nothing_to_take_out(tmp_path: Path, clock: Any) -> None:
    opened = bootstrap.create(tmp_path / "New.okrw", "New", clock)
    with pytest.raises(KnownError) as caught:
        out(opened)
    assert caught.value.code is ErrorCode.NOTHING_TO_EXPORT
    opened.close()


# -- through another program


@pytest.mark.long
def test_an_office_opens_and_saves_it_without_a_difference(desk: Workspace, tmp_path: Path) -> None:
    ids = [f"k{cycle}{number}" for cycle in (2, 3) for number in (1, 2)]
    for at, text in enumerate(HOSTILE):
        id = ids[at % len(ids)]
        field = ("baseline", "commit", "target", "stretch", "champions")[at // len(ids)]
        desk.apply(edit(KeyResult, id, **{field: text}))
    desk.apply(Reflect("k31", (("learning", HOSTILE[-1]), ("score", "0,65"), ("bucket", Bucket.MODIFY))))
    made = tmp_path / "out" / "tracker.xlsx"
    made.parent.mkdir()
    made.write_bytes(out(desk))
    back = through_office(made, tmp_path)
    assert nothing(tracker_reading.read_file(back, tracker(desk.read)))


@pytest.mark.long
def test_a_whole_cycle_of_six_teams_goes_through_an_office_and_back(tmp_path: Path, clock: Any) -> None:
    later = sample.build_later(tmp_path / "later.okrw", clock)
    made = workbook.save(tracker(later.read), WORDS, tmp_path)
    back = through_office(made, tmp_path)
    assert nothing(tracker_reading.read_file(back, tracker(later.read)))
    later.close()


def through_office(made: Path, tmp_path: Path) -> Path:
    """Opened and saved by LibreOffice."""
    if OFFICE is None:
        pytest.skip("no office is installed here")
    folder = tmp_path / "back"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(made)]
    subprocess.run(order, check=False, capture_output=True, timeout=180)
    if not (folder / made.name).exists():
        pytest.skip("this office opens no spreadsheets")
    return folder / made.name


# -- what somebody changed


def test_what_was_changed_is_shown_taken_and_taken_back_in_one_step(desk: Workspace) -> None:
    def change(book: Any) -> None:
        okrs, updates = book["OKRs"], book["Updates"]
        cell(okrs, "Final score", "k11").value = 0.7
        cell(okrs, "Learning", "k11").value = "Because the list was open, so we keep it open"
        cell(okrs, "Keep / modify / remove", "k11").value = "keep"
        cell(okrs, "0.7 target", "k21").value = "75 %"
        line = desk.read.all(ProgressLine, check_in_id="c11")[0]
        cell(updates, "Predicted score", line.id).value = "45 %"
        cell(updates, "Day of the value", line.id).value = "2 Feb 2027"
        cell(updates, "Talked about", line.id).value = None
        cell(book["Actions"], "Done", "a11").value = "Yes"
        cell(okrs, "Sure of 0.7, per cent", "k21").value = "50"
        cell(okrs, "Sure of 1.0, per cent", "k21").value = None
        cell(okrs, "Read-out day", "k21").value = "9 March 2027"
        cell(okrs, "Shared with", "k21").value = "Ticketing\nDesk"
        cell(book["Looking back"], "Held on", "s1").value = "3 Feb 2027"
        cell(book["Looking back"], "A habit to drop", "s1").value = "long slides"
        cell(book["Check-ins"], "Who was there", "c11").value = "all"
        cell(book["Health in check-ins"], "Health signal", read_of_health).value = "Watch"

    read_of_health = desk.read.all(HealthReading, check_in_id="c11")[0].id
    data = edited(out(desk), change)
    found = read(desk, data)
    assert found.questions == ()
    assert set(changed(found)) == {
        ("final_score", "", "0.7"),
        ("learning", "", "Because the list was open, so we keep it open"),
        ("bucket", "", "keep"),
        ("target", "70 %", "75 %"),
        ("predicted", "0.6", "0.45"),
        ("measured_on", "2027-02-01", "2027-02-02"),
        ("talked", "yes", ""),
        ("done", "", "yes"),
        ("sure_of_target", "", "50"),
        ("sure_of_stretch", "10 %", ""),
        ("read_out", "2027-03-01", "2027-03-09"),
        ("shared_with", "Ticketing", "Ticketing\nDesk"),
        ("held_on", "2027-02-01", "2027-02-03"),
        ("habit_to_drop", "slides", "long slides"),
        ("attended", "Liam, Mei", "all"),
        ("signal", "ok", "watch"),
    }
    before = tracker(desk.read)
    desk.apply(TakeTracker.of(found))
    assert desk.read.get(Reflection, "k11").bucket is Bucket.KEEP
    assert desk.read.get(KeyResult, "k21").confidence == (("commit", "90"), ("target", "50"))
    assert desk.read.get(ProgressLine, desk.read.all(ProgressLine, check_in_id="c11")[0].id).predicted == "45 %"
    assert nothing(read(desk, data))
    desk.undo()
    assert tracker(desk.read) == before


def test_columns_and_rows_may_stand_in_any_order_and_titles_above_them(desk: Workspace) -> None:
    def change(book: Any) -> None:
        okrs = book["OKRs"]
        rows = [[each.value for each in row] for row in okrs.iter_rows()]
        turned = [rows[0], *reversed(rows[1:])]
        for line, row in enumerate(turned, 1):
            for column, value in enumerate(reversed(row), 1):
                okrs.cell(line, column).value = value
        okrs.insert_rows(1, 2)
        okrs["A1"] = "Acme, all our OKRs"
        okrs.title = "Our sets"
        book.move_sheet("Updates", -2)

    assert nothing(read(desk, edited(out(desk), change)))


def test_what_moved_on_here_is_not_turned_back_by_an_older_file(desk: Workspace) -> None:
    data = out(desk)
    desk.apply(edit(KeyResult, "k21", target="80 %", source="the till"))
    assert nothing(read(desk, data))

    def change(book: Any) -> None:
        cell(book["OKRs"], "0.7 target", "k21").value = "75 %"
        cell(book["OKRs"], "Source", "k21").value = "the till"

    found = read(desk, edited(data, change))
    assert (changed(found), asked(found)) == ([], [(TrackerDoubt.BOTH, "target")])


def test_a_step_that_saw_something_else_takes_nothing(desk: Workspace) -> None:
    def change(book: Any) -> None:
        cell(book["OKRs"], "0.7 target", "k21").value = "75 %"
        cell(book["OKRs"], "Learning", "k22").value = "so"

    found = read(desk, edited(out(desk), change))
    desk.apply(edit(KeyResult, "k21", target="80 %"))
    with pytest.raises(KnownError) as caught:
        desk.apply(TakeTracker.of(found))
    assert caught.value.code is ErrorCode.TRACKER_MOVED_ON
    assert desk.read.find(Reflection, "k22") is None


# -- what is asked


@pytest.mark.parametrize(
    ("sheet", "heading", "id", "value", "doubt"),
    [
        ("OKRs", "Final score", "k21", "6", TrackerDoubt.NO_SCORE),
        ("OKRs", "Final score", "k21", 60, TrackerDoubt.NO_SCORE),
        ("OKRs", "Final score", "k21", "good", TrackerDoubt.NO_SCORE),
        ("OKRs", "Keep / modify / remove", "k21", "burn", TrackerDoubt.NO_CHOICE),
        ("OKRs", "Type", "k21", None, TrackerDoubt.NO_CHOICE),
        ("OKRs", "Key result", "k21", None, TrackerDoubt.NEEDS_WORDS),
        ("OKRs", "Source", "k21", date(2027, 2, 1), TrackerDoubt.DAY_FOR_TEXT),
        ("OKRs", "Source", "k21", "=A1", TrackerDoubt.NO_VALUE),
        ("OKRs", "Unit", "k21", "x" * 301, TrackerDoubt.TOO_LONG),
        ("OKRs", "Team", "k21", "Another", TrackerDoubt.MIXED_UP),
        ("OKRs", "Key result", "k21", "Delays told 2 of cycle 3", TrackerDoubt.MIXED_UP),
        ("OKRs", "Objective", "k21", "Another", TrackerDoubt.FOLLOWS),
        ("OKRs", "Predicted score", "k21", 0.9, TrackerDoubt.FOLLOWS),
        ("OKRs", "0.7 target", "k11", "80 %", TrackerDoubt.PUBLISHED),
        ("Actions", "By", "a11", "05/06/2027", TrackerDoubt.NO_DAY),
        ("Updates", "Blocked since", "", True, TrackerDoubt.NO_DAY),
        ("Actions", "Done", "a11", "almost", TrackerDoubt.NO_CHOICE),
        ("Changes", "Why", "w1", "no reason", TrackerDoubt.FOLLOWS),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_asked_and_left_out(
    desk: Workspace, sheet: str, heading: str, id: str, value: object, doubt: TrackerDoubt
) -> None:
    def change(book: Any) -> None:
        line = desk.read.all(ProgressLine, check_in_id="c21")[0]
        cell(book[sheet], heading, id or line.id).value = value
        cell(book["Not now"], "Why", "n1").value = "later"

    found = read(desk, edited(out(desk), change))
    assert [each.doubt for each in found.questions] == [doubt]
    assert changed(found) == [("why", "next year", "later")]


def test_a_share_typed_as_per_cent_is_what_is_seen(desk: Workspace) -> None:
    def change(book: Any) -> None:
        for heading, value in (("Today", 0.88), ("Final score", 0.6)):
            wanted = cell(book["OKRs"], heading, "k21")
            wanted.value, wanted.number_format = value, "0%"

    assert changed(read(desk, edited(out(desk), change))) == [("baseline", "22 %", "88 %"), ("final_score", "", "0.6")]


def test_rows_that_were_sorted_away_from_their_ids_bring_nothing(desk: Workspace) -> None:
    def change(book: Any) -> None:
        for name in ("OKRs", "Updates", "Actions"):
            sheet = book[name]
            width = [each.value for each in sheet[1]].index("Row")
            rows = [[each.value for each in row[:width]] for row in sheet.iter_rows(min_row=2)]
            for line, row in enumerate(reversed(rows), 2):
                for at, value in enumerate(row, 1):
                    sheet.cell(line, at).value = value

    found = read(desk, edited(out(desk), change))
    assert found.changes == ()
    assert {each.doubt for each in found.questions} == {TrackerDoubt.MIXED_UP}


def test_rows_that_are_new_unknown_copied_or_missing_are_named(desk: Workspace) -> None:
    def change(book: Any) -> None:
        actions = book["Actions"]
        actions.delete_rows(2)
        actions.append([None, None, None, None, None, "A new one", "Mei"])
        copied = [each.value for each in actions[3]]
        actions.append(copied)
        actions.append([*copied[:9], "somebody else's", ""])

    found = read(desk, edited(out(desk), change))
    assert [(each.doubt, each.words) for each in found.questions] == [
        (TrackerDoubt.NEW_LINE, "A new one"),
        (TrackerDoubt.TWICE, "+1 call the port"),
        (TrackerDoubt.UNKNOWN_LINE, "+1 call the port"),
    ]
    assert (found.changes, found.missing) == ((), {SheetKey.ACTIONS: 1})


def test_sheets_and_columns_that_are_not_read_are_named(desk: Workspace) -> None:
    def change(book: Any) -> None:
        book.create_sheet("My notes").append(["x"])
        okrs, actions = book["OKRs"], book["Actions"]
        okrs["AD1"], okrs["AE1"] = "Boss says", "Learning"
        actions.delete_cols(10)
        book["Scores over time"]["D2"] = 0.1

    found = read(desk, edited(out(desk), change))
    assert {(each.why, each.column) for each in found.notes} == {
        (NotRead.SHEET, ""),
        (NotRead.COLUMN, "Boss says"),
        (NotRead.COLUMN_TWICE, "Learning"),
        (NotRead.NO_IDS, ""),
        (NotRead.SHOWN_ONLY, "2"),
    }
    assert found.changes == ()


def test_any_other_workbook_is_no_tracker(desk: Workspace) -> None:
    def change(book: Any) -> None:
        for name in book.sheetnames[1:]:
            del book[name]
        book["OKRs"].delete_cols(1, 30)
        book["OKRs"]["A1"] = "Name"

    with pytest.raises(KnownError) as caught:
        read(desk, edited(out(desk), change))
    assert caught.value.code is ErrorCode.TABLE_NO_TRACKER


def test_every_sheet_has_words_for_each_of_its_columns_and_no_two_alike() -> None:
    for columns in SHEETS.values():
        heads = [WORDS(f"tracker.column.{each.key}") for each in columns]
        assert len(heads) == len(set(heads))


def test_a_day_without_a_year_follows_the_cycle_it_stands_in_or_is_asked(desk: Workspace) -> None:
    def shorter(book: Any) -> None:
        for number in (1, 3):
            cell(book["OKRs"], "Read-out day", f"k{number}1").value = "12 March"
        cell(book["Actions"], "By", "a32").value = "20 Jan"

    data = edited(out(desk), shorter)
    assert [doubt for doubt, _ in asked(read(desk, data))] == [TrackerDoubt.NO_DAY] * 3  # nobody has said when
    desk.apply(EditEngagement(cycle_start=date(2027, 1, 1)))  # of four months
    found = {(each.id, each.column.key): each.then for each in read(desk, edited(out(desk), shorter)).changes}
    # The third cycle is September to December 2027.
    assert found == {
        ("k11", "read_out"): date(2027, 3, 12),
        ("k31", "read_out"): date(2028, 3, 12),
        ("a32", "due"): date(2028, 1, 20),
    }

    def slipped(book: Any) -> None:
        cell(book["Actions"], "By", "a32").value = date(2072, 1, 20)

    assert [doubt for doubt, _ in asked(read(desk, edited(out(desk), slipped)))] == [TrackerDoubt.NO_DAY]
