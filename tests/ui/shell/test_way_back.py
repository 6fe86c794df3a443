"""Earlier versions at the glass: the page, looking, going back, saving elsewhere; a damaged file; the long day."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox

from ui.main_window import MainWindow
from ui.palette import Palette
from ui.shell.lines import FootLine
from ui.shell.versions_found import VersionsFound
from ui.shell.way_back import WayBack
from ui.versions.page import VersionsPage
from ui.widgets.fields import LineField, fields_in
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Remove
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.settings import RECENT_FILES
from workshop_app.domain.limits import LARGEST_FILE
from workshop_app.domain.okr import KeyResult

HALF_HOUR = 1800


@pytest.fixture
def versions(sample_path: Path, clock: Any) -> Path:
    """The sample with two earlier versions and, since then, another client's name and one key result less."""
    assert bootstrap.back_up(sample_path, clock, why="opening")
    clock.advance(3 * HALF_HOUR)
    assert bootstrap.back_up(sample_path, clock, always=True, why="import")
    opened = bootstrap.open_workspace(sample_path, clock)
    opened.apply(EditEngagement(client="Mistake"))
    opened.apply(Remove(((KeyResult, opened.read.all(KeyResult)[0].id),)))
    opened.close()
    clock.advance(60)
    return sample_path


def _page(window: MainWindow) -> VersionsPage:
    page = window.pages.currentWidget()
    assert isinstance(page, VersionsPage)
    return page


def _looked_into(qtbot: Any, page: VersionsPage) -> None:
    qtbot.waitUntil(lambda: page.list.count() > 0 and not any("Reading" in line for line in _lines(page)))


def _lines(page: VersionsPage) -> list[str]:
    return [page.list.item(place).text() for place in range(page.list.count())]


def _texts(page: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def _client(path: Path) -> str:
    opened = bootstrap.open_workspace(path, read_only=True)
    try:
        return queries.engagement(opened.read).client
    finally:
        opened.close()


def _opened(window: MainWindow, path: Path, qtbot: Any) -> None:
    before = len(bootstrap.list_backups(path))
    window.open(path)
    assert window.view is not None
    qtbot.waitUntil(lambda: len(bootstrap.list_backups(path)) > before and not window._background.busy)


def _versions_shown(window: MainWindow, path: Path, qtbot: Any) -> VersionsPage:
    _opened(window, path, qtbot)
    window._menus.actions["versions"].trigger()
    page = _page(window)
    _looked_into(qtbot, page)
    return page


def _zero_table(path: Path, *tables: str) -> bytes:
    connection = sqlite3.connect(path)
    pages = [
        connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        for table in tables
    ]
    connection.close()
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(data)
    return bytes(data)


def test_answers_from_before_do_not_reach_a_page_begun_anew(window: MainWindow, versions: Path, qtbot: Any) -> None:
    page = _versions_shown(window, versions, qtbot)
    before = _lines(page)
    window._menus.actions["versions"].trigger()
    qtbot.waitUntil(lambda: page.list.count() > 0)
    for job in window.findChild(VersionsFound)._jobs:
        job.future.result()  # every look is done, and none has been heard of yet
    window._menus.actions["versions"].trigger()
    _looked_into(qtbot, page)
    assert _lines(page) == before


def test_each_version_says_when_why_and_what(window: MainWindow, versions: Path, qtbot: Any) -> None:
    page = _versions_shown(window, versions, qtbot)
    first, second, third = _lines(page)
    assert "when it was opened" in first
    assert "before an import" in second
    assert "key results: 12" in first
    assert "key results: 13" in third
    assert third.startswith("today ")
    page.list.setCurrentRow(2)
    assert "key results: 1 more than now" in _texts(page)


def test_ctrl_k_finds_it(window: MainWindow, versions: Path, qtbot: Any) -> None:
    _opened(window, versions, qtbot)

    def pick() -> None:
        palette = QApplication.activeModalWidget()
        if palette is None:  # what was typed before it stands there is heard first
            QTimer.singleShot(0, pick)
            return
        assert isinstance(palette, Palette)
        qtbot.keyClicks(palette.findChild(QLineEdit), "earlier ver")
        qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)

    QTimer.singleShot(0, pick)
    window.find_anything()
    assert isinstance(window.pages.currentWidget(), VersionsPage)


