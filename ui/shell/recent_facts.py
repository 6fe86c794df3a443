"""What lies ahead in the files opened before: looked up by a worker, for the welcome screen. No Qt, and imported when
the recent files are listed: who starts with a file does not wait for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from ui.background import Progress
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop


class RecentFacts(Struct, frozen=True):
    """What a worker found in a recent file."""

    path: Path
    client: str
    title: str
    day: date | None
    locked: bool = False
    running: str = ""  # the address of a day that was begun and not ended: `title` is its workshop's then


def look_into(
    paths: tuple[Path, ...], written_to: tuple[Path, ...], today: date, progress: Progress
) -> tuple[RecentFacts, ...]:
    """The facts of these files as of today, in the worker; `written_to`: where documents and copies went, to be tidied
    up."""
    bootstrap.clear_left_behind(*written_to)
    found = []
    for path in paths:
        if progress.cancelled:
            break
        facts = _facts(path, today)
        if facts is not None:
            found.append(facts)
    return tuple(found)


def _facts(path: Path, today: date) -> RecentFacts | None:
    """A file that cannot be read is simply listed by its name, and so is one with a passphrase, open or not: nothing of
    what it holds stands outside its own screens."""
    if bootstrap.has_passphrase(path):
        return RecentFacts(path, "", "", None, locked=True)
    try:
        workspace = bootstrap.open_workspace(path, read_only=True)
    except KnownError:
        return None
    try:
        client = queries.engagement(workspace.read).client
        begun = queries.unfinished_runs(workspace.read)
        if begun:
            shop = workspace.read.get(Workshop, begun[-1].workshop_id)
            return RecentFacts(path, client, shop.title, None, running=f"workshops/{shop.id}/run")
        ahead = queries.overview(workspace.read, today).next_workshop
    except KnownError:
        return None
    finally:
        workspace.close()
    return RecentFacts(path, client, ahead.title if ahead else "", ahead.day if ahead else None)
