"""What every printed page says about where it comes from, and the small values that many documents share."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from workshop_app.domain.engagement import Paper
from workshop_app.domain.house_style import PaperStyle


class Imprint(Struct, frozen=True):
    """What every page says about where it comes from; `day` is the day of printing, `signed` whether the coach's name
    goes into the file's own properties, where nobody looks and everybody can. `named_cycle` is the cycle that the name
    of the file says, where a team has papers of several; `style` is the look of the pages. `paper` is the one that is
    printed on: a page that promises to be one tells more where it has more room; without it, it must hold on every
    one."""

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
