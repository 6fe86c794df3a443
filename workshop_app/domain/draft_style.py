"""The quieter looks at a sentence: is it worded as something that must not happen, does it keep things as they are,
does it count how far the work has got, does an objective deliver a thing? Used by `draft_checks`."""

from __future__ import annotations

from workshop_app.domain.draft_lists import DraftWordLists
from workshop_app.domain.draft_reading import SentenceReading, first_clause, without_marks
from workshop_app.domain.draft_tasks import TaskLook, from_verb
from workshop_app.domain.draft_words import words_for


def is_negative(reading: SentenceReading, words: DraftWordLists) -> bool:
    """Guard rails and safety may be negative; and what goes from a value to a value says what is wanted, whatever it is
    that is counted: "homes less than 10 km away: 61 % → 85 %"."""
    style = words.style
    if reading.from_to or style.negative.search(reading.main) is None:
        return False
    return style.negative.search(style.positive.sub(" ", reading.main)) is not None


def keeps(reading: SentenceReading, words: DraftWordLists) -> bool:
    """Keeps something as it is."""
    style = words.style
    if style.keepers.match(reading.body) and not style.keepers_not.match(reading.body):
        return True
    return not reading.from_to and style.stays.search(reading.main) is not None


def comes_round(reading: SentenceReading, words: DraftWordLists) -> bool:
    """Is work that is done again and again."""
    style = words.style
    return reading.task is TaskLook.WORK and bool(style.routine.search(first_clause(reading.main)))


def delivers(text: str, language: str) -> bool:
    """Whether an objective starts with a delivery, or with the making of a thing; building trust is a direction."""
    words = words_for(language)
    if words is None:
        return False
    look, body = words.objectives, from_verb(without_marks(text), words.tasks)
    if look.no_delivery.match(body):
        return False
    if look.delivery.match(body):
        return words.tasks.no_work.match(body) is None
    found = look.directions.match(body)
    if found is None:
        return False
    thing = look.things.match(body[found.end() :])
    if thing is None or look.quality.search(thing.group()) or look.elsewhere.search(thing.group()):
        return False
    if look.where.match(body[found.end() + thing.end() :]):
        return False
    return found.group().strip().lower() != "make" or look.makes.match(body[found.end() :]) is not None
