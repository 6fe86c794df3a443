"""How many groups, and how one breakout round is cut into phases.

Called by `breakouts`, which hands these on; kept apart because it knows nothing of people's names.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from agendas import words
from agendas.model import Phase, PhaseKind, Round, Step, StepType

SMALLEST_SIZE, LARGEST_SIZE = 2, 6
TRIO = 3

_KINDS = tuple(PhaseKind)
_SHARED = (StepType.BREAKOUT, StepType.EXERCISE)  # what people come back from, with something to tell
# Brief, coaching, coach and coachee speak, observer speaks, note for the share back.
_SHAPES = {60: (5, 35, 5, 10, 5), 40: (4, 24, 3, 6, 3), 30: (3, 17, 3, 5, 2), 25: (2, 14, 2, 5, 2)}


class BreakoutsImpossible(ValueError):
    """No plan can be made from what was asked. `reason` is a code, `facts` are the figures and names to word it."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        return words.impossible(self.reason, self.facts)


def group_sizes(n: int, size: int = TRIO) -> tuple[int, ...]:
    """How many sit in each room. Trios first and fours for the remainder; other sizes are balanced."""
    if n < 2:
        raise BreakoutsImpossible("too_few_people", people=n)
    if not SMALLEST_SIZE <= size <= LARGEST_SIZE:
        raise BreakoutsImpossible("size_out_of_range", size=size, smallest=SMALLEST_SIZE, largest=LARGEST_SIZE)
    if size == TRIO:
        return _trios_first(n)
    if size > n:
        raise BreakoutsImpossible("size_larger_than_people", size=size, people=n)
    groups = min((2 * n + size) // (2 * size), n // 2)
    small, larger = divmod(n, groups)
    return (small,) * (groups - larger) + (small + 1,) * larger


def _trios_first(n: int) -> tuple[int, ...]:
    if n == 2:
        return (2,)
    if n == 5:
        return (3, 2)  # two fours need eight people; the facilitator observes the pair
    fours = n % TRIO
    return (3,) * ((n - 4 * fours) // TRIO) + (4,) * fours


def round_phases(minutes: int) -> tuple[Phase, ...]:
    """The phases of a round of this length. Coaching never vanishes; a phase too short for a minute is left out."""
    if minutes < 1:
        raise ValueError(f"a round lasts at least one minute, not {minutes}")
    shape = _SHAPES[min(_SHAPES, key=lambda total: (abs(total - minutes), total))]
    parts = largest_remainder(minutes, shape)
    return tuple(Phase(kind, part) for kind, part in zip(_KINDS, parts, strict=True) if part)


def rounds_for(minutes: int, count: int) -> tuple[Round, ...]:
    """Cut a breakout step into rounds of nearly equal length; numbers start at 1 and are the caller's to set."""
    base, longer = divmod(minutes, count)
    return tuple(Round(n + 1, round_phases(base + (n < longer))) for n in range(count))


def largest_remainder(total: int, weights: tuple[int, ...]) -> list[int]:
    """Share out `total` in whole numbers in proportion to `weights`; on a tie the heavier weight, then the earlier."""
    whole = sum(weights)
    exact = [Fraction(total * weight, whole) for weight in weights]
    parts = [int(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], -weights[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def round_shared(steps: Sequence[Step], step_id: str) -> int:
    """The coaching round that a share back looks back on, by its number; 0 when it is no share back, or tells of
    something else than coaching."""
    place = next((place for place, step in enumerate(steps) if step.id == step_id), 0)
    if not steps or steps[place].type is not StepType.SHARE_BACK:
        return 0
    before = next((step for step in reversed(steps[:place]) if step.type in _SHARED), None)
    return before.rounds[-1].number if before is not None and before.rounds else 0
