"""Ids of stored values: UUIDs as 32 lower-case hex digits, made here and nowhere else.

What may be there any number of times has a random id. What may stand only once (`domain.once` lists it) has one that
follows from its engagement, its kind and its key: two copies of a file that write the same thing on their own write the
same row, and whoever brings them together has one row to compare and not two to sort out."""

from __future__ import annotations


def new_id() -> str:
    """A fresh random id."""
    import uuid  # a file that is only opened needs no new id, and this brings two modules along

    return uuid.uuid4().hex


def id_that_follows(engagement_id: str, kind: str, *key: str) -> str:
    """The id of what stands once in this engagement under this key; the same on every machine, for ever."""
    import uuid

    return uuid.uuid5(uuid.UUID(_OURS), _BETWEEN.join((engagement_id, kind, *key))).hex


_OURS = "4f4b5257-0000-5000-8000-6f6e63650000"  # the name space of these ids; any other gives other ids
_BETWEEN = "\x1f"  # between the parts; no text of a file holds it
