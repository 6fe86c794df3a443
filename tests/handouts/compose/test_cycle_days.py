"""What papers of a cycle say of days: a level that was moved holds from the day on which it was moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from handouts import catalogue
from handouts.document import Cards, Document
from handouts.gather import ComposeOptions
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.wordings import Wording, stood

OPTIONS = ComposeOptions(day=date(2026, 12, 1))


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build_later(tmp_path_factory.mktemp("later") / "later.okrw")
    yield workspace
    workspace.close()


def _said(workspace: Workspace, id: str, all_text: Callable[[Document], str], options: ComposeOptions = OPTIONS) -> str:
    return "\n".join(all_text(each) for each in catalogue.compose(id, workspace.read, options))


def test_a_record_shows_the_levels_that_held_on_its_day(later: Workspace, all_text: Callable[[Document], str]) -> None:
    made = catalogue.compose("check_in_record", later.read, OPTIONS)
    records = [all_text(each) for each in made if "Crossing Operations" in each.name]
    assert len(records) == 4
    for said, moved in zip(records, (False, False, True, True), strict=True):
        assert ("11 → 9 · 4 · 2" in said) is moved
        assert ("11 → 8 · 4 · 2" in said) is not moved


def test_what_stood_is_what_the_first_change_after_the_day_began_with() -> None:
    def moved(day: int, before: str, after: str, field: str = "commit", why: str = "agreed") -> Wording:
        return Wording(str(day), "k", field, datetime(2026, 10, day, 9, tzinfo=UTC), before, after, why=why)

    made = (moved(20, "9", "10"), moved(13, "8", "9"), moved(14, "a", "b", "text"), moved(15, "4", "5", "target", ""))
    assert stood(made, date(2026, 10, 12)) == {"commit": "8", "text": "a"}
    assert stood(made, date(2026, 10, 13)) == {"commit": "9", "text": "a"}
    assert stood(made, date(2026, 10, 20)) == {}


def test_what_is_published_says_when_it_was_changed(later: Workspace, all_text: Callable[[Document], str]) -> None:
    for id in ("published_overview", "published_set"):
        said = _said(later, id, all_text)
        assert "published 7 Aug 2026 · changed 1 Oct 2026" in said
        assert said.count("changed 1 Oct 2026") > said.count("· changed 1 Oct 2026")
        before = _said(later, id, all_text, replace(OPTIONS, day=date(2026, 9, 30)))
        assert "changed" not in before


def test_the_predicted_score_has_one_name(later: Workspace, all_text: Callable[[Document], str]) -> None:
    for id in ("champion_cards", "check_in_form", "check_in_square"):
        said = _said(later, id, all_text)
        assert "Predicted score" in said
        assert not {"The score I expect at the end", "Score now"} & set(said.splitlines())


def test_who_goes_on_about_a_key_result_will_talk_again(later: Workspace, all_text: Callable[[Document], str]) -> None:
    assert "will talk again by 30 Nov 2026" in _said(later, "reflect_sheet", all_text)


def test_the_log_names_no_day_that_is_past(later: Workspace, all_text: Callable[[Document], str]) -> None:
    before = replace(OPTIONS, day=date(2026, 8, 1))
    assert "1 open · talks to hold before publishing on 7 Aug 2026" in _said(later, "dependency_log", all_text, before)
    said = _said(later, "dependency_log", all_text)
    assert "6 agreed, 1 overdue" in said
    assert "before publishing on" not in said


def test_nothing_is_to_hold_when_all_is_agreed(later: Workspace, all_text: Callable[[Document], str]) -> None:
    (log,) = catalogue.gather("dependency_log", later.read, OPTIONS)
    agreed = tuple(line for line in log.lines if line.need.is_confirmed)  # type: ignore[attr-defined]
    (made,) = catalogue.compose_sources("dependency_log", (replace(log, lines=agreed),))  # type: ignore[type-var]
    assert "6 agreed, 0 open\n" in all_text(made)


def test_a_champion_of_two_key_results_has_a_minute_for_each(later: Workspace) -> None:
    for source in catalogue.gather("champion_cards", later.read, OPTIONS):
        (made,) = catalogue.compose_sources("champion_cards", (source,))
        (block,) = made.sections[0].blocks
        assert isinstance(block, Cards)
        minutes = ["".join(run.text for run in card.body[0]) for card in block.cards if card.fields]
        people = source.champions  # type: ignore[attr-defined]
        assert sorted(said.split()[0] for said in minutes) == sorted(one.number for _, all in people for one in all)
        assert all(len(card.body) == 1 for card in block.cards if card.fields)
        assert [bool(card.fields) for card in block.cards[: 2 * len(people)]] == [False, True] * len(people)


def test_thousands_of_the_sample_are_written_in_one_way(later: Workspace) -> None:
    """What is typed is shown as it was typed; so it is typed alike."""
    results = later.read.all(KeyResult)
    typed = [value for each in results for value in (each.baseline, each.commit, each.target, each.stretch)]
    assert "1,000" in typed
    assert not [value for value in typed if re.search(r"\d{4}", value)]
