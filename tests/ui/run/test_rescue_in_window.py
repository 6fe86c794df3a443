"""Ways out of a delay in the conductor: looked at by number, used by Enter, taken back by U; what is past stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from agendas.rescue import OfferKind, Sharing
from ui.desk import Desk
from ui.run import rescue_words
from ui.run.conductor import Conductor
from ui.run.panel import RunPanel
from ui.run.stage import Stage
from ui.run.view_state import local_clock
from ui.widgets.key_button import KeyButton
from workshop_app.application.settings import SHARING
from workshop_app.domain.run import AddTime, GapChoice, Next, RunEvent, RunStatus, offers

Advance = Callable[[float], None]


@pytest.fixture
def late(running: RunPanel, advance: Advance) -> tuple[Conductor, Stage]:
    """The first step took six minutes too long."""
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    advance(36)
    stage.do(Next())
    return conductor, stage


def texts_of(conductor: Conductor) -> tuple[str, ...]:
    return tuple(line.text for line in conductor.day.rescue.card.lines)


def minutes(conductor: Conductor) -> list[int]:
    return [row.given for row in conductor.view.rows]


def test_offers_stand_with_their_price(late: tuple[Conductor, Stage]) -> None:
    conductor, stage = late
    texts = texts_of(conductor)
    assert len(texts) == len(stage.views.offers()) >= 2
    for text, offer in zip(texts, stage.views.offers(), strict=True):
        assert local_clock(stage.picture, offer.ends, None) in text
        for change in offer.changes:
            assert change.title in text
            assert str(change.was) in text


def test_nothing_is_offered_on_time(running: RunPanel) -> None:
    assert running.conductor is not None
    assert running.conductor.day.rescue.isHidden()


def test_half_a_minute_is_not_worth_an_offer(running: RunPanel, advance: Advance) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    advance(30.9)
    stage.do(Next())
    assert conductor.day.rescue.isHidden()
    advance(60.2)
    assert not conductor.day.rescue.isHidden()
    assert "1 min to win back" in conductor.day.rescue._head.text()


def test_where_nothing_can_give_the_card_says_so_and_has_the_sentence_ready(
    late: tuple[Conductor, Stage], advance: Advance, qtbot
) -> None:
    conductor, stage = late
    stage.do(Next())
    stage.do(Next())
    assert stage.picture.next_step is None
    advance(600)
    rescue = conductor.day.rescue
    assert not rescue.isHidden()
    assert "Nothing left can give a minute" in rescue._head.text()
    ends = local_clock(stage.picture, stage.picture.projected_end, None)
    assert texts_of(conductor) == (f"Say it now: we end at {ends}",)
    qtbot.keyClick(conductor, "1")
    assert rescue._use.text() == "Say it now"
    qtbot.keyClick(conductor, Qt.Key.Key_Return)
    assert conductor.entry.field.text() == f"We end at {ends} today."
    assert stage.display.message == ""
    advance(1)  # it is read first: a second Enter at once would be a bounce
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert stage.display.message == f"We end at {ends} today."
    assert not rescue.isHidden()


def test_who_gives_is_a_choice_that_is_kept(late: tuple[Conductor, Stage], desk: Desk, qtbot) -> None:
    conductor, stage = late
    rescue = conductor.day.rescue
    in_order = texts_of(conductor)
    assert [rescue._sharing[who].isChecked() for who in Sharing] == [True, False]
    qtbot.mouseClick(rescue._sharing[Sharing.PRIORITY], Qt.MouseButton.LeftButton)  # it is so already
    assert texts_of(conductor) == in_order
    qtbot.mouseClick(rescue._sharing[Sharing.PROPORTIONAL], Qt.MouseButton.LeftButton)
    assert [rescue._sharing[who].isChecked() for who in Sharing] == [False, True]
    assert desk.settings.get(SHARING) == "proportional"
    assert rescue.card.shared is Sharing.PROPORTIONAL
    assert stage.views.offers() == offers(stage.session.state, stage.picture.now, Sharing.PROPORTIONAL)
    qtbot.keyClick(conductor, "o")
    assert texts_of(conductor) == in_order
    assert desk.settings.get(SHARING) == "priority"


def test_a_choice_of_who_gives_holds_on_the_next_day(panel: RunPanel, desk: Desk, clock) -> None:
    desk.settings.set(SHARING, "proportional")
    panel.starting.start(by_plan=False)
    assert panel.conductor is not None
    assert panel.stage is not None
    clock.advance(36 * 60)
    panel.stage.do(Next())
    assert panel.conductor.day.rescue.card.shared is Sharing.PROPORTIONAL


def test_ten_minutes_in_hand_get_offers(running: RunPanel, advance: Advance, qtbot) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    advance(20)
    stage.do(Next())
    card = conductor.day.rescue.card
    assert (card.late, card.heading) == (False, "10 min in hand:")
    assert [line.offer.kind for line in card.lines] == [OfferKind.FINISH_EARLY]  # the breakout runs already
    qtbot.keyClick(conductor, "1")
    qtbot.keyClick(conductor, Qt.Key.Key_Return)
    ends = local_clock(stage.picture, stage.picture.projected_end, None)
    assert conductor.entry.field.text() == f"We end at {ends} today."
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Escape)
    for _ in range(2):
        stage.do(AddTime(5))
    assert conductor.day.rescue.card.note.startswith("The day ends at ")


def test_a_number_only_looks(late: tuple[Conductor, Stage], qtbot) -> None:
    conductor, stage = late
    before = stage._desk.workspace.read.count(RunEvent), minutes(conductor)
    qtbot.keyClick(conductor, "1")
    offer = conductor.day.rescue.chosen
    assert offer is not None
    preview = conductor.day.model.preview
    assert preview is not None
    became = {change.step_id: change.becomes for change in offer.changes}
    assert became == {row.step_id: row.given for row in preview if row.step_id in became}
    past_and_now = [row for row in preview if row.step_id in {"welcome", "pairs"}]
    assert past_and_now == [row for row in conductor.view.rows if row.step_id in {"welcome", "pairs"}]
    model = conductor.day.model
    column = [model.data(model.index(row, 2)) for row in range(model.rowCount())]
    assert any("→" in text for text in column)
    qtbot.keyClick(conductor, Qt.Key.Key_Escape)  # does not ask whether to leave
    assert conductor.day.model.preview is None
    assert (stage._desk.workspace.read.count(RunEvent), minutes(conductor)) == before


def test_the_same_number_twice_and_enter_both_use_it(late: tuple[Conductor, Stage], qtbot, clock: Any) -> None:
    conductor, stage = late
    for last in ("1", Qt.Key.Key_Return):
        clock.advance(0.4)  # no bounce
        qtbot.keyClick(conductor, "1")
        wanted = conductor.day.rescue.chosen
        assert wanted is not None
        clock.advance(0.4)
        qtbot.keyClick(conductor, last)
        assert conductor.day.rescue.chosen is None
        assert stage.picture.day_behind == wanted.behind
        assert stage.picture.can_take_back
        qtbot.keyClick(conductor, "u")
        assert minutes(conductor) == [30, 60, 45, 15]
        assert not stage.picture.can_take_back


def test_each_number_is_another_offer(late: tuple[Conductor, Stage], qtbot) -> None:
    conductor, stage = late
    kinds = []
    for number in range(1, len(stage.views.offers()) + 1):
        qtbot.keyClick(conductor, str(number))
        assert conductor.day.rescue.chosen is not None
        kinds.append(conductor.day.rescue.chosen.kind)
    assert len(set(kinds)) == len(kinds)
    assert OfferKind.SHORTEN in kinds


def test_an_offer_that_is_gone_is_no_longer_looked_at(late: tuple[Conductor, Stage], qtbot) -> None:
    conductor, stage = late
    qtbot.keyClick(conductor, "1")
    for _ in range(6):
        qtbot.keyClick(conductor, "-")
    assert stage.views.offers() == ()
    assert conductor.day.rescue.chosen is None
    assert conductor.day.model.preview is None
    assert conductor.day.rescue.card.note.startswith("The day ends at ")
    assert not conductor.day.rescue.isHidden()


def test_late_now_and_in_time_in_the_end_do_not_contradict_each_other(late: tuple[Conductor, Stage], qtbot) -> None:
    conductor, stage = late
    assert conductor.day.behind.text.startswith("6 min behind ends 10:36")
    qtbot.keyClick(conductor, "1")
    qtbot.keyClick(conductor, Qt.Key.Key_Return)
    assert stage.picture.day_behind <= timedelta(0) < stage.picture.behind
    said = f"{conductor.day.behind.text} {conductor.day.rescue.card.note}"
    assert said.startswith("6 min behind now ends 10:26")
    assert said.endswith("The day ends at 10:26.")
    assert "on time" not in said.lower()


def test_an_item_on_time_says_what_becomes_of_the_end(late: tuple[Conductor, Stage], qtbot) -> None:
    """Later items gave ten minutes, then the one that runs gives six."""
    conductor, _stage = late
    for key in ("1", Qt.Key.Key_Return, *"------"):
        qtbot.keyClick(conductor, key)
    assert (conductor.view.behind, conductor.view.end_behind) == (0, -10)
    assert conductor.day.behind.text.startswith("ends 10 min early ends 10:20")
    assert conductor.day.rescue.card.heading == "10 min in hand:"


def test_a_few_seconds_write_no_other_end(running: RunPanel, advance: Advance) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    planned = stage.views.planned_end()
    advance(1799.2 / 60)
    stage.do(Next())
    assert conductor.day.behind.text == f"on time ends {planned} planned {planned}"
    stage.do(AddTime(1))
    advance(1)
    later = local_clock(stage.picture, stage.picture.planned_end + timedelta(minutes=1), None)
    assert conductor.day.behind.text == f"on time ends {planned} planned {planned}"
    advance(61)
    assert conductor.day.behind.text == f"1 min behind ends {later} planned {planned}"


def test_enter_belongs_to_the_text_while_typing(late: tuple[Conductor, Stage], qtbot) -> None:
    conductor, stage = late
    qtbot.keyClick(conductor, "1")
    qtbot.keyClick(conductor, "n")
    qtbot.keyClicks(conductor.entry.field, "123")
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert [note.text for note in conductor.view.notes] == ["123"]
    assert conductor.day.rescue.chosen is not None
    assert not stage.picture.can_take_back


def test_a_gap_is_answered_first(late: tuple[Conductor, Stage], qtbot, clock) -> None:
    """Slept or clock moved: as long as that is open nobody knows how late it is, and the numbers answer it."""
    conductor, stage = late
    left = stage.picture.remaining
    for number, choice in enumerate(GapChoice, 1):
        clock.jump_wall(1200)
        stage.tick()
        assert not conductor.gap_banner.isHidden()
        assert texts_of(conductor) == ()
        assert conductor.day.rescue.card.note == rescue_words.gap_first()
        assert f"{number}" in conductor.gap_banner._answers[choice].text()
        qtbot.keyClick(conductor, str(number))
        assert conductor.gap_banner.isHidden()
        passed = timedelta(minutes=20) if choice is GapChoice.COUNT else timedelta(0)
        assert left - stage.picture.remaining == passed
        left = stage.picture.remaining
    assert stage.picture.status is RunStatus.RUNNING
    clock.advance(1200)  # nobody looked, as after a restart, and the countdown went on
    stage.tick()
    assert not conductor.gap_banner.isHidden()
    assert texts_of(conductor) == (), "a number means one thing"
    qtbot.keyClick(conductor, "1")
    assert conductor.gap_banner.isHidden()
    assert texts_of(conductor)


def filled_in(conductor: Conductor) -> list[str]:
    buttons = conductor.findChildren(KeyButton)
    return [each.text() for each in buttons if each.property("role") == "primary" and each.isVisible()]


def test_one_button_is_filled_at_a_time_also_while_a_line_is_written(late: tuple[Conductor, Stage], qtbot) -> None:
    """Two that both say Enter would leave open which of them it presses."""
    conductor, _ = late

    def filled() -> list[str]:
        return filled_in(conductor)

    assert filled() == ["Next phase"]
    qtbot.keyClick(conductor, Qt.Key.Key_1)
    assert filled() == ["Use this"]
    qtbot.keyClick(conductor, "n")
    assert filled() == ["Save"]
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Escape)
    assert filled() == ["Use this"]
    qtbot.keyClick(conductor, Qt.Key.Key_Escape)
    qtbot.keyClick(conductor, "m")
    assert filled() == ["Show"]


def test_a_line_left_open_gives_enter_and_the_filled_button_to_the_offer(late: tuple[Conductor, Stage], qtbot) -> None:
    """The offer was clicked while a commitment stood half written: Enter used it, and Save was filled."""
    conductor, _ = late
    qtbot.keyClick(conductor, "n")
    qtbot.keyClicks(conductor.entry.field, "Half a no")
    conductor.setFocus()
    conductor.day.rescue.look_at(0)
    assert filled_in(conductor) == ["Use this"]
    conductor.entry.field.setFocus()
    assert filled_in(conductor) == ["Save"]
    conductor.setFocus()  # a click on empty ground
    assert filled_in(conductor) == ["Use this"]
    assert conductor.entry.field.text() == "Half a no"


def test_who_came_or_left_fills_its_own_button_alone(late: tuple[Conductor, Stage], qtbot) -> None:
    conductor, _ = late
    qtbot.keyClick(conductor, "g")
    assert filled_in(conductor) == ["Use this"] or not conductor.people.use.isEnabled()
    conductor.people.use.setEnabled(True)
    conductor._draw()
    assert filled_in(conductor) == ["Use this"]
    conductor.people.close_view()
    assert filled_in(conductor) == ["Next phase"]


def test_words_that_wait_since_the_last_time_leave_the_filled_button_to_the_clock(
    late: tuple[Conductor, Stage], monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    """The keys are the clock's then, and Enter does not save."""
    conductor, _ = late
    monkeypatch.setattr(type(conductor.entry.field), "holds_words", lambda _line: True)
    conductor.entry.show_waiting()
    assert filled_in(conductor) == ["Next phase"]
    qtbot.keyClick(conductor, "n")
    assert filled_in(conductor) == ["Save"]
