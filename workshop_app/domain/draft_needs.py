"""Asks about what a team needs of others: not confirmed by the day of publishing, or promised by nobody in particular
(D01, domain section 5.10). Called by `application.draft_queries` and by `draft_lines`."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.draft_checks import ADVISE, Asker, DraftFinding
from workshop_app.domain.draft_facts import DraftSetFacts

MOST_NAMED = 3


def check_needs(facts: DraftSetFacts) -> Iterable[DraftFinding]:
    """One question for the whole set: who has not said yes, else who has no name."""
    needs = [each for each in facts.needs if each.gives.strip()]
    late = [each for each in needs if not each.is_confirmed and _is_due(each, facts)]
    nameless = [each for each in needs if facts.confirming and not each.gives_owner.strip()]
    found = late or nameless
    if found:
        text = "\n".join(f"{each.gives} {each.what}" for each in found)
        yield Asker(facts.screen, facts.id, text)("D01", ADVISE, "" if late else "person", names=_named(found))


def _is_due(need: TeamDependency, facts: DraftSetFacts) -> bool:
    return facts.published or (facts.today is not None and need.is_due(facts.publish, facts.today))


def _named(needs: list[TeamDependency]) -> str:
    names = tuple(dict.fromkeys(each.gives.strip() for each in needs))
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