def test_going_back_by_keyboard_keeps_the_present_and_the_place(
    window: MainWindow, versions: Path, ask: Any, qtbot: Any
) -> None:
    _opened(window, versions, qtbot)
    assert window.view is not None
    window.view.go("people")
    window._menus.actions["versions"].trigger()
    page = _page(window)
    _looked_into(qtbot, page)
    focused = QApplication.focusWidget()
    assert focused is page.list
    qtbot.keyClick(focused, Qt.Key.Key_End)
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    ask.answers.append(True)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.view is not None)
    assert "is kept first" in ask.asked[-1][2]
    assert window.view.address == "people"
    assert queries.engagement(window.view.desk.workspace.read).client == "Harbour Ferries"
    kept = next(each for each in bootstrap.list_backups(versions) if each.why == "restore")
    assert _client(kept.path) == "Mistake"
    assert window.pages.currentWidget() is window.view


def test_staying_changes_nothing(window: MainWindow, versions: Path, ask: Any, qtbot: Any) -> None:
    page = _versions_shown(window, versions, qtbot)
    before = versions.read_bytes()
    ask.answers.append(False)
    page.detail.restore.click()
    assert window.view is not None
    assert versions.read_bytes() == before
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.view


def test_what_is_being_typed_is_saved_before_the_page(window: MainWindow, versions: Path, qtbot: Any) -> None:
    _opened(window, versions, qtbot)
    assert window.view is not None
    window.view.go("roles")
    field = next(each for each in fields_in(window.view) if each.accessibleName() == "Sponsor: Time it takes")
    assert isinstance(field, LineField)
    field.setFocus()
    qtbot.keyClicks(field, "Typed a moment ago. ")
    window._menus.actions["versions"].trigger()
    assert b"Typed a moment ago." in versions.read_bytes()


def test_a_look_is_read_only_marked_and_has_a_way_back(
    window: MainWindow, versions: Path, settings: Any, qtbot: Any
) -> None:
    page = _versions_shown(window, versions, qtbot)
    copies = len(bootstrap.list_backups(versions))
    page.list.setCurrentRow(2)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.view is not None
    assert window.view.desk.workspace.read_only
    assert queries.engagement(window.view.desk.workspace.read).client == "Harbour Ferries"
    assert "read only" in window.notice.words
    assert window.notice.words.startswith("A copy from today ")
    assert settings.get(RECENT_FILES) == (str(versions),)
    window._menus.actions["versions"].trigger()  # the versions of the file, not of its copy
    assert _page(window)._title.text() == "Earlier versions of Harbour Ferries"
    _looked_into(qtbot, page)
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    qtbot.mouseClick(window.notice.act, Qt.MouseButton.LeftButton)
    assert window.view is not None
    assert window.view.desk.workspace.path == versions
    assert not window.view.desk.workspace.read_only
    assert window.notice.words == ""
    assert len(bootstrap.list_backups(versions)) == copies
    assert not list(versions.parent.glob("* backups/* backups"))


def test_a_version_is_saved_as_a_file_of_its_own(
    window: MainWindow, versions: Path, ask: Any, tmp_path: Path, qtbot: Any
) -> None:
    page = _versions_shown(window, versions, qtbot)
    page.list.setCurrentRow(2)
    target = tmp_path / "again.okrw"
    ask.answers.append(target)
    page.detail.save.click()
    qtbot.waitUntil(lambda: target.exists() and not window._background.busy)
    assert _client(target) == "Harbour Ferries"
    assert str(target) in _texts(page)
    before = versions.read_bytes()
    ask.answers.append(versions)
    page.detail.save.click()
    qtbot.waitUntil(lambda: "already exists" in _texts(page))
    assert versions.read_bytes() == before


