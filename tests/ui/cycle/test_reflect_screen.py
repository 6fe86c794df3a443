"""Reflect and reset at the glass: score, learning, bucket, the nine minutes, the cycle as a whole, the next set."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.cycle.nine_minutes import NOTED_EVERY
from ui.cycle.panel import REFLECT, CyclePanel
from ui.cycle.promises_view import PromisesView
from ui.cycle.reflect_card import ReflectForm
from ui.cycle.reflect_page import ReflectPage
from ui.desk import Desk
from workshop_app.application import cycle_queries, queries
from workshop_app.application.champions import Champions
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.application.commands.reflections import Reflect
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection
from workshop_app.domain.text import in_a_row


@pytest.fixture
def reflect(panel: CyclePanel) -> ReflectPage:
    """The end of the set that has its check-ins."""
    panel.tabs.setCurrentIndex(REFLECT)
    assert panel.reflect is not None
    return panel.reflect


def form_of(page: ReflectPage, number: int) -> ReflectForm:
    card = list(page.cards.values())[number]
    if not card.is_open:
        card.head.click()
    assert isinstance(card.inside, ReflectForm)
    return card.inside


def said(desk: Desk, page: ReflectPage, number: int) -> Reflection:
    return desk.workspace.read.get(Reflection, list(page.cards)[number])


def write(qtbot: QtBot, field: Any, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, words)
    field.keeper.commit()


def press(page: ReflectPage, words: str) -> None:
    found: list[QAbstractButton] = [
        each for each in page.findChildren(QPushButton) if each.isVisible() and each.text() == words
    ]
    found[0].click()


def test_the_score_of_the_levels_is_taken_by_one_key(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reflect, 0)
    form.value.setFocus()
    qtbot.keyClicks(form.value, "92")
    qtbot.waitUntil(lambda: form.take.isVisible())
    assert form.take.text() == "Take 0.7 (Ctrl+Return)"
    qtbot.keyClick(form.value, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (said(desk, reflect, 0).value, said(desk, reflect, 0).score) == ("92", "0.7")
    assert form.score.field.text() == "0.7"
    assert not form.take.isVisible()
    form.score.field.setFocus()
    form.score.field.selectAll()
    qtbot.keyClicks(form.score.field, "0.6")
    qtbot.waitUntil(lambda: form.take.isVisible())
    qtbot.keyClick(form.score.field, Qt.Key.Key_Tab)
    assert form.learning.hasFocus(), "the first space of what is typed next would press a button"
    assert form.speaker.text().startswith("First speaks Jonas Lindqvist, you ask:")
    assert "26 Oct: 0.5, 9 Nov: 0.6, 26 Nov: 0.6" in form.plot.accessibleName()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("jonas", "Jonas Lindqvist"),
        ("jonas\nMei Tanaka", "Jonas Lindqvist, Mei Tanaka"),
        ("Jonas Lindqvist\nVale, Nora (guest)", "Jonas Lindqvist, Vale, Nora (guest)"),
    ],
)
def test_an_open_card_calls_the_champions_as_its_head_and_the_papers_do(
    reflect: ReflectPage, desk: Desk, typed: str, told: str
) -> None:
    id = next(iter(reflect.cards))
    desk.workspace.apply(edit(KeyResult, id, champions=typed))
    reflect.refresh()
    form = form_of(reflect, 0)
    reflect.refresh()
    names = in_a_row(Champions(desk.workspace.read).names(desk.workspace.read.get(KeyResult, id)))
    assert form.speaker.text().startswith(f"First speaks {names}, you ask:")
    assert names in reflect.cards[id].head.accessibleName()
    assert names.replace(";", ",") == told


def test_the_minutes_around_the_key_results_are_told(reflect: ReflectPage) -> None:
    told = reflect._length.text()
    count = int(told.split()[0])
    assert f"take {15 + 9 * count} minutes: 15 around them, nine each" in told


EXCUSES = {
    "Lack of time, mostly": "Lack of time",
    "We were too busy with the season": "too busy",
    "Other priorities came up": "Other priorities",
}


def test_an_excuse_is_asked_about_with_one_question(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reflect, 0)
    for words, asked in EXCUSES.items():
        write(qtbot, form.learning, words)
        assert form.asked.text() == f"“{asked}”: what made it so, and what will you do otherwise next time?"
        assert form.asked.isVisible(), words
        assert said(desk, reflect, 0).learning == words
        write(qtbot, form.learning, "The ramp was one short on Mondays, so we now plan it on Fridays.")
        assert not form.asked.isVisible(), f"after {words}"


def test_each_bucket_says_what_it_means_and_asks_for_what_belongs_to_it(
    reflect: ReflectPage, desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reflect, 1)
    press(reflect, "keep")
    assert form.meaning.text().startswith("Keep:")
    assert not form.new_wording_box.isVisible()
    press(reflect, "modify")
    assert form.new_wording_box.isVisible()
    write(qtbot, form.new_wording, "Engine stops fall from 6 to 3 a month")
    press(reflect, "remove")
    assert form.to_health.isVisible()
    form.to_health.click()
    now = said(desk, reflect, 1)
    assert (now.bucket, now.to_health) == (Bucket.REMOVE, True)
    assert now.new_wording == "Engine stops fall from 6 to 3 a month"
    desk.workspace.undo()
    assert not form.to_health.isChecked()


def test_who_goes_on_with_it_and_who_is_next(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reflect, 1)
    write(qtbot, form.next_champion, "Mei Tanaka")
    write(qtbot, form.continues_with, "Olaf and Ines")
    write(qtbot, form.continues_by.field, "12 Dec")
    now = said(desk, reflect, 1)
    assert (now.next_champion, now.continues_with, now.continues_by) == (
        *("Mei Tanaka", "Olaf and Ines"),
        date(2026, 12, 12),
    )
    assert now.next_champion_id is not None


def test_the_bell_comes_after_nine_minutes_and_the_end_after_ten(
    reflect: ReflectPage, desk: Desk, clock: Any, qtbot: QtBot
) -> None:
    form_of(reflect, 0)
    minutes = reflect.minutes
    rang: list[int] = []
    minutes.clock.rang.connect(rang.append)
    minutes.go.click()
    for second in range(1, 601):
        clock.advance(1)
        minutes.clock.look()
        if second == 60:
            assert minutes.time.text() == "8:00"
        if second == 540:
            assert rang == [540]
            assert minutes.time.text() == "The bell has rung: who goes on with it, and by when?"
    assert not minutes.clock.running
    assert minutes.time.text() == "Ten minutes are over: on to the next."
    assert said(desk, reflect, 0).seconds == 600
    form_of(reflect, 1)
    assert (minutes.time.text(), minutes.go.text()) == ("9:00", "Start the nine minutes")


def test_a_clock_that_ran_while_nobody_talked_starts_again(reflect: ReflectPage, desk: Desk, clock: Any) -> None:
    form_of(reflect, 0)
    minutes = reflect.minutes
    minutes.go.click()
    for _ in range(600):
        clock.advance(1)
        minutes.clock.look()
    assert (minutes.go.isEnabled(), minutes.go.text()) == (True, "Start again")
    rang: list[int] = []
    minutes.clock.rang.connect(rang.append)
    minutes.go.click()
    assert (minutes.time.text(), minutes.go.text()) == ("9:00", "Stop the clock")
    assert said(desk, reflect, 0).seconds == 0
    clock.advance(1)
    minutes.go.click()
    assert (said(desk, reflect, 0).seconds, minutes.go.text()) == (1, "Go on")
    minutes.go.click()
    for _ in range(539):
        clock.advance(1)
        minutes.clock.look()
    assert rang == [540]


def test_a_kill_loses_no_more_than_a_few_seconds_of_a_talk(reflect: ReflectPage, desk: Desk, clock: Any) -> None:
    minutes = reflect.minutes
    minutes.go.click()
    for _ in range(50):
        clock.advance(1)
        minutes.clock.look()
    assert minutes.clock.running
    (said,) = [each for each in desk.workspace.read.all(Reflection) if each.seconds]
    assert 50 - NOTED_EVERY < said.seconds <= 50


def test_who_leaves_the_page_while_the_clock_runs_is_told_that_it_stands(
    reflect: ReflectPage, desk: Desk, clock: Any
) -> None:
    heard: list[str] = []
    desk.bridge.said.connect(heard.append)
    form_of(reflect, 0)
    reflect.hide()
    assert heard == [], "nothing ran"
    reflect.show()
    reflect.minutes.go.click()
    clock.advance(1)
    reflect.hide()
    assert heard == ["The nine minutes stand until you are back and go on."]
    reflect.show()
    assert (reflect.minutes.time.text(), reflect.minutes.go.text()) == ("8:59", "Go on")


def test_going_to_another_key_result_stops_the_clock_and_keeps_its_minutes(
    reflect: ReflectPage, desk: Desk, clock: Any
) -> None:
    form_of(reflect, 0)
    reflect.minutes.go.click()
    clock.advance(1)
    reflect.minutes.clock.look()
    form_of(reflect, 1)
    assert not reflect.minutes.clock.running
    assert said(desk, reflect, 0).seconds == 1
    form_of(reflect, 0)
    assert reflect.minutes.time.text() == "8:59"
    assert reflect.minutes.go.text() == "Go on"
    desk.workspace.undo()  # nothing a clock did is taken back
    assert said(desk, reflect, 0).seconds == 1


def test_the_cycle_as_a_whole(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    whole = reflect.whole
    write(qtbot, whole.held_on.field, "today")
    for name, words in (
        ("attended", "eleven"),
        ("surprised", "The evening list"),
        ("habit_to_keep", "Numbers on Fridays"),
        ("habit_to_drop", "Swaps by telephone"),
        ("seeds", "Crew planning, Mei drafts"),
    ):
        write(qtbot, whole.texts[name], words)
    (now,) = desk.workspace.read.all(SetReflection)
    assert now.held_on == date(2026, 11, 23)
    assert (now.attended, now.surprised, now.seeds) == ("eleven", "The evening list", "Crew planning, Mei drafts")


def test_the_next_set_is_begun_and_says_what_it_left_open(
    reflect: ReflectPage, panel: CyclePanel, desk: Desk, qtbot: QtBot
) -> None:
    gone: list[str] = []
    heard: list[str] = []
    desk.bridge.navigation_requested.connect(gone.append)
    desk.bridge.said.connect(heard.append)
    reflect.seed.click()
    assert gone == []  # nothing goes on yet
    assert len(heard) == 1
    results = list(reflect.cards)
    for id, bucket in ((results[0], Bucket.KEEP), (results[1], Bucket.REMOVE)):
        desk.workspace.apply(Reflect(id, (("value", "90"), ("bucket", bucket), ("to_health", id == results[1]))))
    words = [each.text() for each in reflect.findChildren(QLabel)]
    assert "Going on: 1 of 5. No bucket yet: 3; without one a key result does not go on." in words
    reflect.seed.click()
    (new,) = [each for each in desk.workspace.read.all(DraftSet) if each.follows_id == reflect.set_id]
    assert gone == [f"drafts/{new.id}"]
    assert heard[-1] == "The next set is begun: levels, confidence and days to read are open; agree them again."
    (grown,) = cycle_queries.written_results(desk.workspace.read, new.id)
    assert (grown.baseline, grown.target) == ("90", "")
    assert [each.today for each in desk.workspace.read.all(WatchedMetric, set_id=new.id)] == ["90"]
    panel.refresh()
    assert reflect.seed.text() == "Open the next set"
    reflect.seed.click()
    assert gone == [f"drafts/{new.id}"] * 2


def test_how_promises_held_is_told_from_ten_on_and_never_by_person(reflect: ReflectPage, desk: Desk) -> None:
    view = reflect.findChild(PromisesView)
    assert view is not None
    (objective, *_) = desk.workspace.read.all(Objective, set_id=reflect.set_id)
    more = tuple(KeyResult(f"m{n}", objective.id, text=f"Calls {n} fall", position=20 + n) for n in range(5))
    desk.workspace.apply(Add(more))
    for number, id in enumerate(list(reflect.cards)[:9]):
        desk.workspace.apply(Reflect(id, (("score", ("0.3", "0.7", "1.0")[number % 3]),)))
    assert not view.isVisible()
    desk.workspace.apply(Reflect(list(reflect.cards)[9], (("score", "0.1"),)))
    assert view.isVisible()
    assert view.words == (
        "Commit: 9 of 10 reached; about 90 % were meant.",
        "Target: 6 of 10 reached; about 50 % were meant.",
        "Stretch: 3 of 10 reached; about 10 % were meant.",
    )
    assert not any("Jonas" in words for words in view.words)
    scoring = queries.parameter(desk.workspace.read, ParameterKey.SCORING)
    desk.workspace.apply(ChooseOption(scoring.id, "coin_toss"))
    reflect.refresh()
    assert not view.isVisible(), "0.3 and 0.7 are neither met nor not met"
    for number, id in enumerate(list(reflect.cards)[:10]):
        desk.workspace.apply(Reflect(id, (("score", ("met", "0", "not met")[number % 3]),)))
    assert view.words == ("4 of 10 met; about 50 % were meant.",)
    assert form_of(reflect, 0).levels.text() == "From 79 to 92\u00a0%"
    desk.workspace.apply(ChooseOption(scoring.id, "graded"))
    reflect.refresh()
    assert not view.isVisible()


def test_what_is_no_final_score_is_asked_about(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reflect, 2)
    write(qtbot, form.score.field, "6")
    assert form.score.question.startswith("“6” is no score")
    assert said(desk, reflect, 2).score == "6"
    assert cycle_queries.ended_set(desk.workspace.read, reflect.set_id).results[2].score is None
