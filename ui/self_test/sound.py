"""Part "bell": the sound library on the device that swallows sound, so that nobody hears a test."""

from __future__ import annotations

from ui.bell import Bell, Sound
from ui.self_test.parts import Counted, TestPlace, expect

LONGEST = 5.0  # seconds until the first samples have left


def ring_unheard(_place: TestPlace) -> Counted:
    """Open, ring, and wait until the sound thread has taken the samples."""
    import miniaudio

    bell = Bell(backends=(miniaudio.Backend.NULL,))
    try:
        expect(bell.open(), bell.problem)
        for sound in Sound:
            expect(bell.ring(sound) and bell.began.wait(LONGEST), f"the {sound} was not played")
    finally:
        bell.close()
    return {"sounds": len(Sound)}
