"""A page has one form of dates: the long one of sentences, or the short one of tables, in its foot as in its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from handouts import catalogue, verify, wording
from handouts.document import Document
from handouts.gather import ComposeOptions
from workshop_app import sample
from workshop_app.application.workspace import Workspace

OPTIONS = ComposeOptions(day=date(2026, 12, 1))
WORDS = wording.load("en")
LONG = [WORDS.entries[f"month.{nth}"] for nth in range(1, 13)]
SHORT = [WORDS.entries[f"month_short.{nth}"] for nth in range(1, 13)]
FORMS = {
    "long": rf"\b\d{{1,2}} (?:{'|'.join(set(LONG) - set(SHORT))})\b",
    "short": rf"\b\d{{1,2}} (?:{'|'.join(set(SHORT) - set(LONG))})\b",
    # Of other places, or for programs: on no paper.
    "iso": r"\b\d{4}-\d\d-\d\d\b",
    "figures": r"\b\d{1,2}[./]\d{1,2}[./](?:\d{2}){1,2}\b",
    "month first": rf"\b(?:{'|'.join({*LONG, *SHORT})})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b",
    "ordinal": rf"\b\d{{1,2}}(?:st|nd|rd|th) (?:{'|'.join({*LONG, *SHORT})})\b",
    "point": rf"\b\d{{1,2}} (?:{'|'.join({*SHORT})})\.",
    "sept": r"\b\d{1,2} Sept\b",
}


@pytest.fixture(scope="module", params=[sample.build, sample.build_later], ids=["sample", "a cycle later"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = request.param(tmp_path_factory.mktemp("dates") / "made.okrw")
    yield workspace
    workspace.close()


def _forms(document: Document) -> dict[str, set[str]]:
    """Every form of a date that stands on it, its running head and foot included, with what stands there."""
    margins = document.margins
    said = [*verify.texts(document), margins.head_left, margins.head_right, margins.foot_left, margins.foot_right]
    found = {form: {hit for text in said for hit in re.findall(pattern, text)} for form, pattern in FORMS.items()}
    return {form: hits for form, hits in found.items() if hits}


def test_every_paper_has_one_form_of_dates(made: Workspace) -> None:
    seen: dict[str, str] = {}
    for artefact in catalogue.ARTEFACTS:
        if artefact.count(made.read, OPTIONS):
            for document in catalogue.compose(artefact.id, made.read, OPTIONS):
                forms = _forms(document)
                assert set(forms) <= {"long"} or set(forms) <= {"short"}, (document.name, forms)
                seen |= dict.fromkeys(forms, artefact.id)
    assert set(seen) == {"long", "short"}


def test_the_test_sees_what_it_looks_for() -> None:
    said = "12 January 2027, 12 Jan 2027, 2027-01-12, 12/01/27, January 12, 2027, 12th January, 12 Jan. and 12 Sept"
    assert all(re.search(pattern, said) for pattern in FORMS.values())
    assert not re.search(FORMS["long"], "Check-in 3, May Day, Jan–Apr 2027, 12 Jan 2027, 1 May 2027")


def test_a_paper_with_tables_is_short_throughout() -> None:
    day, short = date(2026, 9, 7), WORDS.with_short_dates()
    assert [words.date(day) for words in (WORDS, short)] == ["7 September 2026", "7 Sep 2026"]
    assert [words.date_with_weekday(day) for words in (WORDS, short)] == [
        "Monday 7 September 2026",
        "Monday 7 Sep 2026",
    ]
