"""The documents of a cycle after publishing, in the order of their use: one row each."""

from __future__ import annotations

from typing import Any

from handouts import gather_check_ins
from handouts.catalogue.artefact import Artefact, Binding, Group
from handouts.compose import champion_cards, check_in_form, check_in_record, reflect_sheet

ROWS: tuple[Artefact[Any], ...] = (
    Artefact(
        "champion_cards",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather_check_ins.count_champions,
        gather=gather_check_ins.champions,
        compose=champion_cards.compose,
        file_name=champion_cards.file_name,
        number=29,
        fillable=True,
    ),
    Artefact(
        "check_in_form",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather_check_ins.count_forms,
        gather=gather_check_ins.check_in_forms,
        compose=check_in_form.compose,
        file_name=check_in_form.file_name,
        number=29,
        fillable=True,
    ),
    Artefact(
        "check_in_square",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather_check_ins.count_forms,
        gather=gather_check_ins.check_in_forms,
        compose=check_in_form.compose_square,
        file_name=check_in_form.square_file_name,
        number=29,
        fillable=True,
    ),
    Artefact(
        "check_in_record",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather_check_ins.count_records,
        gather=gather_check_ins.check_in_records,
        compose=check_in_record.compose,
        file_name=check_in_record.file_name,
        number=30,
    ),
    Artefact(
        "reflect_sheet",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather_check_ins.count_forms,
        gather=gather_check_ins.reflect_sheets,
        compose=reflect_sheet.compose,
        file_name=reflect_sheet.file_name,
        number=32,
        fillable=True,
    ),
)
