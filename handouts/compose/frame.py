"""What every composed document shares: running head and foot, dates of a workshop, and lists of labelled facts."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from agendas import schedule
from handouts.document import Inline, Margins, TextRun, text
from handouts.imprint import Imprint, WorkshopImprint
from handouts.wording import LEFT_TO_RIGHT, Words, in_one_line, left_mark
from handouts.workshop_sources import AgendaLine

SEPARATOR = " · "


def joined(*parts: str) -> str:
    """The parts that say something, on one line; from the left, unless all of them run from the right."""
    return in_one_line(filter(None, parts), SEPARATOR.join)


def margins(imprint: Imprint, words: Words, subject: str, status: str = "", code: str = "") -> Margins:
    """Client and cycle, what this is and how far it is, who may read it, how old it is, and the code of a paper that
    can come back."""
    cycle = words("frame.cycle", cycle=imprint.cycle) if imprint.cycle else ""
    coach = words("frame.coach", coach=imprint.coach) if imprint.coach else ""
    known_by = words("frame.code", code=code) if code else ""
    return Margins(
        head_left=joined(imprint.client, cycle),
        head_right=joined(subject, status),
        foot_left=joined(coach, imprint.confidentiality),
        foot_right=joined(known_by, words("frame.printed", date=words.date(imprint.day))),
        page=words("frame.page", page="{page}", pages="{pages}"),
        foot_note=imprint.style.footer,
    )


def poster_margins(workshop: WorkshopImprint, words: Words, subject: str, *, titled: bool = False) -> Margins:
    """Of a sheet for the wall: what a running head would say stands in the foot, and leaves its room to the names;
    one that is `titled` by what it is says that once. A logo needs a head, a line of the coach's own a higher foot."""
    around = margins(workshop.imprint, words, subject)
    style = workshop.imprint.style
    if style.logo is not None or style.footer:
        return around
    day = date_or_nothing(workshop.day, words)
    named = "" if titled else subject
    said = joined(named, workshop.imprint.client, workshop.title, day, around.foot_left)
    return replace(around, head_left="", head_right="", foot_left=said, poster=True)


def facts(*pairs: tuple[str, str]) -> tuple[tuple[str, Inline], ...]:
    """Only the pairs with a value."""
    return tuple((label, text(value)) for label, value in pairs if value.strip())


def lines_of(*parts: str | TextRun) -> Inline:
    """The parts that say something, one under the other. Word has one direction for all of them: beside one from the
    right the others are held in their order."""
    said = [part for part in parts if _words_of(part)]
    if any(left_mark(_words_of(part)) for part in said):
        said = [_held(part) for part in said]
    runs: list[str | TextRun] = []
    for part in said:
        runs += ["\n", part] if runs else [part]
    return text(*runs)


def _words_of(part: str | TextRun) -> str:
    return part.text if isinstance(part, TextRun) else part


def _held(part: str | TextRun) -> str | TextRun:
    words = _words_of(part)
    held = words if left_mark(words) else f"{LEFT_TO_RIGHT}{words}{LEFT_TO_RIGHT}"
    return replace(part, text=held) if isinstance(part, TextRun) else held


def date_or_nothing(day: date | None, words: Words) -> str:
    return words.date(day) if day else ""


def group_title(number: int, name: str, words: Words) -> str:
    """What one of the groups is called that work side by side."""
    return name or words("agenda.group", n=number)


def line_title(line: AgendaLine, words: Words) -> str:
    """The title of a line of the agenda, with who does it where only one of the groups does."""
    return titled(group_title(line.group, line.who, words), line.title) if line.group else line.title


def titled(who: str, what: str) -> str:
    """ "Who: what", on one line."""
    return in_one_line((who, what), ": ".join)


def line_words(line: AgendaLine, words: Words) -> str:
    """The title with the time to which an item goes on, whenever it begins, as plain text."""
    title = line_title(line, words)
    return words("agenda.item_until", item=title, until=until_words(line, words)) if line.until is not None else title


def until_words(line: AgendaLine, words: Words) -> str:
    """To which time an item goes on; empty where it simply lasts."""
    return "" if line.until is None else words("agenda.until", time=schedule.clock(line.until))


def span(start: int, end: int, words: Words) -> str:
    """From-to as clock times; past midnight the day is told once."""
    same_day = start // schedule.DAY == end // schedule.DAY
    begins = schedule.clock(start % schedule.DAY if same_day else start)
    return words("frame.time_span", start=begins, end=schedule.clock(end))


def workshop_line(workshop: WorkshopImprint, words: Words) -> str:
    """Day, hours and place on one line; the hours with the city whose clocks they go by, where that is elsewhere. Of
    several days when the first begins and the last ends: the hours of each stand below."""
    if workshop.days > 1:
        return joined(*_days(workshop, words), workshop.place)
    hours = span(workshop.start, workshop.end, words)
    if workshop.elsewhere:
        hours = words("frame.hours_elsewhere", hours=hours, city=workshop.elsewhere)
    day = words.date_with_weekday(workshop.day) if workshop.day else ""
    return joined(day, hours, workshop.place)


def _days(workshop: WorkshopImprint, words: Words) -> tuple[str, str]:
    start, end = schedule.clock(workshop.start), schedule.clock(workshop.end % schedule.DAY)
    if workshop.day is None:
        lasts = words("frame.days_undated", n=workshop.days, start=start)
    else:
        first, last = (words.date_with_weekday(day_of(workshop, number)) for number in (1, workshop.days))
        lasts = words("frame.days", first=first, start=start, last=last, end=end)
    return lasts, words("frame.elsewhere", city=workshop.elsewhere) if workshop.elsewhere else ""


def day_of(workshop: WorkshopImprint, number: int) -> date:
    """The date of one of its days, the first being 1."""
    assert workshop.day is not None
    return workshop.day + timedelta(days=number - 1)


def day_title(key: str, number: int, workshop: WorkshopImprint, words: Words) -> str:
    """What stands above one of several days: which, and when."""
    date = words.date_with_weekday(day_of(workshop, number)) if workshop.day else ""
    return joined(words(key, n=number), date)


def workshop_file(key: str, workshop: WorkshopImprint, words: Words) -> str:
    """A file name that sorts: artefact, workshop, ISO day."""
    if workshop.day is None:
        return words(f"{key}.file", workshop=workshop.title)
    return words(f"{key}.file_day", workshop=workshop.title, day=workshop.day.isoformat())


def length(minutes: int, words: Words) -> str:
    """ "6 min", "1 h", "1 h 05", as the screens say it."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words("frame.minutes", n=rest)
    return words("frame.hours_minutes", hours=hours, minutes=f"{rest:02}") if rest else words("frame.hours", n=hours)
