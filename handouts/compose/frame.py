"""What every composed document shares: running head and foot, dates of a workshop, and lists of labelled facts."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from agendas import schedule
from handouts.document import Inline, Margins, Orientation, TextRun, TextStyle, text
from handouts.imprint import Imprint, WorkshopImprint
from handouts.theme import theme_for
from handouts.word_widths import width
from handouts.wording import LEFT_TO_RIGHT, Words, in_one_line, left_mark
from handouts.workshop_sources import AgendaLine
from workshop_app.domain.engagement import Paper

SEPARATOR = " · "
DIGITS = 30.0  # points of a foot for other codes and more pages: papers of one kind say alike


def joined(*parts: str) -> str:
    """The parts that say something, on one line; from the left, unless all of them run from the right."""
    return in_one_line(filter(None, parts), SEPARATOR.join)


def cycle_of(imprint: Imprint, words: Words) -> str:
    """What a running head and a title say of the cycle."""
    return words("frame.cycle", cycle=imprint.cycle) if imprint.cycle else ""


def whose(imprint: Imprint, words: Words) -> str:
    """Client and cycle, on one line."""
    return joined(imprint.client, cycle_of(imprint, words))


def margins(imprint: Imprint, words: Words, subject: str, status: str = "", code: str = "") -> Margins:
    """Client and cycle, what this is and how far it is, who may read it, how old it is, and the code of a paper that
    can come back. A foot that stands on one line only without the coach does without."""
    coach = words("frame.coach", coach=imprint.coach) if imprint.coach else ""
    known_by = words("frame.code", code=code) if code else ""
    around = Margins(
        head_left=whose(imprint, words),
        head_right=joined(subject, status),
        foot_left=joined(coach, imprint.confidentiality),
        foot_right=joined(known_by, words("frame.printed", date=words.date(imprint.day))),
        page=words("frame.page", page="{page}", pages="{pages}"),
        foot_note=imprint.style.footer,
    )
    on_one_line = partial(
        _stands_in_foot, around=around, orientation=Orientation.PORTRAIT, spare=DIGITS if code else 0.0
    )
    if not on_one_line(around.foot_left) and on_one_line(imprint.confidentiality):
        return replace(around, foot_left=imprint.confidentiality)
    return around


def poster_margins(workshop: WorkshopImprint, words: Words, subject: str, *, titled: bool = False) -> Margins:
    """Of a sheet for the wall: what a running head would say stands in the foot, and leaves its room to the names;
    one that is `titled` by what it is says that once. A logo needs a head, a line of the coach's own a higher foot."""
    around = margins(workshop.imprint, words, subject)
    style = workshop.imprint.style
    if style.logo is not None or style.footer:
        return around
    day = date_or_nothing(workshop.day, words)
    named = "" if titled else subject
    imprint = workshop.imprint
    parts = (named, imprint.client, workshop.title, day)
    foot = joined(*parts, around.foot_left)
    if not _stands_in_foot(foot, around, Orientation.LANDSCAPE):  # who coaches is in the room
        foot = joined(*parts, imprint.confidentiality)
    return replace(around, head_left="", head_right="", foot_left=foot, poster=True)


def _stands_in_foot(said: str, around: Margins, orientation: Orientation, spare: float = 0.0) -> bool:
    """Whether it stands on one line beside what a foot says at its end, on every paper."""
    page = around.page.replace("{page}", "1").replace("{pages}", "1")
    themes = tuple(map(theme_for, Paper))
    room = min(theme.frame(orientation).text_width for theme in themes)
    return width(f"{said}    {around.foot_right}   \u00b7   {page}", themes[0].small.size) <= room - spare


def facts(*pairs: tuple[str, str]) -> tuple[tuple[str, Inline], ...]:
    """Only the pairs with a value."""
    return tuple((label, text(value)) for label, value in pairs if value.strip())


def lines_of(*parts: str | TextRun | Inline) -> Inline:
    """The parts that say something, one under the other; one of several styles is a line, too. Word has one direction
    for all of them: beside one from the right the others are held in their order."""
    lines = (part if isinstance(part, tuple) else text(part) for part in parts)
    said = [line for line in lines if _words_of(line)]
    if any(left_mark(_words_of(line)) for line in said):
        said = [_held(line) for line in said]
    runs: list[TextRun] = []
    for line in said:
        runs += text("\n", *line) if runs else line
    return tuple(runs)


def _words_of(line: Inline) -> str:
    return "".join(run.text for run in line)


def _held(line: Inline) -> Inline:
    if left_mark(_words_of(line)):
        return line
    first = (replace(line[0], text=f"{LEFT_TO_RIGHT}{line[0].text}"), *line[1:])
    return (*first[:-1], replace(first[-1], text=f"{first[-1].text}{LEFT_TO_RIGHT}"))


def was(words: str, wording: Words) -> TextRun:
    """What stood somewhere before another wording took its place."""
    return TextRun(words, TextStyle.GONE, wording("frame.was"))


def went(key: str, before: str, words: Words, **values: object) -> Inline:
    """A line that says what something was and what it became: what it was is struck through, where it was anything."""
    if not before:
        return text(words(key, before=words("draft.none"), **values))
    head, old, tail = words.parted(key, "before", before=before, **values)
    return tuple(run for run in text(head, was(old, words), tail) if run.text)


def date_or_nothing(day: date | None, words: Words) -> str:
    return words.date(day) if day else ""


def days(first: date, last: date, words: Words) -> str:
    """A day, or the days from one to another; what they share is said once: "8 to 12 Jan 2027"."""
    if last <= first:
        return words.date(first)
    begins = words.date(first)
    if first.year == last.year:
        begins = words("frame.day_month", day=first.day, month=words.month(first))
        begins = str(first.day) if first.month == last.month else begins
    return words("frame.window", first=begins, last=words.date(last))


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
