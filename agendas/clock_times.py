"""How long a step is, and when it is over, that may count to a clock time ("work until 12:30, whenever we begin").

Called by `schedule`, which hands it on, and by everything that walks through a day. Pure; minutes since midnight.
"""

from __future__ import annotations

from agendas.model import Step

# As the shortest length of a step that was begun before and left again: that has passed already.
NOTHING_LEFT = -1


def shortest_to_clock(step: Step) -> int:
    """The least a step that counts to a clock time lasts, however late it begins."""
    return 0 if step.flex.shortest == NOTHING_LEFT else max(1, step.flex.shortest)


def ends_at(step: Step, begin: int) -> int:
    """When a step is over that begins at this minute: after its length, or at the time it counts to, but never before
    its shortest length has passed."""
    if step.until is None:
        return begin + step.minutes
    return max(step.until, begin + shortest_to_clock(step))


def latest_begin(step: Step, limit: int) -> int:
    """The last minute at which a step can begin and be over at `limit`. One that counts to a clock time gives all but
    its shortest length, and must also be over at that time."""
    if step.until is None:
        return limit - step.minutes
    return min(limit, step.until) - shortest_to_clock(step)
