"""The plan B on paper through the window: made by itself, told truly, and gone where it must not lie."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTreeView

from handouts import plan_b as papers
from handouts import verify
from ui.documents.plan_b_line import PlanBLine
from ui.main_window import MainWindow
from ui.people.forget_view import ForgetPage
from ui.plan_b_jobs import job_for
from ui.run.panel import RunPanel
from ui.shell import plan_b as keeping
from ui.shell.places import workshop_address
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.mentions import request_for
from workshop_app.application.plan_b_shelf import folder_of
from workshop_app.application.settings import PLAN_B_OFF
from workshop_app.application.workspace import Workspace
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

_SPEC = importlib.util.spec_from_file_location("faults", Path(__file__).with_name("faults.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
faults = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(faults)

FIRST = "Plan B 2026-11-25 09.00.pdf"


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same waits, of a hundredth: nothing here depends on how long they are."""
    for name in ("OPENED_MS", "SETTLE_MS"):
        monkeypatch.setattr(keeping, name, getattr(keeping, name) // 100)


@pytest.fixture
def path(planned: Workspace) -> Path:
    """A file with a workshop in two days, closed."""
    planned.close()
    assert planned.path is not None
    return planned.path


@pytest.fixture
def view(window: MainWindow, path: Path, qtbot: Any) -> Any:
    """Open in a window that lives, with its first paper."""
    window.get_ready()
    window.open(path)
    assert window.view is not None
    qtbot.waitUntil(lambda: names(path) == [FIRST])
    qtbot.waitUntil(lambda: bool(window.view) and window.view.desk.bridge.paper is not None)
    return window.view


def names(path: Path) -> list[str]:
    folder = folder_of(path)
    return sorted(each for each in os.listdir(folder) if not each.startswith(".")) if folder.exists() else []


def words(path: Path, name: str = FIRST) -> str:
    return " ".join(verify.read_pdf(folder_of(path) / name).text.split())


def line(view: Any, qtbot: Any) -> PlanBLine:
    """The line on Documents, looked at now."""
    view.go("documents")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in view.findChildren(PlanBLine)))
    found: PlanBLine = view.findChild(PlanBLine)
    found.refresh()
    return found


def test_it_lies_there_after_opening_and_follows_a_change(view: Any, path: Path, qtbot: Any) -> None:
    shown = line(view, qtbot)
    assert shown.words.startswith("Plan B on paper: run sheet and seats of Wed 25 Nov, made ")
    assert "Ben Okoro" in words(path)
    view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
    assert "Looking whether that changed" in shown.words
    qtbot.waitUntil(lambda: not view.desk.bridge.paper.behind)
    assert "Benita Okoro" in words(path)
    assert "Looking" not in shown.words


def test_the_page_before_the_day_says_so_too(view: Any, path: Path, qtbot: Any) -> None:
    view.go(workshop_address("w1", "run"))
    said = view.findChild(RunPanel)._start
    qtbot.waitUntil(lambda: "run sheet and seats, made" in _labels(said))
    (folder_of(path) / FIRST).unlink()
    view.findChild(RunPanel).refresh()
    qtbot.waitUntil(lambda: "not there: it was taken away" in _labels(said))


def _labels(widget: Any) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def test_a_week_of_workshops_is_read_in_turns_and_anew_after_a_change(view: Any, path: Path, qtbot: Any) -> None:
    """Two hundred of them were half a second without a window; and a name that is being forgotten is read no longer."""
    workshop, plan = (view.desk.workspace.read.get(kind, "w1") for kind in (Workshop, WorkshopAgenda))
    more = [(replace(workshop, id=f"x{n}"), replace(plan, id=f"x{n}")) for n in range(5)]
    view.desk.door.carry_out(Add(tuple(each for pair in more for each in pair)), by=None)
    qtbot.waitUntil(lambda: len(names(path)) == 6)
    qtbot.waitUntil(lambda: not view.desk.background.busy)
    view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
    view.paper.refresh()
    for _ in range(3):
        view.paper._on_turn()
    view.desk.door.carry_out(edit(Person, "p1", name="Bernd Okoro"), by=None)
    qtbot.waitUntil(lambda: "Bernd Okoro" in words(path))
    assert "Benita Okoro" not in words(path)
    view.paper.refresh()
    view.paper._on_turn()
    view.desk.workspace.apply(edit(Workshop, "x4", start=600))
    qtbot.waitUntil(lambda: "Plan B 2026-11-25 10.00.pdf" in names(path))


