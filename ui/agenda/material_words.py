"""Materials as lines to type: "Seat cards × per person", "Flipchart × 2", "Timer". How many of a thing follows the
number of people or groups where the line says so; one is enough where it says nothing."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from agendas.model import Material

ONE = "1"
_LINE = re.compile(r"(.*\S)\s+[×xX*]\s*(\S.*)")
_NUMBER = re.compile(r"[1-9]\d{0,3}")
# As they may be typed in any language; the screen shows the words of its own.
_TYPED = {
    "per person": "per_person",
    "per person + 20 %": "per_person+20%",
    "2 per person": "2_per_person",
    "3 per person": "3_per_person",
    "per group": "per_group",
    "per team": "per_team",
    "per observer and round": "per_observer_round",
    "per item": "per_item",
}


def lines(materials: tuple[Material, ...]) -> str:
    """One thing a line."""
    known = {rule: words for words, rule in _rules().items()}
    shown = []
    for material in materials:
        rule = known.get(material.quantity, material.quantity)
        shown.append(material.name if material.quantity == ONE else f"{material.name} × {rule}")
    return "\n".join(shown)


def read(typed: str) -> tuple[Material, ...]:
    """The things on these lines. What stands behind a × and is no number and no rule belongs to the name."""
    tidy = (" ".join(line.split()) for line in typed.splitlines())
    return tuple(_material(line) for line in tidy if line)


def _material(line: str) -> Material:
    match = _LINE.fullmatch(line)
    rule = _quantity(match[2]) if match else None
    return Material(match[1], rule) if match and rule else Material(line)


def _quantity(typed: str) -> str | None:
    if _NUMBER.fullmatch(typed):
        return typed
    wanted = _plain(typed)
    rules = {**_TYPED, **_rules()}
    return next((rule for words, rule in rules.items() if _plain(words) == wanted), None)


def _plain(words: str) -> str:
    return "".join(words.casefold().split())


def _rules() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        translate("agenda", "per person"): "per_person",
        translate("agenda", "per person + 20 %"): "per_person+20%",
        translate("agenda", "2 per person"): "2_per_person",
        translate("agenda", "3 per person"): "3_per_person",
        translate("agenda", "per group"): "per_group",
        translate("agenda", "per team"): "per_team",
        translate("agenda", "per observer and round"): "per_observer_round",
        translate("agenda", "per item"): "per_item",
    }
