"""Every line that waits for Enter keeps its words: in the file while the foot line says saved, back in the line after a
kill, gone from it once something was made of them. The list of lines is held against the program's own."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.agenda.import_view import AgendaImportView
from ui.agenda.library_view import LibraryView
from ui.agenda.panel import PlanPanel
from ui.alignment.needs_list import NeedsList
from ui.alignment.words_page import SharedWordsPage
from ui.cycle.actions_view import ActionsView
from ui.cycle.change_form import ChangeForm
from ui.cycle.check_in_page import TALK
from ui.cycle.panel import CyclePanel
from ui.cycle.talk_page import TalkCard
from ui.interview.changes.edition_foot import EditionFoot
from ui.interview.own.order_pane import OrderPane
from ui.interview.panel import InterviewPanel
from ui.interview.questions.follow_ups import FollowUps
from ui.interview.questions.notes import Notes
from ui.interview.questions.open_questions import OpenQuestions
from ui.interview.questions.people_bar import PeopleBar
from ui.interview.questions.postpone_bar import PostponeBar
from ui.library_pane import LibraryPane
from ui.main_window import MainWindow
from ui.okr.beside_view import BesideTheSet
from ui.okr.board import DraftsBoard
from ui.okr.draft_requests import DraftAction
from ui.okr.examples_pane import ExamplesPane
from ui.okr.panel import DraftsPanel
from ui.okr.questions_view import QuestionCard
from ui.okr.sorter_pages import NumbersPage
from ui.okr.steps_view import StepsView
from ui.okr.teams_view import TeamsView
from ui.people.tools import PeopleTools
from ui.report.commitments_view import CommitmentsView
from ui.report.feedback_view import FeedbackView
from ui.report.parking_view import ParkingLotView
from ui.run.panel import RunPanel
from ui.shell.engagement import EngagementView
from ui.shell.lines import FootLine
from ui.shell.places import WORKSHOP_TABS, workshop_address
from ui.widgets.fields import SELECTING, EntryLine
from workshop_app import bootstrap
from workshop_app.application import cycle_queries, queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.check_ins import PlanCheckIn
from workshop_app.application.draft_queries import findings_for
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.okr import DraftSet, DraftStatus, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.workshops import WorkshopStatus
from workshop_app.storage.tables import KINDS

ROOT = Path(__file__).parents[3]
WORDS = "4711 ask the union"  # begins like no name that is offered
Find = Callable[[EngagementView, Any], EntryLine]


class Line(Struct, frozen=True):
    """One line: the module that makes it, the screen, how it comes into sight, and how its words are found again.
    `enters`: whether these words can be entered there."""

    module: str
    address: str
    open: Find
    find: Find
    enters: bool = True


def _part(view: EngagementView, kind: type[QWidget], qtbot: Any) -> Any:
    """The first of these parts in sight; the interview builds its own in small steps."""

    def there() -> list[QWidget]:
        return [each for each in view.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def _line(kind: type[QWidget], name: str) -> Find:
    def find(view: EngagementView, qtbot: Any) -> EntryLine:
        line = getattr(_part(view, kind, qtbot), name)
        assert isinstance(line, EntryLine)
        return line

    return find


def _follow_up(view: EngagementView, qtbot: Any) -> EntryLine:
    part = _part(view, FollowUps, qtbot)
    part.edit.click()
    return part.line  # type: ignore[no-any-return]


def _parking(name: str) -> Find:
    def find(view: EngagementView, qtbot: Any) -> EntryLine:
        qtbot.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        return _line(PostponeBar, name)(view, qtbot)

    return find


def _new_voice(view: EngagementView, qtbot: Any) -> EntryLine:
    _part(view, PeopleBar, qtbot).open_add()
    return _line(PeopleBar, "name")(view, qtbot)


def _renamed_voice(view: EngagementView, qtbot: Any) -> EntryLine:
    bar = _part(view, PeopleBar, qtbot)
    bar.tabs.setCurrentIndex(1)
    qtbot.keyClick(bar, Qt.Key.Key_F2)
    return bar.name  # type: ignore[no-any-return]


def _asked(view: EngagementView, qtbot: Any) -> EntryLine:
    """The first question about a draft stands at a part of it."""
    if not any(each.isVisible() for each in view.findChildren(QuestionCard)):
        _part(view, StepsView, qtbot)._next.click()
    return _part(view, QuestionCard, qtbot)._reason  # type: ignore[no-any-return]


def _number(view: EngagementView, qtbot: Any) -> EntryLine:
    """The sorter is a window of its own."""
    if not any(each.isVisible() for each in view.findChildren(NumbersPage)):
        _part(view, BesideTheSet, qtbot).sort.click()
    line = _part(view, NumbersPage, qtbot).entry
    line.window().activateWindow()
    qtbot.waitUntil(line.window().isActiveWindow)
    return line  # type: ignore[no-any-return]


def _library_line(view: EngagementView, qtbot: Any) -> EntryLine:
    """The coach's own questions open beside the page."""
    if not any(each.isVisible() for each in view.findChildren(LibraryPane)):
        _part(view, StepsView, qtbot)._library.click()
    return _part(view, LibraryPane, qtbot).own  # type: ignore[no-any-return]


