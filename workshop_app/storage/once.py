"""One change in a database that nobody has open: a copy before it gets its name, a file that is being put back or
brought up to date. Used inside `storage`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.domain.engagement import Engagement
from workshop_app.storage.engine import FileConnection, engine_for
from workshop_app.storage.reading import Rows

if TYPE_CHECKING:
    from workshop_app.storage.writing import WritableRows


def changed_once(connection: FileConnection, change: Callable[[WritableRows], None]) -> None:
    """In one transaction; when `change` raises, everything is as it was."""
    from workshop_app.storage.writing import Places, transaction  # brings SQLAlchemy along, see `reading`

    ids = [engagement.id for engagement in Rows(connection, None).all(Engagement)]
    with transaction(engine_for(connection), connection, None, Places(ids[0] if ids else "")) as rows:
        change(rows)
