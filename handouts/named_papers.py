"""Which of our papers an agenda means when its materials name one. The pack takes what is named, as many as the
checklist counts; a test reads the materials of every agenda and finds each paper here.

A material that is a paper of ours carries that paper's name, alone or with a comma and how it is used: "Feedback form,
as a link" is the feedback form. Capitals make no difference.
"""

from __future__ import annotations

from functools import cache

from handouts import wording
from handouts.wording import folded

# The beginning of a material's name and the document's id, "" for what is none of ours: agendas that were planned with
# an earlier edition keep the names they had.
FORMER: tuple[tuple[str, str], ...] = (
    ("calendar, on paper or phone", ""),
    ("check-in form with four columns", "check_in_form"),
    ("commitment card", "commitment_cards"),
    ("draft objectives with their why now", "draft_okrs"),
    ("drafts on the wall", "draft_okrs"),
    ("the drafts as they stand", "draft_okrs"),
    ("list of key results and champions", "champion_list"),
    ("list of trios and their rooms", "breakout_poster"),
    ("mission strip", "step_sheets"),
    ("okr drafting handout", "drafting_handout"),
    ("one page per team", "draft_okrs"),
    ("parking lot sheet", "parking_lot_sheet"),
    ("prescoring sheet o", "prescoring_sheet"),
    ("role card of the champion", "champion_cards"),
    ("timeline of the", "engagement_calendar"),
    ("top-level okrs on one page", "published_overview"),
    ("two-column alignment sheet", "step_sheets"),
    ("why-now sheet", "step_sheets"),
)


def paper_named(material: str) -> str:
    """The id of the document a material is; empty when it is no paper of ours."""
    said = folded(material)
    for start, id in FORMER:
        if said.startswith(start):
            return id
    return next((id for name, id in _names() if said == name or said.startswith(f"{name},")), "")


def files_of(artefact_id: str, quantity: int) -> int:
    """How many copies of its file that is: each share back has a sheet of its own in one file."""
    return min(quantity, 1) if artefact_id == "share_back_poster" else quantity


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """What each document is called, the longest name first: "Check-in form, quadrant" begins as another one does."""
    of_papers = ((folded(name), key) for key, name in wording.load("en").entries.items() if key.startswith("artefact."))
    return tuple(sorted(((name, key.removeprefix("artefact.")) for name, key in of_papers), key=_longest_first))


def _longest_first(named: tuple[str, str]) -> int:
    return -len(named[0])
