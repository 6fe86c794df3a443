"""Ids of stored values: UUIDs as 32 lower-case hex digits, made here and nowhere else."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """A fresh random id."""
    return uuid.uuid4().hex
