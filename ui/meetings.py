"""Who met whom in other engagements, for a file that is open: nothing is remembered of one that has a passphrase or is
no file, nor told to it. No Qt; the change is made in `application/pair_memory`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app import bootstrap
from workshop_app.application import pack_memory, pair_memory, queries
from workshop_app.application.ports import Clock
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person

if TYPE_CHECKING:
    from workshop_app.storage.passphrases import Rewritten


def remember_meetings(workspace: Workspace) -> None:
    """Take over what its finished workshops tell, into the coach's library on this machine."""
    if workspace.path is not None:
        pair_memory.remember(workspace.read, passphrase=bootstrap.has_passphrase(workspace.path))


def change_passphrase(path: Path, clock: Clock | None = None, *, old: str | None, new: str | None) -> Rewritten:
    """`bootstrap.change_passphrase`; what the file taught before it had its first one goes with it."""
    if new is not None and old is None:
        with suppress(KnownError), closing(bootstrap.open_workspace(path, read_only=True)) as held:
            pair_memory.remember(held.read, passphrase=True)
            for workshop in queries.workshops(held.read):
                pack_memory.forget(pack_memory.whose(held.read, path, workshop.id))
    return bootstrap.change_passphrase(path, clock, old=old, new=new)


def meetings_elsewhere(workspace: Workspace, people: Sequence[Person]) -> Callable[[], Mapping[tuple[str, str], int]]:
    """What finds out how often these people met in other engagements; it reads a file, so call it in a worker."""
    hidden = workspace.path is None or bootstrap.has_passphrase(workspace.path)
    engagement_id = queries.engagement(workspace.read).id
    return partial(pair_memory.recalled, engagement_id, tuple(people), passphrase=hidden)
