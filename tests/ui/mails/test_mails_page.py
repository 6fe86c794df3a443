"""The page of the mails: filled, gaps in sight, copied, saved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListView, QPlainTextEdit, QPushButton, QScrollArea
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.mails.models import MailListModel
from ui.mails.panel import MailsPanel
from ui.theme import apply_theme
from ui.widgets.fields import LineField
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import RoleAssignment, RoleKind


@pytest.fixture
def workspace(tmp_path: Path, clock: Any, made_once: Any) -> Iterator[Workspace]:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(sample.build))
    opened = bootstrap.open_workspace(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> MailsPanel:
    panel = MailsPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1100, 680)
    panel.open_address("reflect")
    panel.show()
    return panel


def _shown(panel: MailsPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def _text(panel: MailsPanel) -> str:
    field = panel.findChild(QPlainTextEdit)
    return str(field.toPlainText())


def _press(panel: MailsPanel, words: str, qtbot: QtBot) -> None:
    wanted = next(each for each in panel.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)


def test_an_address_leads_to_a_mail_with_its_gaps(panel: MailsPanel, qtmodeltester: ModelTester) -> None:
    assert panel.inside == "reflect"
    assert "From: Hannah Weiß <hannah.weiss@harbourferries.example>" in _shown(panel)
    assert "To: team leads and champions (9 addresses)" in _shown(panel)
    assert "To fill in before it goes out: link to the session" in _shown(panel)
    assert "Every champion has to be there" in _text(panel)
    qtmodeltester.check(panel.findChild(MailListModel))


def test_the_arrow_keys_go_through_them(panel: MailsPanel, qtbot: QtBot) -> None:
    listed = panel.findChild(QListView)
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Home)
    assert "OKRs at Harbour Ferries" in _shown(panel)
    assert not panel.findChild(QComboBox).isVisible()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    choice = panel.findChild(QComboBox)
    assert choice.isVisible()
    choice.setCurrentIndex(choice.findText("Expert workshop", Qt.MatchFlag.MatchStartsWith))
    assert "“Expert workshop”" in _text(panel)


def test_links_that_only_the_sender_knows_have_fields_and_go_with_their_workshop(
    panel: MailsPanel, desk: Desk, qtbot: QtBot
) -> None:
    (session,) = [each for each in panel.findChildren(LineField) if each.isVisible()]
    assert session.accessibleName() == "Link to the session"
    qtbot.keyClicks(session, "https://meet.example/reset")
    session.keeper.commit()
    assert "Link to the session: https://meet.example/reset\n" in _text(panel)
    assert "To fill in" not in _shown(panel)
    panel.open_address("post_workshop")
    photos, form = (each for each in panel.findChildren(LineField) if each.isVisible())
    qtbot.keyClicks(photos, "https://photos.example/{form}")
    choice = panel.findChild(QComboBox)
    choice.setCurrentIndex(choice.count() - 1)
    assert "“Expert workshop”" not in _text(panel)
    other = photos.text()
    choice.setCurrentIndex(0)
    assert (other, photos.text(), form.text()) == ("", "https://photos.example/{form}", "")
    assert "Photos of the walls: https://photos.example/{form}\n" in _text(panel)
    assert "To fill in before it goes out: link to the form" in _shown(panel)
    panel.open_address("reflect")
    assert session.isVisible()
    assert session.text() == "https://meet.example/reset"


def test_what_changes_elsewhere_is_filled_in_at_once(panel: MailsPanel, desk: Desk) -> None:
    lead = next(each for each in desk.workspace.read.all(RoleAssignment) if each.kind is RoleKind.PROJECT_LEAD)
    desk.door.carry_out(edit(RoleAssignment, lead.id, name="Nora Vale", person_id=None, contact="nora@x.example"))
    assert "From: Nora Vale <nora@x.example>" in _shown(panel)
    assert _text(panel).endswith("Nora Vale\n")


def test_below_the_list_the_page_scrolls_and_not_the_text(panel: MailsPanel, qtbot: QtBot, qapp: QApplication) -> None:
    text = panel.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    bar = text.verticalScrollBar()
    panel.resize(1100, 400)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    try:
        apply_theme(qapp, "light", 200)
        panel.resize(1100, 500)
        qtbot.waitUntil(lambda: bar.maximum() == 0)
        lines = text.document().size().height()
        assert text.height() < (lines + 3) * text.fontMetrics().lineSpacing(), "as high as its lines, not higher"
        text.setFocus()
        page = next(each for each in panel.findChildren(QScrollArea) if each.isAncestorOf(text))
        before = page.verticalScrollBar().value()
        qtbot.keyClick(text, Qt.Key.Key_PageDown)
        assert page.verticalScrollBar().value() > before
    finally:
        apply_theme(qapp, "light", 100)
    panel.resize(1101, 400)
    qtbot.waitUntil(lambda: bar.maximum() > 0)


def test_it_is_copied_and_saved_as_a_mail_that_is_ready(
    panel: MailsPanel, desk: Desk, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    _press(panel, "Copy the text", qtbot)
    assert QApplication.clipboard().text() == _text(panel)
    ask.answers += [tmp_path / "out", tmp_path / "out"]
    _press(panel, "Save as mail…", qtbot)
    _press(panel, "Save as text…", qtbot)
    qtbot.waitUntil(lambda: not desk.background.busy)
    saved = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert saved == [".eml", ".txt"]
    data = next((tmp_path / "out").glob("*.eml")).read_bytes()
    assert message_from_bytes(data, policy=policy.default)["X-Unsent"] == "1"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_stick_is_told_of_the_mail_and_not_of_what_was_typed(
    panel: MailsPanel, desk: Desk, ask: Any, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, stick = os.open, tmp_path / "stick"

    def full(path: Any, flags: int, mode: int = 0o777) -> int:
        to_full = str(path).endswith(".part")
        return real("/dev/full" if to_full else path, flags & ~os.O_EXCL if to_full else flags, mode)

    monkeypatch.setattr(os, "open", full)
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    ask.answers += [stick]
    _press(panel, "Save as mail…", qtbot)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith(f"No more could be written at {stick}, because the disk is full")
    assert "saved" not in said[0].casefold(), "everything that was typed is"
    assert list(stick.iterdir()) == []
