"""Keeps the plan B on paper of an engagement: `orders` reads what is due where the reader lives, `refresh` makes what
changed since it was made last and takes away what is over, on any thread. Called by the window and the command line.

A PDF is written beside its place, read back and compared, and only then named: whoever looks finds the one before or
the new one, whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from handouts import catalogue, export, gather_plan_b, wording
from handouts.catalogue import ComposeOptions
from handouts.workshop_sources import BreakoutPosterSource, OfWorkshop, PlanBPeople, RunSheetSource
from workshop_app import __version__, bootstrap
from workshop_app.application import disk, plan_b, plan_b_shelf, queries
from workshop_app.application.plan_b import PaperDue, PlanBReport, PlanBStanding
from workshop_app.application.plan_b_shelf import PlanBPaper
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import OwnStyle
from workshop_app.domain.workshops import Workshop

S = TypeVar("S", bound=OfWorkshop)


class PlanBOrder(Struct, frozen=True):
    """What goes into the paper of one workshop, frozen."""

    due: PaperDue
    run: RunSheetSource
    seats: BreakoutPosterSource | None
    people: PlanBPeople
    paper: Paper
    engagement_id: str


def orders(reader: Reader, now: datetime, own_style: OwnStyle) -> tuple[PlanBOrder, ...]:
    """What has to lie there now."""
    return tuple(one_by_one(reader, now, own_style))


def one_by_one(reader: Reader, now: datetime, own_style: OwnStyle) -> Iterator[PlanBOrder]:
    """The same, some milliseconds for each, where the reader lives."""
    for each in plan_b.due(reader, now):
        if reader.find(Workshop, each.workshop_id) is not None:  # whoever takes a rest in between may lose one
            yield _order(reader, each, own_style)


def _order(reader: Reader, due: PaperDue, own_style: OwnStyle) -> PlanBOrder:
    engagement = queries.engagement(reader)
    language = engagement.language if engagement.language in wording.languages() else "en"
    # Of its own day, so that it is no other plan tomorrow; the day of making stands on it all the same.
    options = ComposeOptions(day=due.day, language=language, workshop_id=due.workshop_id, own_style=own_style)
    run = cast("RunSheetSource", catalogue.gather("run_sheet", reader, options)[0])
    seats = None
    if catalogue.count("breakout_poster", reader, options):
        seats = cast("BreakoutPosterSource", catalogue.gather("breakout_poster", reader, options)[0])
    people = gather_plan_b.people(reader, due.workshop_id)
    return PlanBOrder(due, run, seats, people, engagement.paper, engagement.id)


def plan_of(order: PlanBOrder) -> str:
    """What marks the plan: other letters whenever another page would be printed."""
    told = msgspec.json.encode((__version__, order), order="deterministic")
    return hashlib.sha256(told).hexdigest()


def refresh(path: Path, wanted: tuple[PlanBOrder, ...], now: datetime) -> PlanBReport:
    """Make what is due and is not there as it stands now, and take away what is due no more. What cannot be written is
    told; the paper before stays."""
    problem = None
    there: tuple[PlanBPaper, ...] | None = None
    for each in wanted:
        try:
            with export.disk_errors(plan_b_shelf.folder_of(path)):
                there = plan_b_shelf.kept(path) if there is None else there  # once: there may be many
                _kept_up(path, each, there, now)
        except KnownError as error:
            problem = error
    plan_b_shelf.clear(path, frozenset(each.due.workshop_id for each in wanted))
    return report(path, wanted, problem)


def report(path: Path, wanted: tuple[PlanBOrder, ...], problem: KnownError | None = None) -> PlanBReport:
    """What lies there. `problem` is what making it came to."""
    try:
        with export.disk_errors(plan_b_shelf.folder_of(path)):
            papers = plan_b_shelf.kept(path)
    except KnownError as error:
        return PlanBReport(PlanBStanding.TROUBLE, problem=problem or error, seen=False)
    stuck = tuple(each.due.workshop_id for each in wanted if not up_to_date(each, papers))
    if problem is not None:
        seen = bool(papers) or problem.code is not ErrorCode.FILE_MISSING  # on a stick in a pocket they lie as they lay
        return PlanBReport(PlanBStanding.TROUBLE, papers, problem, stuck, seen)
    return PlanBReport(_standing(wanted, papers, stuck), papers, stuck=stuck)


def _standing(wanted: tuple[PlanBOrder, ...], papers: tuple[PlanBPaper, ...], stuck: tuple[str, ...]) -> PlanBStanding:
    if set(stuck) - {each.workshop_id for each in papers}:
        return PlanBStanding.MISSING
    if stuck:
        return PlanBStanding.BEHIND
    return PlanBStanding.KEPT if wanted else PlanBStanding.NOTHING_DUE


def none_kept(path: Path, standing: PlanBStanding) -> PlanBReport:
    """Where a file has no paper: where it must have none, what of ours lies there goes. What stays is in the answer."""
    if standing in plan_b.NEVER:
        plan_b_shelf.clear(path)
    found = report(path, ())
    return replace(found, standing=standing)


def up_to_date(order: PlanBOrder, papers: Iterable[PlanBPaper]) -> bool:
    """Whether what lies there shows the plan as it is now."""
    plan = plan_of(order)
    return any(each.workshop_id == order.due.workshop_id and each.plan == plan for each in papers)


def _kept_up(path: Path, order: PlanBOrder, there: tuple[PlanBPaper, ...], now: datetime) -> None:
    mine = [each for each in there if each.workshop_id == order.due.workshop_id]
    plan = plan_of(order)
    current = next((each for each in mine if each.plan == plan), None)
    if current is None:
        _check_takes_paper(path)
        _make(path, order, plan, mine[0] if mine else None, now)
    for each in mine if current else mine[1:]:
        if each is not current:  # a copy that a synced folder made of one
            plan_b_shelf.take_away(each.path)


def _check_takes_paper(path: Path) -> None:
    """A stick that was pulled out gets no folder of its name on the disk below it."""
    from workshop_app.storage.watch import may_write

    if not path.exists():
        raise KnownError(ErrorCode.FILE_MISSING, path=str(path))
    folder = plan_b_shelf.folder_of(path)
    if not may_write(folder if folder.exists() else folder.parent):
        raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(folder))


def _make(path: Path, order: PlanBOrder, plan: str, old: PlanBPaper | None, now: datetime) -> None:
    from handouts import pdf, verify
    from handouts.compose.plan_b import compose
    from handouts.theme import theme_of
    from handouts.whole_sheets import on_its_sheet

    local = now.astimezone()
    run = _dated(order.run, now)
    seats = _dated(order.seats, now) if order.seats is not None else None
    document = compose(run, seats, order.people, local, run.imprint.words)
    drawn = pdf.render(on_its_sheet(document, order.paper), theme_of(document, order.paper))
    due = order.due
    data = plan_b_shelf.sealed(
        drawn,
        workshop_id=due.workshop_id,
        day=due.day,
        made=now,
        plan=plan,
        seats=seats is not None,
        engagement_id=order.engagement_id,
    )
    folder = disk.private_folder(plan_b_shelf.folder_of(path))
    disk.clear_dead(folder)
    temporary = disk.write_unfinished(folder / "paper", data)  # no id: one of a foreign file may be a path
    try:
        verify.check(temporary, document, export.Format.PDF, order.paper)
        if not bootstrap.has_passphrase(path):  # set meanwhile: then nothing of it is kept in the clear
            plan_b_shelf.put(temporary, path, due.day, due.start, old)
    finally:
        disk.remove(temporary)


def _dated(source: S, now: datetime) -> S:
    head = replace(source.workshop.imprint, day=now.astimezone().date())
    return replace(source, workshop=replace(source.workshop, imprint=head))