def test_a_damaged_version_cannot_be_chosen(window: MainWindow, versions: Path, qtbot: Any) -> None:
    copy = bootstrap.list_backups(versions)[0].path
    copy.write_bytes(copy.read_bytes()[:9000])
    page = _versions_shown(window, versions, qtbot)
    place = next(place for place, line in enumerate(_lines(page)) if "cannot be used" in line)
    page.list.setCurrentRow(place)
    assert not any(way.isEnabled() for way in (page.detail.look, page.detail.restore, page.detail.save))
    assert "is not complete" in _texts(page)


def test_a_file_without_versions_says_what_will_be_kept(
    window: MainWindow, sample_path: Path, qtbot: Any, clock: Any
) -> None:
    _opened(window, sample_path, qtbot)
    for each in bootstrap.list_backups(sample_path):
        each.path.unlink()
    window._menus.actions["versions"].trigger()
    page = _page(window)
    qtbot.waitUntil(lambda: "No earlier version yet" in _texts(page))
    assert "half hour" in _texts(page)


def test_going_back_that_fails_leaves_the_file_and_says_why(
    window: MainWindow, versions: Path, ask: Any, qtbot: Any
) -> None:
    page = _versions_shown(window, versions, qtbot)
    chosen = page.chosen
    assert chosen is not None
    chosen.copy.path.unlink()  # a sync client took it away meanwhile
    before = versions.read_bytes()
    ask.answers.append(True)
    page.detail.restore.click()
    qtbot.waitUntil(lambda: "There is no file at" in _texts(page))
    assert versions.read_bytes() == before
    qtbot.waitUntil(lambda: not window._background.busy)
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.view is not None
    assert window.view.desk.workspace.path == versions


def test_undo_waits_while_the_page_is_shown(window: MainWindow, versions: Path, qtbot: Any) -> None:
    _opened(window, versions, qtbot)
    assert window.view is not None
    window.view.desk.workspace.apply(EditEngagement(client="Typed"))
    window._menus.actions["versions"].trigger()
    window._menus.actions["undo"].trigger()
    assert _client(versions) == "Typed"
    window._menus.actions["back"].trigger()
    assert window.pages.currentWidget() is window.view


# A damaged file


@pytest.mark.parametrize("tables", [("engagement",), ("workshop", "parameter_record")])
def test_a_damaged_file_is_rescued_on_a_page(window: MainWindow, sample_path: Path, qtbot: Any, tables: Any) -> None:
    damaged = _zero_table(sample_path, *tables)
    window.open(sample_path)
    assert window.view is None
    page = _page(window)
    qtbot.waitUntil(lambda: page.damage.rescue.isVisible())
    assert sample_path.read_bytes() == damaged
    assert sorted(each.name for each in sample_path.parent.iterdir() if each.is_file()) == [sample_path.name]
    assert page.damage.first_choice is page.damage.rescue
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.damage.rescue)
    qtbot.keyClick(page.damage.rescue, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.damage.open.isVisible())
    (aside,) = sample_path.parent.glob("Harbour Ferries damaged *.okrw")
    assert aside.read_bytes() == damaged
    assert aside.name in _texts(page.damage)
    qtbot.waitUntil(lambda: "people: all 18" in _texts(page.damage))
    assert bootstrap.verify(sample_path).problems == ()
    qtbot.keyClick(page.damage.open, Qt.Key.Key_Space)
    assert window.view is not None
    for address in ("home", "interview", "roles", "people", "calendar", "drafts", "documents", "settings"):
        window.view.go(address)


def test_the_whole_version_is_preferred_when_it_holds_more(
    window: MainWindow, versions: Path, ask: Any, qtbot: Any
) -> None:
    damaged = _zero_table(versions, "workshop", "workshop_agenda", "parameter_version", "engagement")
    window.open(versions)
    page = _page(window)
    qtbot.waitUntil(lambda: page.damage.version.isVisible())
    assert page.damage.first_choice is page.damage.version
    assert "There is more in this one." in _texts(page.damage._whole)
    ask.answers.append(True)
    page.damage.version.click()
    qtbot.waitUntil(lambda: window.view is not None)
    assert _client(versions) == "Harbour Ferries"
    (aside,) = versions.parent.glob("Harbour Ferries damaged *.okrw")
    assert aside.read_bytes() == damaged
    assert window.view is not None
    said = window.view.findChild(FootLine)._said.text()
    assert f"The damaged file is kept beside it as {aside.name}" in said
    assert "Earlier versions" not in said


