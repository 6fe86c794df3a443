"""Forms everybody fills in and pages everybody reads, in the order of their use: one row each."""

from __future__ import annotations

from typing import Any

from handouts import gather_day, gather_forms, gather_workshops
from handouts.catalogue.artefact import Artefact, Binding, Group
from handouts.compose import (
    commitment_cards,
    common_questions,
    feedback_form,
    glossary,
    hand_cards,
    metric_cards,
    prescoring_sheet,
    prework_sheet,
    rules_page,
    sample_okr,
    step_sheets,
    weak_strong,
)

PROGRAMME: tuple[Artefact[Any], ...] = (
    Artefact(
        "rules_page",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_rules,
        gather=gather_forms.rules_page,
        compose=rules_page.compose,
    ),
    Artefact(
        "common_questions",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.rules,
        compose=common_questions.compose,
    ),
    Artefact(
        "glossary",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.rules,
        compose=glossary.compose,
    ),
    Artefact(
        "seven_step_card",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.hand_cards,
        compose=hand_cards.seven_steps,
        number=14,
    ),
    Artefact(
        "eight_point_card",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.hand_cards,
        compose=hand_cards.eight_points,
        number=15,
    ),
    Artefact(
        "question_card",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.hand_cards,
        compose=hand_cards.questions,
        number=16,
    ),
    Artefact(
        "sample_okr",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.hand_cards,
        compose=sample_okr.compose,
        number=19,
    ),
    Artefact(
        "weak_strong",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.hand_cards,
        compose=weak_strong.compose,
        number=20,
    ),
    Artefact(
        "metric_cards",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.hand_cards,
        compose=metric_cards.compose,
        number=22,
    ),
    Artefact(
        "step_sheets",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_forms.count_one,
        gather=gather_forms.hand_cards,
        compose=step_sheets.compose,
    ),
)

WORKSHOPS: tuple[Artefact[Any], ...] = (
    Artefact(
        "prework_sheet",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_workshops,
        gather=gather_forms.workshop_form,
        compose=prework_sheet.compose,
    ),
    Artefact(
        "feedback_form",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_workshops,
        gather=gather_forms.workshop_form,
        compose=feedback_form.compose,
        number=35,
    ),
    Artefact(
        "commitment_cards",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_day.count_with_people,
        gather=gather_day.name_cards,
        compose=commitment_cards.compose,
        number=36,
    ),
)

DRAFTS: tuple[Artefact[Any], ...] = (
    Artefact(
        "prescoring_sheet",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather_forms.count_prescoring,
        gather=gather_forms.prescoring,
        compose=prescoring_sheet.compose,
        file_name=prescoring_sheet.file_name,
        number=18,
        fillable=True,
    ),
)
