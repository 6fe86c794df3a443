"""The bell: made by us, heard through a real device that swallows sound, harmless without one."""

from __future__ import annotations

import miniaudio
import pytest

from ui.bell import RATE, Bell, Sound, synthesise


def test_the_bell_is_soft_and_about_a_second_long() -> None:
    samples = synthesise(Sound.BELL)
    assert len(samples) == round(1.2 * RATE)
    assert max(samples) <= 30_000
    assert abs(samples[0]) < 300
    assert abs(samples[-1]) < 300
    first, last = samples[: RATE // 4], samples[-RATE // 4 :]
    assert max(map(abs, last)) < max(map(abs, first)) / 2


def test_a_tick_is_shorter_and_quieter() -> None:
    bell, tick = synthesise(Sound.BELL), synthesise(Sound.TICK)
    assert len(tick) < len(bell) / 3
    assert max(tick) < max(bell)


def test_the_sound_reaches_the_device() -> None:
    bell = Bell(volume=50, backends=[miniaudio.Backend.NULL])
    assert bell.open()
    try:
        assert bell.available
        assert bell.ring(Sound.BELL)
        assert bell.began.wait(10)
        bell.set_volume(0)
        assert not bell.ring(Sound.TICK)
    finally:
        bell.close()
    assert not bell.available


def test_without_a_device_nothing_breaks() -> None:
    bell = Bell(backends=[miniaudio.Backend.CUSTOM])
    assert not bell.open()
    assert bell.problem
    assert not bell.ring()
    bell.close()


def test_without_the_library_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "miniaudio", None)
    bell = Bell()
    assert not bell.open()
    assert not bell.available
