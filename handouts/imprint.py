"""What every printed page says about where it comes from, and the small values that many documents share."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from handouts import wording
from handouts.wording import Words
from workshop_app.domain.engagement import Paper
from workshop_app.domain.house_style import PaperStyle
from workshop_app.domain.scoring import Model


class Imprint(Struct, frozen=True):
    """What every page says about where it comes from; `day` is the day of printing, `signed` whether the coach's name
    goes into the file's own properties, where nobody looks and everybody can. `named_cycle` is the cycle that the name
    of the file says, where a team has papers of several; `style` is the look of the pages. `paper` is the one that is
    printed on: a page that promises to be one tells more where it has more room; without it, it must hold on every
    one. `model` is how the client scores.
    """

    client: str
    cycle: str
    coach: str
    confidentiality: str
    day: date
    language: str = "en"
    signed: bool = False
    named_cycle: str = ""
    style: PaperStyle = PaperStyle()
    paper: Paper | None = None
    model: Model = Model.LEVELS

    @property
    def words(self) -> Words:
        """The fixed words of its pages, as this client scores."""
        return wording.load(self.language).under(self.model)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """On which a page has to hold what it promises."""
        return (self.paper,) if self.paper else tuple(Paper)


class OpenItem(Struct, frozen=True):
    """Something not settled: who looks after it and until when."""

    text: str
    owner: str = ""
    due: date | None = None


class WorkshopImprint(Struct, frozen=True):
    """Which workshop a page belongs to. `start` and `end` are minutes since midnight of the first and last day; `zone`
    is the time zone of its place by its IANA name ("Europe/Lisbon"), empty where nobody said it; `elsewhere` is the
    city whose clocks its hours go by, where that is not the time of the rest."""

    imprint: Imprint
    title: str
    day: date | None
    place: str
    start: int
    end: int
    people: int
    id: str = ""
    zone: str = ""
    elsewhere: str = ""
    days: int = 1