def _examples_line(view: EngagementView, qtbot: Any) -> EntryLine:
    """Her examples, in the place of the questions."""
    if not any(each.isVisible() for each in view.findChildren(ExamplesPane)):
        _library_line(view, qtbot)
        _part(view, LibraryPane, qtbot).examples_wanted.emit()
    return _part(view, ExamplesPane, qtbot).own  # type: ignore[no-any-return]


def _why_not(view: EngagementView, qtbot: Any) -> EntryLine:
    line = _asked(view, qtbot)
    _part(view, QuestionCard, qtbot)._not_here.click()
    return line


def _day(key: Qt.Key | None) -> Find:
    def find(view: EngagementView, qtbot: Any) -> EntryLine:
        panel = view.findChild(RunPanel)
        assert panel is not None
        if panel.conductor is None:
            starts = (each for each in panel.findChildren(QPushButton) if each.isVisible())
            start = next(each for each in starts if each.text().startswith(("Start now", "Carry on")))
            if start.text().startswith("Start now"):
                view.desk.ask.answers.append(True)  # the sample's day is planned for another date
            start.click()
        assert panel.conductor is not None
        if key is not None:
            qtbot.keyClick(panel.conductor, key)
        line = panel.conductor.entry.field
        assert isinstance(line, EntryLine)
        return line

    return find


def _cycle(view: EngagementView) -> CyclePanel:
    """The cycle, with a check-in of the first set in it whose second key result is blocked."""
    read = view.desk.workspace.read
    if not read.all(CheckIn):
        set_id = read.all(DraftSet)[0].id
        view.desk.door.carry_out(PlanCheckIn("c1", set_id, date(2026, 12, 14)))
        result = cycle_queries.written_results(read, set_id)[1]
        line = read.all(ProgressLine, check_in_id="c1", key_result_id=result.id)[0]
        view.desk.door.carry_out(edit(ProgressLine, line.id, blocker="the pump"))
    view.go("cycle/c1")
    panel = view.findChild(CyclePanel)
    assert panel is not None
    return panel


def _check_in_day(view: EngagementView, qtbot: Any) -> EntryLine:
    panel = _cycle(view)
    if not panel.check_ins.form.isVisible():
        panel.check_ins.plan_another()
    return panel.check_ins.form.day


def _check_in_minutes(view: EngagementView, qtbot: Any) -> EntryLine:
    _check_in_day(view, qtbot)
    return _cycle(view).check_ins.form.minutes


def _action(view: EngagementView, qtbot: Any) -> EntryLine:
    _cycle(view)
    line = _part(view, ActionsView, qtbot).line
    assert isinstance(line, EntryLine)
    return line


def _change(name: str) -> Find:
    def find(view: EngagementView, qtbot: Any) -> EntryLine:
        page = _cycle(view).check_ins.page
        assert page is not None
        page.tabs.setCurrentIndex(TALK)
        _part(view, TalkCard, qtbot).change.click()
        line = getattr(_part(view, ChangeForm, qtbot), name)
        assert isinstance(line, EntryLine)
        return line

    return find


