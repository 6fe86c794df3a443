"""Whom an engagement knows by name: what must not stand in anything of the practice that is handed on."""

from __future__ import annotations

from msgspec import Struct


class ClientNames(Struct, frozen=True):
    """The client, and everybody the engagement knows."""

    client: str = ""
    people: tuple[str, ...] = ()
