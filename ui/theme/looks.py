"""The colours of the looks. The palette, the QSS template (as dollar names) and custom painting read them here.

Contrast is tested: ink, quiet, good, late, over and accent on every ground that carries text at least 4.5:1, clock at
least 7:1. step_*: fills for the kinds of agenda items (text on them is `ink`).

Python rather than TOML, whose reader costs a start 4 ms; nothing else of the first window needs it.
"""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QColor


class Tokens(Struct, frozen=True):
    """One look: colours as #RRGGBB, named by what they are for."""

    ground: str
    surface: str
    rail: str
    hover: str
    line: str
    edge: str
    ink: str
    quiet: str
    faint: str
    accent: str
    accent_hover: str
    accent_ground: str
    on_accent: str
    good: str
    good_ground: str
    late: str
    late_ground: str
    over: str
    over_ground: str
    clock: str
    step_opening: str
    step_theory: str
    step_exercise: str
    step_breakout: str
    step_share_back: str
    step_break: str
    step_wrap_up: str

    def colour(self, name: str) -> QColor:
        """The colour with this token name, for painting."""
        return QColor(getattr(self, name))


LOOKS = {
    "light": Tokens(
        ground="#F7F7F5",
        surface="#FFFFFF",
        rail="#F2F3F0",
        hover="#E9ECEA",
        line="#D9DDE0",
        edge="#8A949D",
        ink="#1C2430",
        quiet="#5B6672",
        faint="#8A949D",
        accent="#0F6E84",
        accent_hover="#0B596B",
        accent_ground="#E2F0F3",
        on_accent="#FFFFFF",
        good="#287447",
        good_ground="#EDF6F0",
        late="#9F5406",
        late_ground="#FCF3E6",
        over="#B3261E",
        over_ground="#FBE9E7",
        clock="#1C2430",
        step_opening="#DCE6EE",
        step_theory="#CFE3E8",
        step_exercise="#D8E8D6",
        step_breakout="#F3DFC1",
        step_share_back="#E6DCEF",
        step_break="#ECECE8",
        step_wrap_up="#E0DDD3",
    ),
    "dark": Tokens(
        ground="#15191D",
        surface="#1D2227",
        rail="#11151A",
        hover="#2A3138",
        line="#333B43",
        edge="#6F7B87",
        ink="#E8EBED",
        quiet="#A3AEB8",
        faint="#6F7B87",
        accent="#5BB8CC",
        accent_hover="#7CC9DA",
        accent_ground="#17343C",
        on_accent="#08191E",
        good="#74C394",
        good_ground="#17301F",
        late="#E9AC62",
        late_ground="#382813",
        over="#FF8F85",
        over_ground="#3D1C1A",
        clock="#F4F6F7",
        step_opening="#2B3844",
        step_theory="#1F3D45",
        step_exercise="#28402B",
        step_breakout="#47371D",
        step_share_back="#3A2F47",
        step_break="#2C3033",
        step_wrap_up="#383529",
    ),
    "contrast": Tokens(
        ground="#000000",
        surface="#000000",
        rail="#000000",
        hover="#2B2B2B",
        line="#9A9A9A",
        edge="#FFFFFF",
        ink="#FFFFFF",
        quiet="#E0E0E0",
        faint="#B0B0B0",
        accent="#FFD84A",
        accent_hover="#FFE588",
        accent_ground="#332A00",
        on_accent="#000000",
        good="#7CFFA8",
        good_ground="#003313",
        late="#FFC069",
        late_ground="#3A2300",
        over="#FF9C94",
        over_ground="#400500",
        clock="#FFFFFF",
        step_opening="#203040",
        step_theory="#003844",
        step_exercise="#103A18",
        step_breakout="#463000",
        step_share_back="#351F4C",
        step_break="#262626",
        step_wrap_up="#3A3620",
    ),
}
