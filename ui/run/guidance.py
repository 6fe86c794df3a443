"""What the facilitator is told about the breakout round or the share back that runs, beyond the words of the plan: what
to say when a phase begins, what each seat does, a challenge for the coaches, what to ask afterwards. No Qt; called by
`view_state`."""

from __future__ import annotations

from msgspec import Struct

from agendas import words
from agendas.model import PhaseKind, Seat
from agendas.rounds import round_shared
from workshop_app.domain.run import RunPicture
from workshop_app.domain.workshops import GroupPlan

_WITH_CHALLENGE = (PhaseKind.BRIEF, PhaseKind.COACHING)


class RunGuidance(Struct, frozen=True):
    """`script` belongs to the phase; `seats` say what coach, coachee and observer do, a line each; `challenge` may be
    offered to the coaches; `share_back` is how to run it, `questions` what to ask. Empty where it does not apply.
    `opens`: in this phase the words of the plan are said."""

    script: str = ""
    seats: tuple[str, ...] = ()
    challenge: str = ""
    share_back: str = ""
    questions: tuple[str, ...] = ()
    opens: bool = False


def phase_task(picture: RunPicture, language: str) -> str:
    """What everybody in the room does in the phase that runs; "" outside of a round."""
    kind = _phase(picture)
    return "" if kind is None else words.phase_text(kind, language).room_text


def guidance(picture: RunPicture, groups: GroupPlan | None, language: str) -> RunGuidance:
    """What is to be said at this moment."""
    kind = _phase(picture)
    if kind is not None and picture.round is not None:
        style = words.style_of(picture.round.number, language)
        return RunGuidance(
            script=words.phase_text(kind, language).script,
            seats=tuple(f"{words.seat_title(seat, language)}: {words.seat_task(seat, language)}" for seat in Seat),
            challenge=f"{style.title}: {style.challenge}" if kind in _WITH_CHALLENGE else "",
            opens=all(part.kind is kind for part in picture.round.parts[:1]),
        )
    number = 0 if picture.step is None else round_shared([row.step for row in picture.rows], picture.step.id)
    if not number:
        return RunGuidance()
    rooms = next((len(each.rooms) for each in groups.rounds if each.number == number), 0) if groups else 0
    return RunGuidance(
        share_back=words.share_back_line(number, rooms, language),
        questions=words.share_back_questions(number, language),
    )


def _phase(picture: RunPicture) -> PhaseKind | None:
    """The phase that runs; None when the last one is over."""
    now = picture.round
    return None if now is None or now.part_remaining.total_seconds() <= 0 else now.phase
