"""The coach's own papers, in the order of their use: one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from handouts import gather_coach
from handouts.catalogue.artefact import Artefact, Binding, Group
from handouts.compose import archive_index, left_hand_column_form, proposal, session_log
from handouts.document import Edition

ROWS: tuple[Artefact[Any], ...] = (
    Artefact(
        "proposal",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_coach.count_one,
        gather=gather_coach.proposals,
        compose=proposal.compose,
        number=1,
    ),
    Artefact(
        "session_log",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_coach.count_one,
        gather=gather_coach.session_logs,
        compose=session_log.compose,
        number=38,
        editions=(Edition.FACILITATOR,),
        fillable=True,
    ),
    Artefact(
        "left_hand_column_form",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_coach.count_one,
        gather=gather_coach.left_hand_forms,
        compose=left_hand_column_form.compose,
        number=37,
        editions=(Edition.FACILITATOR,),
    ),
)


def archive_row(rows: Callable[[], Iterable[Artefact[Any]]]) -> Artefact[Any]:
    """The index of the archive: the one row that has to know all the others, so the catalogue hands them over."""
    return Artefact(
        "archive_index",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_coach.count_one,
        gather=partial(gather_coach.archives, rows),
        compose=archive_index.compose,
        number=40,
    )