def _published(name: str) -> Find:
    def find(view: EngagementView, qtbot: Any) -> EntryLine:
        panel = _part(view, DraftsPanel, qtbot)
        view.desk.workspace.apply(edit(DraftSet, panel.inside, status=DraftStatus.PUBLISHED))
        first = next(iter(panel._set.objectives))
        panel._published.write(Objective, first, "text", "Calm mornings", panel)
        line = getattr(panel._set.published_line, name)
        assert isinstance(line, EntryLine)
        return line

    return find


def _signed(name: str) -> Find:
    def find(view: EngagementView, qtbot: Any) -> EntryLine:
        _part(view, EditionFoot, qtbot).unfold()
        return _line(EditionFoot, name)(view, qtbot)

    return find


def _library_title(view: EngagementView, qtbot: Any) -> EntryLine:
    _part(view, PlanPanel, qtbot)._requests._open_keeping()
    return _line(LibraryView, "_title")(view, qtbot)


LINES = {
    "signed by": Line(
        "interview/changes/edition_foot", "interview/changes", _signed("names"), _line(EditionFoot, "names"), False
    ),
    "signed on": Line(
        "interview/changes/edition_foot", "interview/changes", _signed("day"), _line(EditionFoot, "day"), False
    ),
    "title in the library": Line("agenda/library_view", "plan", _library_title, _library_title, enters=False),
    "note": Line("interview/questions/notes", "interview/cycle", _line(Notes, "line"), _line(Notes, "line")),
    "question": Line(
        "interview/questions/open_questions",
        "interview/cycle",
        _line(OpenQuestions, "line"),
        _line(OpenQuestions, "line"),
    ),
    "follow up": Line(
        "interview/questions/follow_ups", "interview/cycle", _follow_up, _line(FollowUps, "line"), enters=False
    ),
    "own": Line("interview/own/order_pane", "interview/list", _line(OrderPane, "new"), _line(OrderPane, "new")),
    "why parked": Line(
        "interview/questions/postpone_bar",
        "interview/level",
        _parking("reason"),
        _line(PostponeBar, "reason"),
        enters=False,
    ),
    "parked until": Line(
        "interview/questions/postpone_bar",
        "interview/level",
        _parking("until"),
        _line(PostponeBar, "until"),
        enters=False,
    ),
    "voice": Line("interview/questions/people_bar", "interview/cycle", _new_voice, _line(PeopleBar, "name")),
    "voice renamed": Line("interview/questions/people_bar", "interview/cycle", _renamed_voice, _renamed_voice),
    "why not": Line("okr/questions_view", "asked", _why_not, _asked),
    "number to sort": Line("okr/sorter_pages", "asked", _number, _number),
    "coach question": Line("library_pane", "drafts", _library_line, _library_line, enters=False),  # into her folder
    "coach example": Line("okr/examples_pane", "drafts", _examples_line, _examples_line, enters=False),
    "team": Line("okr/teams_view", "drafts", _line(TeamsView, "_name"), _line(TeamsView, "_name")),
    "why a published set changes": Line(
        "okr/published_line", "drafts", _published("why"), _published("why"), enters=False
    ),
    "who agreed to it": Line(
        "okr/published_line", "drafts", _published("agreed_by"), _published("agreed_by"), enters=False
    ),
    "check-in day": Line("cycle/plan_form", "cycle", _check_in_day, _check_in_day, enters=False),
    "check-in minutes": Line("cycle/plan_form", "cycle", _check_in_minutes, _check_in_minutes, enters=False),
    "action": Line("cycle/actions_view", "cycle", _action, _action),
    "changed to": Line("cycle/change_form", "cycle", _change("after"), _change("after"), enters=False),
    "why changed": Line("cycle/change_form", "cycle", _change("why"), _change("why"), enters=False),
    "agreed by": Line("cycle/change_form", "cycle", _change("agreed_by"), _change("agreed_by"), enters=False),
    "person": Line("people/tools", "people", _line(PeopleTools, "name"), _line(PeopleTools, "name")),
    "parking lot": Line(
        "report/parking_view", "report", _line(ParkingLotView, "_line"), _line(ParkingLotView, "_line")
    ),
    "feedback": Line(
        "report/feedback_view",
        "report",
        _line(FeedbackView, "line"),
        _line(FeedbackView, "line"),
        enters=False,  # these words are asked about first
    ),
    "commitment": Line(
        "report/commitments_view",
        "report",
        _line(CommitmentsView, "_line"),
        _line(CommitmentsView, "_line"),
        enters=False,  # these words are asked about first
    ),
    "dependency": Line(
        "alignment/needs_list",
        "alignment/needs",
        _line(NeedsList, "line"),
        _line(NeedsList, "line"),
        enters=False,  # these words are asked about first
    ),
    "shared word": Line(
        "alignment/words_page", "alignment/words", _line(SharedWordsPage, "line"), _line(SharedWordsPage, "line")
    ),
    "commitment of the day": Line("run/entry_bar", "run", _day(Qt.Key.Key_I), _day(None), enters=False),
    "note of the day": Line("run/entry_bar", "run", _day(Qt.Key.Key_N), _day(None)),
    "message": Line("run/entry_bar", "run", _day(Qt.Key.Key_M), _day(Qt.Key.Key_M), enters=False),
    "began": Line("run/entry_bar", "run", _day(Qt.Key.Key_T), _day(Qt.Key.Key_T), enters=False),
}

