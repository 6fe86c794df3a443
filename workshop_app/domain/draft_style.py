"""The quieter looks at a sentence: is it worded as something that must not happen, does it keep things as they are,
does it count how far the work has got, does an objective deliver a thing? Used by `draft_checks`."""

from __future__ import annotations

from workshop_app.domain.draft_lists import DraftWordLists, StyleWords
from workshop_app.domain.draft_reading import SentenceReading, first_clause, without_marks
from workshop_app.domain.draft_tasks import TaskLook, from_verb, without_aside
from workshop_app.domain.draft_words import words_for


def is_negative(plain: str, words: DraftWordLists) -> bool:
    """`plain` is the sentence without brackets. Guard rails and safety may be negative."""
    main = words.style.positive.sub(" ", without_aside(plain, words.tasks))
    return words.style.negative.search(main) is not None


def keeps(reading: SentenceReading, words: DraftWordLists) -> bool:
    """Keeps something as it is, or is work that comes round again and again."""
    style, body = words.style, from_verb(reading.plain, words.tasks)
    if style.keepers.match(body) and not style.keepers_not.match(body):
        return True
    if not reading.from_to and style.stays.search(without_aside(reading.plain, words.tasks)):
        return True
    work = first_clause(without_aside(reading.plain, words.tasks))
    return reading.task is TaskLook.WORK and bool(style.routine.search(work))


def is_progress(core: str, style: StyleWords) -> bool:
    """A share of a plan that is done."""
    return bool(style.progress.search(core)) and not style.progress_not.search(core)


def delivers(text: str, language: str) -> bool:
    """Whether an objective starts with a delivery, or with the making of a thing; building trust is a direction."""
    words = words_for(language)
    if words is None:
        return False
    look, body = words.objectives, from_verb(without_marks(text), words.tasks)
    if look.delivery.match(body):
        return not words.tasks.no_work.match(body)
    found = look.directions.match(body)
    if found is None:
        return False
    thing = look.things.match(body[found.end() :])
    return thing is not None and not look.quality.search(thing.group())
