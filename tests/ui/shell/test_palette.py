"""Ctrl+K: what people type finds what they mean, in the texts of the engagement too; keys choose; a pick opens the
place and puts the keyboard on what was found."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from agendas import loader
from ui import palette_words
from ui.home.recent import NewEngagement
from ui.library_pane import LibraryPane
from ui.main_window import MainWindow
from ui.palette import EntryListModel, Palette
from ui.palette_entries import Finder, PaletteEntry, excerpt, steps
from ui.shell.menus import MENU_ACTIONS
from ui.shell.places import PLACES
from ui.theme import apply_theme
from ui.widgets.dates import short_day
from ui.widgets.elided import ElidedLink
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.workshops import ChangeAttendance, PlanWorkshop
from workshop_app.application.finding import PIECE, TextIndex, Vocabulary, as_typed, one_slip, typed_words
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import InterviewNote, ParameterKey, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.voices import Voice
from workshop_app.domain.workshops import ParkedItem, Workshop, WorkshopStatus

# What forty coaches type, and the words and the kind of the first thing they see. Names are the sample's.
TYPED = (
    ("print", "Print documents", "command"),
    ("check-in", "Cycle", "screen"),
    ("checkin", "Cycle", "screen"),
    ("reflect", "Reflect and reset", "command"),
    ("score", "Cycle", "screen"),
    ("predicted", "Cycle", "screen"),
    ("keep modify remove", "Reflect and reset", "command"),
    ("pack", "Save the pack", "command"),
    ("projector", "*", "Run"),
    ("beamer", "*", "Run"),
    ("hdmi", "*", "Run"),
    ("connect the projector", "*", "Run"),
    ("follow-up mail", "Follow-up mail", "command"),
    ("who is here", "*", "People and groups"),
    ("timer", "*", "Run"),
    ("csv", "Import a list of people", "command"),
    ("excel", "Import a list of people", "command"),
    ("import", "Import a list of people", "command"),
    ("paste names", "Paste a list of people", "command"),
    ("import an agenda", "Import an agenda", "command"),
    ("paste an agenda", "Import an agenda", "command"),
    ("import okrs", "Bring in drafts", "command"),
    ("bring in", "Bring in drafts", "command"),
    ("returned handouts", "Bring in drafts", "command"),
    ("paste okrs", "Paste drafts", "command"),
    ("new", "Plan a workshop", "screen"),
    ("new workshop", "Plan a workshop", "screen"),
    ("workshop new", "Plan a workshop", "screen"),
    ("interview", "Parameters", "screen"),
    ("pdf", "Documents", "screen"),
    ("handout", "Drafting handout", "document"),
    ("name tags", "Name cards", "document"),
    ("certificate", "Certificate of attendance", "document"),
    ("run sheet", "Run sheet", "document"),
    ("print agenda", "Agenda", "document"),
    ("parking", "Parking lot", "document"),
    ("okr", "Drafts", "screen"),
    ("your questions", "Your questions and examples, beside a draft", "command"),
    ("examples", "Your questions and examples, beside a draft", "command"),
    ("dark mode", "Settings", "screen"),
    ("font", "Settings", "screen"),
    ("password", "Set a passphrase", "command"),
    ("restore", "Earlier versions", "command"),
    ("backup", "Settings", "screen"),
    ("shortcuts", "Keys", "command"),
    ("help", "Keys", "command"),
    ("lunch", "*", "Agenda"),
    ("trios", "Make groups", "command"),
    ("rooms", "*", "People and groups"),
    ("packing list", "Materials checklist", "document"),
    ("outlook", "Save the calendar for Outlook and others", "command"),
    ("ics", "Save the calendar for Outlook and others", "command"),
    ("quarter", "Cycle length", "parameter"),
    ("check-ins", "Calendar", "screen"),
    ("gdpr", "Forget somebody for good", "command"),
    ("delete workshop", "Overview", "screen"),
    ("reschedule", "*", "Agenda"),
    ("online", "Plan a workshop", "screen"),
    ("mission", "Drafts", "screen"),
    ("disagree", "Voices: where answers differ", "command"),
    ("clash", "Contradictions between answers", "command"),
    ("signed", "Take in comments and signed records", "command"),
    ("add a question", "Own questions, and their order", "command"),
    ("exit", "Quit", "command"),
    ("another client", "Open", "command"),
    ("who does what", "Roles", "screen"),
    ("INES", "Inês Carvalho", "Crossing Operations"),
    ("carvalho ines", "Inês Carvalho", "Crossing Operations"),
    ("school absences", "*", "objective · Crossing Operations"),
    (
        "words perform",
        "The room went quiet at the words performance review. Come back with HR, not alone.",
        "note · Performance reviews",
    ),
)


def _nothing() -> None:
    return None


def _entries(*words: str) -> tuple[PaletteEntry, ...]:
    return tuple(PaletteEntry(word, "person", "users", _nothing) for word in words)


def _finder(*words: str) -> Finder:
    finder = Finder()
    finder.add(_entries(*words))
    return finder


def _then_leave(palette: Palette, answer: Callable[[], None]) -> None:
    """A test that fails in here must not leave a window waiting for ever."""
    try:
        answer()
    finally:
        palette.reject()


def _at_palette(window: MainWindow, action: Callable[[Palette, QLineEdit], None]) -> None:
    """Press Ctrl+K and do this there once everything is read; the palette is left in any case."""

    def answer() -> None:
        palette = QApplication.activeModalWidget()
        if palette is None:  # what was typed before it stands there is heard first
            QTimer.singleShot(0, answer)
            return
        assert isinstance(palette, Palette)
        for _ in palette._filling:
            pass
        _then_leave(palette, partial(action, palette, palette._field))

    QTimer.singleShot(0, answer)
    window.find_anything()


def _pick(qtbot: Any, typed: str, palette: Palette, field: QLineEdit) -> None:
    field.setText(typed)
    assert palette._model.rowCount(), typed
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_what_is_typed_before_it_stands_there_is_not_lost(window: MainWindow, sample_path: Path) -> None:
    """Its modules are read with the first Ctrl+K: letters and Enter reach the window behind, and are meant for it."""
    window.open(sample_path)
    handle = window.windowHandle()
    for key, words in ((Qt.Key.Key_R, "run"), (Qt.Key.Key_Return, "\r")):
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.postEvent(handle, event)
    window.find_anything()
    assert window.view is not None
    assert window.view.address.endswith("/run"), "and not the run sheet, which comes in before the workshops"
    held = window.focusWidget()
    assert held is not None
    assert window.view.screens.currentWidget().isAncestorOf(held)
    assert held.isVisible()


def test_what_coaches_type_is_found_first(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    wrong: list[str] = []

    def ask_all(palette: Palette, _field: QLineEdit) -> None:
        for typed, words, kind in TYPED:
            found = palette.finder.found(typed).entries
            first = (found[0].words, found[0].kind) if found else ("nothing", "")
            if not (first[1] == kind and words in ("*", first[0])):
                wrong.append(f"{typed}: {first}")

    _at_palette(window, ask_all)
    assert not wrong, "\n".join(wrong)
    assert len(TYPED) >= 40


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("setings", "Settings"), ("settigns", "Settings"), ("documennts", "Documents"), ("calandar", "Calendar")],
)
def test_one_slip_of_the_finger_is_forgiven_and_said(typed: str, meant: str) -> None:
    finder = _finder("Settings", "Documents", "Calendar")
    found = finder.found(typed)
    assert [each.words for each in found.entries] == [meant]
    assert found.instead == meant.casefold()


@pytest.mark.parametrize("typed", ["sttngs", "set9ings", "cal", "zzzz", "xxx"])
def test_two_slips_a_figure_and_a_short_word_are_not_guessed_at(typed: str) -> None:
    finder = _finder("Settings", "Documents", "Kalender 38")
    assert all(typed in each.words.casefold() for each in finder.found(typed).entries)
    assert finder.found(typed).instead == ""


@pytest.mark.parametrize(
    ("typed", "meant", "same"),
    [
        ("ferry", "ferry", False),
        ("fery", "ferry", True),
        ("ferrry", "ferry", True),
        ("fexry", "ferry", True),
        ("frery", "ferry", True),
        ("ferr", "ferry", True),
        ("fer", "ferry", False),
        ("yrref", "ferry", False),
        ("fyrre", "ferry", False),
    ],
)
def test_what_one_slip_is(typed: str, meant: str, same: bool) -> None:
    assert one_slip(typed, meant) is same
    words = Vocabulary()
    words.add(meant)
    if same:
        assert words.alike(typed) == (meant,)


def test_all_typed_words_must_be_there_and_beginnings_come_first() -> None:
    finder = _finder("Johana Berg", "Ana Berg", "Berg Ana", "Bo")
    assert [each.words for each in finder.found("ana").entries] == ["Ana Berg", "Berg Ana", "Johana Berg"]
    assert [each.words for each in finder.found("berg joh").entries] == ["Johana Berg"]
    assert finder.found("zzz").entries == ()
    assert len(finder.found("").entries) == 4
    assert len(finder.found("person bo").entries) == 1


def test_a_long_text_is_shown_from_what_was_found_on() -> None:
    text = "The crew changes at noon, the berth is free by then, and nobody has ever asked why the sailing is late."
    assert excerpt(text, as_typed(typed_words("sailing"))).startswith("… ")
    assert "sailing" in excerpt(text, as_typed(typed_words("sailing")))[:60]
    assert excerpt(text, as_typed(typed_words("crew"))) == text


def test_the_model_is_sound(qtmodeltester: Any, qapp: Any) -> None:
    model = EntryListModel()
    model.show_entries(_entries("Ana", "Bo"))
    qtmodeltester.check(model)


def test_typing_and_enter_pick(qtbot: Any, bridge: Any) -> None:
    palette = Palette(_finder("Ana", "Bo", "Cho"), iter(()))
    qtbot.addWidget(palette)
    field = palette.findChild(QLineEdit)

    def answer() -> None:
        qtbot.keyClicks(field, "o")
        qtbot.keyClick(field, Qt.Key.Key_Down)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(0, partial(_then_leave, palette, answer))
    picked = palette.pick()
    assert picked is not None
    assert picked.words == "Cho"


def test_pressed_once_more_it_searches_anew(qtbot: Any, bridge: Any) -> None:
    palette = Palette(_finder("Ana", "Bo"), iter(()))
    qtbot.addWidget(palette)
    palette.show()
    field = palette.findChild(QLineEdit)
    qtbot.keyClicks(field, "nothing like it")
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "Bo")
    assert field.text() == "Bo"


def test_nothing_found_is_said_and_escape_leaves(qtbot: Any, bridge: Any) -> None:
    palette = Palette(_finder("Ana"), iter(()))
    qtbot.addWidget(palette)
    field = palette.findChild(QLineEdit)

    def answer() -> None:
        qtbot.keyClicks(field, "xyz")
        qtbot.waitUntil(partial(_says, palette, "xyz"))
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(field, Qt.Key.Key_Escape)

    QTimer.singleShot(0, partial(_then_leave, palette, answer))
    assert palette.pick() is None


def _says(palette: Palette, words: str) -> bool:
    return palette._nothing.isVisible() and words in palette._nothing.text()


def test_a_chosen_line_stays_while_more_comes_in(qtbot: Any, bridge: Any) -> None:
    finder = _finder("Bo one", "Bo two")

    def more() -> Iterator[None]:
        yield
        finder.add(_entries("Bo zero"))
        yield

    palette = Palette(finder, more())
    qtbot.addWidget(palette)
    palette._more.stop()
    palette._field.setText("bo")
    qtbot.keyClick(palette._field, Qt.Key.Key_Down)
    for _ in range(3):
        palette._on_more()
    assert palette._model.rowCount() == 3
    assert palette._model.entry(palette._list.currentIndex().row()).words == "Bo two"


def test_enter_is_quicker_than_the_texts_and_waits_for_them(qtbot: Any, bridge: Any) -> None:
    finder = Finder()

    def late() -> Iterator[None]:
        yield
        finder.add(_entries("Cho"))
        yield

    palette = Palette(finder, late())
    qtbot.addWidget(palette)

    def answer() -> None:
        palette._field.setText("cho")
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)

    QTimer.singleShot(0, partial(_then_leave, palette, answer))
    picked = palette.pick()
    assert picked is not None
    assert picked.words == "Cho"


def test_enter_waits_for_every_name_and_for_no_text(qtbot: Any, bridge: Any) -> None:
    """What opens does not depend on how fast somebody types: a better line may come in last."""
    finder = Finder()
    run = PaletteEntry("A day", "Run", "play", _nothing, also=("run",))
    parts = (iter((_entries("Run sheet"),)), iter(((run,),)))
    read: list[int] = []
    palette = Palette(finder, steps(finder, parts, (read.append(each) for each in range(5))))
    qtbot.addWidget(palette)
    palette._more.setInterval(60_000)  # nothing else comes in before Enter

    def answer() -> None:
        palette._field.setText("run")
        assert [each.words for each in palette._model._entries] == ["Run sheet"]
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)

    QTimer.singleShot(0, partial(_then_leave, palette, answer))
    picked = palette.pick()
    assert picked is run
    assert len(read) <= 1, "a step ends where the texts begin"


def test_escape_brings_the_keyboard_back(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    window.view.go("people")
    field = next(each for each in window.view.screens.currentWidget().findChildren(QLineEdit) if each.isVisible())
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    _at_palette(window, lambda _palette, line: qtbot.keyClick(line, Qt.Key.Key_Escape))
    qtbot.waitUntil(field.hasFocus)


def test_the_window_offers_everything_and_goes_there(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)

    def answer(palette: Palette, field: QLineEdit) -> None:
        kinds = {entry.kind for entry in palette.finder.entries}
        assert {"screen", "parameter", "set, cycle 1, draft", "document", "command", "file"} <= kinds
        _pick(qtbot, "setti", palette, field)

    _at_palette(window, answer)
    assert window.view.address == "settings"


def test_workshops_of_one_title_are_told_by_their_day(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    workspace = window.view.desk.workspace
    one, other, *_ = queries.workshops(workspace.read)
    workspace.apply(edit(Workshop, other.id, title=one.title.upper()))
    wanted = {f"Run · {short_day(one.day)}", f"Run · {short_day(other.day)}", "Run"}

    def read(palette: Palette, _field: QLineEdit) -> None:
        def told() -> set[str]:
            return {each.kind for each in palette.finder.entries if each.kind.split(" · ")[0] == "Run"}

        qtbot.waitUntil(lambda: told() == wanted)

    _at_palette(window, read)


def test_nothing_typed_shows_where_one_was_last(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    for address in ("people", "drafts", "interview/cycle", "settings"):
        window.view.go(address)
    seen: list[str] = []
    _at_palette(window, lambda palette, _: seen.extend(each.address for each in palette.finder.found("").entries[:4]))
    assert seen == ["interview/cycle", "drafts", "people", "home"]


def test_without_a_file_the_recent_ones_come_first(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    window.engagement.close_engagement()
    window.show_welcome()
    first: list[str] = []
    _at_palette(window, lambda palette, _: first.append(palette.finder.found("").entries[0].words))
    assert first == [sample_path.stem]


def _record(window: MainWindow) -> tuple[str, str, str]:
    reader = window.view.desk.workspace.read
    record = next(each for each in reader.all(ParameterRecord) if each.rationale and each.key != ParameterKey.WHY)
    return record.rationale, f"interview/{record.key}/together", "answer"


def _key_result(window: MainWindow) -> tuple[str, str, str]:
    reader = window.view.desk.workspace.read
    (found, *_) = reader.all(KeyResult)
    held = reader.get(DraftSet, reader.get(Objective, found.objective_id).set_id)
    return found.text, f"drafts/{held.id}", "key result"


def _parked(window: MainWindow) -> tuple[str, str, str]:
    workshop = next(each for each in queries.workshops(window.view.desk.workspace.read))
    window.view.desk.workspace.apply(Add((ParkedItem("q1", workshop.id, "Who feeds the harbour seals on Sundays?"),)))
    return "Who feeds the harbour seals on Sundays?", f"workshops/{workshop.id}/report", "parking lot"


def _person(window: MainWindow) -> tuple[str, str, str]:
    window.view.desk.workspace.apply(Add((Person("p9", "Zofia Brzęk", "Bar", note="plays the tuba"),)))
    return "Zofia Brzęk", "people/p9", "Bar"


@pytest.mark.parametrize("made", [_record, _key_result, _parked, _person])
def test_what_was_found_is_opened_and_has_the_keyboard(
    made: Callable[[MainWindow], tuple[str, str, str]], window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    window.open(sample_path)
    text, address, kind = made(window)
    window.activateWindow()

    def choose(palette: Palette, field: QLineEdit) -> None:
        field.setText(text)
        rows = [palette._model.entry(row) for row in range(palette._model.rowCount())]
        assert [row for row in rows if row.address == address and row.kind.startswith(kind)], [r.kind for r in rows]
        qtbot.keyClick(field, Qt.Key.Key_Return)

    _at_palette(window, choose)
    assert window.view.address == address
    qtbot.waitUntil(partial(_holds_focus, text))


def test_only_the_word_that_was_looked_for_is_selected(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    """The next letter replaces what is selected: that must not be a whole answer."""
    window.open(sample_path)
    window.activateWindow()
    _at_palette(window, partial(_pick, qtbot, "PORTAL shift plan"))
    qtbot.waitUntil(lambda: _selected() == "portal")


def _selected() -> str:
    widget = QApplication.focusWidget()
    return widget.textCursor().selectedText() if isinstance(widget, QPlainTextEdit) else ""


def test_words_that_take_no_keyboard_are_in_sight_and_marked(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    window.activateWindow()
    _at_palette(window, partial(_pick, qtbot, "words performance quiet"))
    qtbot.waitUntil(lambda: any(each.property("found") for each in window.findChildren(QLabel)))
    (marked,) = (each for each in window.findChildren(QLabel) if each.property("found"))
    assert marked.text().startswith("The room went quiet")
    assert not marked.visibleRegion().isEmpty()


def _holds_focus(text: str) -> bool:
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit):
        return widget.text() == text
    if isinstance(widget, QPlainTextEdit) and not widget.visibleRegion().isEmpty():
        return " ".join(widget.toPlainText().split()) == " ".join(text.split())
    return widget is not None and text in str(getattr(widget, "currentIndex", lambda: None)().data())


def test_a_note_is_found_by_its_words_without_accents_and_in_any_order(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    workspace = window.view.desk.workspace
    note = InterviewNote("n1", ParameterKey.CYCLE, workspace.clock.now(), "Café closes when the Führung leaves")
    workspace.apply(Add((note,)))
    found: list[PaletteEntry] = []
    _at_palette(window, lambda palette, _: found.extend(palette.finder.found("fuhrung CAFE").entries))
    assert [(each.words, each.address) for each in found] == [(note.text, "interview/cycle")]


def test_every_word_of_the_lists_belongs_to_something_there_is() -> None:
    raw = tomllib.loads((palette_words.FOLDER / "palette_words.en.toml").read_text("utf-8"))
    said = palette_words.palette_words("de_CH")  # nobody has written them: the English ones
    assert said == palette_words.palette_words("en")
    from handouts import catalogue

    assert set(said.places) <= {place.name for place in PLACES}
    assert set(said.commands) <= {*(action.name for action in MENU_ACTIONS), "forget"}
    assert set(said.parameters) <= set(ParameterKey)
    assert set(said.documents) <= {each.id for each in catalogue.ARTEFACTS}
    words = [
        word
        for group in ("places", "commands", "parameters", "documents")
        for each in raw[group].values()
        for word in each
    ]
    assert all(word == word.casefold().strip() for word in words)


def _words(action: Any) -> str:
    return str(action.words)


@pytest.mark.parametrize(
    "action",
    [each for each in palette_words.palette_words().actions if each.button and not each.rounds and not each.opens],
    ids=_words,
)
def test_every_action_finds_its_button(action: Any, window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    window.activateWindow()
    window.view.coming.in_turns = True  # as in a window that lives: the screen is not there yet when it is gone to
    _at_palette(window, partial(_pick, qtbot, action.words))
    qtbot.waitUntil(partial(_is_on, action.button, window))
    workshops = queries.workshops(window.view.desk.workspace.read)
    over = [(each.day, each.id) for each in workshops if each.status is WorkshopStatus.FINISHED]
    assert window.view.address == action.address.replace("{over}", max(over)[1])
    shown = window.view.screens.currentWidget()
    assert shown.rect().contains(QApplication.focusWidget().mapTo(shown, QPoint(2, 2))), "in sight"


def test_the_import_of_an_agenda_is_opened_and_never_come_back_to(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    window.open(sample_path)
    window.activateWindow()
    window.view.coming.in_turns = True
    for _ in range(2):  # also from a plan that stands as it was left
        _at_palette(window, partial(_pick, qtbot, "import an agenda"))
        qtbot.waitUntil(partial(_is_on, "Pasted table", window))
        assert window.view.address.endswith("/plan")
        window.view.coming.visit("people")
        qtbot.waitUntil(lambda: window.view.address == "people")
        window.view.coming.visit(window.view.screens.last_seen[0])
        qtbot.waitUntil(lambda: window.view.address.endswith("/plan"))


def test_where_no_workshop_is_ahead_an_agenda_is_imported_into_one_that_is_planned_first(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    """It was told that none has coaching rounds to make groups for."""
    window.open(sample_path)
    window.activateWindow()
    desk, said = window.view.desk, list[str]()
    desk.bridge.said.connect(said.append)
    for each in queries.workshops(desk.workspace.read):
        desk.workspace.apply(edit(Workshop, each.id, status=WorkshopStatus.FINISHED))
    _at_palette(window, partial(_pick, qtbot, "import an agenda"))
    qtbot.waitUntil(lambda: window.view.address == "workshops/new")
    assert said[-1] == "There is no workshop ahead. Plan one here first."


def test_with_large_text_every_action_finds_its_button_too(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", 200)
    try:
        window.resize(1366, 768)
        window.open(sample_path)
        window.activateWindow()
        for action in palette_words.palette_words().actions:
            if action.button and not action.rounds and not action.opens:
                _at_palette(window, partial(_pick, qtbot, action.words))
                qtbot.waitUntil(partial(_is_on, action.button, window))
    finally:
        apply_theme(app, "light", 100)


def test_a_button_whose_words_are_cut_is_found_by_all_of_them(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    """It was told to be shut, in a file that takes every change."""
    window.open(sample_path)
    window.activateWindow()
    window.view.go("drafts")
    link = next(each for each in window.findChildren(ElidedLink) if each.accessibleName() == "Bring in drafts…")
    link.setMaximumWidth(60)
    qtbot.waitUntil(lambda: link.isVisible() and link.text() != link.accessibleName())
    _at_palette(window, partial(_pick, qtbot, "bring in"))
    qtbot.waitUntil(link.hasFocus)


def test_what_only_opens_a_window_opens_it(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    window.activateWindow()
    window.view.coming.in_turns = True
    opening = [each for each in palette_words.palette_words().actions if each.opens]
    assert [each.button for each in opening] == ["Read aloud", "Drafting board", "Sort numbers first", "Your questions"]
    _at_palette(window, partial(_pick, qtbot, opening[1].words))
    qtbot.waitUntil(lambda: [each.windowTitle() for each in _large_windows(window)] == ["Drafting board"])


def test_the_questions_come_up_beside_a_draft(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    window.activateWindow()
    window.view.coming.in_turns = True
    _at_palette(window, partial(_pick, qtbot, "your examples"))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(LibraryPane)))


def _large_windows(window: MainWindow) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]


def _is_on(words: str, window: MainWindow) -> bool:
    """Not in the field where they were typed."""
    widget = QApplication.focusWidget()
    return (
        widget is not None
        and widget.window() is window
        and words in (getattr(widget, "text", str)(), widget.accessibleName())
    )


def test_thousands_of_key_results_are_read_in_short_pieces(workspace: Any) -> None:
    """How long a piece takes is measured by the bench; here, that there are many."""
    results = (
        KeyResult(f"k{n}", f"o{n % 700}", f"Departures on route {n} leave before nine, line {n % 31}")
        for n in range(6_000)
    )
    without = sum(1 for _ in TextIndex().read(workspace.read))
    workspace.apply(Add(tuple(results), undoable=False))
    index = TextIndex()
    assert sum(1 for _ in index.read(workspace.read)) >= without + 6_000 // PIECE
    found = index.find(as_typed(typed_words("ROUTE 5999")), 30)
    assert [each.text for each in found] == ["Departures on route 5999 leave before nine, line 16"]
    assert "departures" in index.vocabulary.alike("depratures")


def test_words_that_stand_as_they_were_typed_come_first(workspace: Any) -> None:
    """Whatever kind of text they stand in, and however many others hold each of them."""
    voices = (Voice(f"v{n}", "kpis", "p", own_words=f"We stay in our range, injuries {n} too") for n in range(40))
    result = KeyResult("k", "o", "Injuries stay at zero", source="they stay injuries")
    workspace.apply(Add((*voices, result), undoable=False))
    index = TextIndex()
    assert list(index.read(workspace.read))
    found = index.find(as_typed(typed_words("Injuries stay")), 30)
    assert (found[0].id, found[0].text, len(found)) == ("k", "Injuries stay at zero", 30)
    found = index.find(as_typed(typed_words("stay injuries")), 30)
    assert (found[0].id, found[0].field) == ("k", "source")


def _pick_make_groups(window: MainWindow, qtbot: Any) -> str:
    _at_palette(window, partial(_pick, qtbot, "Make groups"))
    qtbot.waitUntil(lambda: bool(window.view.address))
    return str(window.view.address)


def test_groups_are_made_for_the_workshop_ahead_that_has_rounds(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    window.open(sample_path)
    window.activateWindow()
    said: list[str] = []
    window.view.desk.bridge.said.connect(said.append)
    workspace = window.view.desk.workspace
    assert _pick_make_groups(window, qtbot) == "workshops/new", "the next one has no rounds, and it is the only one"
    assert said[-1] == "No workshop ahead has coaching rounds to make groups for. Plan one here first."
    workspace.apply(PlanWorkshop(loader.load("expert_onsite"), id="later"))
    assert _pick_make_groups(window, qtbot) == "workshops/later/groups"
    ids = [each.id for each in queries.people(workspace.read)]
    workspace.apply(ChangeAttendance.between("later", (), ids))
    assert _pick_make_groups(window, qtbot) == "workshops/later/groups"
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    assert QApplication.focusWidget().text() == "Make groups", "Enter makes them"
    ahead = next(each for each in queries.workshops(workspace.read) if each.status is WorkshopStatus.PLANNED)
    window.view.go(f"workshops/{ahead.id}/plan")
    assert _pick_make_groups(window, qtbot) == "workshops/later/groups", "not the one in sight: it cannot"


def test_an_action_that_cannot_be_done_yet_says_what_comes_first(window: MainWindow, qtbot: Any) -> None:
    window._files.create(NewEngagement("Acme", ""))
    window.activateWindow()
    said: list[str] = []
    window.view.desk.bridge.said.connect(said.append)
    _at_palette(window, partial(_pick, qtbot, "Save the pack"))
    qtbot.waitUntil(lambda: "Tick the documents that belong in the pack first." in said)
    assert window.view.address.startswith("documents")