# In one window one after the other, where none stands in another's way: a window and a file cost more than a line. The
# lines of a day are one and the same field.
TOGETHER = (
    ("signed by", "signed on", "note", "question", "follow up", "own", "why parked", "voice"),
    (
        "title in the library",
        "voice renamed",
        "person",
        "parking lot",
        "feedback",
        "commitment",
        "dependency",
        "shared word",
        "team",
    ),
    ("parked until", "coach example"),
    ("why not", "coach question"),
    ("number to sort",),
    ("why a published set changes", "who agreed to it"),
    ("check-in day", "check-in minutes", "action", "changed to", "why changed", "agreed by"),
    ("commitment of the day",),
    ("note of the day",),
    ("message",),
    ("began",),
)


def _made_in(path: Path) -> int:
    source = path.read_text("utf-8")
    if "EntryLine(" not in source:  # to parse all of the desk takes seconds
        return 0
    calls = (each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Call))
    return sum(isinstance(each.func, ast.Name) and each.func.id == "EntryLine" for each in calls)


def test_every_line_of_the_program_is_tried_here() -> None:
    made = Counter({path.relative_to(ROOT / "ui").with_suffix("").as_posix(): _made_in(path) for path in _sources()})
    tried = Counter(line.module for line in LINES.values())
    assert made.pop("rehearse/talk_side") == 1  # kept with the talk on the coach's own shelf: tests/ui/rehearse
    assert +made
    assert set(+made) == set(tried)
    assert all(tried[module] >= count for module, count in made.items())
    assert sorted(name for names in TOGETHER for name in names) == sorted(LINES)


def _sources() -> list[Path]:
    return sorted((ROOT / "ui").rglob("*.py"))


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any) -> EngagementView:
    window.resize(1366, 768)
    return _opened(window, sample_path, qtbot)


def _opened(window: MainWindow, path: Path, qtbot: Any) -> EngagementView:
    window.open(path)
    assert window.view is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.view


def _go(view: EngagementView, name: str) -> None:
    if name in WORKSHOP_TABS:
        over = name == "report"
        found = queries.workshops(view.desk.workspace.read)
        name = workshop_address(
            next(each.id for each in found if (each.status is WorkshopStatus.FINISHED) == over), name
        )
    if name == "asked":
        read = view.desk.workspace.read
        name = f"drafts/{next(each.id for each in read.all(DraftSet) if findings_for(read, each.id, frozenset()))}"
    view.go(name)


def _foot(view: EngagementView) -> str:
    foot = view.findChild(FootLine)
    assert foot is not None
    return str(foot._saved.text())


def _type(qtbot: Any, line: EntryLine, words: str) -> None:
    line.setFocus()
    for letter in words:
        qtbot.keyClick(line, letter)


