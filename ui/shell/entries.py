"""What Ctrl+K offers: places, workshops, people, parameters, drafts, documents, and everything in the menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from handouts import catalogue
from ui.labels import enum_label
from ui.palette import PaletteEntry
from ui.shell.menus import DEEDS, passphrase_lines
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.parameters import ParameterKey

Go = Callable[[str], None]


def menu_entries(
    actions: dict[str, Callable[[], None]], file_is_open: bool, has_passphrase: bool = False
) -> tuple[PaletteEntry, ...]:
    """Everything in the menus that can be done now."""
    lines = passphrase_lines(has_passphrase)
    kind = QCoreApplication.translate("entries", "command")
    return tuple(
        PaletteEntry(action.words.replace("&", "").rstrip("…"), kind, action.icon, actions[action.name], action.keys)
        for action in DEEDS
        if (file_is_open or not action.needs_file) and action.name != "find" and lines.get(action.name, True)
    )


def engagement_entries(reader: Reader, go: Go) -> tuple[PaletteEntry, ...]:
    """Everything in the open engagement one can go to."""
    return (
        *_places(go),
        *_workshops(reader, go),
        *_parameters(go),
        *_drafts(reader, go),
        *_documents(go),
        *_people(reader, go),
    )


def _places(go: Go) -> Iterator[PaletteEntry]:
    kind = QCoreApplication.translate("entries", "screen")
    for place in PLACES:
        if place.name not in WORKSHOP_TABS:
            address = "workshops/new" if place.name == "new_workshop" else place.name
            yield PaletteEntry(place.words, kind, place.icon, partial(go, address))


def _workshops(reader: Reader, go: Go) -> Iterator[PaletteEntry]:
    for workshop in queries.workshops(reader):
        for place in PLACES:
            if place.name in WORKSHOP_TABS:
                address = workshop_address(workshop.id, place.name)
                yield PaletteEntry(workshop.title, place.words, place.icon, partial(go, address))


def _parameters(go: Go) -> Iterator[PaletteEntry]:
    kind = QCoreApplication.translate("entries", "parameter")
    for key in ParameterKey:
        yield PaletteEntry(enum_label(key), kind, "sliders-horizontal", partial(go, f"interview/{key}"))


def _drafts(reader: Reader, go: Go) -> Iterator[PaletteEntry]:
    kind = QCoreApplication.translate("entries", "draft")
    teams = {team.id: team.name for team in queries.teams(reader)}
    for draft in queries.draft_sets(reader):
        yield PaletteEntry(teams.get(draft.team_id, ""), kind, "target", partial(go, f"drafts/{draft.id}"))


def _documents(go: Go) -> Iterator[PaletteEntry]:
    kind = QCoreApplication.translate("entries", "document")
    for artefact in catalogue.ARTEFACTS:
        yield PaletteEntry(artefact.title(), kind, "file-text", partial(go, f"documents/{artefact.id}"))


def _people(reader: Reader, go: Go) -> Iterator[PaletteEntry]:
    kind = QCoreApplication.translate("entries", "person")
    forget = QCoreApplication.translate("entries", "Forget somebody for good")
    yield PaletteEntry(forget, QCoreApplication.translate("entries", "command"), "users", partial(go, "people/forget"))
    for person in queries.people(reader):
        yield PaletteEntry(person.name, person.team or kind, "users", partial(go, f"people/{person.id}"))
