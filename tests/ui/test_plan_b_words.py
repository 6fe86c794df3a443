"""How it stands with the plan B on paper, in sentences that are true of several workshops, too."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ui import plan_b_words
from workshop_app.application.plan_b import PlanBReport, PlanBStanding
from workshop_app.application.plan_b_shelf import PlanBPaper
from workshop_app.domain.errors import ErrorCode, KnownError

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
FULL = KnownError(ErrorCode.PLACE_FULL, path="x")


def paper(folder: Path, number: int, *, seats: bool, minutes: int = 0) -> PlanBPaper:
    """One that lies there, of the day after tomorrow or later."""
    file = folder / f"{number}.pdf"
    file.write_bytes(b"paper")
    facts = file.stat()
    made = NOW - timedelta(minutes=minutes)
    day = date(2026, 11, 24 + number)
    return PlanBPaper(file, f"w{number}", day, made, "plan", seats, stamp=(facts.st_size, facts.st_mtime_ns))


def said(*papers: PlanBPaper, **facts: Any) -> str:
    return plan_b_words.sentence(PlanBReport(facts.pop("standing", PlanBStanding.KEPT), papers, **facts), NOW)


@pytest.mark.parametrize(
    ("seats", "words"),
    [
        ((True, True), "run sheets and seats of 2 workshops from Wed 25 Nov, the latest made "),
        ((True, False), "run sheets of 2 workshops from Wed 25 Nov, 1 with seats, the latest made "),
        ((False, True), "run sheets of 2 workshops from Wed 25 Nov, 1 with seats, the latest made "),
        ((False, False), "run sheets of 2 workshops from Wed 25 Nov, the latest made "),
    ],
)
def test_of_several_it_says_how_many_have_seats(tmp_path: Path, seats: tuple[bool, bool], words: str) -> None:
    """Said of the first alone, it promised seats that the second has not, and the moment of the other."""
    shown = said(*(paper(tmp_path, n, seats=each, minutes=60 * n) for n, each in enumerate(seats, 1)))
    assert words in shown
    assert "more" not in shown


def test_one_that_somebody_wrote_into_is_not_called_gone(tmp_path: Path) -> None:
    kept = paper(tmp_path, 1, seats=True)
    with kept.path.open("ab") as file:
        file.write(b"my note")
    assert "is gone, or is not as it was left" in said(kept)


def test_a_trouble_is_told_of_the_workshop_that_has_it(tmp_path: Path) -> None:
    kept, behind = paper(tmp_path, 1, seats=True), paper(tmp_path, 2, seats=True)
    report = PlanBReport(PlanBStanding.TROUBLE, (kept, behind), FULL, stuck=("w2", "w3"))
    assert plan_b_words.of_workshop(report, "w1", NOW) == (
        f"run sheet and seats, made {_clock(kept)}, beside the file",
        True,
    )
    words, good = plan_b_words.of_workshop(report, "w2", NOW) or ("", True)
    assert "A newer one could not be made" in words
    assert not good
    assert plan_b_words.of_workshop(report, "w3", NOW) == ("not there: the disk is full", False)


def test_what_nobody_could_look_at_is_not_called_missing() -> None:
    report = PlanBReport(PlanBStanding.TROUBLE, problem=FULL, seen=False)
    assert "could not be looked at" in plan_b_words.sentence(report, NOW)
    assert "none" not in plan_b_words.sentence(report, NOW)
    assert plan_b_words.of_workshop(report, "w1", NOW) == ("could not be looked at: the disk is full", False)


def _clock(kept: PlanBPaper) -> str:
    from ui.widgets.dates import stamp

    return stamp(kept.made, NOW)