def test_damage_that_shows_later_offers_the_way_back(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    from workshop_app.domain.errors import ErrorCode, KnownError

    _opened(window, sample_path, qtbot)
    damaged = _zero_table(sample_path, "interview_note")  # a failing disk, under the open file
    window.engagement.show_failure(KnownError(ErrorCode.FILE_DAMAGED, path=str(sample_path), detail="interview_note"))
    assert "no longer be read" in window.notice.words
    qtbot.mouseClick(window.notice.act, Qt.MouseButton.LeftButton)
    page = _page(window)
    qtbot.waitUntil(lambda: page.damage.rescue.isVisible())
    assert sample_path.read_bytes() == damaged


def test_a_file_that_is_nothing_any_more_shows_its_versions(window: MainWindow, versions: Path, qtbot: Any) -> None:
    versions.write_bytes(b"<html>sign in to your cloud</html>")
    window.open(versions)
    page = _page(window)
    _looked_into(qtbot, page)
    assert "not an engagement file" in _texts(page)
    assert not page.damage.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.view is None
    assert not isinstance(window.pages.currentWidget(), VersionsPage)


def _in_sql(words: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.executescript(words)

    return change


def _stretched(path: Path) -> None:
    os.truncate(path, LARGEST_FILE + 4096)


MADE_UP = {
    "too many": _in_sql(
        "INSERT INTO team (id, name, position, top_level, lead, engagement_id, seq)"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5001)"
        " SELECT 'n' || i, 'Team ' || i, i, 0, '', (SELECT id FROM engagement), i FROM n"
    ),
    "too long a text": _in_sql("UPDATE person SET note = printf('%.*c', 4000001, 'x')"),
    "too large": _stretched,
    "a trigger": _in_sql("CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END"),
}


@pytest.mark.parametrize("made", MADE_UP)
def test_a_file_made_up_by_somebody_shows_its_versions(
    window: MainWindow, versions: Path, ask: Any, qtbot: Any, made: str
) -> None:
    """It is not called damaged, nobody reads on in it, and the way back is a step away."""
    MADE_UP[made](versions)
    there = versions.read_bytes()
    window.open(versions)
    page = _page(window)
    _looked_into(qtbot, page)
    assert f"{versions.name} does not open" in _texts(page)
    assert "is damaged" not in _texts(page)
    assert not page.damage.rescue.isVisible()
    assert versions.read_bytes() == there
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Tab)
    ask.answers.append(True)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.view is not None, timeout=20_000)
    assert _client(versions) == "Harbour Ferries"


@pytest.mark.parametrize("made", MADE_UP)
def test_made_up_by_somebody_and_without_versions_it_is_only_said(
    window: MainWindow, sample_path: Path, ask: Any, made: str
) -> None:
    MADE_UP[made](sample_path)
    window.open(sample_path)
    assert ask.asked[-1][0] == "tell"
    assert not isinstance(window.pages.currentWidget(), VersionsPage)


def test_a_file_that_never_was_ours_is_only_said(window: MainWindow, tmp_path: Path, ask: Any) -> None:
    path = tmp_path / "letter.okrw"
    path.write_bytes(os.urandom(9000))
    window.open(path)
    assert ask.asked[-1][0] == "tell"
    assert not isinstance(window.pages.currentWidget(), VersionsPage)


# The long day


