"""A talk by keys: asking, a sentence of one's own, what is unsure, silence, pause, the end, looking back."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from scripts.ink.finder import InkFinder
from ui.main_window import MainWindow
from ui.rehearse.back_page import BackPage
from ui.rehearse.case_page import CasePage
from ui.rehearse.column_page import ColumnPage
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.talk_page import TalkPage
from ui.theme import apply_theme
from workshop_app import sample
from workshop_app.application.settings import data_folder
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.run_cues import Cue


def say(page: TalkPage, words: str) -> None:
    page.bar.field.setFocus()
    QTest.keyClicks(page.bar.field, words)
    QTest.keyClick(page.bar.field, Qt.Key.Key_Return)


def kinds(page: TalkPage) -> list[QuestionKind | None]:
    assert page.run is not None
    return [action.kind for action in page.run.session.played.actions]


def on_disk(kept: KeptTalk) -> Any:
    """As the next start would find it: handed over, if the disk has not all of it yet."""
    whole = data_folder() / "practice" / f"{kept.id}.json"
    for path in (whole.with_name(whole.name + ".held"), whole):
        with suppress(FileNotFoundError):
            return json.loads(path.read_text("utf-8"))["talk"]
    raise AssertionError(f"{kept.id} is nowhere")


def test_a_typed_question_is_answered_kept_and_leaves_the_field(talk: TalkPage, kept: KeptTalk) -> None:
    say(talk, "How often is that not so today?")
    assert kinds(talk) == [QuestionKind.TODAY]
    assert talk.bar.field.text() == ""
    assert "How often is that not so today?" in talk.transcript.words
    assert [each["kind"] for each in on_disk(kept)["played"]["actions"]] == ["today"]


def test_a_chip_puts_its_sentence_into_the_field_and_enter_asks_it(talk: TalkPage) -> None:
    QTest.keyClick(talk.bar.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    words = talk.bar.field.text()
    assert words == talk.chips.chips[0].sentence.words
    assert kinds(talk) == []
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Return)
    assert kinds(talk) == [QuestionKind.OUTCOME]
    assert words in talk.transcript.words


def test_what_is_unsure_offers_three_and_says_what_was_typed(talk: TalkPage) -> None:
    say(talk, "you know the bit with the trays and so on")
    assert kinds(talk) == []
    assert talk.nearest.isVisible()
    assert talk.bar.field.text() == "you know the bit with the trays and so on"
    assert talk.bar.ask.property("role") != "primary"  # one filled button at a time
    QTest.keyClick(talk.nearest.buttons[0], Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert len(kinds(talk)) == 1
    assert "you know the bit with the trays and so on" in talk.transcript.words
    assert not talk.nearest.isVisible()


def test_who_asks_otherwise_keeps_the_words(talk: TalkPage) -> None:
    say(talk, "you know the bit with the trays and so on")
    QTest.keyClick(talk.nearest.buttons[0], Qt.Key.Key_Escape)
    assert talk.bar.field.text() == "you know the bit with the trays and so on"
    assert talk.chips.isVisible()
    assert talk.bar.ask.property("role") == "primary"


def test_who_just_types_on_asks_something_else_and_chooses_nothing_by_the_space_after_a_word(talk: TalkPage) -> None:
    say(talk, "you know the bit with the trays and so on")
    QTest.keyClick(talk.nearest.buttons[0], Qt.Key.Key_W)
    assert not talk.nearest.isVisible()
    QTest.keyClicks(talk.bar.field, "ho feels it when a bun is late?")
    assert kinds(talk) == []
    assert talk.bar.field.text() == "who feels it when a bun is late?"
    talk.bar.field.undo()
    assert "trays" in talk.bar.field.text(), "what stood there comes back"


def test_space_in_the_empty_field_is_silence_and_typing_ends_it(talk: TalkPage, qtbot: Any) -> None:
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Space)
    assert talk.run is not None
    assert talk.run.silent
    qtbot.waitUntil(lambda: kinds(talk) == [QuestionKind.SILENCE])
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Space)
    say(talk, "Who feels it first?")
    ended = talk.run.session.played.actions[-1]
    assert (ended.kind, ended.silence_ended) == (QuestionKind.AFFECTED, True)


def test_a_space_among_words_is_a_space(talk: TalkPage) -> None:
    QTest.keyClicks(talk.bar.field, "Why now")
    assert talk.bar.field.text() == "Why now"
    assert talk.run is not None
    assert not talk.run.silent


def test_a_pause_stops_the_clock_and_asks_nothing(talk: TalkPage, clock: Any) -> None:
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert talk.run is not None
    second = talk.run.second
    clock.advance(60)
    say(talk, "Why now?")
    assert kinds(talk) == []
    assert talk.bar.field.text() == "Why now?"
    assert talk.run.second == second
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Return)
    assert kinds(talk) == [QuestionKind.WHY_NOW]


def test_the_bell_rings_at_the_end_of_the_coaching_and_the_talk_goes_on(
    talk: TalkPage, panel: RehearsePanel, clock: Any, qtbot: Any
) -> None:
    for _ in range(60):
        clock.advance(1)  # thirty seconds of the talk
        assert talk.run is not None
        talk.run._on_tick()
    assert panel.pages.bell.rang == [Cue.WARNING, Cue.LAST_CALL, Cue.END]
    say(talk, "Why now?")
    assert kinds(talk) == [QuestionKind.WHY_NOW]


def test_nothing_is_counted_or_judged_while_it_runs(talk: TalkPage) -> None:
    for words in ("Have you tried a pilot first?", "Is it measured?", "Why now?"):
        say(talk, words)
    shown = [each.text() for each in talk.findChildren(QLabel) if each.isVisible()]
    assert not {"Open", "Closed", "Leading", "Advice", "Trust", "Patience"} & set(shown)


def test_only_she_changes_the_draft_and_what_stood_there_is_crossed_out(talk: TalkPage) -> None:
    first = "Introduce route software by June, train 14 drivers"
    for words in ("What should it lead to?", "What would change for the people it is meant for?"):
        say(talk, words)
    assert talk.side.draft.changed.isVisible()
    assert talk.side.draft.wording.accessibleName() == "Bread is on the counter when the shops open"
    struck = [each.text() for each in talk.side.draft.findChildren(QLabel) if each.property("role") == "struck"]
    assert struck == [first]


def test_the_end_leads_to_looking_back_and_no_mark(talk: TalkPage, panel: RehearsePanel, kept: KeptTalk) -> None:
    for words in ("What should it lead to?", "What would change for the people it is meant for?", "Is it measured?"):
        say(talk, words)
    say(talk, "You should count the loaves.")  # is no question
    talk.side.stop.click()
    assert on_disk(kept)["over"] is True
    focused = QApplication.focusWidget()
    assert focused is talk.back
    QTest.keyClick(talk.back, Qt.Key.Key_Return)
    page = panel.pages.currentWidget()
    assert isinstance(page, BackPage)
    assert page.moved.question.text() == "“What would change for the people it is meant for?”"
    assert "You asked 3 questions" in page._told.text()
    assert page.clock.text() == "5:00 left to look back"
    assert page.tried.words.text()


def test_a_talk_killed_in_the_middle_is_offered_with_its_half_typed_words(
    talk: TalkPage, kept: KeptTalk, open_panel: Callable[[], RehearsePanel], qtbot: Any
) -> None:
    say(talk, "Why now?")
    before = list(talk.transcript.words)
    QTest.keyClicks(talk.bar.field, "and what els")
    qtbot.waitUntil(lambda: on_disk(kept)["waiting"] != {})
    again = open_panel()  # nothing was closed, nothing was told
    cases = cast("CasePage", again.pages.currentWidget())
    assert cases.waiting.isVisible()
    assert QApplication.focusWidget() is cases.waiting.resume
    cases.waiting.resume.click()
    page = cast("TalkPage", again.pages.currentWidget())
    assert page.transcript.words == before
    assert page.bar.field.text() == "and what els"


def test_going_elsewhere_lets_the_talk_wait(talk: TalkPage, panel: RehearsePanel) -> None:
    say(talk, "Why now?")
    panel.hide()
    assert talk.run is not None
    assert talk.run.paused
    panel.show()
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Escape)
    cases = panel.pages.currentWidget()
    assert isinstance(cases, CasePage)
    assert cases.waiting.isVisible()


def test_a_thought_is_kept_with_enter_and_stands_in_the_column(
    talk: TalkPage, panel: RehearsePanel, kept: KeptTalk
) -> None:
    say(talk, "Why now?")
    talk.side.line.setFocus()
    QTest.keyClicks(talk.side.line, "She wants this over")
    QTest.keyClick(talk.side.line, Qt.Key.Key_Return)
    assert talk.side.line.text() == ""
    assert [each["words"] for each in on_disk(kept)["thoughts"]] == ["She wants this over"]
    panel.looking.columns.show_own_column()
    page = panel.pages.currentWidget()
    assert isinstance(page, ColumnPage)
    assert page.thoughts[1].toPlainText() == "She wants this over"


def test_a_small_window_shows_chips_field_and_words(talk: TalkPage, panel: RehearsePanel) -> None:
    panel.resize(964, 500)
    QApplication.processEvents()
    assert (panel.width(), panel.height()) == (964, 500)
    assert all(chip.height() >= 24 for chip in talk.chips.chips[:6])
    assert talk.transcript.height() > 80


def test_no_engagement_file_is_written(talk: TalkPage, tmp_path: Path) -> None:
    say(talk, "Why now?")
    written = {path.suffix for path in tmp_path.rglob("*") if path.is_file()}
    assert written <= {".json", ".held", ".part"}


def test_the_clock_is_made_faster_while_it_runs(
    talk: TalkPage, panel: RehearsePanel, kept: KeptTalk, clock: Any
) -> None:
    box = panel._strip._speed
    assert box.isVisible()
    assert box.currentData() == 30
    box.setCurrentIndex(box.findData(2))
    assert talk.run is not None
    before = talk.run.second
    clock.advance(1)
    assert talk.run.second == before + 2
    assert on_disk(kept)["speed"] == 2


def test_sentences_further_back_are_a_key_away(talk: TalkPage) -> None:
    first = talk.chips.chips[0].sentence.kind
    seen = {chip.sentence.kind for chip in talk.chips.chips if chip.isVisible()}
    QTest.keyClick(talk.bar.field, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(talk.bar.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    chosen = talk.chips.chips[0].sentence
    assert chosen.kind not in seen
    assert talk.bar.field.text() == chosen.words
    for _ in range(2):
        QTest.keyClick(talk.bar.field, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert talk.chips.chips[0].sentence.kind is first


def test_advice_and_own_stories_stand_below_a_heading_of_their_own(panel: RehearsePanel, talk: TalkPage) -> None:
    say(talk, "What is it today?")
    say(talk, "Have you tried asking them?")
    talk.side.stop.click()
    talk.back.click()
    page = cast("BackPage", panel.pages.currentWidget())
    QApplication.processEvents()  # a layout shows its parts only then
    words = [each.text() for each in page.asked.findChildren(QLabel) if each.isVisibleTo(page.asked)]
    assert words[words.index("What you asked") + 1] == "1"
    told = words.index("What you told")
    assert words[told + 1] == "1"
    assert words.index("Advice") > told > words.index("Leading")
    assert "Own stories" not in words


def test_the_head_line_says_where_inside_one_is(window: MainWindow, tmp_path: Path, made_once: Any) -> None:
    (tmp_path / "s.okrw").write_bytes(made_once(sample.build))
    window.open(tmp_path / "s.okrw")
    view = window.view
    assert view is not None

    def head() -> list[str]:
        return [each.text() for each in view._head.findChildren(QLabel) if each.isVisibleTo(view._head)]

    view.go("rehearse")
    assert head() == ["Rehearse"]
    view.go("rehearse/weeks")
    assert head() == ["Rehearse", "›", "What I practised"]
    view.go("home")
    assert head() == ["Overview"]
    view.go("rehearse/given")
    assert head() == ["Rehearse", "›", "The case"]
    panel = view.findChild(RehearsePanel)
    assert panel is not None
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert head() == ["Rehearse"]


def test_one_is_never_said_in_the_plural(talk: TalkPage, panel: RehearsePanel) -> None:
    say(talk, "Why now?")
    assert talk.run is not None
    talk.run.stop()
    talk.back.click()
    back = panel.pages.currentWidget()
    assert isinstance(back, BackPage)
    assert any("You asked one question in" in each.text() for each in back.findChildren(QLabel))
    panel.looking.show_weeks()
    weeks = panel.pages.currentWidget()
    assert weeks is not None
    assert not any("1 questions" in each.text() or " 1 turns" in each.text() for each in weeks.findChildren(QLabel))


def test_with_larger_text_no_button_beside_the_talk_is_cut(
    talk: TalkPage, panel: RehearsePanel, qapp: QApplication
) -> None:
    panel.resize(1010, 520)
    try:
        for scale in (100, 115, 130):
            if scale != 100:
                apply_theme(qapp, "light", scale)
            for _ in range(5):
                QApplication.processEvents()
            for each in (talk.side.pause, talk.side.stop):
                assert each.width() >= each.sizeHint().width(), scale
                assert each.height() >= each.sizeHint().height(), scale
    finally:
        apply_theme(qapp, "light", 100)


def test_with_large_text_the_draft_and_the_line_for_oneself_are_in_sight_whole(
    talk: TalkPage, panel: RehearsePanel, qapp: QApplication
) -> None:
    """At 1366x768 of the whole window: side by side above the talk, and no higher than they need."""
    try:
        for scale, size in ((145, (1050, 645)), (200, (1288, 620)), (100, (1126, 660))):
            apply_theme(qapp, "light", scale)
            panel.resize(*size)
            for _ in range(5):
                QApplication.processEvents()
            side, line = talk.side, talk.side.line
            seen = side.area.viewport().rect()
            for part in (side.draft, line):
                assert seen.contains(QRect(part.mapTo(side.area.viewport(), QPoint()), part.size())), (scale, part)
            asked = line.fontMetrics().horizontalAdvance(line.placeholderText())
            assert asked < line.width() - 20, scale
            assert InkFinder().cuts(side) == [], scale
    finally:
        apply_theme(qapp, "light", 100)
