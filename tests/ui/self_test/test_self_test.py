"""The self-test notices: each part is broken as a bundle breaks it, by a file or a module that is left out, and tells.
The program is started for real, from a copy of its packages or with a hook that hides modules."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.self_test import files, page, parts
from ui.self_test.page import SelfTestPage
from ui.self_test.parts import PARTS

ROOT = Path(__file__).parents[3]
# What hides modules from a process: PyInstaller's exclusions look like this from inside.
HIDING = """
import os, sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name in os.environ["HIDDEN"].split():
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Hidden())
"""


# Says on the last line which connections were asked for. No account, no server, no network: no part opens any.
LISTENING = """
import sys

asked = []

def listen(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname", "socket.__new__"):
        asked.append((event, str(arguments[:1])))

sys.addaudithook(listen)
from ui.command_line import main

status = main(sys.argv[1:])
import json
print(json.dumps({"part": "connections", "ok": not asked, "problem": str(asked or "")}))
sys.exit(status)
"""
PROGRAM = ("-m", "workshop_app")


def run(
    *parts: str,
    root: Path = ROOT,
    hidden: str = "",
    shadow: Path | None = None,
    program: tuple[str, str] = PROGRAM,
) -> tuple[int, dict[str, str]]:
    """The exit status, and each part with its problem ("" where it works)."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HIDDEN": hidden, "PYTHONPATH": str(shadow or root)}
    words = [sys.executable, *program, "--self-test"]
    words += [word for each in parts for word in ("--part", each)]
    done = subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, timeout=200, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line in lines:
        assert line["ok"] is not bool(line.get("problem"))
        assert line["ok"] or line["part"] in done.stderr.splitlines()[-1]
    return done.returncode, {line["part"]: line.get("problem", "") for line in lines}


@pytest.mark.long
def test_every_part_works_here_without_a_connection() -> None:
    status, problems = run(program=("-c", LISTENING))
    assert problems == dict.fromkeys((*PARTS, "connections"), "")
    assert status == 0


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hook")
    (folder / "sitecustomize.py").write_text(HIDING, "utf-8")
    return folder


# As many at once as have nothing to do with one another: each part must name the one it needs.
LEFT_OUT = (
    {
        "screens": "ui.rehearse.talk_page",
        "documents": "docx.oxml",
        "upgrade": "alembic",
        "holidays": "holidays.countries.portugal",
        "zones": "tzdata",
        "bell": "_cffi_backend",
        "print": "PySide6.QtPrintSupport",
        "icons": "ui.app_icon",
        "passphrase": "sqlcipher3",
        "table": "python_calamine",
    },
    {"logo": "svglib", "fonts": "manimgx_fonts"},
    {"logo": "tinycss2"},
)


@pytest.mark.parametrize("hidden", LEFT_OUT, ids=lambda hidden: " ".join(hidden.values()))
def test_modules_that_were_left_out_are_noticed(hidden: dict[str, str], hook: Path) -> None:
    status, problems = run(*hidden, hidden=" ".join(hidden.values()), shadow=hook)
    assert status == 1
    assert {part: said for part, said in problems.items() if hidden[part] not in said} == {}
    assert set(problems) == set(hidden)


def test_a_bundle_whose_about_shows_no_licences_is_noticed(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = parts.TestPlace(tmp_path, qapp)
    read = partial(parts.part("about"), place)
    assert read() == {"texts": 1}  # a checkout
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(parts.PartFailedError, match=r"^licences\.txt is not"):
        read()


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four packages as a bundle lays them down."""
    folder = tmp_path_factory.mktemp("copied")
    for name in ("agendas", "workshop_app", "handouts", "ui"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize(
    ("part", "lost"),
    [
        ("screens", "workshop_app/domain/content/method.en.toml"),
        ("documents", "handouts/words/en/coach.toml"),
        ("upgrade", "workshop_app/storage/migrations/versions/0004_ids_that_follow.py"),
        ("icons", "ui/icons/users.svg"),
        ("icons", "ui/app_icon/okr-workshop-48.png"),
    ],
)
def test_a_file_that_was_left_out_is_noticed(part: str, lost: str, copied: Path) -> None:
    path = copied / lost
    kept = path.read_bytes()
    path.unlink()
    try:
        status, problems = run(part, root=copied)
    finally:
        path.write_bytes(kept)
    assert status == 1
    assert problems[part]


@pytest.mark.parametrize(
    ("part", "package", "lost"),
    [
        ("documents", "docx", "templates/default-header.xml"),
        ("holidays", "holidays", "locale/en_US/LC_MESSAGES/DE.mo"),
        ("fonts", "manimgx_fonts", "NotoSansThai[wght].ttf"),
    ],
)
def test_a_librarys_file_that_was_left_out_is_noticed(part: str, package: str, lost: str, tmp_path: Path) -> None:
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    source = Path(found.origin).parent
    linked = shutil.copyfile if os.name == "nt" else os.symlink  # a link needs rights there
    shutil.copytree(source, tmp_path / package, copy_function=linked, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / package / lost).unlink()
    status, problems = run(part, shadow=tmp_path)
    assert status == 1
    assert problems[part]


def test_the_oldest_file_is_the_fixture_of_version_1() -> None:
    assert files.OLDEST.read_bytes() == (ROOT / "tests" / "fixtures" / "v0001.okrw").read_bytes()


def test_every_part_has_its_words() -> None:
    assert set(page.WORDS) == set(PARTS)


def test_help_tells_what_works(qtbot: QtBot) -> None:
    shown = SelfTestPage(parts=("table", "bell"))
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown._copy.isEnabled, timeout=30_000)
    said = [each.text() for each in shown.findChildren(QLabel)]
    assert said.count("works") == 2
    assert "Everything works on this computer." in said
    assert '"part": "table"' in shown.report


def test_help_tells_what_does_not(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, hook: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", str(hook))
    monkeypatch.setenv("HIDDEN", "_cffi_backend")
    shown = SelfTestPage(parts=("table", "bell"))
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown._copy.isEnabled, timeout=30_000)
    said = [each.text() for each in shown.findChildren(QLabel)]
    assert "1 of 2 do not work. Please copy the report for the developers." in said
    assert any(each.startswith("does not work: ") and "_cffi_backend" in each for each in said)


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("os._exit(7)", '{"ended": "by itself", "status": 7}'),
        ("os.kill(os.getpid(), 9)", '{"ended": "crashed", "status": 9}'),
        ("", '{"ended": "'),  # no such program
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="signals are told otherwise there")
def test_the_report_tells_how_a_check_ended_too_early(
    does: str, told: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = [sys.executable, "-c", f"import os; {does}"] if does else ["/nowhere/okr-workshop"]
    monkeypatch.setattr(page, "command", lambda _parts: program)
    shown = SelfTestPage(parts=("table", "bell"))
    qtbot.addWidget(shown)
    qtbot.waitUntil(shown._copy.isEnabled, timeout=30_000)
    assert told in shown.report.splitlines()[-1]
    words = f"The check ended too early, at: {page.WORDS['table']}. Please copy the report for the developers."
    assert words in [each.text() for each in shown.findChildren(QLabel)]


def test_a_check_that_is_closed_early_leaves_no_process(qtbot: QtBot) -> None:
    shown = SelfTestPage(parts=("screens",))
    qtbot.addWidget(shown)
    shown.show()
    assert shown._process.waitForStarted()
    shown.accept()
    assert shown._process.state() is shown._process.ProcessState.NotRunning
