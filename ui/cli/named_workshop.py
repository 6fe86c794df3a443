"""The workshop that was named on the command line, by its id or its title."""

from __future__ import annotations

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.workshops import Workshop


def named_workshop(reader: Reader, wanted: str) -> Workshop:
    """Raises KnownError (workshop_unknown) where no workshop of the file, or more than one, is called so."""
    known = queries.workshops(reader)
    called = [each for each in known if each.id == wanted] or [
        each for each in known if each.title.casefold() == wanted.strip().casefold()
    ]
    if len(called) != 1:
        raise KnownError(ErrorCode.WORKSHOP_UNKNOWN, wanted=wanted)
    return called[0]
