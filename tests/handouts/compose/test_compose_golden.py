"""Every artefact of the example engagement, as text, against the file that was last reviewed. `--update-golden` writes
the files anew; the diff is then what a reviewer reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from handouts import catalogue
from handouts.document import Document
from handouts.gather import ComposeOptions
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import MetricPile, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.reflections import Bucket, Reflection
from workshop_app.domain.wordings import Wording

GOLDEN = Path(__file__).parent / "golden"
UPDATE = "if this is what the document should say, pytest tests/handouts --update-golden writes it; read the diff"
AFTER_A_DAY = "workshop_report"  # needs a day that was held: see day/
AFTER_A_CYCLE = frozenset(
    (
        *("cycle_report", "check_in_record", "check_in_form", "check_in_square", "champion_cards"),
        *("reflect_sheet", "published_set", "tracker_print"),
    )
)
OF_ALL_OTHERS = "archive_index"  # names every document there is: a new one is no change to review in it
AFTER_DRAFTING = "draft_dossier"
AFTER_SORTING = "metric_sorter"
MARCH, APRIL = date(2027, 3, 1), date(2027, 4, 1)
THE_CYCLE = (
    CheckIn("c1", "s1", MARCH, held=True),
    CheckIn("c2", "s1", APRIL, held=True),
    ProgressLine("l1", "c1", "k1", "80", predicted="0.4"),
    ProgressLine("l2", "c2", "k1", "86", predicted="60 %"),
    ProgressLine("l3", "c1", "k2", "9", predicted="0.7"),
    Reflection("k1", "91 %", "0.6", "The school told us first, so we ask it every month.", Bucket.KEEP),
    Reflection("k2", "10", "0,2", "We waited for spare parts, so we keep two engines' worth.", Bucket.MODIFY),
    WatchedMetric("h1", "s1", "Crew overtime", "below 6 %", "4 %"),
)
NOON = datetime(2026, 12, 7, 12, tzinfo=UTC)
THE_WORDINGS = (
    Wording("w1", "o1", "text", NOON, "Be on time", "Make the morning crossing one people rely on", "For whom?"),
    Wording("w2", "o1", "why_now", NOON, "We are late.", "The school told us first."),
    Wording("w3", "k1", "text", NOON, "", "Be punctual"),
    Wording("w4", "k1", "text", NOON.replace(day=9), "Be punctual", "Departures on time rise", "How will you know?"),
    Wording("w5", "k1", "stretch", NOON.replace(day=10), "95 %", "97 %", "", "the second berth came", "Ana Gil"),
    Wording("w6", "k1", "target", NOON.replace(day=8), "", "92 %"),
    Wording("w7", "s1", "removed", NOON.replace(day=11), "Print the timetable", "", "", "nobody reads it"),
)
THE_NUMBERS = (
    SortedMetric("n1", "s1", "Sick days", MetricPile.HEALTH),
    SortedMetric("n2", "s1", "Starts on time", MetricPile.KEY_RESULT, position=1),
    SortedMetric("n3", "s1", "Cost of a new contact", position=2),
)
BETWEEN_TEAMS = frozenset(["dependency_log", "dependency_talk"])
THE_NEEDS = (
    TeamDependency("d1", "Crossing Operations", "t1", "Engine Workshop", what="A spare pump", due=MARCH),
    TeamDependency(
        *("d2", "Desk", None, "Crossing Operations", "t1", "Delays before departure", APRIL, "k1", TheirView.YES),
        gives_up="One line of the log",
        agreed_words="Before means: not yet at sea",
        needs_owner="Ana Gil",
        gives_owner="Ben Ohm",
        confirmed_by="Ben Ohm",
        confirmed_on=MARCH,
        their_reality="Nobody on the bridge has a free hand",
    ),
)
CASES = [
    *((each.id, False) for each in catalogue.ARTEFACTS if each.id not in (AFTER_A_DAY, OF_ALL_OTHERS)),
    ("drafting_handout", True),
]


@pytest.mark.parametrize(("artefact_id", "blank"), CASES)
def test_the_document_says_what_was_reviewed(
    artefact_id: str,
    blank: bool,
    engagement: Workspace,
    options: ComposeOptions,
    dump: Callable[[Document], str],
    pytestconfig: pytest.Config,
) -> None:
    if artefact_id in AFTER_A_CYCLE:
        engagement.apply(Add(THE_CYCLE))
    if artefact_id in BETWEEN_TEAMS:
        engagement.apply(Add(THE_NEEDS))
    if artefact_id == AFTER_SORTING:
        engagement.apply(Add(THE_NUMBERS))
    if artefact_id == AFTER_DRAFTING:
        engagement.apply(Add(THE_WORDINGS))
    documents = catalogue.compose(artefact_id, engagement.read, replace(options, blank=blank))
    said = "\n".join(dump(document) for document in documents)
    said = said.replace(queries.engagement(engagement.read).id, "(the engagement's id)")  # a new one in every file
    said = re.sub(r"\b[2-9A-Z]{4}-([2-9A-Z]{4}|0)-([\w.]+)-[2-9A-Z]\b", r"(its code)-\1-\2", said)
    file = GOLDEN / f"{artefact_id}{'_blank' if blank else ''}.txt"
    if pytestconfig.getoption("--update-golden"):
        file.write_text(said, encoding="utf-8", newline="\n")
    assert file.exists(), f"nobody has reviewed {file.name} yet: {UPDATE}"
    assert said == file.read_text(encoding="utf-8"), UPDATE
