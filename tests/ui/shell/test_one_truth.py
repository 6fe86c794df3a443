"""Every screen of the sample, read once: days in the forms of one module, one count for one thing, and a name and a
true role for everything that takes the keyboard."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.run.panel import RunPanel
from ui.self_test.addresses import addresses
from ui.shell.places import workshop_address
from workshop_app.application import queries
from workshop_app.application.settings import BELL_ON, Settings
from workshop_app.clock import SystemClock
from workshop_app.domain.groups import rotation_steps
from workshop_app.domain.workshops import WorkshopStatus

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
sys.path.insert(0, str(Path(__file__).parent))
from carried_cycle import build_carried
from screen_reading import UNSAID, Screen, read, settle

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
OTHER_FORMS = (
    re.compile(r"\b\d{4}-\d{2}-\d{2}\b"),
    re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"),
    re.compile(rf"\b\d{{1,2}} (?!May)(?:{MONTH})\b(?! \d{{4}})"),  # a whole month without its year
    re.compile(rf"\b\d{{1,2}} (?!May)(?:{SHORT}) \d{{4}}\b"),  # a short one with it
    re.compile(rf"\b(?:{MONTH}|{SHORT})\.? \d{{1,2}}\b(?!\d)"),  # the month first, on a British computer
    re.compile(r"\b\d{1,2}:\d{2} ?[AaPp]\.?[Mm]\b"),
)
WITH_WEEKDAY = re.compile(rf"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{{1,2}} (?:{SHORT}) \d{{4}}\b")
SHARE = re.compile(r"(\d+)(?: of |/)(\d+)")


class Reading:
    """The screens by address, and the file they show."""

    def __init__(self, window: MainWindow, screens: Mapping[str, Screen]) -> None:
        self.window, self.screens = window, screens
        assert window.view is not None
        self.reader = window.view.desk.workspace.read

    def texts(self) -> Iterator[tuple[str, str]]:
        yield from ((address, words) for address, screen in self.screens.items() for words in screen.texts)


@pytest.fixture(scope="module")
def screens(_dressed: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    folder = tmp_path_factory.mktemp("one_truth")
    path = folder / "file.okrw"
    build_carried(path).close()
    settings = Settings(folder / "settings")
    settings.set(BELL_ON, False)
    window = MainWindow(settings, SystemClock())
    window.resize(1366, 768)
    window.show_welcome()
    window.show()
    found = {"welcome": read(window)}
    window.open(path)
    assert window.view is not None
    reader = window.view.desk.workspace.read
    for address in addresses(reader):
        window.view.go(address)
        settle(window)
        found[address] = read(window)
    found["rehearsal"] = _rehearsal(window)
    yield Reading(window, found)
    window.close()
    window.deleteLater()


def _rehearsal(window: MainWindow) -> Screen:
    """The conductor's window at work."""
    assert window.view is not None
    planned = queries.workshops(window.view.desk.workspace.read)
    waiting = next(each for each in planned if each.status is WorkshopStatus.PLANNED)
    window.view.go(workshop_address(waiting.id, "run"))
    settle(window)
    panel = next(each for each in window.findChildren(RunPanel) if each.isVisible())
    panel.starting.rehearse(1.0)
    settle(window)
    found = read(window)
    assert panel.conductor is not None
    panel.conductor.close_run()
    return found


@pytest.mark.long
def test_days_and_times_have_the_forms_of_one_module(screens: Reading) -> None:
    found = set()
    for address, words in screens.texts():
        if address.startswith("rehearse"):  # people on paper speak as they like
            continue
        plain = WITH_WEEKDAY.sub("", words)
        found |= {(address, form.search(plain)[0], words[:90]) for form in OTHER_FORMS if form.search(plain)}  # type: ignore[index]
    assert found == set()


@pytest.mark.long
def test_what_is_decided_is_one_count(screens: Reading) -> None:
    said = {
        (address, SHARE.search(words).groups())  # type: ignore[union-attr]
        for address, words in screens.texts()
        if SHARE.search(words) and re.search(r"\bdecided\b|^Parameters ", words) and len(words) < 120
    }
    counts = queries.overview(screens.reader)
    assert {count for _, count in said} == {(str(counts.decided), str(counts.parameters))}
    assert {"home", "interview"} <= {address for address, _ in said}


@pytest.mark.long
def test_the_groups_of_a_workshop_are_one_truth(screens: Reading) -> None:
    for workshop in queries.workshops(screens.reader):
        plan = queries.groups(screens.reader, workshop.id)
        rooms = max((len(one.rooms) for one in plan.rounds), default=0) if plan else 0
        rotates = bool(rotation_steps(queries.agenda(screens.reader, workshop.id).agenda))
        said = {tab: " ".join(screens.screens[workshop_address(workshop.id, tab)].texts) for tab in _GROUPED}
        assert ("No rotation in this agenda" in said["groups"]) is not rotates
        assert bool(re.search(r"Counted for \d+ people in \d+ groups\.", said["materials"])) is bool(rooms)
        assert (f"in {rooms} groups." in said["materials"]) is bool(rooms)
        assert ("Nobody is seated for coaching" in said["materials"]) is not rotates
        over = workshop.status is WorkshopStatus.FINISHED
        assert ("The groups are ready." in said["run"]) is bool(rooms and not over)
        assert ("No groups yet" in said["run"]) is (rotates and not rooms)


_GROUPED = ("groups", "materials", "run")


@pytest.mark.long
def test_everything_that_takes_the_keyboard_has_a_name_and_is_what_it_looks_like(screens: Reading) -> None:
    told = {(address, each) for address, screen in screens.screens.items() for each in screen.heard}
    assert len({each for _, each in told}) > 150, "the screens were read"
    assert {(address, each.kind, each.role) for address, each in told if not each.name} == set()
    tick = QAccessible.Role.CheckBox
    assert {
        (address, each.kind, each.name) for address, each in told if each.role == tick and not each.tick_box
    } == set()
    assert {(address, each.kind, each.name) for address, each in told if each.role in UNSAID} == set()


@pytest.mark.long
def test_what_looks_like_a_tab_a_list_or_a_choice_says_so(screens: Reading) -> None:
    roles = {each.kind: each.role for screen in screens.screens.values() for each in screen.heard}
    assert roles["RailLine"] == QAccessible.Role.ListItem
    assert {roles[kind] for kind in ("OptionCard", "ChoiceCard", "AgendaCard")} == {QAccessible.Role.RadioButton}
    tabs = [each for each in screens.screens["rehearsal"].heard | screens.screens["home"].heard if each.name == "Run"]
    assert {each.role for each in tabs} <= {QAccessible.Role.PageTab}
