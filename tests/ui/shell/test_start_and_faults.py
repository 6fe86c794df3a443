"""Starting fast, failing politely: what a start may import, the two roots of failure, the crash log, the self-test."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ui import crash
from ui.app import Faults
from ui.main_window import MainWindow
from ui.shell.lines import Banner
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError

ROOT = Path(__file__).parents[3]
HEAVY = ("sqlalchemy", "sqlite3", "alembic", "reportlab", "docx", "openpyxl", "PySide6.QtPdf", "miniaudio", "fontTools")


def test_a_start_loads_no_database_no_renderer_no_sound() -> None:
    program = (
        "import sys, json, ui.app\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from workshop_app.application.settings import open_settings\n"
        "from workshop_app.clock import SystemClock\n"
        "app = ui.app.application(); ui.app.apply_theme(app)\n"
        "window = ui.app.MainWindow(open_settings(), SystemClock()); window.show()\n"
        "app.processEvents()\n"
        "print(json.dumps(sorted(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert loaded.isdisjoint(HEAVY)


# What the first window needs nothing of when the file has no passphrase: the database library comes with the first
# change, the cipher with the first locked file, the rest with the action that wants it.
NOT_FOR_A_LOOK = (
    *(name for name in HEAVY if name != "sqlite3"),
    *("sqlcipher3", "workshop_app.storage.cipher", "workshop_app.storage.passphrases", "workshop_app.storage.backups"),
    *("ui.passphrase.asking", "ui.passphrase.choosing", "ui.home.welcome", "ui.home.recent", "ui.palette", "ui.crash"),
    *("workshop_app.application.commands.basic", "workshop_app.domain.versions", "agendas.loader", "agendas.schedule"),
    *("ui.removing", "workshop_app.application.commands.workshops", "workshop_app.application.learnt_minutes"),
    *("workshop_app.application.calendar_queries", "workshop_app.domain.parameter_content", "tomllib"),
    *("PySide6.QtNetwork", "PySide6.QtSvg", "PySide6.QtPrintSupport", "holidays", "icalendar", "wakepy"),
    *("QMdiArea", "QCommonStyle"),  # PySide makes every class below one whose object Qt hands out for the first time
    *("typing_extensions", "string", "ui.labels_errors"),  # for other Pythons, for a template, for the first failure
    *("secrets", "socket", "html", "calendar", "concurrent.futures", "ctypes", "locale"),
    *("ui.question", "ui.widgets.over_window", "QFileDialog"),  # they come with the first question
    *(
        "QAbstractSpinBox",
        "QDateTimeEdit",
        "QComboBox",
        "QTabBar",
        "QTextEdit",
        "QPlainTextEdit",
    ),  # no field is shown yet
    *("ui.widgets.fields", "ui.widgets.told_whole", "QStyle", "QDialog", "QEventLoop", "argparse", "logging"),
)


def test_the_first_window_on_a_plain_file_loads_nothing_that_it_does_not_show(sample_path: Path) -> None:
    program = (
        "import sys, json, linecache\n"
        "from ui.qt_spared import load_qt\n"
        "load_qt()\n"  # as the command does first of all
        "import PySide6.QtWidgets\n"
        "from PySide6.QtWidgets import QApplication\n"
        "def begin(*_):\n"
        "    window = next(each for each in QApplication.topLevelWidgets() if each.isVisible())\n"
        "    assert window.view is not None and window.view.address == 'home'\n"
        "    window.grab()\n"
        "    assert not any(each.endswith('main_window.py') for each in linecache.cache)\n"  # no source was read
        "    print(json.dumps([*sys.modules, *vars(PySide6.QtWidgets)]))\n"
        "    window.close()\n"
        "    return 0\n"
        "QApplication.exec = begin\n"
        "from ui.command_line import main\n"
        "sys.exit(main([sys.argv[1]]))\n"
    )
    words = [sys.executable, "-c", program, str(sample_path)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert {"ui.home.panel", "workshop_app.storage.store", "sqlite3"} <= loaded
    assert loaded.isdisjoint(NOT_FOR_A_LOOK), sorted(loaded & set(NOT_FOR_A_LOOK))


def test_python_collects_garbage_again_when_the_window_is_there(sample_path: Path) -> None:
    program = (
        "import gc, sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "QApplication.exec = lambda *_: 0 if gc.isenabled() else 9\n"
        "from ui.command_line import main\n"
        "sys.exit(main([sys.argv[1]]))\n"
    )
    words = [sys.executable, "-c", program, str(sample_path)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _raised(error: BaseException) -> BaseException:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_a_known_error_in_a_slot_is_said_on_the_banner(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    assert window.view is not None
    faults = Faults(window)
    error = _raised(KnownError(ErrorCode.DISK_FULL, path="x"))
    faults.handle(type(error), error, error.__traceback__)
    assert faults.count == 0
    assert window.view.findChild(Banner).isVisible()
    window.view.findChild(Banner).saved()


def test_text_that_could_not_be_saved_stays_and_is_saved_by_trying_again(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    from ui.widgets.fields import LineField
    from workshop_app.application.commands.basic import edit
    from workshop_app.domain.people import Person

    window.open(sample_path)
    view = window.view
    assert view is not None
    person = view.desk.workspace.read.all(Person)[0]
    field, disk = LineField("Name", parent=view), {"full": True}
    field.show()

    def save(words: str) -> None:
        if disk["full"]:
            raise KnownError(ErrorCode.DISK_FULL, path="x")
        view.desk.workspace.apply(edit(Person, person.id, name=words))

    field.committed.connect(save)
    faults = Faults(window)
    faults.install()
    try:
        qtbot.keyClicks(field, "Typed in vain")
        field.commit()
    finally:
        faults.remove()
    banner = view.findChild(Banner)
    assert banner.isVisible()
    assert field.text() == "Typed in vain"
    disk["full"] = False
    banner._again.click()
    assert view.desk.workspace.read.get(Person, person.id).name == "Typed in vain"
    assert banner.isHidden()
    assert not view.saving.state.unsaved


def test_a_bug_is_logged_here_and_shown_once(
    window: MainWindow, qtbot: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from PySide6.QtCore import QTimer

    faults, pages = Faults(window), []
    error = _raised(ZeroDivisionError("a bug"))

    def answer() -> None:
        page = QApplication.activeModalWidget()
        assert isinstance(page, crash.CrashPage)
        pages.append(page)
        faults.handle(type(error), error, error.__traceback__)  # a second one meanwhile opens no second page
        page.accept()

    QTimer.singleShot(0, answer)
    faults.handle(type(error), error, error.__traceback__)
    assert len(pages) == 1
    assert faults.count == 2
    log = (data_folder() / "crash.log").read_text(encoding="utf-8")
    assert log.count("ZeroDivisionError\n") == 2
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert window.isVisible()


def test_a_large_crash_log_is_set_aside(tmp_path: Path) -> None:
    crash.log_crash("x" * (crash.LARGEST_LOG + 1), tmp_path)
    path = crash.log_crash("new", tmp_path)
    assert path.read_text(encoding="utf-8") == "new\n"
    assert (tmp_path / "crash.old.log").exists()


def test_a_log_that_cannot_be_written_is_no_second_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    crash.log_crash("x", tmp_path / "file")
