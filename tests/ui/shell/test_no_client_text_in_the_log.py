"""Whatever goes wrong inside the program, neither the log on this computer nor "Copy details" holds what somebody typed
or whose engagement it is."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from ui import crash
from ui.app import Faults
from ui.main_window import MainWindow
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.settings import data_folder
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person

TYPED = "Zebrafinch"
CLIENT = "Hummingbird"


def _twice_the_same_row(workspace: Workspace) -> None:
    from workshop_app.storage.tables import MAPPED

    mapped = MAPPED[Person]
    row = {**mapped.shape.row(workspace.read.get(Person, "p")), "seq": 9, "engagement_id": "e"}
    with workspace._store.begin() as tx:
        tx._connection.execute(mapped.insert, row)  # type: ignore[attr-defined]


def _a_cell_of_no_type(workspace: Workspace) -> None:
    workspace.apply(Add((Person("q", Path(TYPED)),)))  # type: ignore[arg-type]


def _a_statement_of_ours_that_is_wrong(workspace: Workspace) -> None:
    with workspace._store.begin() as tx:
        tx._raw.execute(f"SELECT {TYPED} {CLIENT} FROM person WHERE")  # type: ignore[attr-defined]


def _words_in_the_message(workspace: Workspace) -> None:
    try:
        int(workspace.read.get(Person, "p").note)
    except ValueError as error:
        error.add_note(f"while reading {CLIENT}")
        raise RuntimeError(f"{TYPED} is no number") from error


def _words_in_what_was_handled(workspace: Workspace) -> None:
    try:
        {}[workspace.read.get(Person, "p").note]
    except KeyError:
        assert workspace.read.all(Engagement)[0].client == TYPED, workspace.read.all(Engagement)


def _words_that_are_no_text(_workspace: Workspace) -> None:
    (TYPED + "\ud800").encode("utf-8")


def _a_path(workspace: Workspace) -> None:
    assert workspace.path is not None
    (workspace.path / TYPED).read_text(encoding="utf-8")


def _a_known_failure_on_a_worker(workspace: Workspace) -> None:
    raise KnownError(ErrorCode.FILE_DAMAGED, path=str(workspace.path), detail=f"person: {TYPED}")


def _without_end(workspace: Workspace) -> None:
    def again(words: str) -> str:
        return again(words + TYPED)

    again(workspace.read.get(Person, "p").note)


BUGS = [
    _twice_the_same_row,
    _a_cell_of_no_type,
    _a_statement_of_ours_that_is_wrong,
    _words_in_the_message,
    _words_in_what_was_handled,
    _words_that_are_no_text,
    _a_path,
    _a_known_failure_on_a_worker,
    _without_end,
]


@pytest.fixture
def engagement(tmp_path: Path) -> Path:
    path = tmp_path / f"{CLIENT}.okrw"
    opened = bootstrap.create(path, CLIENT)
    opened.apply(Add((Person("p", TYPED, note=TYPED),)))
    opened.apply(edit(Person, "p", job=TYPED))
    opened.close()
    return path


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_neither_the_log_nor_the_clipboard_tells(
    window: MainWindow,
    engagement: Path,
    capsys: pytest.CaptureFixture[str],
    bug: Callable[[Workspace], None],
) -> None:
    window.open(engagement)
    assert window.view is not None
    faults, shown = Faults(window), []
    error = _failure(bug, window.view.desk.workspace)
    QApplication.clipboard().clear()

    def copy_details() -> None:
        page = QApplication.activeModalWidget()
        assert isinstance(page, crash.CrashPage)
        next(each for each in page.findChildren(QPushButton) if each.text() == "Copy details").click()
        shown.append(page.findChild(QPlainTextEdit).toPlainText())  # type: ignore[union-attr]
        page.accept()

    if isinstance(error, KnownError):
        worker = threading.Thread(target=faults.handle, args=(type(error), error, error.__traceback__))
        worker.start()
        worker.join()
    else:
        QTimer.singleShot(0, copy_details)
        faults.handle(type(error), error, error.__traceback__)
        shown.append(QApplication.clipboard().text())
        assert len(shown) == 2

    log = (data_folder() / "crash.log").read_text(encoding="utf-8")
    assert type(error).__name__ in log
    assert bug.__name__ in log  # where it happened is told all the same
    for told in (log, *shown, capsys.readouterr().err):
        assert TYPED not in told
        assert CLIENT not in told
    if sys.platform != "win32":
        assert (data_folder() / "crash.log").stat().st_mode & 0o077 == 0


def _failure(bug: Callable[[Workspace], None], workspace: Workspace) -> BaseException:
    try:
        bug(workspace)
    except Exception as error:
        return error
    raise AssertionError("that was to fail")


def test_what_led_to_what_is_told() -> None:
    error: Any = None
    try:
        try:
            {}["x"]
        except KeyError as missing:
            raise OSError(28, "No space left", "/secret") from missing
    except OSError as caught:
        error = caught
    from workshop_app.clock import SystemClock

    text = crash.report(type(error), error, error.__traceback__, SystemClock().now())
    assert text.splitlines()[-1] == "OSError (ENOSPC)"
    assert "KeyError\nwhich led to\n" in text
    assert "test_no_client_text_in_the_log.py:" in text
    assert "secret" not in text