def _stored(path: Path, *kinds: type) -> str:
    with closing(bootstrap.open_workspace(path, read_only=True)) as again:
        return "\n".join(str(value) for kind in kinds for value in again.read.all(kind))


def _as_a_kill_leaves_it(path: Path, folder: Path) -> Path:
    """What another program finds on the disk while ours has the file open."""
    folder.mkdir()
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    return copy


@pytest.mark.parametrize("names", TOGETHER, ids=" and ".join)
def test_words_are_in_the_file_and_back_in_their_line_after_a_kill(
    view: EngagementView,
    window: MainWindow,
    sample_path: Path,
    tmp_path: Path,
    ask: Any,
    qtbot: Any,
    subtests: pytest.Subtests,
    names: tuple[str, ...],
) -> None:
    words = {name: f"{4711 + number} ask the union" for number, name in enumerate(names)}
    typed = {}
    for name in names:
        with subtests.test(f"{name}: typed"):
            wanted = LINES[name]
            _go(view, wanted.address)
            typed[name] = line = wanted.open(view, qtbot)
            assert line.isVisible()
            line.selectAll()
            _type(qtbot, line, words[name])
            assert _foot(view) == "typing …"
            assert words[name] not in _stored(sample_path, UnsentLine)
            qtbot.waitUntil(lambda: _foot(view).startswith("saved"))
            assert _foot(view).endswith("waits for Enter")
            assert words[name] in _stored(sample_path, UnsentLine)

    left = _as_a_kill_leaves_it(sample_path, tmp_path / "left")
    ask.answers += [True] * bool(window.engagement.runs_a_day)
    again = _opened(window, left, qtbot)
    for name in names:
        with subtests.test(f"{name}: there again"):
            wanted = LINES[name]
            _go(again, wanted.address)
            found = wanted.find(again, qtbot)
            assert found is not typed[name]
            qtbot.waitUntil(found.isVisible)
            assert found.text() == words[name]
            assert found.cursorPosition() == len(words[name])
            assert _foot(again) != "typing …"
            if wanted.enters:
                qtbot.keyClick(found, Qt.Key.Key_Return)
                assert words[name] not in _stored(left, UnsentLine)
                assert words[name] in _stored(left, *(kind for kind in KINDS if kind is not UnsentLine))
    if again.window().property("leaving_asks"):
        ask.answers.append(True)
        assert window.engagement.close_engagement()


def test_a_pasted_agenda_is_there_again_after_a_kill_and_gone_once_it_was_given_up(
    view: EngagementView, window: MainWindow, sample_path: Path, tmp_path: Path, qtbot: Any
) -> None:
    def pasting(where: EngagementView) -> tuple[AgendaImportView, Any]:
        _go(where, "plan")
        _part(where, PlanPanel, qtbot)._on_import_requested()
        found = _part(where, AgendaImportView, qtbot)
        return found, found._pasted

    words = "9:00\t30\tWelcome aboard\n9:30\t45\tWhat we agreed"
    _page, field = pasting(view)
    field.insertPlainText(words)
    qtbot.waitUntil(lambda: "Welcome aboard" in _stored(sample_path, UnsentLine))
    left = _as_a_kill_leaves_it(sample_path, tmp_path / "left")
    page, field = pasting(_opened(window, left, qtbot))
    assert field.toPlainText() == words
    qtbot.waitUntil(page._accept.isEnabled)
    page._back.click()
    assert "Welcome aboard" not in _stored(left, UnsentLine)


def test_words_stay_with_their_parameter(view: EngagementView, qtbot: Any) -> None:
    view.go("interview/cycle")
    panel = view.findChild(InterviewPanel)
    _type(qtbot, panel.questions.side.notes.line, "of the cycle")
    view.go("interview/level")
    _type(qtbot, _parking("reason")(view, qtbot), "of the level")
    assert panel.questions.side.notes.line.text() == ""
    view.go("interview/cycle")
    assert panel.questions.side.notes.line.text() == "of the cycle"
    assert not view.findChild(PostponeBar).isVisible()
    view.go("interview/level")
    assert _line(PostponeBar, "reason")(view, qtbot).text() == "of the level"


