"""What is shown of a case before it is chosen, read from the top of its two files: a list of all is there at once.

A whole case takes ten times as long as its head; a screen that offers two dozen must not wait for that.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.rehearsal.case_loader import CASES, available, languages, load_from
from workshop_app.domain.rehearsal.case_model import CaseField, CoacheeCase, WeakFault

_FIRST_TABLE = re.compile(r"^\[", re.MULTILINE)


class CaseHeading(Struct, frozen=True):
    """One case in a list of cases."""

    id: str
    language: str
    level: int
    field: CaseField
    faults: tuple[WeakFault, ...]
    title: str
    name: str
    role: str
    briefing: str
    first_draft: str


@read_once
def headings(language: str = "en") -> tuple[CaseHeading, ...]:
    """The built-in cases, the easiest first; those without that language in English."""
    found = (shipped(id, language) for id in available())
    return tuple(sorted(found, key=lambda each: (each.level, each.title)))


@read_once
def shipped(case_id: str, language: str) -> CaseHeading:
    """The head of a built-in case, in English where it has no such language. Read once: Ctrl+K asks each time."""
    return heading(case_id, language if language in languages(case_id) else "en")


def heading(case_id: str, language: str = "en", folder: Path = CASES) -> CaseHeading:
    """The head of one case; CaseMistakes if that cannot be read."""
    try:
        structure, texts = (_top(folder / f"{case_id}{end}.toml") for end in ("", f".{language}"))
        return CaseHeading(
            case_id,
            language,
            int(str(structure["level"])),
            CaseField(str(structure["field"])),
            tuple(WeakFault(str(fault)) for fault in _listed(structure["faults"])),
            *(str(texts[key]) for key in ("title", "name", "role", "briefing", "first_draft")),
        )
    except (KeyError, ValueError, OSError):  # not as it should be: read it whole, which says what is wrong
        return _of(load_from(folder, case_id, language))


def _top(path: Path) -> dict[str, object]:
    """What stands before the first table."""
    text = path.read_text("utf-8-sig")
    table = _FIRST_TABLE.search(text)
    return tomllib.loads(text[: table.start()] if table else text)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _of(case: CoacheeCase) -> CaseHeading:
    head = case.head
    return CaseHeading(
        case.id,
        case.language,
        head.level,
        head.field,
        head.faults,
        head.title,
        head.name,
        head.role,
        head.briefing,
        head.first_draft,
    )
