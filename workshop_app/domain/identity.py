"""Ids of stored values: UUIDs as 32 lower-case hex digits, made here and nowhere else."""

from __future__ import annotations


def new_id() -> str:
    """A fresh random id."""
    import uuid  # a file that is only opened needs no new id, and this brings two modules along

    return uuid.uuid4().hex
