"""The documents of a team's objectives and key results, in the order of their use: one row each."""

from __future__ import annotations

from typing import Any

from handouts import gather, gather_cycle, gather_dossier, gather_sorter
from handouts.catalogue import cycle
from handouts.catalogue.artefact import Artefact, Binding, Group
from handouts.compose import (
    cycle_report,
    draft_dossier,
    draft_okrs,
    drafting_handout,
    metric_sorter,
)

ROWS: tuple[Artefact[Any], ...] = (
    Artefact(
        "drafting_handout",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather.count_handouts,
        gather=gather.drafting_handout,
        compose=drafting_handout.compose,
        file_name=drafting_handout.file_name,
        number=17,
        fillable=True,
    ),
    Artefact(
        "draft_okrs",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather.count_drafts,
        gather=gather.draft_okrs,
        compose=draft_okrs.compose,
        file_name=draft_okrs.file_name,
        number=25,
    ),
    Artefact(
        "metric_sorter",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather_sorter.count_sorters,
        gather=gather_sorter.sorters,
        compose=metric_sorter.compose,
        file_name=metric_sorter.file_name,
    ),
    Artefact(
        "draft_dossier",
        Group.DRAFTS,
        Binding.DRAFT_SET,
        count=gather_dossier.count_dossiers,
        gather=gather_dossier.dossiers,
        compose=draft_dossier.compose,
        file_name=draft_dossier.file_name,
    ),
    *cycle.ROWS,
    Artefact(
        "cycle_report",
        Group.DRAFTS,
        Binding.ENGAGEMENT,
        count=gather_cycle.count_reports,
        gather=gather_cycle.cycle_reports,
        compose=cycle_report.compose,
        number=33,
    ),
)
