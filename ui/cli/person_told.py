"""How JSON tells of somebody: the name as it is kept, so that it can be handed back, who that is, and what lists call
them beside others of that name."""

from __future__ import annotations


def person_told(key: str, name: str, id: str | None, called: str) -> dict[str, object]:
    """Under `who` the name, under `who_id` the person, under `who_called` "Ana Reyes (Sales)"."""
    return {key: name, f"{key}_id": id, f"{key}_called": called}
