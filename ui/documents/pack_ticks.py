"""Which papers of a pack are ticked without anybody doing so: all of them, also those that there is something for only
since the screen was last shown, such as name cards once people are invited. What somebody unticked stays so."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ui.documents.view_state import IN_PACK, CatalogueEntry


class PackTicks:
    """Remembers of the chosen workshop what its pack held when it was last shown, and what was unticked of it."""

    def __init__(self) -> None:
        self._workshop_id: str | None = ""
        self._packed: frozenset[str] = frozenset()
        self._left_out: frozenset[str] = frozenset()

    def wanted(
        self, workshop_id: str | None, entries: Iterable[CatalogueEntry], ticked: Collection[str]
    ) -> frozenset[str]:
        """What is to be ticked now; `ticked` is what is so far. Another workshop's pack begins whole."""
        packed = frozenset(each.id for each in entries if each.part in IN_PACK and each.ready)
        if workshop_id != self._workshop_id:
            self._workshop_id, self._left_out, wanted = workshop_id, frozenset(), packed
        else:
            self._left_out = (self._left_out | self._packed).difference(ticked)
            wanted = (packed - self._packed - self._left_out).union(ticked)
        self._packed = packed
        return wanted
