"""What `forget` says about, and does in, the coach's own practice folder. It belongs to no client's file, so it is left
alone unless --practice says otherwise."""

from __future__ import annotations

from ui.cli.output import complain, many, put
from ui.labels_errors import in_english
from workshop_app.application.practice_forgetting import ForgottenPractice, PracticeMentions, forget_there, look
from workshop_app.application.practice_shelf import open_shelf
from workshop_app.domain.forgetting import Forgetting


def forget(request: Forgetting, wanted: bool) -> ForgottenPractice:
    """Take the name out there if that is wanted; else what stands there."""
    shelf = open_shelf()
    return forget_there(shelf, request) if wanted else ForgottenPractice(look(shelf, request))


def as_data(found: PracticeMentions, changed: bool) -> dict[str, object]:
    """The same as data."""
    talks = [
        {"id": each.talk_id, "about": each.about, "count": each.count, "sentence": each.sentence}
        for each in found.places
    ]
    unread = [str(path) for path in found.unread]
    return {"places": found.count, "talks": talks, "maybe": found.maybe, "changed": changed, "not_read": unread}


def tell_there(found: PracticeMentions) -> None:
    """What stands there, talk by talk."""
    if found.places:
        put(f"Your practice folder names them, too ({found.count} in all). Add --practice to put a letter there.")
    for each in found.places:
        day = each.started.astimezone().date().isoformat() if each.started is not None else "own sentences"
        put(f"  {' '.join(filter(None, (day, each.about)))} ({each.count}): {each.sentence}")


def tell(found: PracticeMentions, wanted: bool) -> None:
    """What became of it."""
    if wanted and found.places:
        put(f"A letter stands for them in {len(found.places)} of your practised and noted talks.")
    elif found.places:
        put(f"Your practice folder still names them ({found.count} in all). Add --practice to put a letter there.")
    if found.maybe:
        parts, stay = many(found.maybe, "part"), "it stays" if found.maybe == 1 else "they stay"
        put(f"In your practice folder {parts} of the name may mean somebody else; {stay}.")


def complaints(done: ForgottenPractice, wanted: bool) -> int:
    """1 where the name may still be there although it was to go."""
    if not wanted:
        return 0
    if done.trouble is not None:
        complain(f"Your practice folder may still contain the name. {in_english(done.trouble)}")
    for path in done.changed.unread:
        complain(f"This file of your practice could not be read and contains the name: {path}")
    return 1 if done.trouble is not None or done.changed.unread else 0
