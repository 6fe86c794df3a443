"""What a new engagement takes over from one that serves it as a template: how the coach works, and nothing of the
client. Workshops come with their agendas and without days, places, teams and people; own parameters with their
questions and without answers. Everything gets ids of its own.

The house style stays behind: its logo, colours and foot may be the client's. The coach's own is everywhere anyway.
What the coach wrote into agendas and questions comes along as it stands: that is what a template is for.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.identity import new_id
from workshop_app.domain.own_parameters import AgreedAnswer, InterviewLayout, OwnParameter
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus

_SETTINGS = ("cycle_months", "coach", "language", "paper", "country", "region")


def settings_of(reader: Reader) -> dict[str, Any]:
    """What to give to `EditEngagement`: length of the cycle, coach, language, paper, country."""
    (engagement,) = reader.all(Engagement)
    return {name: value for name in _SETTINGS if (value := getattr(engagement, name))}


def plans_of(reader: Reader) -> tuple[Any, ...]:
    """The new values, ready to be added."""
    own = {each.id: replace(each, id=new_id(), answer=AgreedAnswer()) for each in reader.all(OwnParameter)}
    layouts = tuple(
        _with_new_keys(each, {old: new.id for old, new in own.items()}) for each in reader.all(InterviewLayout)
    )
    workshops = {each.id: _unplanned(each) for each in reader.all(Workshop)}
    agendas = tuple(
        replace(each, id=workshops[each.id].id) for each in reader.all(WorkshopAgenda) if each.id in workshops
    )
    return (*own.values(), *layouts, *workshops.values(), *agendas)


def _unplanned(workshop: Workshop) -> Workshop:
    return replace(workshop, id=new_id(), day=None, place="", team_id=None, status=WorkshopStatus.PLANNED)


def _with_new_keys(layout: InterviewLayout, new: dict[str, str]) -> InterviewLayout:
    return replace(
        layout,
        order=tuple(new.get(key, key) for key in layout.order),
        hidden=tuple(new.get(key, key) for key in layout.hidden),
        titles=tuple((new.get(key, key), title) for key, title in layout.titles),
    )