@pytest.mark.parametrize("reason", SELECTING)
def test_whoever_comes_back_writes_on(view: EngagementView, qtbot: Any, reason: Qt.FocusReason) -> None:
    """A line that is entered by a key selects what stands in it: the next letter would take its place."""
    view.go("people")
    line = _line(PeopleTools, "name")(view, qtbot)
    _type(qtbot, line, "Zoe")
    view.setFocus()
    line.setFocus(reason)
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, " Quay")
    assert line.text() == "Zoe Quay"


@pytest.mark.parametrize(("name", "elsewhere"), [("person", "drafts"), ("team", "people"), ("note", "calendar")])
def test_the_foot_names_the_line_that_is_in_sight(
    view: EngagementView, window: MainWindow, sample_path: Path, tmp_path: Path, qtbot: Any, name: str, elsewhere: str
) -> None:
    """Also where nobody has touched it since the file was opened, and no longer on another screen."""
    wanted = LINES[name]
    view.go(wanted.address)
    _type(qtbot, wanted.open(view, qtbot), WORDS)
    view.go(elsewhere)
    qtbot.waitUntil(lambda: "waits" not in _foot(view))
    again = _opened(window, _as_a_kill_leaves_it(sample_path, tmp_path / "left"), qtbot)
    assert _foot(again).startswith("saved")
    again.go(wanted.address)
    qtbot.waitUntil(lambda: _foot(again).endswith("waits for Enter"))
    again.go(elsewhere)
    qtbot.waitUntil(lambda: "waits" not in _foot(again))


def test_words_given_up_are_in_no_line_and_no_file(view: EngagementView, sample_path: Path, qtbot: Any) -> None:
    view.go("interview/level")
    line = _parking("reason")(view, qtbot)
    _type(qtbot, line, "not today")
    qtbot.waitUntil(lambda: _foot(view).startswith("saved"))
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert "not today" not in _stored(sample_path, UnsentLine)
    assert _parking("reason")(view, qtbot).text() == ""


def test_closing_does_not_ask_about_words_that_are_kept(
    view: EngagementView, window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    view.go("people")
    _type(qtbot, _line(PeopleTools, "name")(view, qtbot), "Zoe Qu")
    assert window.engagement.close_engagement()  # `ask` fails at a question nobody expected
    window.show_welcome()
    assert "Zoe Qu" in _stored(sample_path, UnsentLine)


def test_undo_leaves_a_line_alone(view: EngagementView, qtbot: Any) -> None:
    view.go("people")
    line = _line(PeopleTools, "name")(view, qtbot)
    _type(qtbot, line, "Zoe Quay")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    _type(qtbot, line, "Another")
    view.setFocus()
    view.steps.undo()
    assert "Zoe Quay" not in {each.name for each in view.desk.workspace.read.all(Person)}
    assert line.text() == "Another"
    view.steps.redo()
    assert "Zoe Quay" in {each.name for each in view.desk.workspace.read.all(Person)}
    assert line.text() == "Another"


def test_words_on_the_board_are_told_saved_and_not_lost_with_its_window(
    view: EngagementView, window: MainWindow, sample_path: Path, tmp_path: Path, qtbot: Any
) -> None:
    """The board is a window of its own: the foot line knows it all the same, and another file closes it first."""
    _go(view, "asked")
    panel = view.findChild(DraftsPanel)
    assert panel is not None
    set_id = panel.inside
    panel._actions.do(DraftAction.BOARD, set_id)
    board = panel.findChild(DraftsBoard)
    assert board is not None
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    board.toggle_writing()
    field = next(iter(board.writing.editor.fields.values()))
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Xyzzy ")
    assert _foot(view) == "typing …"
    qtbot.waitUntil(lambda: _foot(view).startswith("saved"))
    assert "Xyzzy" in _stored(sample_path, DraftSet)
    qtbot.keyClicks(field, "Plugh ")
    _opened(window, _as_a_kill_leaves_it(sample_path, tmp_path / "left"), qtbot)
    assert not any(each.isVisible() for each in QApplication.topLevelWidgets() if isinstance(each, DraftsBoard))
    assert "Plugh" in _stored(sample_path, DraftSet)
