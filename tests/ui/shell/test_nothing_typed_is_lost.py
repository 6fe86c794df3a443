"""The matrix: every screen with a field, and everything that can happen to the file from outside while a coach types.

The words stay in the field, marked; the foot line says NOT SAVED and the banner stands; closing asks; when the cause is
gone the next save writes everything. Built from the list of screens: a new one that is typed in must be driven here.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView, QWidget

from ui.desk import Desk
from ui.main_window import MainWindow
from ui.run.panel import RunPanel
from ui.shell.engagement import EngagementView
from ui.shell.lines import Banner, FootLine
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from ui.widgets.fields import EntryLine, TextField
from ui.widgets.keeper import keepers_in
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.check_ins import PlanCheckIn
from workshop_app.application.commands.parameters import TakeInterviewNote
from workshop_app.application.commands.shared_results import SayContribution
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, Objective
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.workshops import WorkshopStatus
from workshop_app.storage.tables import KINDS

_SPEC = importlib.util.spec_from_file_location("faults", Path(__file__).with_name("faults.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
faults = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(faults)

WORDS = "bring the tide table"  # a figure before them: they begin like no name that is offered
MORE = " and the bell"
NOT_TYPED_IN = {
    "home": "shows what there is",
    "new_workshop": "chooses; the workshop is made by a button",
    "groups": "moves people about",
    "materials": "ticks and counts",
    "documents": "chooses what is printed",
    "method": "shows what is the same everywhere",
    "mails": "shows and saves; nothing is typed",
    "tracker": "writes and reads workbooks; what is taken in is a step",
    "rehearse": "is kept in the learner's own folder; driven in tests/ui/rehearse",
    "settings": "is kept in the user's own folder, not in the file",
}
NOT_HERE = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move or replace an open file")


@pytest.fixture
def place(tmp_path: Path, sample_today: bytes) -> Iterator[Path]:
    """The sample on a disk of its own, where this machine allows that."""
    folder = tmp_path / "stick" / "clients"
    folder.mkdir(parents=True)
    mounted = faults.small_disk(folder.parent)
    if mounted:
        folder.mkdir()
    path = folder / "Harbour Ferries.okrw"
    path.write_bytes(sample_today)
    yield path
    if mounted:
        faults.take_away(folder.parent)


@pytest.fixture
def view(window: MainWindow, place: Path) -> EngagementView:
    window.resize(1366, 768)
    window.open(place)
    assert window.view is not None
    return window.view


def _address(view: EngagementView, name: str) -> str:
    name = name.partition(",")[0]
    if name not in WORKSHOP_TABS:
        return name
    done = name == "report"
    found = [
        each for each in queries.workshops(view.desk.workspace.read) if (each.status is WorkshopStatus.FINISHED) == done
    ]
    return workshop_address(found[0].id, name)


def _first_field(view: EngagementView, qtbot: Any) -> QWidget:
    def there() -> list[QWidget]:
        fields = [keeper.field for keeper in keepers_in(view) if keeper.complete is None]
        return [each for each in fields if each.isVisible() and each.isEnabled() and not each.isReadOnly()]  # type: ignore[attr-defined]

    qtbot.waitUntil(lambda: bool(there()))
    field = there()[0]
    field.setFocus()
    return field


def _cell(view: EngagementView, qtbot: Any) -> QWidget:
    """A cell of the first table in sight that can be typed in."""
    table = next(each for each in view.findChildren(QTableView) if each.isVisible() and each.model().rowCount())
    model = table.model()
    columns = range(model.columnCount())
    at = next(
        model.index(0, column) for column in columns if model.index(0, column).flags() & Qt.ItemFlag.ItemIsEditable
    )
    table.setFocus()
    table.setCurrentIndex(at)
    table.edit(at)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    return editor


def _note(view: EngagementView, qtbot: Any) -> QWidget:
    """The line for a note while a day runs."""
    panel = view.findChild(RunPanel)
    assert panel is not None
    if panel.conductor is None:
        view.desk.ask.answers.append(True)  # the sample's day is planned for another date
        panel.starting.start(False)
    assert panel.conductor is not None
    qtbot.keyClick(panel.conductor, Qt.Key.Key_N)
    return panel.conductor.entry.field


def _entry(view: EngagementView, qtbot: Any) -> QWidget:
    """A line whose words become something only with Enter: they are kept all the same."""
    line = next(each for each in view.findChildren(EntryLine) if each.isVisible())
    line.setFocus()
    return line


def _check_in_field(view: EngagementView, qtbot: Any) -> QWidget:
    """A field of the first line of a check-in."""
    read = view.desk.workspace.read
    planned = read.all(CheckIn)
    if not planned and not view.desk.workspace.read_only:
        view.desk.door.carry_out(PlanCheckIn("c1", read.all(DraftSet)[0].id, date(2026, 12, 14)))
    view.go("cycle/c1" if read.all(CheckIn) else "cycle")
    return _first_field(view, qtbot)


def _text(view: EngagementView, qtbot: Any) -> QWidget:
    """The first text of several lines."""
    field = next(each for each in view.findChildren(TextField) if each.isVisible())
    field.setFocus()
    return field


def _contribution(view: EngagementView, qtbot: Any) -> QWidget:
    """The sentence of a link between two teams; the sample has none yet."""
    sets = view.desk.workspace.read.all(DraftSet)
    mine, above = (view.desk.workspace.read.all(Objective, set_id=each.id)[0].id for each in sets[-2:])
    if view.desk.workspace.read_only:
        return _entry(view, qtbot)
    view.desk.door.carry_out(SayContribution(mine, above))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in view.findChildren(TextField)))
    return _text(view, qtbot)


TYPED_IN: dict[str, Callable[[EngagementView, Any], QWidget]] = {
    "interview": _first_field,
    "roles": _first_field,
    "people": _cell,
    "calendar": _first_field,
    "plan": _first_field,
    "run": _note,
    "report": _cell,
    "drafts": _first_field,
    "cycle": _check_in_field,
    "alignment": _text,
}
DRIVEN = TYPED_IN | {
    "people, before Enter": _entry,
    "alignment, before Enter": _entry,
    "alignment/words": _text,
    "alignment/shared": _contribution,
}


def test_every_screen_is_in_the_matrix() -> None:
    names = {place.name for place in PLACES}
    assert names == set(TYPED_IN) | set(NOT_TYPED_IN)
    assert not set(TYPED_IN) & set(NOT_TYPED_IN)


def test_a_screen_without_fields_has_none(view: EngagementView, subtests: pytest.Subtests) -> None:
    for name in sorted(NOT_TYPED_IN):
        view.go(_address(view, name))
        shown = [keeper.field.accessibleName() for keeper in keepers_in(view) if keeper.field.isVisible()]
        with subtests.test(name):
            assert name == "settings" or shown == []


def _type(qtbot: Any, field: QWidget, words: str) -> None:
    for letter in words:  # as a hand does: key after key into whatever has the focus
        qtbot.keyClick(field, letter)


def _words(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]


def _holds(path: Path, words: str) -> bool:
    with closing(bootstrap.open_workspace(path, read_only=True)) as again:
        return any(words in str(value) for kind in KINDS for value in again.read.all(kind))


@NOT_HERE
@pytest.mark.parametrize("name", sorted(DRIVEN))
def test_words_outlive_what_happens_to_the_file(
    view: EngagementView, place: Path, qtbot: Any, ask: Any, name: str, subtests: pytest.Subtests
) -> None:
    """One fault after the other, as a bad day would have it."""
    view.go(_address(view, name))
    field = DRIVEN[name](view, qtbot)
    for number, fault in enumerate(faults.ALL):
        if not field.isVisible():
            field = DRIVEN[name](view, qtbot)
        with subtests.test(fault.__name__):
            if fault is faults.disk_full and not place.parent.parent.is_mount():
                pytest.skip("no disk of its own can be made here")
            _outlives(view, place, qtbot, ask, field, f"{4711 + number} {WORDS}", fault, entered=name == "run")


def _outlives(
    view: EngagementView,
    place: Path,
    qtbot: Any,
    ask: Any,
    field: QWidget,
    words: str,
    fault: Callable[[Path], Callable[[], None]],
    *,
    entered: bool,
) -> None:
    """`entered`: the words go with Enter, and leave the field."""
    foot, banner = view.findChild(FootLine), view.findChild(Banner)
    mend = fault(place)
    try:
        field.selectAll()  # type: ignore[attr-defined]
        _type(qtbot, field, words)
        if entered:
            qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: foot._saved.text().startswith("NOT SAVED, because"))
        assert banner.isVisible()
        if not entered:
            assert words in _words(field)
            assert field.property("unsaved") is True
            _type(qtbot, field, MORE)
            assert words + MORE in _words(field)
        assert "saved" not in foot._saved.text().replace("NOT SAVED", "")

        ask.answers.append(None)
        assert not view.saving.may_close()
        assert ask.asked[-1][1] == "Something is not saved"
        assert any(words in str(value) for kind in KINDS for value in view.desk.workspace.read.all(kind))
    finally:
        mend()
    assert words.encode() not in place.read_bytes(), "the file took nothing, in no form"

    banner._again.click()

    qtbot.waitUntil(lambda: foot._saved.text().startswith("saved"))
    assert banner.isHidden()
    assert field.property("unsaved") is not True
    assert _holds(place, words if entered else words + MORE)


@NOT_HERE
def test_a_rule_that_says_no_does_not_hide_that_the_file_takes_nothing(desk: Desk) -> None:
    heard: list[KnownError | None] = []
    desk.door.outcome_changed.connect(lambda: heard.append(desk.door.trouble))
    assert desk.workspace.path is not None
    mend = faults.locked(desk.workspace.path)
    assert not desk.door.carry_out(TakeInterviewNote(ParameterKey.CYCLE, "no end " * 20_000))
    assert [each and each.code for each in heard] == [ErrorCode.FILE_BUSY]
    mend()
    assert desk.door.save_again()
    assert heard[1:] == [None]


@pytest.mark.parametrize("name", sorted(set(DRIVEN) - {"run"}))
def test_a_file_that_may_only_be_read_takes_no_typing(
    window: MainWindow, sample_path: Path, qtbot: Any, name: str
) -> None:
    workspace = bootstrap.open_workspace(sample_path, read_only=True)
    window.engagement._on_opened(workspace)
    view = window.view
    assert view is not None
    before = sample_path.read_bytes()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.go(_address(view, name))
    field = DRIVEN[name](view, qtbot)
    qtbot.waitUntil(field.hasFocus)
    shown = _words(field)
    _type(qtbot, field, WORDS)
    assert _words(field) == shown
    foot = view.findChild(FootLine)
    assert foot._saved.text().startswith("saved")
    assert sample_path.read_bytes() == before
