"""Three people at one laptop: the cards go from one to the next with a cover between, nobody sees what is not hers, the
bell rings, and nothing of it is kept."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.rehearse.case_page import CasePage
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.practice_pages import PageName
from ui.rehearse.trio_page import TrioPage
from ui.rehearse.trio_round_page import TrioRoundPage
from workshop_app.application.settings import data_folder
from workshop_app.domain.rehearsal.case_headings import headings
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.trio_cards import trio_cards, trio_rounds
from workshop_app.domain.run_cues import Cue


@pytest.fixture
def setup(panel: RehearsePanel) -> TrioPage:
    cast("CasePage", panel.pages.currentWidget()).trio.click()
    page = panel.pages.currentWidget()
    assert isinstance(page, TrioPage)
    return page


@pytest.fixture
def round_page(panel: RehearsePanel, setup: TrioPage) -> TrioRoundPage:
    """Ana, Ben and Cho, before the first card; by keys."""
    for field, name in zip(setup.names, ("Ana", " Ben ", "Cho"), strict=False):
        field.setFocus()
        QTest.keyClicks(field, name)
    QTest.keyClick(setup.names[2], Qt.Key.Key_Return)
    page = panel.pages.currentWidget()
    assert isinstance(page, TrioRoundPage)
    return page


def told(page: QWidget) -> str:
    """Everything there is to read."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def press_enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_the_screen_goes_from_one_to_the_next_and_each_sees_her_own_card_only(round_page: TrioRoundPage) -> None:
    cards = trio_cards(load("bakery_logistics"))
    secret = [fact.note for fact in cards.facts]
    for name, seat in (("Ben", "coachee"), ("Ana", "coach"), ("Cho", "observer")):
        assert f"Give the screen to {name}" in told(round_page)
        assert round_page.covered
        assert cards.first_draft not in told(round_page)
        press_enter()
        shown = told(round_page)
        assert [note in shown for note in secret] == [seat == "coachee"] * len(secret)
        assert (cards.first_draft in shown) is (seat != "observer")
        press_enter()
    assert "Ana coaches Ben" in told(round_page)
    assert not any(note in told(round_page) for note in secret)


def test_each_round_is_another_case_and_another_seat_and_ends_at_the_names(
    panel: RehearsePanel, setup: TrioPage, round_page: TrioRoundPage
) -> None:
    cases = setup.chosen
    assert cases == ("bakery_logistics", "town_library", "hearing_aids")
    seats = []
    for case_id in cases:
        title = load(case_id).head.title
        for _ in range(3):
            press_enter()
            assert (title in told(round_page)) is ("observe" not in told(round_page))
            press_enter()
        assert panel.flow.trio.run is not None
        seats.append((panel.flow.trio.run.round.coach, panel.flow.trio.run.round.coachee))
        round_page.next.click()
    assert seats == [("Ana", "Ben"), ("Ben", "Cho"), ("Cho", "Ana")]
    assert panel.pages.name is PageName.TRIO
    assert panel.flow.trio.run is None


def test_the_bell_rings_and_the_coachee_may_look_again(
    panel: RehearsePanel, round_page: TrioRoundPage, clock: Any
) -> None:
    for _ in range(6):
        press_enter()
    assert round_page.time.text() == "25:00 left of the coaching"
    round_page.again.click()
    assert "Give the screen to Ben" in told(round_page)
    press_enter()
    assert not round_page.covered
    press_enter()
    assert "Ana coaches Ben" in told(round_page)
    for _ in range(750):
        clock.advance(2)
        round_page.clock.look()
    assert panel.pages.bell.rang == [Cue.WARNING, Cue.LAST_CALL, Cue.END]
    assert round_page.time.text().startswith("The bell has rung.")


def test_a_long_card_is_read_to_its_end_by_keys(round_page: TrioRoundPage) -> None:
    press_enter()
    QApplication.processEvents()
    bar = round_page.card._area.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert bar.value() > 0
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    press_enter()
    assert round_page.covered


@pytest.mark.parametrize("how", ["Esc", "away"])
def test_who_leaves_a_card_finds_it_covered(panel: RehearsePanel, round_page: TrioRoundPage, how: str) -> None:
    press_enter()
    assert not round_page.covered
    if how == "Esc":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        page = cast("TrioPage", panel.pages.currentWidget())
        assert page.go_on.text() == "Go on with round 1 of 3"
        page.go_on.click()
    else:
        panel.hide()
        panel.show()
    assert round_page.covered
    assert "Give the screen to Ben" in told(round_page)


def test_two_people_two_of_a_name_and_none_are_asked_for_more(panel: RehearsePanel, setup: TrioPage) -> None:
    setup.start.click()
    assert setup.say.text() == "It takes at least three people."
    for field, name in zip(setup.names, ("Ana", "Ben", "ana "), strict=False):
        QTest.keyClicks(field, name)
    setup.start.click()
    assert setup.say.text() == "Two have the same name. Add a letter to one."
    assert panel.pages.name is PageName.TRIO
    setup.names[2].clear()
    setup.start.click()
    assert setup.say.text() == "It takes at least three people."


def test_nothing_of_it_is_kept_and_the_names_stay_while_the_window_does(
    panel: RehearsePanel, round_page: TrioRoundPage
) -> None:
    press_enter()
    panel.flow.show_cases()
    panel.open_address("trio")
    page = cast("TrioPage", panel.pages.currentWidget())
    assert [field.text().strip() for field in page.names[:3]] == ["Ana", "Ben", "Cho"]
    kept = [path.read_bytes() for path in data_folder().rglob("*") if path.is_file()]
    assert not [data for data in kept if b"Cho" in data]


def test_a_case_leads_to_its_own_first_round_and_the_cards_are_printed(
    panel: RehearsePanel, ask: Any, tmp_path: Any, said: list[str], qtbot: Any
) -> None:
    case = next(each for each in headings() if each.id == "scrap_shift")
    panel.flow.show_case(case, cast("CasePage", panel.pages.currentWidget()).seat)
    cast("Any", panel.pages.currentWidget()).trio.click()
    page = cast("TrioPage", panel.pages.currentWidget())
    assert page.chosen[0] == "scrap_shift"
    assert len(set(page.chosen)) == 3
    target = tmp_path / "cards.pdf"
    ask.answers = [target]
    page._print.click()
    qtbot.waitUntil(lambda: bool(said))
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("case", headings(), ids=lambda case: case.id)
def test_every_case_has_cards_with_all_its_facts_and_an_answer_to_advice(case: Any) -> None:
    whole = load(case.id)
    cards = trio_cards(whole)
    assert len(cards.facts) == len(whole.facts)
    assert all(fact.kinds and fact.says and "{" not in fact.says and "[" not in fact.says for fact in cards.facts)
    assert cards.opening
    assert cards.to_advice
    assert not [word for fact in whole.facts for word in fact.figures if word in cards.briefing.split()]


def test_more_rounds_than_people_begin_again_with_the_first() -> None:
    rounds = trio_rounds(("A", "B", "C", "D"), ("one",) * 6)
    assert [(each.coach, each.coachee) for each in rounds] == [
        ("A", "B"), ("B", "C"), ("C", "D"), ("D", "A"), ("A", "B"), ("B", "C"),
    ]  # fmt: skip
    assert rounds[3].observers == ("B", "C")
