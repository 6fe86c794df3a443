"""What the page "What changed" shows, computed without Qt: changes since a day, edition against edition, every version
of one parameter, and where the record's number stands. Also the job that writes the page to a file. Called by the
changes view."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct
from msgspec.structs import replace

from ui.interview.view_state import all_words, content_language
from workshop_app.application import queries, version_queries
from workshop_app.application.own_style import own_style
from workshop_app.application.ports import Reader
from workshop_app.application.version_queries import ChangeRow
from workshop_app.domain.engagement import Paper
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.versions import ParameterVersion, RecordEdition

if TYPE_CHECKING:
    from handouts.export import Exported
    from handouts.source import Source
    from ui.background import Progress

FIRST_ANSWER = "first_answer"
UNASKED = ("", ParameterStatus.NOT_ASKED.value)
NOW = ""  # in place of an edition's id: as the answers stand
ARTEFACT = "parameter_changes"


class ChangesFilter(StrEnum):
    """Which changes are looked at."""

    SINCE = "since"
    EDITIONS = "editions"
    PARAMETER = "parameter"


class ChangesRequest(Struct, frozen=True):
    """What is asked for: since a day, one edition against another (by their ids; NOW: as it stands), or one
    parameter."""

    look: ChangesFilter = ChangesFilter.SINCE
    since: date | None = None
    first: str = NOW
    then: str = NOW
    key: str = ""

    def earlier(self, editions: Sequence[RecordEdition]) -> str:
        """The edition that the other one is compared with; the first of all until one is chosen."""
        return self.first or next((each.id for each in editions), "")


class RecordStanding(Struct, frozen=True):
    """The record's number: the last edition issued (None: there is none), what the next one is called, and how
    many parameters changed in between."""

    last: RecordEdition | None
    next: str
    changed: int


class ChangesView(Struct, frozen=True):
    """The page: its rows, how many parameters they touch, and what can be chosen."""

    rows: tuple[ChangeRow, ...]
    parameters: int
    editions: tuple[RecordEdition, ...]
    titles: tuple[tuple[str, str], ...]
    standing: RecordStanding
    anything: bool


def changes_view(reader: Reader, request: ChangesRequest) -> ChangesView:
    """Everything the page shows."""
    content = all_words(reader)
    rows = tuple(
        replace(row, title=content[row.key].short_title) if row.key in content else row
        for row in _rows(reader, request)
    )
    return ChangesView(
        rows=rows,
        parameters=len({row.key for row in rows}),
        editions=version_queries.editions(reader),
        titles=tuple((key, " ".join((each.number, each.short_title)).strip()) for key, each in content.items()),
        standing=standing(reader),
        anything=reader.count(ParameterVersion) > 0,
    )


def first_request(reader: Reader, today: date) -> ChangesRequest:
    """Where somebody begins to look: at what changed since the last edition, else since the first answer."""
    issued = version_queries.editions(reader)
    made = reader.all(ParameterVersion)
    begin = issued[-1].at if issued else min((each.at for each in made), default=None)
    since = begin.astimezone().date() if begin else today
    before = issued[-2].id if len(issued) > 1 else issued[-1].id if issued else NOW
    then = issued[-1].id if len(issued) > 1 else NOW
    return ChangesRequest(
        since=since, first=before, then=then, key=made[-1].key if made else next(iter(all_words(reader)))
    )


def standing(reader: Reader) -> RecordStanding:
    """Where the record's number stands."""
    issued, now = version_queries.editions(reader), version_queries.record_version(reader).label
    if not issued:
        return RecordStanding(None, now, 0)
    last = issued[-1]
    moved = {row.key for row in version_queries.compare_editions(reader, last.id)}
    return RecordStanding(last, now, len(moved))


def _rows(reader: Reader, request: ChangesRequest) -> tuple[ChangeRow, ...]:
    language = content_language(reader)
    match request.look:
        case ChangesFilter.SINCE:
            return _told(version_queries.what_changed(reader, request.since, language)) if request.since else ()
        case ChangesFilter.EDITIONS:
            first, then = request.earlier(version_queries.editions(reader)), request.then or None
            return _told(version_queries.compare_editions(reader, first, then, language))
        case ChangesFilter.PARAMETER:
            return tuple(reversed(version_queries.versions_of(reader, request.key, language)))
        case _:
            assert_never(request.look)


def _told(rows: tuple[ChangeRow, ...]) -> tuple[ChangeRow, ...]:
    """A first answer fills a dozen fields at once and changes none: it is told on one line, as on the printed page."""
    found: list[ChangeRow] = []
    for _, each in groupby(rows, key=_key):
        fields = tuple(each)
        first = _first_answer(fields)
        found += [first] if first else fields
    return tuple(found)


def _first_answer(fields: tuple[ChangeRow, ...]) -> ChangeRow | None:
    """What was said first, when these fields are a first answer and it has words."""
    opened = next((row for row in fields if row.field == "status" and row.before in UNASKED), None)
    said = {row.field: row.after for row in fields}
    words = "\n".join(said[name] for name in ("option", "decision") if said.get(name))
    return replace(opened, field=FIRST_ANSWER, before="", after=words) if opened and words else None


def _key(row: ChangeRow) -> str:
    return row.key


def names_in(typed: str) -> str:
    """Signatures as they are stored: one name per line, however they were typed."""
    names = typed.replace(";", ",").replace("\n", ",").split(",")
    return "\n".join(name.strip() for name in names if name.strip())


# ---------------------------------------------------------------------------------------------- the page as a file


class PageOrder(Struct, frozen=True):
    """A change page to write: its frozen sources, and on which paper."""

    sources: tuple[Source, ...]
    paper: Paper


def page_order(reader: Reader, request: ChangesRequest, today: date) -> PageOrder:
    """What the page is made from; KnownError(NOTHING_TO_EXPORT) when nothing of it is printed."""
    from handouts import catalogue, wording  # every composer comes along: not for a page that is only looked at
    from handouts.catalogue import ComposeOptions

    engagement = queries.engagement(reader)
    language = engagement.language if engagement.language in wording.languages() else "en"
    options = ComposeOptions(day=today, language=language, since=request.since, own_style=own_style())
    if request.look is ChangesFilter.EDITIONS:
        first = request.earlier(version_queries.editions(reader))
        options = replace(options, since=None, between=(first, request.then or None))
    return PageOrder(catalogue.gather(ARTEFACT, reader, options), engagement.paper)


class WritePage(Struct, frozen=True):
    """Job: the change page in one format. Gives the file."""

    order: PageOrder
    format: str
    folder: Path

    def __call__(self, progress: Progress) -> Exported:
        from handouts import catalogue, export

        progress.tell(0, 1)
        document = catalogue.compose_sources(ARTEFACT, self.order.sources)[0]
        return export.save(document, self.format, self.folder, self.order.paper)