def test_a_long_day_keeps_a_copy_of_every_half_hour_with_a_change(
    window: MainWindow, sample_path: Path, clock: Any, qtbot: Any
) -> None:
    _opened(window, sample_path, qtbot)
    view = window.view
    assert view is not None
    for minute in range(1, 481):
        clock.advance(60)
        if minute <= 240 and minute % 7 == 0:  # nothing is typed in the afternoon
            view.desk.workspace.apply(EditEngagement(client=f"Minute {minute}"))
        window._files.copies._look.timeout.emit()
        qtbot.waitUntil(lambda: not window._background.busy)
    kept = [each for each in bootstrap.list_backups(sample_path) if each.why == "half-hour"]
    assert len(kept) == 8
    assert _client(kept[0].path) == "Minute 238"
    assert [(a.at - b.at).total_seconds() for a, b in itertools.pairwise(kept)] == [HALF_HOUR] * 7


def test_the_words_being_typed_are_in_the_half_hours_copy(
    window: MainWindow, sample_path: Path, clock: Any, qtbot: Any
) -> None:
    _opened(window, sample_path, qtbot)
    assert window.view is not None
    window.view.go("roles")
    field = next(each for each in fields_in(window.view) if each.accessibleName() == "Sponsor: Time it takes")
    assert isinstance(field, LineField)
    field.setFocus()
    qtbot.keyClicks(field, "In the middle of a sen")
    clock.advance(HALF_HOUR)
    window._files.copies._look.timeout.emit()
    qtbot.waitUntil(lambda: any(each.why == "half-hour" for each in bootstrap.list_backups(sample_path)))
    assert b"In the middle of a sen" in bootstrap.list_backups(sample_path)[0].path.read_bytes()
    qtbot.waitUntil(lambda: not window._background.busy)


def test_a_copy_that_fails_is_loud_and_comes_when_there_is_room(
    window: MainWindow, sample_path: Path, clock: Any, qtbot: Any
) -> None:
    _opened(window, sample_path, qtbot)
    view = window.view
    assert view is not None
    beside, home = sample_path.parent / "Harbour Ferries backups", Path(os.environ["OKR_WORKSHOP_HOME"]) / "backups"
    shutil.rmtree(beside)
    beside.write_text("a file is in the way")
    home.parent.mkdir(exist_ok=True)
    home.write_text("and here too")
    view.desk.workspace.apply(EditEngagement(client="Later"))
    clock.advance(HALF_HOUR)
    window._files.copies._look.timeout.emit()
    qtbot.waitUntil(lambda: "No dated copy" in window.notice.words)
    view.desk.workspace.apply(EditEngagement(client="Goes on"))
    assert "No dated copy" in window.notice.words  # a save does not wipe it away
    beside.unlink()
    qtbot.mouseClick(window.notice.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(bootstrap.list_backups(sample_path)) == 1 and not window._background.busy)
    assert window.notice.words == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Acme 2026-11-20 08.00.00 UTC (half-hour).okrw", "Acme, as it was "),
        ("Acme 2026-11-20 08.00.00 UTC 2.okrw", "Acme, as it was "),
        ("Acme damaged 2026-11-20 08.00.00 UTC.okrw", "Acme damaged, as it was "),
        ("Acme 2026-02-31 08.00.00 UTC.okrw", "Acme 2026-02-31 08.00.00 UTC – "),
        ("Acme UTC.okrw", "Acme UTC – "),
    ],
)
def test_the_title_of_a_copy_tells_its_moment_here(
    window: MainWindow, sample_path: Path, qtbot: Any, name: str, shown: str
) -> None:
    copy = sample_path.with_name(name)
    sample_path.rename(copy)
    window.open(copy)
    qtbot.waitUntil(lambda: window.view is not None)
    assert window.windowTitle().startswith(shown)
    local = datetime(2026, 11, 20, 8, tzinfo=UTC).astimezone()
    assert (f"{local:%H:%M}" in window.windowTitle()) == ("as it was" in shown)


@pytest.fixture
def no_room(window: MainWindow, sample_path: Path, clock: Any, qtbot: Any) -> tuple[Path, Path]:
    """A window that says that no dated copy could be kept; and what is in the way of one, here and in the data
    folder."""
    _opened(window, sample_path, qtbot)
    beside, home = sample_path.parent / "Harbour Ferries backups", Path(os.environ["OKR_WORKSHOP_HOME"]) / "backups"
    shutil.rmtree(beside)
    beside.write_text("a file is in the way")
    home.parent.mkdir(exist_ok=True)
    home.write_text("and here too")
    _change(window, "Later")
    clock.advance(HALF_HOUR)
    window._files.copies._look.timeout.emit()
    qtbot.waitUntil(lambda: "No dated copy" in window.notice.words)
    return beside, home


