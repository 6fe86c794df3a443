"""A full disk while somebody types on a page: the words stay in their field, the banner says so, and they are saved as
soon as there is room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QTableView

from ui.app import Faults
from ui.interview.changes_view import WhatChangedView
from ui.interview.own_view import OwnView
from ui.main_window import MainWindow
from ui.shell.lines import Banner
from ui.widgets.fields import LineField, TextField, fields_in
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.own_parameters import InterviewLayout
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.versions import ParameterVersion

WORDS = "typed in vain"


def _role(reader: Reader) -> str:
    return reader.all(RoleAssignment, kind=RoleKind.SPONSOR)[0].load


def _name(reader: Reader) -> str:
    return dict(reader.all(InterviewLayout)[0].titles).get("why", "") if reader.all(InterviewLayout) else ""


def _blackout(reader: Reader) -> str:
    return queries.parameter(reader, ParameterKey.CYCLE).detail("blackout")


def _reason(reader: Reader) -> str:
    return next((each.why for each in reader.all(ParameterVersion) if each.why == WORDS), "")


@pytest.mark.parametrize(
    ("address", "field", "stored"),
    [
        ("roles", "Sponsor: Time it takes", _role),
        ("interview/list", "Name", _name),
        ("calendar", "Weeks to stay out of", _blackout),
        ("interview/changes", "Why it was changed", _reason),
    ],
)
def test_words_stay_until_there_is_room(
    window: MainWindow,
    sample_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: Any,
    address: str,
    field: str,
    stored: Callable[[Reader], str],
) -> None:
    window.open(sample_path)
    view = window.view
    assert view is not None
    view.go(address)
    faults = Faults(window)
    faults.install()
    found = next(each for each in fields_in(view) if each.accessibleName() == field and each.isVisible())
    assert isinstance(found, LineField | TextField)

    def refuse(command: Any, by: object | None = None) -> Any:
        raise KnownError(ErrorCode.DISK_FULL, path="x")

    try:
        with monkeypatch.context() as patch:
            patch.setattr(view.desk.workspace, "apply", refuse)
            found.show_value("")
            qtbot.keyClicks(found, WORDS)
            found.commit()
            _step_away(view.findChild(OwnView), view.findChild(WhatChangedView), qtbot)
    finally:
        faults.remove()
    banner = view.findChild(Banner)
    assert banner.isVisible()
    assert _typed(found) == WORDS
    banner._again.click()
    assert WORDS in stored(view.desk.workspace.read)
    assert banner.isHidden()


def _step_away(own: OwnView | None, changes: WhatChangedView | None, qtbot: Any) -> None:
    """Go to another line: its words must not end up there."""
    lists: list[QListView | QTableView] = [each.list for each in (own,) if each] + [
        each.table for each in (changes,) if each
    ]
    for each in lists:
        qtbot.keyClick(each, Qt.Key.Key_Down)


def _typed(field: LineField | TextField) -> str:
    return field.text() if isinstance(field, LineField) else field.toPlainText()
