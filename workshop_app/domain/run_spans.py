"""Stretches of a run: visits and pauses, from a moment to another."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Span(Struct, frozen=True):
    """From a moment to another; an open span has no end yet."""

    start: datetime
    end: datetime | None = None

    def until(self, now: datetime) -> datetime:
        return max(self.start, now if self.end is None else self.end)


def merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The same stretches in order, with those that overlap or touch as one."""
    found: list[Span] = []
    for span in sorted(spans, key=_span_start):
        last = found[-1] if found else None
        if last is not None and (last.end is None or span.start <= last.end):
            end = None if last.end is None or span.end is None else max(last.end, span.end)
            found[-1] = Span(last.start, end)
        else:
            found.append(span)
    return tuple(found)


def _span_start(span: Span) -> datetime:
    return span.start
