"""The written coachees in what Ctrl+K offers: the coach's own and ours, by title, name and draft. No engagement holds
them, so they are found without one, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from ui.palette_entries import PaletteEntry
from workshop_app.domain.rehearsal.case_headings import CaseHeading

ADDRESS = "rehearse/case/"
AT_ONCE = 6  # heads of cases read in one step


def case_entries(language: str, go: Callable[[str], None]) -> Iterator[tuple[PaletteEntry, ...]]:
    """In pieces; each case is read when it comes. `go` shows the place with an address."""
    from workshop_app.application.own_cases import heading_of, shared_cases
    from workshop_app.domain.rehearsal.case_headings import shipped
    from workshop_app.domain.rehearsal.case_loader import available

    cases = shared_cases()
    for _ in cases.read_in_steps():
        yield ()
    own, ours = _tr("case of your own"), _tr("case to practise with")
    yield tuple(_entry(heading_of(each), own, go) for each in cases.cases)
    known = available()
    for at in range(0, len(known), AT_ONCE):
        piece = known[at : at + AT_ONCE]
        yield tuple(_entry(shipped(id, language), ours, go) for id in piece)


def _entry(case: CaseHeading, kind: str, go: Callable[[str], None]) -> PaletteEntry:
    title = case.title or case.name or _tr("A case without a name")
    also = tuple(words for words in (case.name, case.role, case.first_draft) if words)
    return PaletteEntry(title, kind, "message-square-quote", partial(go, ADDRESS + case.id), "", also)


def _tr(words: str) -> str:
    return QCoreApplication.translate("entries", words)
