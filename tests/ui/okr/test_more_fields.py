"""The other fields of a set: names completed and asked about, activities, confidence, days, health metrics, not now,
the event, and the questions of learning and hypothesis objectives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.desk import Desk
from ui.okr.draft_requests import DraftAction
from ui.okr.panel import DraftsPanel, page_of
from ui.okr.unknown_names import unknown
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, WatchedMetric
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, KeyResultType, Objective, ObjectiveKind, Wanted
from workshop_app.domain.people import Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)  # names drop down


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    desk.workspace.apply(
        Add(
            (
                Person("p1", "Liam O'Connor"),
                Person("p2", "Mei Tanaka", position=1),
                Team("t", "Crossing Operations"),
                Team("t2", "Ticketing", 1),
                DraftSet("s", "t", "Keep every crossing safe"),
                Objective(
                    "o", "s", "Make mornings calm", "Two of ten leave late. The plan changed. We lose 11 months."
                ),
                KeyResult("k1", "o", "Calls rise from 79 to 92", baseline="79", commit="84", target="92", stretch="97"),
                KeyResult("k2", "o", "Roll out the app", position=1),
            )
        )
    )
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.open_address("s")
    return made


def result(desk: Desk, id: str = "k1") -> KeyResult:
    return desk.workspace.read.get(KeyResult, id)


def write(field: Any, words: str) -> None:
    field.setText(words)
    field.commit()


def test_typing_completes_the_last_of_several_champions(panel: DraftsPanel, desk: Desk) -> None:
    panel._asking.go("k1")
    field = panel._set.cards["k1"].fields._champions
    completer = field.completer()
    assert completer.splitPath("Liam O'Connor, me") == ["me"]
    completer.setWidget(field)
    field.setText("Liam O'Connor, me")
    completer.setCompletionPrefix("me")
    shown = completer.completionModel()
    assert completer.pathFromIndex(shown.mapToSource(shown.index(0, 0))) == "Liam O'Connor, Mei Tanaka"
    write(field, "Liam O'Connor, Mei Tanaka")
    assert result(desk).champion_ids == ("p1", "p2")


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("Lund, Ines; Berg, Olaf", "Lund, Ines\nBerg, Olaf", "Lund, Ines; Berg, Olaf"),
        ("Mei, Liam; Liam, Mei", "Mei\nLiam\nLiam\nMei", "Mei Tanaka, Liam O'Connor, Liam O'Connor, Mei Tanaka"),
        ("Mei Tanaka, nobody yet", "Mei Tanaka\nnobody yet", "Mei Tanaka, nobody yet"),
        ("Jo (lead, data), Mei Tanaka", "Jo (lead, data)\nMei Tanaka", "Jo (lead, data); Mei Tanaka"),
    ],
)
def test_champions_are_kept_as_they_are_meant_and_shown_so_that_they_stay(
    panel: DraftsPanel, desk: Desk, typed: str, kept: str, shown: str
) -> None:
    panel._asking.go("k1")
    field = panel._set.cards["k1"].fields._champions
    write(field, typed)
    assert result(desk).champions == kept
    panel.refresh()
    assert field.text() == shown
    write(field, shown)
    assert len(result(desk).champions.splitlines()) == len(kept.splitlines()), "said again, it is the same"


def test_a_first_name_that_is_left_becomes_the_whole_name_in_sight(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    panel._asking.go("k1")
    card = panel._set.cards["k1"]
    field = card.fields._champions
    field.setFocus()
    qtbot.keyClicks(field, "mei")
    field.commit()
    assert field.text() == "mei", "whoever types is left alone"
    qtbot.keyClick(field.completer().popup(), Qt.Key.Key_Tab)  # with the list below the line
    qtbot.waitUntil(lambda: field.text() == "Mei Tanaka")
    assert card.beside._champions._names == ("Mei Tanaka",)
    assert (result(desk).champions, result(desk).champion_ids) == ("mei", ("p2",))


def test_a_champion_nobody_has_is_asked_about_and_can_be_added(panel: DraftsPanel, desk: Desk) -> None:
    assert unknown("Legal\nMei Tanaka", ("mei tanaka",)) == ("Legal",)
    assert unknown("Legal", ()) == ()
    assert unknown("Mei\nM. Tanaka\nMei & Liam", ("Mei Tanaka", "Liam O'Connor")) == ()
    panel._asking.go("k1")
    fields = panel._set.cards["k1"].fields
    write(fields._champions, "Ana Silva")
    asked = fields._unknown
    assert not asked.isHidden()
    next(each for each in asked.findChildren(QPushButton)).click()
    assert [each.name for each in desk.workspace.read.all(Person)][-1] == "Ana Silva"
    assert asked.isHidden()
    assert result(desk).champions == "Ana Silva"


def test_today_of_a_number_that_stays_is_told_beside_its_ruler(panel: DraftsPanel, desk: Desk) -> None:
    said = panel._set.cards["k1"].beside._said
    levels = {"baseline": "97.4", "commit": "97", "target": "98", "stretch": "99.5", "unit": "%"}
    desk.workspace.apply(edit(KeyResult, "k1", wanted=Wanted.STAY_ABOVE, **levels))
    assert said["stand"].text().replace("\N{NO-BREAK SPACE}", " ") == "Today 97.4 %: 0.46"
    desk.workspace.apply(edit(KeyResult, "k1", baseline="96"))
    assert said["stand"].text().replace("\N{NO-BREAK SPACE}", " ") == "Today 96 %: 0.0"
    desk.workspace.apply(edit(KeyResult, "k1", wanted=Wanted.STAY_BELOW, commit="5", target="4", stretch="3"))
    assert said["stand"].text().replace("\N{NO-BREAK SPACE}", " ") == "Today 96 %: 0.0"
    desk.workspace.apply(edit(KeyResult, "k1", wanted=Wanted.RISE))
    assert said["stand"].isHidden(), "there it is the end of the ruler"


def test_confidence_direction_read_out_and_other_owners(panel: DraftsPanel, desk: Desk) -> None:
    panel._asking.go("k1")
    more = panel._set.cards["k1"].fields._more
    write(more._sure["stretch"], "15")
    write(more._sure["commit"], "90 %")
    assert result(desk).confidence == (("commit", "90 %"), ("stretch", "15"))
    for words, odd in (("Ledger", True), ("0.9", True), ("101 %", True), ("", False), ("12.5 %", False), ("15", False)):
        write(more._sure["stretch"], words)
        assert dict(result(desk).confidence).get("stretch", "") == words, "kept as it is typed"
        assert more._odd.isHidden() is not odd
        assert not odd or f"“{words}”" in more._odd.text()
    more._on_wanted(list(Wanted).index(Wanted.STAY_ABOVE))
    write(more._read_out.field, "30 April 2027")
    write(more._shared, "Ticketing")
    held = result(desk)
    assert (held.wanted, held.read_out, held.shared_with_ids) == (Wanted.STAY_ABOVE, date(2027, 4, 30), ("t2",))
    assert panel._set.cards["k1"].beside._said["shared"].text() == "Owned together with Ticketing"
    assert more._read_out.field.text() == "30 April 2027"
    drawn = more._read_out.field.fontMetrics().horizontalAdvance("28 Sept 2028")
    assert more._read_out.minimumSizeHint().width() >= drawn + 2 * 9, "no layout cuts the year"
    write(more._read_out.field, "some day")
    assert result(desk).read_out == date(2027, 4, 30)
    assert more._read_out.field.text() == "some day", "it stays, to be mended"
    write(more._read_out.field, "")
    assert result(desk).read_out is None


def test_activities_stand_under_a_key_result(panel: DraftsPanel, desk: Desk) -> None:
    panel._asking.go("k1")
    activities = panel._set.cards["k1"].fields._more.activities
    activities.add.click()
    (line,) = activities.lines
    write(line._parts["text"], "Ask ten passengers")
    write(line._parts["who"], "Mei Tanaka")
    write(line._parts["due"].field, "2027-02-01")
    line._parts["done"].click()
    (held,) = desk.workspace.read.all(PlannedActivity)
    assert (held.text, held.who_id, held.due, held.done) == ("Ask ten passengers", "p2", date(2027, 2, 1), True)
    line._on_remove()
    assert not desk.workspace.read.count(PlannedActivity)
    desk.workspace.undo()
    assert desk.workspace.read.count(PlannedActivity) == 1


def test_what_is_work_becomes_an_activity_and_frees_the_sentence(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    panel._asking.finish()
    card = next(each for line in panel._set.lines.values() for each in line.cards if each.finding.code == "K02")
    next(each for each in card.findChildren(QPushButton) if each.text() == "Make it an activity").click()
    assert result(desk, "k2").text == ""
    assert [each.text for each in desk.workspace.read.all(PlannedActivity, key_result_id="k2")] == ["Roll out the app"]
    assert panel._set.cards["k2"].is_open
    desk.workspace.undo()
    assert result(desk, "k2").text == "Roll out the app"
    panel._actions.do(DraftAction.MAKE_ACTIVITY, "k2")
    assert desk.workspace.read.count(PlannedActivity) == 1


def ways_out(widget: QWidget) -> list[QPushButton]:
    """The ways to a baseline that are offered."""
    return [
        each
        for each in widget.findChildren(QPushButton)
        if each.text().endswith("ake it a baseline") and each.isVisibleTo(widget)
    ]


@pytest.mark.parametrize("unknown", ["unknown", "?", "not known yet"])
def test_a_value_of_today_that_nobody_knows_offers_a_baseline(panel: DraftsPanel, desk: Desk, unknown: str) -> None:
    panel._asking.go("k1")
    fields = panel._set.cards["k1"].fields
    for known in ("", "79 %", "about 20"):
        write(fields._lines["baseline"], known)
        assert ways_out(fields) == []
    write(fields._lines["baseline"], unknown)
    (way,) = ways_out(fields)
    way.click()
    assert (result(desk).type, result(desk).baseline) == (KeyResultType.BASELINE, "")
    assert ways_out(fields) == []
    desk.workspace.undo()
    assert (result(desk).type, result(desk).baseline) == (KeyResultType.METRIC, unknown)


def test_the_question_about_today_offers_a_baseline(panel: DraftsPanel, desk: Desk) -> None:
    for words in ("Passengers who trust the timetable reach 80 % of all", "Complaints about ferries fall by 30 %"):
        desk.workspace.apply(edit(KeyResult, "k2", text=words, baseline="", type=KeyResultType.METRIC))
        panel.refresh()
        panel._asking.finish()
        cards = [each for line in panel._set.lines.values() for each in line.cards if each.finding.subject_id == "k2"]
        (way,) = [way for each in cards for way in ways_out(each)]
        way.click()
        assert result(desk, "k2").type is KeyResultType.BASELINE


def test_health_metrics_and_what_waits_stand_beside_the_set(panel: DraftsPanel, desk: Desk) -> None:
    beside = panel._set._foot.beside
    beside.watched.add.click()
    write(beside.watched.lines[0]._parts["name"], "Injuries")
    write(beside.watched.lines[0]._parts["stay"], "0")
    beside.not_now.add.click()
    write(beside.not_now.lines[0]._parts["text"], "A second boat")
    (watched,), (waits,) = desk.workspace.read.all(WatchedMetric), desk.workspace.read.all(NotNow)
    assert (watched.set_id, watched.name, watched.stay, waits.text) == ("s", "Injuries", "0", "A second boat")


def test_a_set_that_is_tied_to_an_event_ends_on_its_day(panel: DraftsPanel, desk: Desk) -> None:
    beside = panel._set._foot.beside
    write(beside._event, "Harbour fair")
    beside._day._cycle = (date(2027, 1, 1), date(2027, 4, 30))
    write(beside._day.field, "12 June 2072")
    assert desk.workspace.read.get(DraftSet, "s").event_day is None, "nobody plans so far ahead"
    write(beside._day.field, "12 June 2027")
    assert desk.workspace.read.get(DraftSet, "s").event_day == date(2027, 6, 12)
    assert "For Harbour fair" in panel._set._head._version.text()
    page = page_of(desk.workspace.read, panel._row, panel._agreed)
    assert page is not None
    assert page.agreed.facts.cycle_end == date(2027, 6, 12)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (ObjectiveKind.LEARNING, ["What would you learn?", "By when?", "From how many?"]),
        (ObjectiveKind.HYPOTHESIS, ["What do you believe?", "What would show you are wrong?"]),
        (ObjectiveKind.OUTCOME, []),
    ],
)
def test_each_kind_of_objective_has_its_questions(
    panel: DraftsPanel, desk: Desk, kind: ObjectiveKind, asked: list[str]
) -> None:
    head = panel._set.objectives["o"]._head
    head._on_kind(list(ObjectiveKind).index(kind))
    assert [field.accessibleName() for field in head._answers.values()] == asked
    for name, field in head._answers.items():
        write(field, name)
    assert desk.workspace.read.get(Objective, "o").answers == tuple((name, name) for name in head._answers)
    head._on_kind(0)
    assert len(desk.workspace.read.get(Objective, "o").answers) == len(asked), "kept, if it was a slip"


def test_a_milestone_has_no_direction(panel: DraftsPanel) -> None:
    panel._asking.go("k2")
    fields = panel._set.cards["k2"].fields
    fields._on_type(list(KeyResultType).index(KeyResultType.MILESTONE))
    assert fields._more._wanted.isHidden()


def test_a_line_that_is_alone_leaves_no_hole_before_it(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    panel._asking.go("k1")
    more = panel._set.cards["k1"].fields._more
    for type, alone in ((KeyResultType.METRIC, False), (KeyResultType.MILESTONE, True), (KeyResultType.METRIC, False)):
        desk.workspace.apply(edit(KeyResult, "k1", type=type))
        panel.refresh()
        assert more._wanted.isVisibleTo(more) is not alone
        qtbot.waitUntil(lambda alone=alone: (more._shared.x() == more._sure["commit"].x()) is alone)
        assert more._heads["shared"].x() == more._shared.x()
