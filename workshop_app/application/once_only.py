"""Gives a new value that may stand only once the id that follows from its key (`domain.once`). Used by commands."""

from __future__ import annotations

from typing import TypeVar

from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.once import once

T = TypeVar("T")


def once_only(reader: Reader, value: T) -> T:
    """The value under the id it has to have in this engagement."""
    return once(reader.all(Engagement)[0].id, value)
