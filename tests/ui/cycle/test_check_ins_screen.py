"""Check-ins at the glass: planned, filled in, read in silence, talked about, prepared one to one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scripts.carried_cycle import FIRST, NEXT, SECOND
from ui.cycle.actions_view import ActionRow, ActionsView
from ui.cycle.champion_page import ChampionPage
from ui.cycle.change_choices import ChangeKind
from ui.cycle.change_form import ChangeForm
from ui.cycle.check_in_page import FILL, ONE_TO_ONE, SILENT, TALK, CheckInPage
from ui.cycle.fill_page import FillPage
from ui.cycle.health_card import HealthCard
from ui.cycle.inputs import SIGNALS, ProgressInputs
from ui.cycle.panel import CyclePanel
from ui.cycle.progress_form import ProgressForm
from ui.cycle.silent_page import MINUTES, SilentPage
from ui.cycle.talk_page import CheckInTalk
from ui.cycle.words import capacity_words
from ui.desk import Desk
from ui.widgets.keeper import Standing
from workshop_app.application import calendar_queries, cycle_queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.beside_the_set import AddLineBeside
from workshop_app.application.commands.health_readings import ReadHealth
from workshop_app.application.wording_history import wordings
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, HealthSignal, ProgressLine
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.wordings import Wording


def in_sight(widget: QWidget, kind: type) -> list[Any]:
    """Every part of this kind that is shown."""
    return [each for each in widget.findChildren(kind) if each.isVisible()]


def ids(desk: Desk) -> list[str]:
    """The key results of the set, in their order."""
    (held,) = [each for each in desk.workspace.read.all(CheckIn) if each.id == NEXT]
    return [one.id for one in cycle_queries.written_results(desk.workspace.read, held.set_id)]


def line_of(desk: Desk, number: int, check_in: str = NEXT) -> ProgressLine:
    (line,) = desk.workspace.read.all(ProgressLine, check_in_id=check_in, key_result_id=ids(desk)[number])
    return line


def opened(page: CheckInPage, desk: Desk, number: int) -> ProgressInputs:
    """The fields of one key result, as a press on its card shows them."""
    fill = page.page
    assert isinstance(fill, FillPage)
    card = fill.cards[ids(desk)[number]]
    if not card.is_open:
        card.head.click()
    assert isinstance(card.inside, ProgressForm)
    return card.inside.inputs


def from_above(cards: Mapping[str, QWidget]) -> list[str]:
    """The key results as their cards stand below each other."""
    return sorted(cards, key=lambda one: cards[one].y())


def act(qtbot: QtBot, page: CheckInPage, words: str) -> AgreedAction:
    """An action typed below those of the whole check-in, as the file holds it."""
    line = talk(page)._actions.line
    line.setFocus()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    found = [each for each in page._cycle_actions.desk.workspace.read.all(AgreedAction) if each.text in words]
    return found[-1]


def talk(page: CheckInPage) -> CheckInTalk:
    page.tabs.setCurrentIndex(TALK)
    assert isinstance(page.page, CheckInTalk)
    return page.page


def write(qtbot: QtBot, field: Any, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, words)
    field.keeper.commit()


def test_the_screen_opens_at_the_check_in_that_comes_next_and_at_its_first_open_line(
    panel: CyclePanel, page: CheckInPage, desk: Desk, qtbot: QtBot
) -> None:
    assert page.check_in_id == NEXT
    assert isinstance(page.page, FillPage)
    cards = list(page.page.cards.values())
    qtbot.waitUntil(lambda: [card.is_open for card in cards] == [False, False, True, False, False])
    assert panel.inside.endswith(f"/{NEXT}/fill")
    told = [card.head.accessibleName() for card in page.page.cards.values()]
    assert "predicted 0.3, was 0.4" in told[1]
    assert told[1].endswith("fell, blocked")
    assert told[4].endswith("not filled in")


def test_whoever_wrote_half_of_it_is_told_which_half_is_missing(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    desk.workspace.apply(edit(ProgressLine, line_of(desk, 4, SECOND).id, predicted=""))  # else 0.6 would have fallen
    inputs = opened(page, desk, 4)
    assert isinstance(page.page, FillPage)
    card = page.page.cards[ids(desk)[4]]
    for field, words, told in (
        (inputs.predicted.field, "0.6", "no value yet"),
        (inputs.value, "4", "filled in"),
        (inputs.predicted.field, "sure", "no prediction yet"),
        (inputs.predicted.field, "", "no prediction yet"),
        (inputs.value, "", "not filled in"),
    ):
        write(qtbot, field, words)
        assert card.head.accessibleName().endswith(told), words


def test_the_form_to_change_the_set_comes_up_whole(panel: CyclePanel, page: CheckInPage, qtbot: QtBot) -> None:
    panel.resize(1100, 620)
    talked = next(iter(talk(page).cards.values()))
    qtbot.waitUntil(talked.change.isVisible)
    talked.change.click()
    assert talked.form is not None
    for part in (talked.form.about, talked.form.make):
        assert part.visibleRegion().boundingRect() == part.rect()


def test_days_count_from_the_day_of_the_check_in(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    held = date(2027, 2, 1)  # a Monday, ten weeks from today
    desk.workspace.apply(edit(CheckIn, NEXT, day=held))
    made = act(qtbot, page, "Ana: swap the list by Friday")
    assert made.due == date(2027, 2, 5)
    row = talk(page)._actions._rows[made.id]
    write(qtbot, row.due.field, "Wednesday")
    assert desk.workspace.read.get(AgreedAction, made.id).due == date(2027, 2, 3)
    page.tabs.setCurrentIndex(FILL)
    fields = opened(page, desk, 0)
    write(qtbot, fields.measured_on.field, "31 Jan")
    write(qtbot, fields.blocked_since.field, "3 Feb")  # after it: the one before is meant
    assert line_of(desk, 0).measured_on == date(2027, 1, 31)
    assert line_of(desk, 0).blocked_since == date(2026, 2, 3)


def test_an_action_may_be_due_before_its_check_in(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    desk.workspace.apply(edit(CheckIn, NEXT, day=date(2027, 2, 1)))  # ten weeks from today
    made = act(qtbot, page, "Ana: order two pumps by 15 Jan")
    assert made.due == date(2027, 1, 15)  # and not the one a year after the check-in
    row = talk(page)._actions._rows[made.id]
    for words, meant in (
        ("20 Dec", date(2026, 12, 20)),
        ("10 Mar", date(2027, 3, 10)),
        ("2028-01-09", date(2028, 1, 9)),
    ):
        write(qtbot, row.due.field, words)
        assert desk.workspace.read.get(AgreedAction, made.id).due == meant


def test_the_four_columns_are_written_and_read_back(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    fields = opened(page, desk, 0)
    write(qtbot, fields.value, "88 %")
    write(qtbot, fields.measured_on.field, "Monday")  # the 23rd of November 2026 is one itself
    write(qtbot, fields.source, "Bridge log")
    write(qtbot, fields.happened, "No fog")
    write(qtbot, fields.predicted.field, "0,7")
    write(qtbot, fields.why_changed, "Berth 2 holds")
    write(qtbot, fields.blocker, "Ramp one short")
    write(qtbot, fields.who_can_help, "Hannah")
    write(qtbot, fields.blocked_since.field, "1 Nov")
    write(qtbot, fields.help_from, "Terminals")
    fields.signal.setCurrentIndex(SIGNALS.index(HealthSignal.WATCH))
    fields.signal.activated.emit(SIGNALS.index(HealthSignal.WATCH))
    line = line_of(desk, 0)
    assert (line.value, line.source, line.happened) == ("88 %", "Bridge log", "No fog")
    assert (line.predicted, line.why_changed) == ("0,7", "Berth 2 holds")
    assert (line.blocker, line.who_can_help, line.help_from) == ("Ramp one short", "Hannah", "Terminals")
    assert (line.measured_on, line.blocked_since) == (date(2026, 11, 23), date(2026, 11, 1))
    assert line.signal is HealthSignal.WATCH
    assert fields.ended_there.text() == "If it ended there, it would be 0.5."
    assert fields.before.text() == "last time 0.6"
    assert "0.5, 9 Nov: 0.6, 26 Nov: 0.7" in fields.plot.accessibleName()


def test_the_team_says_at_once_how_many_lines_are_filled(
    panel: CyclePanel, page: CheckInPage, desk: Desk, qtbot: QtBot
) -> None:
    def said() -> str:
        return next(row.text() for row in panel._teams._list.selectedItems()).splitlines()[1]

    assert said() == "cycle 1 · 26 Nov · 2 of 5"
    fields = opened(page, desk, 3)
    write(qtbot, fields.value, "36")
    assert said() == "cycle 1 · 26 Nov · 2 of 5"
    write(qtbot, fields.predicted.field, "0.7")
    assert said() == "cycle 1 · 26 Nov · 3 of 5"
    desk.workspace.undo()
    assert said() == "cycle 1 · 26 Nov · 2 of 5"


def test_what_is_no_score_is_asked_about_and_stays(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    fields = opened(page, desk, 1)
    for words in ("6", "60", "soon", "1.4"):
        write(qtbot, fields.predicted.field, words)
        assert fields.predicted.question.startswith(f"“{words}” is no score: which number from 0 to 1 do you mean?")
        assert fields.predicted.field.text() == words
        assert line_of(desk, 1).predicted == words
        write(qtbot, fields.predicted.field, "0.6")
        assert fields.predicted.question == "", f"after {words}"


def test_what_is_no_day_is_asked_about_and_stays_where_it_is_typed(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    before = line_of(desk, 0).measured_on
    field = opened(page, desk, 0).measured_on.field
    for words in ("next to never", "31 Feb", "99"):
        write(qtbot, field, words)
        assert field.keeper.standing is Standing.REFUSED, words
        said = [each.text() for each in field.parentWidget().findChildren(QLabel)]
        assert any(each.startswith(f"Which day is “{words}”?") for each in said), said
        page.tabs.setCurrentIndex(TALK)
        page.tabs.setCurrentIndex(0)
        assert field.text() == words
        assert line_of(desk, 0).measured_on == before, words
        write(qtbot, field, "")
        assert line_of(desk, 0).measured_on is None, f"after {words}"
        desk.workspace.undo()


def test_health_metrics_come_first_and_are_read_in_the_check_in(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    set_id = desk.workspace.read.get(CheckIn, NEXT).set_id
    assert not in_sight(page, HealthCard), "nothing where a set has none"
    for number, name in enumerate(("Fuel per crossing", "Injuries")):
        desk.workspace.apply(AddLineBeside(WatchedMetric(f"h{number}", set_id, name, "410 to 450 l", "441 l")))
    desk.workspace.apply(ReadHealth(SECOND, "h0", (("value", "452 l"),)))
    (card,) = in_sight(page, HealthCard)
    line = card.lines["h0"]
    assert "healthy: 410 to 450 l · last time 452 l" in {each.text() for each in in_sight(line, QLabel)}
    write(qtbot, line.value, "3 Dec 2062")
    assert "Which value is “3 Dec 2062”? Healthy is 410 to 450 l." in {each.text() for each in in_sight(line, QLabel)}
    write(qtbot, line.value, "470 l")
    asked = "470 l is outside “410 to 450 l”. How does it stand?"
    assert asked in {each.text() for each in in_sight(line, QLabel)}
    write(qtbot, line.note, "the Tern runs warm")
    assert asked not in {each.text() for each in in_sight(line, QLabel)}, "there is a reason"
    line.signal.setCurrentIndex(2)
    line.signal.activated.emit(2)
    (reading,) = desk.workspace.read.all(HealthReading, check_in_id=NEXT)
    assert (reading.value, reading.signal, reading.note) == ("470 l", HealthSignal.WATCH, "the Tern runs warm")
    page.tabs.setCurrentIndex(SILENT)
    told = "Fuel per crossing: 470 l (healthy: 410 to 450 l), the Tern runs warm"
    qtbot.waitUntil(lambda: told in {each.text() for each in in_sight(page, QLabel)})
    page.tabs.setCurrentIndex(TALK)
    ill = "not well: Fuel per crossing: 470 l"
    qtbot.waitUntil(lambda: any(ill in each.text() for each in in_sight(page, QLabel)))
    desk.workspace.undo()
    assert desk.workspace.read.all(HealthReading, check_in_id=NEXT)[0].signal is HealthSignal.UNSAID
    assert not any("not well" in each.text() for each in in_sight(page, QLabel))


def test_a_day_is_no_value_where_the_target_is_a_number(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    fields = opened(page, desk, 1)
    write(qtbot, fields.value, "3 Dec 2062")
    assert fields.ended_there.text() == "Which value is “3 Dec 2062”? The target is 4."
    write(qtbot, fields.value, "6")
    assert fields.ended_there.text().startswith("If it ended there")
    write(qtbot, fields.value, "3 Dec 2062")
    desk.workspace.undo()
    assert not fields.ended_there.text().startswith("Which value")


def test_one_switch_shows_the_same_fields_as_a_quadrant(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    fields = opened(page, desk, 0)
    assert isinstance(page.page, FillPage)
    form = page.page.cards[ids(desk)[0]].inside
    assert isinstance(form, ProgressForm)
    qtbot.waitUntil(lambda: form._columns == 4)
    fields.value.setFocus()
    qtbot.keyClicks(fields.value, "7")
    quadrant = next(each for each in page.findChildren(QPushButton) if each.text() == "Quadrant")
    quadrant.click()
    assert form._columns == 2
    assert fields.value.text() == "786"
    fields.value.commit()
    assert line_of(desk, 0).value == "786"


def test_an_action_is_understood_and_what_is_not_is_left_open(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    fill = page.page
    assert isinstance(fill, FillPage)
    opened(page, desk, 2)
    (view,) = [each for each in fill.findChildren(ActionsView) if each.isVisible()]
    qtbot.keyClicks(view.line, "mei: two more survey mornings by 4 Dec")
    qtbot.keyClick(view.line, Qt.Key.Key_Return)
    qtbot.keyClicks(view.line, "print the questions")
    qtbot.keyClick(view.line, Qt.Key.Key_Return)
    made = desk.workspace.read.all(AgreedAction, key_result_id=ids(desk)[2])
    assert [(each.text, each.who, each.due) for each in made] == [
        ("two more survey mornings", "Mei Tanaka", date(2026, 12, 4)),
        ("print the questions", "", None),
    ]
    assert made[0].who_id is not None
    assert view.line.text() == ""
    row = view.findChildren(ActionRow)[1]
    write(qtbot, row.who, "Jonas")
    row.done.click()
    assert desk.workspace.read.get(AgreedAction, made[1].id).who == "Jonas"
    assert desk.workspace.read.get(AgreedAction, made[1].id).done
    remove = next(each for each in row.findChildren(QPushButton) if each.accessibleName() == "Remove this action")
    remove.click()
    assert desk.workspace.read.find(AgreedAction, made[1].id) is None
    desk.workspace.undo()
    assert desk.workspace.read.get(AgreedAction, made[1].id).who == "Jonas"


def test_silent_reading_is_three_minutes_with_nothing_to_press_and_then_the_talk(
    page: CheckInPage, clock: Any, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(SILENT)
    silent = page.page
    assert isinstance(silent, SilentPage)
    rang: list[int] = []
    silent.clock.rang.connect(rang.append)
    assert silent.time.text() == "3:00"
    assert silent.findChildren(QAbstractButton) == []
    assert silent.findChildren(QLineEdit) == []
    for _ in range(MINUTES * 60 - 1):
        clock.advance(1)
        silent.clock.look()
    assert silent.time.text() == "0:01"
    clock.advance(1)
    silent.clock.look()
    assert rang == [180]
    assert isinstance(page.page, CheckInTalk)


def test_leaving_the_silent_reading_stops_its_clock(panel: CyclePanel, page: CheckInPage) -> None:
    page.tabs.setCurrentIndex(SILENT)
    silent = page.page
    assert isinstance(silent, SilentPage)
    page.tabs.setCurrentIndex(0)
    assert not silent.clock.running
    page.tabs.setCurrentIndex(SILENT)
    assert silent.time.text() == "3:00"
    assert silent.clock.running
    panel.hide()
    assert not silent.clock.running
    panel.show()
    assert silent.clock.running


def test_only_what_fell_or_is_blocked_is_talked_about(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    said = talk(page)
    assert list(said.cards) == [ids(desk)[1]]
    shown = [each.text() for each in said.findChildren(QLabel)]
    assert "1 to talk about, 10 minutes; 30 minutes have room for 5." in shown
    assert "Read in silence, and not talked about: 1.1. Not filled in yet: 1.3, 2.1, 2.2." in shown
    assert any(": The second pump is at the supplier. Who can remove it: " in each for each in shown)
    said.cards[ids(desk)[1]].talked.click()
    assert line_of(desk, 1).talked
    desk.workspace.undo()
    assert not line_of(desk, 1).talked


def test_nothing_fell_is_said_of_what_is_filled_in_only() -> None:
    for filled, said in (
        (0, "Nothing is filled in yet"),
        (2, "Of 3 key results 2 are filled in; of these nothing fell"),
        (3, "Nothing fell and nothing is blocked"),
    ):
        assert capacity_words(30, 5, 0, filled=filled, of=3).startswith(said)


def test_more_than_there_is_room_for_is_told(page: CheckInPage, desk: Desk) -> None:
    for number in range(5):
        desk.workspace.apply(edit(ProgressLine, line_of(desk, number).id, blocker="the ramp"))
    desk.workspace.apply(edit(CheckIn, NEXT, minutes=20))
    shown = [each.text() for each in talk(page).findChildren(QLabel)]
    assert "20 minutes have room for 2, 5 to talk about: what can wait?" in shown
    desk.workspace.apply(edit(CheckIn, NEXT, minutes=12))
    shown = [each.text() for each in talk(page).findChildren(QLabel)]
    assert "12 minutes have no room for a talk, and 5 to talk about: what can wait?" in shown


def test_minutes_that_hold_no_talk_are_told_before_it_is_planned(panel: CyclePanel, qtbot: QtBot) -> None:
    panel.check_ins.plan_another()
    form = panel.check_ins.form
    for typed, said in (
        ("13", "There is no room to talk about a key result: all are read. From 14 minutes on there is."),
        ("14", "There is room to talk about 1 key result; the others are read."),
        ("18", "There is room to talk about 2 key results, four minutes each; the others are read."),
        ("30", "There is room to talk about every key result of the set."),
    ):
        form.minutes.setText(typed)
        assert form._room.text() == said


def test_what_stands_beside_the_number_is_read_and_talked_about(page: CheckInPage, desk: Desk) -> None:
    desk.workspace.apply(edit(ProgressLine, line_of(desk, 0).id, help_from="Terminals", talked=True))
    asked = "In the way since 5 Nov: the yard. Who can remove it: Hannah. Asked help from Terminals."
    for words, told in (
        ({"blocker": "the yard.", "blocked_since": date(2026, 11, 5), "who_can_help": "Hannah"}, asked),
        ({"signal": HealthSignal.SIDE_EFFECT}, asked + " Health signal: side effect."),
        ({"blocker": "", "help_from": "Mei"}, "Asked help from Mei. Health signal: side effect."),
        ({"signal": HealthSignal.OK}, "Asked help from Mei."),
    ):
        desk.workspace.apply(edit(ProgressLine, line_of(desk, 0).id, **words))
        card = talk(page).cards[ids(desk)[0]]
        assert told in [each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card)]
        page.tabs.setCurrentIndex(SILENT)
        read = " ".join(each.text() for each in page.page.findChildren(QLabel))
        assert told in read


def test_levels_and_last_time_stand_beside_what_is_asked_for(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    fields = opened(page, desk, 0)
    assert fields.levels.text().replace("\u00a0", " ") == "0.3: 84 % · 0.7: 92 % · 1.0: 97 %"
    assert fields.value_before.text().startswith("last time 8")
    page.tabs.setCurrentIndex(ONE_TO_ONE)
    one = page.page
    assert isinstance(one, ChampionPage)
    prepared = one.prepared[ids(desk)[0]].inputs
    for part in (prepared.levels, prepared.value_before, prepared.before):
        assert part.isVisible()
    write(qtbot, prepared.value, "0.88")
    assert prepared.ended_there.text().replace("\u00a0", " ") == "Which value is “0.88”? The target is 92 %."
    write(qtbot, prepared.value, "88 %")
    assert prepared.ended_there.text() == "If it ended there, it would be 0.5."
    assert prepared.ended_there.isVisible()
    desk.workspace.apply(
        edit(KeyResult, ids(desk)[0], baseline="", commit="", target="", stretch="every boat " * 40, unit="")
    )
    assert prepared.levels.text().startswith("1.0:\u00a0every boat")
    assert len(prepared.levels.text()) < 110
    desk.workspace.apply(edit(KeyResult, ids(desk)[0], stretch=""))
    assert not prepared.levels.isVisible()


def test_yesterday_is_a_day_of_what_has_happened_and_nothing_is_due_then(
    page: CheckInPage, desk: Desk, qtbot: QtBot
) -> None:
    fields = opened(page, desk, 0)
    write(qtbot, fields.measured_on.field, "yesterday")
    write(qtbot, fields.blocked_since.field, " Yesterday ")
    assert line_of(desk, 0).measured_on == line_of(desk, 0).blocked_since == date(2026, 11, 22)
    made = act(qtbot, page, "Ana: order the pump we saw yesterday")
    assert (made.text, made.due) == ("order the pump we saw yesterday", None)
    row = talk(page)._actions._rows[made.id]
    write(qtbot, row.due.field, "yesterday")
    assert desk.workspace.read.get(AgreedAction, made.id).due is None


def test_full_marks_twice_are_not_three_times_the_same(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    fill = page.page
    assert isinstance(fill, FillPage)
    held = cycle_queries.check_ins(desk.workspace.read, desk.workspace.read.get(CheckIn, NEXT).set_id)
    lines = [line_of(desk, 0, each.id) for each in held]
    for scores, told in (
        (("", "1.0", "1.0"), "full marks each time"),
        (("0.6", "0.6", "0.6"), "three times the same score"),
        (("0.6", "1.0", "1.0"), ""),
    ):
        for line in lines:
            desk.workspace.apply(edit(ProgressLine, line.id, predicted="", value="88"))
        for line, score in zip(lines[-3:], scores, strict=True):
            desk.workspace.apply(edit(ProgressLine, line.id, predicted=score))
        name = fill.cards[ids(desk)[0]].head.accessibleName()
        assert (told in name) if told else ("same score" not in name and "full marks" not in name)


def test_what_was_left_open_is_ticked_off_and_the_check_in_is_held(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    said = talk(page)
    (tick,) = [each for each in said.findChildren(QCheckBox) if each.text().startswith("Olaf Brandt: Borrow")]
    assert ", by " in tick.text()
    tick.click()
    assert desk.workspace.read.get(AgreedAction, f"action-{SECOND}").done
    assert tick.isChecked()
    write(qtbot, said.attended, "Mei, Jonas, six of the crew")
    write(qtbot, said.decisions, "No swaps into a seventh shift")
    said.held.click()
    held = desk.workspace.read.get(CheckIn, NEXT)
    assert (held.attended, held.decisions) == ("Mei, Jonas, six of the crew", "No swaps into a seventh shift")
    assert held.held
    assert said.held.text() == "Not held after all"


def test_a_change_without_a_reason_is_refused_and_nothing_typed_is_lost(
    page: CheckInPage, desk: Desk, qtbot: QtBot
) -> None:
    heard: list[str] = []
    desk.bridge.said.connect(heard.append)
    said, id = talk(page), ids(desk)[1]
    said.cards[id].change.click()
    form = said.cards[id].form
    assert form is not None
    told = [form.about.itemText(at).split()[0] for at in range(form.about.count())]
    assert told[:4] == ["1.1", "1.2", "1.3", "2.1"], "as the cards number them"
    assert form.after.text() == desk.workspace.read.get(KeyResult, id).text
    choose(form, ChangeKind.RESULT, "target")
    assert form.after.text() == "4", "what it says now stands there, to be changed"
    form.why.setText("no reason")
    form.make.click()
    assert "That is what it says already." in "".join(each.text() for each in shown(form))
    assert not form.isHidden()
    form.why.clear()
    form.after.selectAll()
    qtbot.keyClicks(form.after, "5")
    assert not any("already" in each.text() for each in shown(form))
    form.agreed_by.setText("Olaf Brandt")
    qtbot.keyClick(form.agreed_by, Qt.Key.Key_Return)
    assert desk.workspace.read.get(KeyResult, id).target == "4"
    assert heard == ["“Why it is changed” is still empty. Write something there first."]
    assert (form.after.text(), form.agreed_by.text()) == ("5", "Olaf Brandt")
    form.why.setText("The pump comes three weeks late")
    qtbot.keyClick(form.why, Qt.Key.Key_Return)
    assert desk.workspace.read.get(KeyResult, id).target == "5"
    told = wordings(desk.workspace.read, id, "target")[-1]
    assert (told.before, told.after, told.agreed_by) == ("4", "5", "Olaf Brandt")
    assert told.why == "The pump comes three weeks late"
    assert form.isHidden()
    written = len(ids(desk))
    said.cards[id].change.click()
    assert form.after.text() == "5", "of the part that is still chosen"
    choose(form, ChangeKind.ADD, "result")
    assert form.after.text() == ""
    for line, words in (
        (form.after, "Pumps that leak fall to 0"),
        (form.why, "The pump came"),
        (form.agreed_by, "Mei"),
    ):
        line.setText(words)
    form.make.click()
    assert len(ids(desk)) == written + 1
    said.cards[id].change.click()
    choose(form, ChangeKind.TAKE_OUT, "result")
    at = form.about.findText("Pumps that leak", Qt.MatchFlag.MatchContains)
    form.about.setCurrentIndex(at)
    form.about.activated.emit(at)
    assert (form.after.isHidden() or not form.after.isVisible(), form.make.text()) == (True, "Take it out")
    form.why.setText("It never leaked")
    form.make.click()
    assert len(ids(desk)) == written + 1, "nobody agreed yet"
    form.agreed_by.setText("Mei")
    form.make.click()
    assert len(ids(desk)) == written
    came_and_went = [each for each in desk.workspace.read.all(Wording) if each.field in ("added", "removed")]
    assert [(each.before, each.after, each.why) for each in came_and_went] == [
        ("", "Pumps that leak fall to 0", "The pump came"),
        ("Pumps that leak fall to 0", "", "It never leaked"),
    ]


def test_a_level_out_of_its_order_is_asked_about_before_it_is_changed(
    page: CheckInPage, desk: Desk, qtbot: QtBot
) -> None:
    said, id = talk(page), ids(desk)[1]
    said.cards[id].change.click()
    form, before = said.cards[id].form, desk.workspace.read.get(KeyResult, id)
    assert form is not None
    choose(form, ChangeKind.RESULT, "commit")
    form.after.setText(before.stretch)
    form.why.setText("the crane is broken")
    form.agreed_by.setText("Mei")
    qtbot.keyClick(form.after, Qt.Key.Key_Return)
    (asked,) = [each.text() for each in shown(form) if "Enter again" in each.text()]
    assert "?" in asked
    assert desk.workspace.read.get(KeyResult, id) == before
    qtbot.keyClick(form.after, Qt.Key.Key_Return)
    assert desk.workspace.read.get(KeyResult, id).commit == before.stretch


def shown(form: QWidget) -> list[QLabel]:
    return [each for each in form.findChildren(QLabel) if not each.isHidden()]


def choose(form: ChangeForm, kind: ChangeKind, field: str) -> None:
    at = next(at for at, each in enumerate(form._choices) if (each.kind, each.field) == (kind, field))
    form.part.setCurrentIndex(at)
    form.part.activated.emit(at)


def test_a_champion_is_prepared_with_a_question_for_each_step(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(ONE_TO_ONE)
    one = page.page
    assert isinstance(one, ChampionPage)
    assert [one._tabs.tabText(at) for at in range(one._tabs.count())] == [
        *("Jonas Lindqvist", "Inês Carvalho", "Olaf Brandt", "Mei Tanaka")
    ]
    assert list(one.prepared) == [ids(desk)[0], ids(desk)[4]]
    one._tabs.setCurrentIndex(2)
    prepared = one.prepared[ids(desk)[1]]
    assert prepared.isVisible()
    assert not one.prepared[ids(desk)[0]].isVisible()
    write(qtbot, prepared.inputs.help_from, "the agent")
    words = [each.text() for each in prepared.findChildren(QLabel)]
    minutes = [int(each.split(" min ·")[0]) for each in words if " min ·" in each]
    assert 15 <= sum(minutes) <= 20
    assert (
        "8, read on 26 Nov. I predict 0.3: The pump is still at the supplier. In the way: The second pump is at the "
        "supplier. I ask the agent for help. Next: Borrow the pump of the Terns." in words
    )


def test_a_check_in_is_planned_by_typing_its_day(panel: CyclePanel, desk: Desk, qtbot: QtBot) -> None:
    panel.check_ins.plan_another()
    form = panel.check_ins.form
    qtbot.keyClicks(form.day, "someday")
    qtbot.keyClick(form.day, Qt.Key.Key_Return)
    said = [each.text() for each in form.findChildren(QLabel)]
    assert any(each.startswith("Which day is “someday”?") for each in said)
    assert form.day.text() == "someday"
    assert desk.workspace.read.count(CheckIn) == 3
    form.day.clear()
    form.minutes.selectAll()
    qtbot.keyClicks(form.minutes, "14")
    assert any(each.text() == "There is room to talk about 1 key result; the others are read." for each in shown(form))
    form.minutes.selectAll()
    qtbot.keyClicks(form.minutes, "3 h")
    assert any(each.text() == "There is room to talk about every key result of the set." for each in shown(form))
    form.minutes.selectAll()
    qtbot.keyClicks(form.minutes, "9 hours")
    qtbot.keyClicks(form.day, "10 Dec")
    qtbot.keyClick(form.day, Qt.Key.Key_Return)
    asked = "How many minutes are “9 hours”?"
    assert any(each.text().startswith(asked) and not each.isHidden() for each in form.findChildren(QLabel))
    assert (form.day.text(), desk.workspace.read.count(CheckIn)) == ("10 Dec", 3)
    form.minutes.selectAll()
    qtbot.keyClicks(form.minutes, "3/4 h")
    qtbot.keyClick(form.minutes, Qt.Key.Key_Return)
    (made,) = [each for each in desk.workspace.read.all(CheckIn) if each.id not in (FIRST, SECOND, NEXT)]
    assert (made.day, made.minutes) == (date(2026, 12, 10), 45)
    assert panel.check_ins.check_in_id == made.id
    assert form.isHidden()
    desk.workspace.undo()
    assert panel.check_ins.check_in_id == NEXT


def test_the_days_of_the_calendar_are_offered(panel: CyclePanel, desk: Desk, qtbot: QtBot) -> None:
    panel.check_ins.plan_another()
    form = panel.check_ins.form
    qtbot.waitUntil(lambda: bool(form._buttons))
    days = calendar_queries.check_in_days(desk.workspace.read)
    first = form._buttons[0]
    assert isinstance(first, QPushButton)
    first.click()
    assert panel.check_ins.page is not None
    held = desk.workspace.read.get(CheckIn, panel.check_ins.check_in_id)
    assert held.day == days[0]


def test_day_minutes_and_meeting_are_changed_in_place(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    page.more.click()
    write(qtbot, page._day.field, "27 Nov")
    write(qtbot, page._minutes.field, "40")
    write(qtbot, page._meeting, "Monday round")
    held = desk.workspace.read.get(CheckIn, NEXT)
    assert (held.day, held.minutes, held.meeting) == (date(2026, 11, 27), 40, "Monday round")
    write(qtbot, page._day.field, "")
    assert desk.workspace.read.get(CheckIn, NEXT).day == date(2026, 11, 27)


def test_removing_takes_everything_along_and_one_step_back_brings_it_again(
    panel: CyclePanel, page: CheckInPage, desk: Desk
) -> None:
    before = desk.workspace.read.count(ProgressLine)
    page._remove.click()
    assert panel.check_ins.check_in_id == SECOND
    assert desk.workspace.read.count(ProgressLine) == before - 5
    desk.workspace.undo()
    assert desk.workspace.read.count(ProgressLine) == before


def test_a_key_result_that_came_later_gets_its_line(page: CheckInPage, desk: Desk, qtbot: QtBot) -> None:
    """In its place: the last of the first objective comes before those of the second."""
    result = desk.workspace.read.get(KeyResult, ids(desk)[0])
    new = KeyResult("new", result.objective_id, text="Late crews fall from 9 to 2 a month", position=9)
    desk.workspace.apply(Add((new,)))
    offer = next(each for each in page.findChildren(QPushButton) if each.text() == "Give them a line")
    assert offer.isVisible()
    offer.click()
    assert line_of(desk, 3).key_result_id == "new"
    assert not offer.isVisible()
    fill = page.page
    assert isinstance(fill, FillPage)
    qtbot.waitUntil(lambda: from_above(fill.cards) == ids(desk))
    assert fill.cards["new"].head.hasFocus(), "the button that was pressed has gone"
    said = talk(page)
    desk.workspace.apply(edit(ProgressLine, line_of(desk, 0).id, blocker="the ramp"))
    qtbot.waitUntil(lambda: from_above(said.cards) == ids(desk)[:2])


def test_going_to_another_check_in_saves_what_is_being_typed(
    panel: CyclePanel, page: CheckInPage, desk: Desk, qtbot: QtBot
) -> None:
    fields = opened(page, desk, 3)
    fields.value.setFocus()
    qtbot.keyClicks(fields.value, "36")
    panel.open_address(f"{FIRST}")
    assert line_of(desk, 3).value == "36"
    assert panel.check_ins.check_in_id == FIRST
    panel.open_address(f"{NEXT}/talk")
    assert panel.inside.endswith(f"{NEXT}/talk")


def test_what_is_filled_in_elsewhere_is_shown_at_once(page: CheckInPage, desk: Desk) -> None:
    fields = opened(page, desk, 2)
    desk.workspace.apply(edit(ProgressLine, line_of(desk, 2).id, value="250", measured_on=date(2026, 11, 20)))
    assert fields.value.text() == "250"
    assert fields.measured_on.field.text() == "Fri 20 Nov 2026"
    assert line_of(desk, 2).measured_on == date(2026, 11, 23) - timedelta(days=3)


@pytest.mark.parametrize(
    ("option", "levels", "offered"),
    [
        ("prescored", "", ["commit", "target", "stretch"]),
        ("coin_toss", "", ["target"]),
        ("graded", "", ["target"]),
        ("coin_toss", "84 %", ["commit", "target", "stretch"]),  # agreed before the model was: they still stand there
    ],
)
def test_the_levels_a_change_offers_are_those_of_the_model(
    page: CheckInPage, desk: Desk, option: str, levels: str, offered: list[str]
) -> None:
    read = desk.workspace.read
    record = next(each for each in read.all(ParameterRecord) if each.key is ParameterKey.SCORING)
    desk.workspace.apply(edit(ParameterRecord, record.id, option=option))
    for one in read.all(KeyResult):
        desk.workspace.apply(edit(KeyResult, one.id, commit=levels, stretch=levels))
    said, id = talk(page), ids(desk)[1]
    said.cards[id].change.click()
    form = said.cards[id].form
    assert form is not None
    named = [each.field for each in form._choices if each.kind is ChangeKind.RESULT]
    assert [each for each in named if each in ("commit", "target", "stretch")] == offered
