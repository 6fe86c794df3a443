"""What the sample's teams need of each other, and a word they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from workshop_app.domain.between_teams import SharedWord, TeamDependency, TheirView, WordMeaning
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.named import Named, links_of
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.people import Person
from workshop_app.sample.content import SampleContent

DAYS = ("due", "confirmed_on", "next_look")


def sample_alignment(content: SampleContent, values: Iterable[object]) -> Iterator[object]:
    """The dependency log and the words in the talk; `values` hold the teams, people and key results."""
    made = tuple(values)
    results = {each.text: each.id for each in made if isinstance(each, KeyResult)}
    for entry in content.raw["dependencies"]:
        plain = {name: value for name, value in entry.items() if name not in {*DAYS, "key_result", "view"}}
        days: dict[str, Any] = {name: content.workday(entry[name]) for name in DAYS if name in entry}
        need = TeamDependency(
            new_id(),
            view=TheirView(entry.get("view", "")),
            key_result_id=results[entry["key_result"]],
            **days,
            **plain,
        )
        yield _joined(need, made)
    teams = {each.name: each.id for each in made if isinstance(each, Team)}
    for entry in content.raw["shared_words"]:
        word = SharedWord(new_id(), entry["word"], entry.get("meaning", ""))
        yield word
        for team, counts in entry["counts"]:
            yield WordMeaning(new_id(), word.id, teams[team], counts)


def _joined(need: Any, values: tuple[object, ...]) -> Any:
    """With the ids of the teams and people it names, as typing them would have given."""
    for link in links_of(type(need)):
        named = Named(
            {each.id: each.name for each in values if isinstance(each, (Person, Team)) and type(each) is link.whom}
        )
        need = link.with_ids(need, named.meant(link.words(need), link.many))
    return need
