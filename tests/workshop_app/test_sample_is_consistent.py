"""The worked sample agrees with itself: nothing is agreed on at a weekend, teams agree with each other between their
workshop and publishing, sets keep to what was agreed about sets, and a side whose words are told has been asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from handouts import catalogue
from handouts.gather import ComposeOptions
from workshop_app import sample
from workshop_app.application import interview_queries
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.check_ins import AgreedAction, ProgressLine
from workshop_app.domain.okr import Direction, DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.reflections import Reflection
from workshop_app.domain.workshops import Workshop
from workshop_app.sample.carried import SampleClock

WEEK = tuple(datetime(2026, 11, day, 9, tzinfo=UTC) for day in (24, 28, 29))  # weekends fall on other days of it


@pytest.fixture(scope="module", params=WEEK, ids=lambda at: at.strftime("%A"))
def now(request: pytest.FixtureRequest) -> datetime:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def later(now: datetime, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build_later(tmp_path_factory.mktemp("later") / "later.okrw", SampleClock(now))
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def first(now: datetime, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build(tmp_path_factory.mktemp("first") / "first.okrw", SampleClock(now))
    yield workspace
    workspace.close()


def test_nothing_between_teams_is_agreed_on_at_a_weekend(first: Workspace, later: Workspace, now: datetime) -> None:
    for workspace in (first, later):
        for need in workspace.read.all(TeamDependency):
            days = [each for each in (need.due, need.confirmed_on, need.next_look) if each is not None]
            assert all(each.weekday() < 5 for each in days), need.what
            assert need.confirmed_on is None or need.confirmed_on <= now.date()


def test_nothing_is_to_be_done_by_a_day_of_a_weekend(later: Workspace) -> None:
    days = [each.due for each in later.read.all(AgreedAction)]
    days += [each.continues_by for each in later.read.all(Reflection)]
    days += [each.day for each in later.read.all(Workshop)]
    known = [each for each in days if each is not None]
    assert len(known) > 20
    assert all(each.weekday() < 5 for each in known)


def test_teams_agree_after_they_have_drafted_and_before_they_publish(later: Workspace) -> None:
    drafting = next(each.day for each in later.read.all(Workshop) if each.title.endswith("drafts its OKRs"))
    published = min(each.published_on for each in later.read.all(DraftSet) if each.published_on)
    agreed = [each.confirmed_on for each in later.read.all(TeamDependency) if each.confirmed_on]
    assert drafting is not None
    assert agreed
    assert all(drafting < day <= published for day in agreed)


def test_who_is_quoted_in_a_check_in_has_been_asked(later: Workspace) -> None:
    told = " ".join(f"{each.why_changed} {each.blocker}" for each in later.read.all(ProgressLine))
    assert "provider" in told
    provider = next(each for each in later.read.all(TeamDependency) if each.gives == "Payment provider")
    assert provider.view is TheirView.PARTLY
    assert not provider.is_confirmed


def test_published_sets_keep_to_what_was_agreed_about_sets(later: Workspace) -> None:
    caps = interview_queries.facts(later.read).caps
    for draft in later.read.all(DraftSet):
        if draft.status is not DraftStatus.PUBLISHED:
            continue
        objectives = later.read.all(Objective, set_id=draft.id)
        counts = [len(later.read.all(KeyResult, objective_id=each.id)) for each in objectives]
        assert 1 <= len(objectives) <= caps.objectives
        assert max(counts) <= caps.krs_per_objective
        assert sum(counts) <= caps.krs_per_set
        assert len(objectives) == 1 or {each.direction for each in objectives} == set(Direction)


def test_health_metrics_of_all_are_watched_and_the_page_of_rules_names_those_beside_the_sets(
    first: Workspace, later: Workspace
) -> None:
    agreed = {each.name for each in interview_queries.facts(later.read).health_metrics}
    watched = {each.name for each in later.read.all(WatchedMetric)}
    assert agreed < watched
    for workspace, beside in ((first, False), (later, True)):
        (source,) = catalogue.gather("rules_page", workspace.read, ComposeOptions(day=WEEK[0].date()))
        assert source.rules.health_beside is beside  # type: ignore[attr-defined]


def test_the_example_is_of_another_company(first: Workspace) -> None:
    for id in ("sample_okr", "worked_key_result"):
        (document,) = catalogue.compose(id, first.read, ComposeOptions(day=WEEK[0].date()))
        blocks = repr(document.sections)
        assert "Sound Line" in blocks
        assert not [name for name in ("Harbour Ferries", "Inês", "Olaf", "Mei") if name in blocks]