def test_one_deleted_by_hand_is_told_and_made_again(view: Any, path: Path, qtbot: Any) -> None:
    shown = line(view, qtbot)
    shutil.rmtree(folder_of(path))
    shown.refresh()
    assert "is gone, or is not as it was left" in shown.words
    assert not any(each.isVisible() and each.text() == "Open" for each in shown.findChildren(QPushButton))
    shown._on_look()  # as every few seconds
    qtbot.waitUntil(lambda: names(path) == [FIRST])


def test_what_was_changed_last_is_on_it_when_the_window_closes(
    window: MainWindow, view: Any, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SETTLE_MS", 3_600_000)
    view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
    hidden, seen = threading.Event(), []
    make = papers.refresh

    def refresh(*asked: Any) -> Any:
        """As slow as it may be: the window has gone by then."""
        seen.append(hidden.wait(10))
        return make(*asked)

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Hide:
                hidden.set()
            return False

    monkeypatch.setattr(papers, "refresh", refresh)
    window.show()
    watch = Watch()
    window.installEventFilter(watch)
    assert window.close()
    assert "Benita Okoro" in words(path)
    assert seen == [True]


def test_closing_before_the_first_paper_makes_it_without_a_window(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened and closed at once, when pages take longest: their fonts and words are read first."""
    monkeypatch.setattr(keeping, "OPENED_MS", 3_600_000)
    window.get_ready()
    window.show()
    window.open(path)
    assert window.close()
    assert not window.isVisible()
    assert names(path) == [FIRST]


@pytest.mark.parametrize("how", ["window", "next file"])
def test_closing_reads_nothing_for_the_paper_where_the_window_is(
    window: MainWindow, view: Any, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: Any, how: str
) -> None:
    """Two hundred workshops of a week were half a second in which nothing moved."""
    monkeypatch.setattr(keeping, "SETTLE_MS", 3_600_000)
    monkeypatch.setattr(keeping, "OPENED_MS", 3_600_000)
    other = tmp_path / "Other.okrw"
    bootstrap.create(other, "Other").close()
    qtbot.waitUntil(lambda: not window._background.busy)
    read, by = papers.one_by_one, set()

    def one_by_one(*asked: Any) -> Any:
        by.add(threading.get_ident())
        return read(*asked)

    monkeypatch.setattr(papers, "one_by_one", one_by_one)
    view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
    if how == "window":
        assert window.close()
    else:
        window.open(other)
    qtbot.waitUntil(lambda: "Benita Okoro" in words(path))
    assert by
    assert threading.get_ident() not in by


def test_a_file_that_goes_as_soon_as_it_is_closed_leaves_the_paper_as_it_was(
    window: MainWindow, view: Any, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: Any
) -> None:
    """It is renamed by hand, or on a stick, before the worker comes to it: nothing is made, nothing is told."""
    monkeypatch.setattr(keeping, "SETTLE_MS", 3_600_000)
    qtbot.waitUntil(lambda: not window._background.busy)
    go = threading.Event()
    window._background.submit(
        lambda _progress: go.wait(10), lambda _: None, lambda _: None, title=None, to_the_end=True
    )
    view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
    before = (folder_of(path) / FIRST).read_bytes()
    assert window.engagement.close_engagement()
    path.rename(tmp_path / "Moved.okrw")
    go.set()
    qtbot.waitUntil(lambda: not window._background.busy)
    assert (folder_of(path) / FIRST).read_bytes() == before
    assert not path.exists()


def test_the_next_file_does_not_wait_for_the_paper_of_the_one_before(
    window: MainWindow, view: Any, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: Any
) -> None:
    monkeypatch.setattr(keeping, "SETTLE_MS", 3_600_000)
    other = tmp_path / "Other.okrw"
    shutil.copy(path, other)
    qtbot.waitUntil(lambda: not window._background.busy)
    go = threading.Event()
    make = papers.refresh

    def refresh(*asked: Any) -> Any:
        go.wait(10)
        return make(*asked)

    monkeypatch.setattr(papers, "refresh", refresh)
    view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
    window.open(other)
    assert window.view is not None
    assert window.view.desk.workspace.path == other
    assert "Benita Okoro" not in words(path)
    go.set()
    qtbot.waitUntil(lambda: "Benita Okoro" in words(path))
    qtbot.waitUntil(lambda: names(other) == [FIRST])
    assert "Benita Okoro" not in words(other)


def test_what_is_switched_off_goes_and_comes_back(window: MainWindow, view: Any, path: Path, qtbot: Any) -> None:
    shown = line(view, qtbot)
    shown.findChild(QCheckBox).click()
    qtbot.waitUntil(lambda: not folder_of(path).exists())
    qtbot.waitUntil(lambda: "you switched it off" in shown.words)
    assert len(view.desk.settings.get(PLAN_B_OFF)) == 1
    shown.findChild(QCheckBox).click()
    qtbot.waitUntil(lambda: names(path) == [FIRST])


def test_while_a_day_runs_nothing_is_said_to_be_looked_at_and_off_is_off(
    window: MainWindow, view: Any, path: Path, ask: Any, qtbot: Any
) -> None:
    """Documents is a Ctrl+K away from the running day: it said that it was looking, and the tick came back."""
    ask.answers.append(True)
    view.go(workshop_address("w1", "run"))
    panel = view.findChild(RunPanel)
    panel.starting.start(False)
    qtbot.waitUntil(lambda: not window._background.busy)
    shown = line(view, qtbot)
    assert "Changes go onto it when the day is over." in shown.words
    assert "Looking" not in shown.words
    shown.findChild(QCheckBox).click()
    qtbot.waitUntil(lambda: not folder_of(path).exists())
    qtbot.waitUntil(lambda: "you switched it off" in shown.words)
    shown.refresh()
    assert not shown.findChild(QCheckBox).isChecked()
    shown.findChild(QCheckBox).click()
    assert shown.words == "Plan B on paper: not made yet. It is made when the day is over."
    shown.refresh()
    assert shown.findChild(QCheckBox).isChecked()
    qtbot.waitUntil(lambda: not window._background.busy)
    assert not folder_of(path).exists()
    panel.conductor.run_actions.leave_at_once()


def test_what_was_changed_in_the_day_is_on_it_when_the_window_closes_meanwhile(
    window: MainWindow, view: Any, path: Path, ask: Any, qtbot: Any
) -> None:
    """The first of three days, say: nothing was made while it ran, nor when it was left by closing."""
    ask.answers += [True, True]
    view.go(workshop_address("w1", "run"))
    view.findChild(RunPanel).starting.start(False)
    view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
    qtbot.wait(keeping.SETTLE_MS * 2)
    assert "Benita Okoro" not in words(path)
    assert window.close()
    (name,) = names(path)
    assert "Benita Okoro" in words(path, name)


def test_none_is_made_while_a_day_runs(window: MainWindow, view: Any, path: Path, ask: Any, qtbot: Any) -> None:
    ask.answers.append(True)  # the day of the paper becomes today
    view.go(workshop_address("w1", "run"))
    panel = view.findChild(RunPanel)
    panel.starting.start(False)
    assert panel.conductor is not None
    qtbot.waitUntil(lambda: not window._background.busy)
    view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
    view.paper.refresh()
    assert not window._background.busy
    assert "Benita Okoro" not in words(path)
    panel.conductor.run_actions.leave_at_once()
    view.paper.refresh()
    qtbot.waitUntil(lambda: names(path) not in ([], [FIRST]))
    qtbot.waitUntil(lambda: len(names(path)) == 1)
    assert "Benita Okoro" in words(path, names(path)[0])


def test_a_forgotten_person_is_in_no_paper(window: MainWindow, view: Any, path: Path, qtbot: Any) -> None:
    """Through the page, with a copy that somebody wrote notes into: that one is named."""
    noted = folder_of(path) / "with my notes.pdf"
    noted.write_bytes((folder_of(path) / FIRST).read_bytes() + b"\nnotes")
    view.go("people/forget")
    qtbot.waitUntil(lambda: view.findChild(ForgetPage) is not None)
    page = view.findChild(ForgetPage)
    page.look_requested.emit("Ben Okoro")
    qtbot.waitUntil(lambda: any(each.isVisibleTo(page) for each in page.findChildren(QTreeView)))
    press = next(each for each in page.findChildren(QPushButton) if each.text() == "Forget for good")
    qtbot.waitUntil(press.isEnabled)
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    told: list[str] = []

    def finished() -> bool:
        told[:] = [_labels(page), *(each[2] for each in window.view.desk.ask.asked if each[0] == "tell")]
        return any("with my notes.pdf" in each for each in told)

    qtbot.waitUntil(finished)
    qtbot.waitUntil(lambda: FIRST in names(path))
    assert "Ben Okoro" not in words(path)
    assert "Ana Silva" in words(path)


def test_forgetting_below_the_window_takes_ours_only(path: Path, planned: Workspace, clock: Any) -> None:
    opened = bootstrap.open_workspace(path, clock)
    job_for(opened, off=False)()
    assert names(path) == [FIRST]
    foreign = folder_of(path) / "mine.txt"
    foreign.write_text("mine", "utf-8")
    request = request_for(opened.read, "Ben Okoro")
    opened.apply(ForgetPerson(request))
    swept = bootstrap.forget_in_copies(path, request)
    opened.close()
    assert swept.papers == (foreign,)
    assert names(path) == ["mine.txt"]


def test_a_passphrase_takes_it_away_and_keeps_it_away(window: MainWindow, view: Any, path: Path, qtbot: Any) -> None:
    window.engagement.close_engagement()
    paper = (folder_of(path) / FIRST).read_bytes()
    done = bootstrap.change_passphrase(path, new="correct horse")
    assert done.papers == ()
    assert not folder_of(path).exists()
    folder_of(path).mkdir()  # a synced disk brought it back
    (folder_of(path) / FIRST).write_bytes(paper)
    bootstrap.unlock(path, "correct horse")
    window.open(path)
    assert window.view is not None
    qtbot.waitUntil(lambda: window.view is not None and window.view.desk.bridge.paper is not None)
    assert not folder_of(path).exists()
    shown = line(window.view, qtbot)
    assert "has a passphrase" in shown.words
    window.view.desk.door.carry_out(edit(Workshop, "w1", start=600), by=None)
    window.engagement.close_engagement()
    assert not folder_of(path).exists()


def test_a_change_of_passphrase_takes_away_what_was_brought_back(window: MainWindow, view: Any, path: Path) -> None:
    paper = (folder_of(path) / FIRST).read_bytes()
    window.engagement.close_engagement()
    bootstrap.change_passphrase(path, new="correct horse")
    folder_of(path).mkdir()
    (folder_of(path) / FIRST).write_bytes(paper)
    (folder_of(path) / "noted.pdf").write_bytes(paper + b"notes")
    done = bootstrap.change_passphrase(path, old="correct horse", new="battery staple")
    assert [each.name for each in done.papers] == ["noted.pdf"]
    assert names(path) == ["noted.pdf"]


def test_a_file_that_is_only_read_gets_none(window: MainWindow, path: Path, qtbot: Any) -> None:
    window.get_ready()
    window._files.look_at(path)
    qtbot.waitUntil(lambda: window.view is not None and window.view.desk.bridge.paper is not None)
    assert not folder_of(path).exists()
    assert "reading only" in line(window.view, qtbot).words


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move an open file's folder")
def test_a_stick_that_was_pulled_is_told(window: MainWindow, path: Path, qtbot: Any, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    there = folder / path.name
    shutil.move(path, there)
    window.get_ready()
    window.open(there)
    qtbot.waitUntil(lambda: names(there) == [FIRST])
    assert window.view is not None
    shown = line(window.view, qtbot)
    folder.rename(tmp_path / "pulled")
    shown.refresh()
    assert "is gone, or is not as it was left" in shown.words
    window.view.paper.refresh()
    qtbot.waitUntil(lambda: "could not be brought up to date" in shown.words)
    assert "What lies there could not be looked at" in shown.words  # it lies in somebody's pocket
    assert "none" not in shown.words
    assert not folder.exists()
    (tmp_path / "pulled").rename(folder)
    window.view.paper.refresh()
    qtbot.waitUntil(lambda: "run sheet and seats" in shown.words)


def test_what_was_in_the_way_is_not_told_when_it_has_gone(view: Any, path: Path, qtbot: Any) -> None:
    """For up to a minute it said that no files can be created there."""
    shown = line(view, qtbot)
    shutil.rmtree(folder_of(path))
    folder_of(path).write_bytes(b"mine")
    shown._on_look()
    qtbot.waitUntil(lambda: "no files can be created there" in shown.words)
    folder_of(path).unlink()
    shown._on_look()  # as every few seconds
    qtbot.waitUntil(lambda: names(path) == [FIRST])
    qtbot.waitUntil(lambda: shown.words.startswith("Plan B on paper: run sheet and seats"))


def test_a_full_disk_is_told_and_the_one_before_stays(
    window: MainWindow, path: Path, qtbot: Any, tmp_path: Path
) -> None:
    disk = tmp_path / "stick"
    disk.mkdir()
    if not faults.small_disk(disk):
        pytest.skip("this machine lets nobody make a disk")
    try:
        there = disk / path.name
        shutil.move(path, there)
        window.get_ready()
        window.open(there)
        assert window.view is not None
        qtbot.waitUntil(lambda: names(there) == [FIRST])
        before = words(there)
        shown = line(window.view, qtbot)
        qtbot.waitUntil(lambda: not window._background.busy)
        window.view.desk.door.carry_out(edit(Person, "p1", name="Benita Okoro"), by=None)
        mend = faults.disk_full(there)
        window.view.paper.refresh()
        qtbot.waitUntil(lambda: "the disk is full" in shown.words)
        assert "What lies there was made" in shown.words
        assert words(there) == before
        mend()
        window.view.paper.refresh()
        qtbot.waitUntil(lambda: "Benita Okoro" in words(there))
        qtbot.waitUntil(lambda: shown.words.startswith("Plan B on paper: run sheet and seats"))
        window.engagement.close_engagement()
    finally:
        faults.take_away(disk)
