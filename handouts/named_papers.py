"""Which of our papers an agenda means when its materials name one. The pack takes what is named, as many as the
checklist counts; a test reads the materials of every agenda and finds each paper here.

Names are compared by their beginning, without capitals: "Feedback form, as a link" is the feedback form.
"""

from __future__ import annotations

# The beginning of a material's name and the document's id.
PAPERS: tuple[tuple[str, str], ...] = (
    ("agenda, one page", "participant_agenda"),
    ("breakout poster", "breakout_poster"),
    ("check-in form with four columns", "check_in_form"),
    ("commitment card", "commitment_cards"),
    ("dependency log", "dependency_log"),
    ("deployment parameters record", "parameters_record"),
    ("draft objectives with their why now", "draft_okrs"),
    ("drafts on the wall", "draft_okrs"),
    ("the drafts as they stand", "draft_okrs"),
    ("eight-point card", "eight_point_card"),
    ("feedback form", "feedback_form"),
    ("left-hand column form", "left_hand_column_form"),
    ("list of key results and champions", "champion_list"),
    ("list of trios and their rooms", "breakout_poster"),
    ("metric cards", "metric_cards"),
    ("mission strip", "step_sheets"),
    ("name cards", "name_cards"),
    ("observer sheet", "observer_sheet"),
    ("okr drafting handout", "drafting_handout"),
    ("one page per team", "draft_okrs"),
    ("one worked key result", "worked_key_result"),
    ("parameters on one page", "rules_page"),
    ("parking lot sheet", "parking_lot_sheet"),
    ("practice cases", "practice_cards"),
    ("prescoring sheet", "prescoring_sheet"),
    ("question card", "question_card"),
    ("reflect and reset sheet", "reflect_sheet"),
    ("role card of the champion", "champion_cards"),
    ("seat cards", "seat_cards"),
    ("seven-step card", "seven_step_card"),
    ("sign-in list", "sign_in_list"),
    ("timeline of the", "engagement_calendar"),
    ("top-level okrs on one page", "published_overview"),
    ("two-column alignment sheet", "step_sheets"),
    ("why-now sheet", "step_sheets"),
)


def paper_named(material: str) -> str:
    """The id of the document a material is; empty when it is no paper of ours."""
    name = " ".join(material.casefold().split())
    return next((id for start, id in PAPERS if name.startswith(start)), "")
