"""Which of the seven steps are written down."""

from __future__ import annotations

from msgspec.structs import replace

from workshop_app.domain.okr import SETTLED, DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.seven_steps import steps_done

KEY_RESULTS = 4  # the place of the step


def test_one_key_result_is_few_while_drafting_and_enough_once_a_team_settled_on_it() -> None:
    objective, one = Objective("o", "s", "Mornings one can rely on"), KeyResult("k", "o", "Late boats fall from 9 to 3")
    for status in DraftStatus:
        draft = DraftSet("s", "t", status=status)
        assert steps_done(draft, [objective], {"o": [one]})[KEY_RESULTS] is (status in SETTLED), status
        assert not steps_done(draft, [objective], {"o": [replace(one, text=" ")]})[KEY_RESULTS], status
        assert steps_done(draft, [objective], {"o": [one, one]})[KEY_RESULTS], status
