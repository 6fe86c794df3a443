"""A soft bell for the end of a step and a softer tick for warnings, made here from sine waves and played by miniaudio.

Opened by the run screen before a day starts (on the background worker: opening a sound device can take a second). From
then on the device plays silence until something rings: a bell answers within one buffer of 40 ms, and a Bluetooth
speaker does not fall asleep. Without a device or the library `available` is False; the windows show the moment instead.
Must never raise into the running day.
"""

from __future__ import annotations

import math
from array import array
from collections import deque
from collections.abc import Generator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from threading import Event
from typing import Any

RATE = 24_000
BUFFER_MS = 40
LOUDEST = 30_000
SOUND_CARDS = Path("/dev/snd")  # without it ALSA only fills the terminal with complaints


class Sound(StrEnum):
    """What can be heard."""

    BELL = "bell"
    TICK = "tick"


@cache
def synthesise(sound: Sound) -> array[int]:
    """The samples of a sound at full volume: 16 bit, one channel. A bell is two strokes, a fourth apart, each with
    three partials that fade at their own pace; a tick is one short high stroke."""
    if sound is Sound.TICK:
        return _mixed(0.25, ((0.0, 1318.5, 0.35, 0.05),))
    strokes = ((0.0, 880.0), (0.22, 659.3))
    partials = ((1.0, 0.55, 0.45), (2.0, 0.18, 0.25), (2.76, 0.10, 0.12))
    voices = tuple(
        (start, pitch * ratio, strength, fade) for start, pitch in strokes for ratio, strength, fade in partials
    )
    return _mixed(1.2, voices)


def _mixed(seconds: float, voices: Sequence[tuple[float, float, float, float]]) -> array[int]:
    """Voices are (start, hertz, strength, seconds until the sound has fallen to a third)."""
    total = round(seconds * RATE)
    wave = [0.0] * total
    for start, hertz, strength, fade in voices:
        first = round(start * RATE)
        # One multiplication per sample instead of exp(): the same curve, five times as fast.
        step, level, turn = math.exp(-1 / (fade * RATE)), strength, 2 * math.pi * hertz / RATE
        for place in range(first, total):
            rise = min(1.0, (place - first) / 96)  # 4 ms, or the start would click
            wave[place] += level * rise * math.sin(turn * (place - first))
            level *= step
    quiet_end = round(0.05 * RATE)
    for place in range(total - quiet_end, total):
        wave[place] *= (total - place) / quiet_end
    peak = max(1.0, max(abs(sample) for sample in wave))
    return array("h", (round(sample / peak * LOUDEST) for sample in wave))


@lru_cache(maxsize=8)
def _softened(sound: Sound, volume: int) -> bytes:
    """Louder by ear, not by number: the square of the setting."""
    factor = (max(0, min(100, volume)) / 100) ** 2
    return array("h", (round(sample * factor) for sample in synthesise(sound))).tobytes()


class Bell:
    """The run's bell. `problem` says in one technical line why it is not available."""

    def __init__(self, volume: int = 70, backends: Sequence[Any] | None = None) -> None:
        self._volume = volume
        self._backends = backends
        self._ready: dict[Sound, bytes] = {}
        self._asked: deque[bytes] = deque()  # the one thing both threads touch
        self._device: Any = None
        self.began = Event()  # set by the sound thread when the first samples of a ring have left
        self.problem = ""

    @property
    def available(self) -> bool:
        """Whether something will be heard."""
        return self._device is not None

    def open(self) -> bool:
        """Make the sounds and start the device; True when it works. Safe to call again after a failure."""
        if self._device is not None:
            return True
        try:
            import miniaudio

            self._ready = {sound: _softened(sound, self._volume) for sound in Sound}
            backends = self._backends or _real_backends(miniaudio)
            if not backends:
                raise miniaudio.MiniaudioError("no sound device")
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=BUFFER_MS,
                backends=list(backends),
                app_name="OKR workshop",
            )
            stream = self._stream()
            next(stream)
            device.start(stream)
        except ImportError as missing:
            self.problem = str(missing)
            return False
        except (miniaudio.MiniaudioError, OSError) as broken:
            self.problem = str(broken.args[0] if broken.args else broken)
            return False
        self.problem = ""
        self._device = device
        return True

    def ring(self, sound: Sound = Sound.BELL) -> bool:
        """Start a sound now, over whatever still sounds; False when nothing can be heard."""
        if self._device is None or self._volume == 0:
            return False
        self.began.clear()
        self._asked.append(self._ready[sound])
        return True

    def set_volume(self, volume: int) -> None:
        """0 (silent) to 100; counts from the next ring on."""
        self._volume = volume
        if self._ready:  # not before it is opened, on the worker: making the sounds takes a tenth of a second
            self._ready = {sound: _softened(sound, volume) for sound in Sound}

    def close(self) -> None:
        """Give the device back."""
        if self._device is not None:
            self._device.close()
            self._device = None

    def _stream(self) -> Generator[bytes, int, None]:
        """Runs on the sound thread: silence, or the next stretch of what is playing."""
        data, place = b"", 0
        frames = yield b""
        while True:
            while self._asked:
                data, place = self._asked.popleft(), 0
                self.began.set()
            size = frames * 2
            piece = data[place : place + size]
            place += size
            frames = yield piece + bytes(size - len(piece))


def _real_backends(miniaudio: Any) -> list[Any]:
    """Every way to a loudspeaker on this system, without the one that swallows sound."""
    unwanted = {miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM, miniaudio.Backend.JACK}
    if not SOUND_CARDS.exists():
        unwanted.add(miniaudio.Backend.ALSA)
    return [backend for backend in miniaudio.get_enabled_backends() if backend not in unwanted]
