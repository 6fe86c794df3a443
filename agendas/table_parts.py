"""Tables that stand one below the other in one page or text, each with headings of its own. Asked by the readers of
agendas here, and by those of people and OKRs in `workshop_app`. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator


def parts_of(widths: Collection[int], begins: Collection[int]) -> Iterator[range]:
    """The places of each table with the lines above it; all of them where there is one table, or nobody drew where one
    begins. `widths` are how many cells each row has, `begins` the places of the rows that head a table."""
    wide, first = list(widths), 0
    places = sorted(begins)
    if len(places) < 2:
        yield range(len(wide))
        return
    for begin, following in zip(places, [*places[1:], len(wide)], strict=True):
        end = next((at for at in range(begin + 1, following) if wide[at] < 2), following)
        yield range(first, end)
        first = end
    if first < len(wide):
        yield range(first, len(wide))
