"""Frozen inputs of the forms and pages for everybody: what a client agreed on, and which workshop they are for."""

from __future__ import annotations

from msgspec import Struct

from handouts.imprint import Imprint
from handouts.parameter_sources import RecordEntry
from handouts.source import DraftRules
from handouts.workshop_sources import OfWorkshop
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.values.days import Span


class WorkshopFormSource(OfWorkshop, frozen=True):
    """A form of one workshop; `team` is told where all of its people are of one, `prepared` is which list of tasks it
    has (`preparation_of`)."""

    team: str = ""
    prepared: str = ""


class FeedbackSource(OfWorkshop, frozen=True):
    """What the forms of one workshop said, None where nothing is counted yet, and how many people were there."""

    said: Feedback | None = None
    people: int = 0


class RulesSource(Struct, frozen=True):
    """What was agreed on, and the words that were agreed on: (word, meaning). For the page of everybody also why there
    are OKRs, the entry on performance reviews once it was talked about, every parameter that is `decided`, when the
    cycle ends with reflect and reset (in days, else as it was said for every cycle), and whom to ask."""

    imprint: Imprint
    rules: DraftRules
    words: tuple[tuple[str, str], ...] = ()
    why: str = ""
    reviews: RecordEntry | None = None
    ask: tuple[str, str] = ("", "")
    decided: tuple[RecordEntry, ...] = ()
    reflect: Span | None = None
    reflect_said: str = ""


class HandCardsSource(Struct, frozen=True):
    """Cards that are the same for everybody, `copies` of each on their sheet."""

    imprint: Imprint
    rules: DraftRules = DraftRules()
