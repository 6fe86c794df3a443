"""The bell at the end of silent reading closes its own page: it is to be heard all the same, and the device is given
back after it. With the real device of the sound library that swallows every sound."""

from __future__ import annotations

from typing import Any

import miniaudio
import pytest
from pytestqt.qtbot import QtBot

from ui import bell, talk_bell
from ui.cycle.check_in_page import SILENT, TALK, CheckInPage
from ui.cycle.panel import CyclePanel
from ui.cycle.silent_page import MINUTES, SilentPage
from ui.desk import Desk
from ui.talk_bell import TalkBell
from workshop_app.domain.run_cues import Cue


@pytest.fixture(autouse=True)
def deaf_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bell, "_real_backends", lambda _: [miniaudio.Backend.NULL])
    monkeypatch.setattr(talk_bell, "FADES_MS", 300)


def device_of(ringing: TalkBell) -> bell.Bell:
    return ringing._bell


def test_the_end_of_silent_reading_is_heard_and_the_talk_begins(
    panel: CyclePanel, page: CheckInPage, clock: Any, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(SILENT)
    silent = page.page
    assert isinstance(silent, SilentPage)
    device = device_of(silent.clock._bell)
    qtbot.waitUntil(lambda: device.available)
    for _ in range(MINUTES * 60):
        clock.advance(1)
        silent.clock.look()
    assert page.tabs.currentIndex() == TALK
    qtbot.waitUntil(device.began.is_set)  # its first samples have left
    assert device.available
    qtbot.waitUntil(lambda: not device.available)


def test_one_that_rang_nothing_gives_the_device_back_at_once(desk: Desk, qtbot: QtBot) -> None:
    ringing = TalkBell(desk.settings, desk.background, desk.door)
    ringing.make_ready()
    qtbot.waitUntil(lambda: device_of(ringing).available)
    ringing.close()
    assert not device_of(ringing).available


def test_a_talk_begun_while_the_last_bell_fades_keeps_its_device(desk: Desk, qtbot: QtBot) -> None:
    ringing = TalkBell(desk.settings, desk.background, desk.door)
    ringing.make_ready()
    qtbot.waitUntil(lambda: device_of(ringing).available)
    ringing.ring(Cue.END)
    ringing.close()
    ringing.make_ready()
    qtbot.wait(2 * talk_bell.FADES_MS)
    assert device_of(ringing).available
