"""What papers of a cycle say of days: a level that was moved holds from the day on which it was moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from msgspec import Struct
from msgspec.structs import replace

from handouts import catalogue
from handouts.document import Cards, Document, Figure, TextRun, TextStyle
from handouts.gather import ComposeOptions
from handouts.measure import pages, pages_in_word
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
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


def _lines(value: object) -> Iterator[str]:
    """Every text that is made of runs, whatever their styles."""
    if isinstance(value, tuple) and value and all(isinstance(each, TextRun) for each in value):
        yield "".join(run.text for run in value).replace("\N{NO-BREAK SPACE}", " ")
    elif isinstance(value, Struct | tuple):
        for each in value if isinstance(value, tuple) else (getattr(value, one) for one in value.__struct_fields__):
            yield from _lines(each)


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
        said = _said(later, id, all_text).replace("\N{NO-BREAK SPACE}", " ")
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
    assert "1 open · talks to be held before publishing on 7 Aug 2026" in _said(
        later, "dependency_log", all_text, before
    )
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


def test_an_okr_set_tells_what_was_changed_since_it_was_published(
    later: Workspace, all_text: Callable[[Document], str]
) -> None:
    said = "\n".join(_lines(catalogue.compose("draft_okrs", later.read, OPTIONS)))
    assert "Changed 1 October 2026: 0.3 commit 8 → 9" in said
    before = _said(later, "draft_okrs", all_text, replace(OPTIONS, day=date(2026, 9, 30)))
    assert "Changed" not in before


def test_a_change_in_a_record_has_its_day_and_two_numbers_do_not_run_together(later: Workspace) -> None:
    said = "\n".join(_lines(catalogue.compose("check_in_record", later.read, OPTIONS)))
    assert "1.2 · 0.3 commit: 8 → 9, 1 Oct 2026" in said


def test_what_a_key_result_began_with_is_its_start_once_it_is_published(
    later: Workspace, all_text: Callable[[Document], str]
) -> None:
    for id in ("published_overview", "published_set", "tracker_print"):
        said = _said(later, id, all_text).splitlines()
        assert "Start" in said
        assert not [line for line in said if "today" in line.casefold().split()]
    drafts = [all_text(each).splitlines() for each in catalogue.compose("draft_okrs", later.read, OPTIONS)]
    for said in drafts:
        published = any("Published" in line for line in said)
        assert ("Start" in said) is published
        assert ("Today" in said) is not published


def test_the_tracker_on_paper_has_health_metrics_above_the_key_results_of_each_team(
    later: Workspace, all_text: Callable[[Document], str]
) -> None:
    said = _said(later, "tracker_print", all_text)
    assert said.count("Health metrics") == 6
    assert said.index("Fuel per crossing") < said.index("1.1  Departures before nine")
    assert "healthy: 410 to 450 l" in said


def test_the_sponsor_knows_the_days_of_the_next_set(later: Workspace, all_text: Callable[[Document], str]) -> None:
    said = _said(later, "sponsor_summary", all_text)
    assert said.index("Drafts read with the executive sponsor") < said.index("Next set published")


def test_a_cycle_report_tells_which_reading_was_outside(later: Workspace, all_text: Callable[[Document], str]) -> None:
    said = _said(later, "cycle_report", all_text).replace("\N{NO-BREAK SPACE}", " ")
    assert "3 of 4 inside, not 452 l (15 Sep)" in said
    assert said.count("4 of 4 inside") == 2
    assert "What we saw" in said


def test_a_cycle_report_has_each_final_score_before_its_way(later: Workspace) -> None:
    (report,) = catalogue.compose("cycle_report", later.read, OPTIONS)
    blocks = (block for section in report.sections for block in section.blocks)
    bars = next(block for block in blocks if isinstance(block, Figure)).bars
    told = [(bar.lead, bar.shown.replace("\N{NO-BREAK SPACE}", " ")) for bar in bars if not bar.heads]
    assert ("0.6", "79 → 90 % · keep") in told
    assert ("0.4", "modify") in told  # no room for "passengers": a line under its words has the whole
    assert len(told) == 22
    assert all(lead for lead, _ in told)


def test_the_rules_are_those_of_the_cycle_that_the_next_workshop_is_for(
    later: Workspace, all_text: Callable[[Document], str]
) -> None:
    said = _said(later, "rules_page", all_text)
    assert "It holds for the cycle Dec–Mar 2026/2027." in said
    assert "1 December 2026 to 31 March 2027" in said
    assert "22 December 2026" in said


def test_the_index_names_cycles_and_tells_what_was_changed(
    later: Workspace, all_text: Callable[[Document], str]
) -> None:
    said = _said(later, "archive_index", all_text).replace("\N{NO-BREAK SPACE}", " ")
    assert {"Aug–Nov 2026", "Dec–Mar 2026/2027"} <= set(said.splitlines())
    assert "version 3 · Published · 7 Aug 2026 · changed 1 Oct 2026" in said
    assert "Cycle 1" not in said


def test_a_set_of_two_objectives_takes_one_page_where_that_holds_it(later: Workspace) -> None:
    made = {each.name: each for each in catalogue.compose("draft_okrs", later.read, OPTIONS)}
    (short,) = (each for name, each in made.items() if "Harbour Ferries" in name and "Aug" in name)
    (long,) = (each for name, each in made.items() if "Crossing Operations" in name and "Aug" in name)
    for paper in Paper:
        assert pages(short, paper) == pages_in_word(short, paper) == 1
        assert pages(long, paper) == pages_in_word(long, paper) == 2


def test_a_draft_asks_for_levels_that_nobody_wrote(later: Workspace, all_text: Callable[[Document], str]) -> None:
    for each in catalogue.compose("draft_okrs", later.read, OPTIONS):
        said = all_text(each)
        if "Terminals" in each.name:
            assert ("No levels yet: 1.1, 1.2." in said) is ("Dec" in each.name)
        if "Published" in said:
            assert "No levels yet" not in said


def test_what_was_changed_is_told_apart_on_every_paper_that_tells_it(later: Workspace) -> None:
    """The level that was moved, a figure, quietly, and the decisions that were taken anew with a line through them."""

    def of_style(value: object, style: TextStyle) -> Iterator[str]:
        if isinstance(value, TextRun):
            yield from (value.text,) * (value.style is style and bool(value.said))
        elif isinstance(value, Struct | tuple):
            for each in value if isinstance(value, tuple) else (getattr(value, one) for one in value.__struct_fields__):
                yield from of_style(each, style)

    def gone(value: object) -> Iterator[str]:
        return of_style(value, TextStyle.GONE)

    for id in ("draft_okrs", "check_in_record", "draft_dossier"):
        made = catalogue.compose(id, later.read, OPTIONS)
        assert set(of_style(made, TextStyle.QUIET)) == {"8"}, id
        assert not set(gone(made)), id
    assert "Every two weeks" in set(gone(catalogue.compose("parameter_changes", later.read, OPTIONS)))
    # A record comes back, and who reads it takes words out with a line through them.
    assert not set(gone(catalogue.compose("parameters_record", later.read, OPTIONS)))
