"""The practice screen over a folder of its own, with a case, a seed and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from ui.main_window import MainWindow
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.practice_desk import PracticeDesk
from ui.rehearse.talk_page import TalkPage
from workshop_app.application.own_cases import OwnCases
from workshop_app.application.practice_shelf import open_shelf
from workshop_app.application.settings import data_folder
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk

SEED = 3


@pytest.fixture
def said() -> list[str]:
    """The quiet lines."""
    return []


@pytest.fixture
def open_panel(
    _dressed: Any, settings: Any, clock: Any, ask: Any, background: Any, said: list[str], qtbot: Any
) -> Callable[[], RehearsePanel]:
    """A new window on the same folder each time, as after a start of the program."""

    def opened() -> RehearsePanel:
        desk = PracticeDesk(
            open_shelf(),
            clock,
            ask,
            background,
            settings,
            said.append,
            "Harbour Ferries",
            OwnCases(data_folder() / "library" / "cases"),
            partial(ClientNames, "Harbour Ferries", ("Nora Vale",)),
        )
        panel = RehearsePanel(desk)
        qtbot.addWidget(panel)
        panel.resize(1126, 640)
        panel.show()
        panel.refresh()
        qtbot.waitUntil(lambda: not background.busy)
        return panel

    return opened


@pytest.fixture
def panel(open_panel: Callable[[], RehearsePanel]) -> Iterator[RehearsePanel]:
    made = open_panel()
    yield made
    made.hide()


@pytest.fixture
def kept(clock: Any) -> KeptTalk:
    """A talk with the head of logistics of a bakery, quick as a rehearsal can be."""
    case = load("bakery_logistics")
    played = PlayedTalk(case.id, case.language, case.mark, SEED)
    return KeptTalk("20261123-080000-abc123", clock.now(), played, speed=30)


@pytest.fixture
def talk(panel: RehearsePanel, kept: KeptTalk) -> TalkPage:
    """That talk, begun."""
    panel.pages.keep(kept)
    panel.flow.go_on(kept)
    page = panel.pages.currentWidget()
    assert isinstance(page, TalkPage)
    return page


@pytest.fixture
def window(_dressed: Any, settings: Any, clock: Any, ask: Any, qtbot: Any) -> Iterator[MainWindow]:
    """The whole program on its start page."""
    made = MainWindow(settings, clock, ask)
    qtbot.addWidget(made)
    made.show()
    made.show_welcome()
    yield made
    made.close()