def _change(window: MainWindow, client: str) -> None:
    assert window.view is not None
    assert window.view.desk.door.carry_out(EditEngagement(client=client))


def test_with_room_again_the_next_change_brings_the_copy_and_the_strip_goes(
    window: MainWindow, sample_path: Path, no_room: tuple[Path, Path], qtbot: Any
) -> None:
    no_room[0].unlink()
    _change(window, "Goes on")
    qtbot.waitUntil(lambda: window.notice.words == "", timeout=20_000)
    (copy,) = bootstrap.list_backups(sample_path)
    assert copy.why == "half-hour"
    assert bootstrap.look_at_copy(copy.path).client == "Goes on"


def test_with_room_again_a_copy_that_is_asked_for_takes_the_strip_away(
    window: MainWindow, no_room: tuple[Path, Path], qtbot: Any
) -> None:
    no_room[1].unlink()
    window._menus.actions["back_up"].trigger()
    qtbot.waitUntil(lambda: window.notice.words == "", timeout=20_000)


@pytest.mark.parametrize("by_itself", ["half-hour copy", "try again"])
def test_what_saves_by_itself_reads_no_half_a_number(
    window: MainWindow, sample_path: Path, clock: Any, qtbot: Any, by_itself: str
) -> None:
    _opened(window, sample_path, qtbot)
    view = window.view
    assert view is not None
    window.activateWindow()
    view.go("calendar")
    months = next(each for each in view.findChildren(QSpinBox) if each.accessibleName() == "Months per cycle")
    before = months.value()
    months.setFocus()
    qtbot.waitUntil(months.hasFocus)
    months.selectAll()
    qtbot.keyClicks(months, "1")
    if by_itself == "half-hour copy":
        clock.advance(HALF_HOUR)
        window._files.copies._look.timeout.emit()
    else:
        view.saving._again.timeout.emit()
    assert (months.value(), months.text()) == (before, "1")
    assert view.saving.state.typing


def test_a_strip_that_was_closed_does_not_come_back_with_every_try(
    window: MainWindow, no_room: tuple[Path, Path], qtbot: Any
) -> None:
    window.notice._close.click()
    with qtbot.waitSignal(window._files.copies.failed, timeout=20_000):
        _change(window, "Goes on")
    assert window.notice.words == ""
    no_room[0].unlink()
    with qtbot.waitSignal(window._files.copies.settled, timeout=20_000):
        _change(window, "And on")


def test_a_copy_that_is_made_takes_nothing_else_away(
    window: MainWindow, no_room: tuple[Path, Path], qtbot: Any
) -> None:
    window.notice.tell("Something else", "Do it", window.close, trouble=True)
    no_room[0].unlink()
    with qtbot.waitSignal(window._files.copies.settled, timeout=20_000):
        _change(window, "Goes on")
    assert window.notice.words == "Something else"


def test_the_way_back_is_not_loaded_before_it_is_needed(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    assert window.engagement._way is None
    assert window.findChild(WayBack) is None
    assert window.findChild(QPushButton) is not None


def test_the_page_says_which_copy_it_is(
    window: MainWindow, versions: Path, ask: Any, qtbot: Any, tmp_path: Path
) -> None:
    copy = tmp_path / "For Bea.okrw"
    _opened(window, versions, qtbot)
    ask.answers.append(copy)
    window._menus.actions["hand_over"].trigger()
    window._menus.actions["versions"].trigger()
    page = _page(window)
    qtbot.waitUntil(lambda: "A copy was handed over on" in _texts(page))
    assert "For Bea.okrw" in _texts(page)
    _looked_into(qtbot, page)
    page = _versions_shown(window, copy, qtbot)
    qtbot.waitUntil(lambda: "This copy was handed over on" in _texts(page))
