"""A pack is whole by itself: what only gets something to print while the screen is elsewhere comes ticked, and what
somebody left out stays out."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.documents.catalogue_list import CatalogueList
from ui.documents.panel import DocumentsPanel
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.workspace import Workspace
from workshop_app.domain.workshops import Attendance

LONG = 20_000
OF_PEOPLE = {"sign_in_list", "name_cards"}


def _lines(panel: DocumentsPanel) -> CatalogueList:
    return panel.findChild(CatalogueList)


def _shown_again(panel: DocumentsPanel, desk: Desk, qtbot: QtBot) -> set[str]:
    panel.refresh()
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=LONG)
    return set(_lines(panel).ticked)


def _nobody(workspace: Workspace) -> tuple[Attendance, ...]:
    invited = tuple(workspace.read.all(Attendance, workshop_id="w1"))
    workspace.apply(Remove(tuple((Attendance, each.id) for each in invited)))
    return invited


def test_papers_of_people_who_are_invited_later_are_ticked(
    filled: Workspace, desk: Desk, panel: DocumentsPanel, qtbot: QtBot
) -> None:
    whole = set(_lines(panel).ticked)
    assert whole >= OF_PEOPLE
    invited = _nobody(filled)
    assert not _shown_again(panel, desk, qtbot) & OF_PEOPLE
    filled.apply(Add(invited))
    assert _shown_again(panel, desk, qtbot) == whole


def test_a_screen_that_first_saw_nobody_ticks_them_too(filled: Workspace, desk: Desk, qtbot: QtBot) -> None:
    invited = _nobody(filled)
    panel = DocumentsPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    assert not _shown_again(panel, desk, qtbot) & OF_PEOPLE
    filled.apply(Add(invited))
    assert _shown_again(panel, desk, qtbot) >= OF_PEOPLE


def test_what_was_left_out_stays_out_when_it_comes_back(
    filled: Workspace, desk: Desk, panel: DocumentsPanel, qtbot: QtBot
) -> None:
    _lines(panel).tick("name_cards", False)
    _lines(panel).tick("interview_guide")  # of no pack, by hand
    before = _shown_again(panel, desk, qtbot)
    invited = _nobody(filled)
    _shown_again(panel, desk, qtbot)
    filled.apply(Add(invited))
    after = _shown_again(panel, desk, qtbot)
    assert after == before
    assert "name_cards" not in after
    assert "interview_guide" in after


def test_nothing_that_was_there_is_ticked_again_after_none(
    filled: Workspace, desk: Desk, panel: DocumentsPanel, qtbot: QtBot
) -> None:
    _lines(panel).tick_all(False)
    assert _shown_again(panel, desk, qtbot) == set()
    _lines(panel).tick_all(True)
    assert _shown_again(panel, desk, qtbot) >= OF_PEOPLE
