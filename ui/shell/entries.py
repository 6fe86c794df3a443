"""What Ctrl+K offers: what can be done, places, workshops, people, parameters, drafts, documents. In pieces, so that a
long list of one engagement is read while the window is drawn; texts come from `application/finding`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from ui.desk import Desk
from ui.labels import enum_label
from ui.palette_entries import PaletteEntry
from ui.palette_words import PaletteWords, palette_words
from ui.shell.getting_ready import load_in_steps
from ui.shell.menus import MENU_ACTIONS, passphrase_lines
from ui.shell.passages import GoTo
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from ui.widgets.dates import short_day
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.groups import rotation_steps
from workshop_app.domain.naming import folded
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus

Piece = tuple[PaletteEntry, ...]
PIECE = 200  # entries


def menu_entries(
    actions: dict[str, Callable[[], None]], file_is_open: bool, has_passphrase: bool = False
) -> tuple[PaletteEntry, ...]:
    """Everything in the menus that can be done now."""
    lines = passphrase_lines(has_passphrase)
    hidden = ("find", "rehearse") if file_is_open else ("find",)  # the second is a place there
    kind, also = _tr("command"), _said().commands
    return tuple(
        PaletteEntry(
            action.words.replace("&", "").rstrip("…"),
            kind,
            action.icon,
            actions[action.name],
            action.keys,
            also.get(action.name, ()),
        )
        for action in MENU_ACTIONS
        if (file_is_open or not action.needs_file) and action.name not in hidden and lines.get(action.name, True)
    )


def file_entries(paths: tuple[str, ...], open_path: Callable[[Path], None]) -> tuple[PaletteEntry, ...]:
    """The files opened before."""
    kind = _tr("file")
    found = tuple(map(Path, paths))
    return tuple(PaletteEntry(each.stem, kind, "folder-open", partial(open_path, each)) for each in found)


def engagement_entries(desk: Desk, go: GoTo, here: str = "") -> Iterator[Piece]:
    """Everything in the open engagement one can go to; `here` is the id of the workshop that is in sight."""
    reader, today = desk.workspace.read, desk.workspace.clock.now().astimezone().date()
    planned = queries.workshops(reader)
    ahead = queries.nearest_workshops(planned, today, len(planned))
    open_ones = [each for each in ahead if each.status is WorkshopStatus.PLANNED]
    open_ones = [each for each in open_ones if each.day is None or each.day >= today or each.id == here]
    open_ones.sort(key=partial(_is_elsewhere, here))
    yield (*_actions(desk, go, open_ones, _last_over(planned, here)), *_places(go), *_parameters(go))
    for _ in load_in_steps(("handouts.catalogue",)):  # the first Ctrl+K waits for none of it
        yield ()
    yield tuple(_documents(go))
    in_order = sorted(ahead, key=partial(_distance, here, today.toordinal()))
    many = Counter(folded(each.title) for each in planned)
    yield from _pieces(entry for each in in_order for entry in _workshop(each, go, dated=many[folded(each.title)] > 1))
    yield from _pieces(_drafts(reader, go))
    yield from _pieces(_people(reader, go))


def _is_elsewhere(here: str, workshop: Workshop) -> bool:
    return workshop.id != here


def _distance(here: str, today: int, workshop: Workshop) -> tuple[bool, int]:
    """The one in sight, then those ahead, the next first, then the last that are over."""
    if workshop.id == here:
        return False, -1
    if workshop.day is None:
        return False, 1_000_000
    days = workshop.day.toordinal() - today
    return days < 0, abs(days)


def _pieces(entries: Iterator[PaletteEntry]) -> Iterator[Piece]:
    piece: list[PaletteEntry] = []
    for entry in entries:
        piece.append(entry)
        if len(piece) == PIECE:
            yield tuple(piece)
            piece.clear()
    yield tuple(piece)


def _places(go: GoTo) -> Iterator[PaletteEntry]:
    kind = _tr("screen")
    for place in PLACES:
        if place.name not in WORKSHOP_TABS:
            address = "workshops/new" if place.name == "new_workshop" else place.name
            also = _said().places.get(place.name, ())
            yield PaletteEntry(place.words, kind, place.icon, partial(go, address, ""), "", also, address)


def _last_over(planned: tuple[Workshop, ...], here: str) -> str:
    """The workshop whose report is meant: the one in sight, else the last one; "" before any is over."""
    over = {each.id: each.day or date.min for each in planned if each.status is WorkshopStatus.FINISHED}
    return here if here in over else max(over, key=over.__getitem__, default="")


def _actions(desk: Desk, go: GoTo, ahead: list[Workshop], over: str) -> Iterator[PaletteEntry]:
    """What a workshop is needed for is done in the first one ahead that can do it; what follows one, in the last."""
    kind, read = _tr("command"), desk.workspace.read
    for action in _said().actions:
        if "{over}" in action.address and not over:
            continue
        act = partial(go, action.address.replace("{over}", over), action.button, "", action.first, action.opens)
        if "{workshop}" in action.address:
            fits = (each.id for each in ahead if not action.rounds or _has_rounds(read, each))
            first = next(fits, "")
            act = partial(go, action.address.format(workshop=first), action.button)
            if not first:
                act = partial(_plan_first, desk, go, action.rounds)
        yield PaletteEntry(action.words, kind, action.icon, act, "", action.also)
    also = _said().commands.get("forget", ())
    yield PaletteEntry(_tr("Forget somebody for good"), kind, "users", partial(go, "people/forget", ""), "", also)


def _has_rounds(reader: Reader, workshop: Workshop) -> bool:
    kept = reader.find(WorkshopAgenda, workshop.id)
    return kept is not None and bool(rotation_steps(kept.agenda))


def _plan_first(desk: Desk, go: GoTo, rounds: bool) -> None:
    go("workshops/new", "")
    none, no_rounds = (
        _tr("There is no workshop ahead. Plan one here first."),
        _tr("No workshop ahead has coaching rounds to make groups for. Plan one here first."),
    )
    desk.bridge.say(no_rounds if rounds else none)


def _workshop(workshop: Workshop, go: GoTo, dated: bool) -> Iterator[PaletteEntry]:
    """Its pages; with its day (`dated`) where others have the same title."""
    day = f" · {short_day(workshop.day)}" if dated and workshop.day is not None else ""
    for place in PLACES:
        if place.name in WORKSHOP_TABS:
            address = workshop_address(workshop.id, place.name)
            also = _said().places.get(place.name, ())
            go_there = partial(go, address, "")
            yield PaletteEntry(workshop.title, f"{place.words}{day}", place.icon, go_there, "", also, address)


def _parameters(go: GoTo) -> Iterator[PaletteEntry]:
    kind = _tr("parameter")
    for key in ParameterKey:
        also, address = _said().parameters.get(key, ()), f"interview/{key}"
        yield PaletteEntry(enum_label(key), kind, "sliders-horizontal", partial(go, address, ""), "", also, address)


def _drafts(reader: Reader, go: GoTo) -> Iterator[PaletteEntry]:
    """A team with a set in two cycles stands there twice: each says which it is, and how far it has come."""
    teams = {team.id: team.name for team in queries.teams(reader)}
    for draft in queries.draft_sets(reader):
        address, name = f"drafts/{draft.id}", teams.get(draft.team_id, "")
        if name:
            kind = _tr("set, cycle {number}, {state}").format(number=draft.cycle, state=enum_label(draft.status))
            yield PaletteEntry(name, kind, "target", partial(go, address, ""), address=address)


def _documents(go: GoTo) -> Iterator[PaletteEntry]:
    from handouts import catalogue

    kind = _tr("document")
    for artefact in catalogue.ARTEFACTS:
        also, address = _said().documents.get(artefact.id, ()), f"documents/{artefact.id}"
        yield PaletteEntry(artefact.title(), kind, "file-text", partial(go, address, ""), "", also, address)


def _people(reader: Reader, go: GoTo) -> Iterator[PaletteEntry]:
    kind = _tr("person")
    for person in queries.people(reader):
        address, told = f"people/{person.id}", person.team or kind
        yield PaletteEntry(person.name, told, "users", partial(go, address, person.name), address=address)


def _said() -> PaletteWords:
    """In the language of the screen."""
    return palette_words(QLocale().name())


def _tr(words: str) -> str:
    return QCoreApplication.translate("entries", words)
