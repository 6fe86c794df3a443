"""The keys of the screens, for the page that F1 shows: by screen, the one in sight first, what works everywhere after
it. The menus know their own keys."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP


class ScreenKeys(Struct, frozen=True):
    """The keys of one screen: the places of the shell where they work, and each key with what it does."""

    heading: object
    places: tuple[str, ...]
    lines: tuple[tuple[str, object], ...]


SCREENS = (
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "Parameters"),
        ("interview",),
        (
            ("1 … 9", QT_TRANSLATE_NOOP("menus", "Choose an option of a question that is not decided")),
            ("Ctrl+Return, Ctrl+Shift+P", QT_TRANSLATE_NOOP("menus", "Decide it, postpone it")),
            ("Ctrl+PgUp, Ctrl+PgDown", QT_TRANSLATE_NOOP("menus", "The previous parameter, the next one")),
            ("Alt+PgUp, Alt+PgDown", QT_TRANSLATE_NOOP("menus", "The previous person, the next one")),
            ("Alt+1, Alt+2 …", QT_TRANSLATE_NOOP("menus", "Questions, voices and the other pages")),
            ("Ctrl+Shift+N, Ctrl+Shift+Q", QT_TRANSLATE_NOOP("menus", "Take a note, an open question")),
            (
                "Ctrl+Shift+I, Ctrl+Shift+L",
                QT_TRANSLATE_NOOP("menus", "Add a person, mark as looked at again"),
            ),
            ("F2", QT_TRANSLATE_NOOP("menus", "Rename the chosen parameter, in the list of them")),
            ("F5", QT_TRANSLATE_NOOP("menus", "Read the record aloud")),
        ),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "New workshop"),
        ("new_workshop",),
        (
            ("Enter", QT_TRANSLATE_NOOP("menus", "From the day to the agendas; there, plan the chosen one")),
            ("Ctrl+Return", QT_TRANSLATE_NOOP("menus", "Plan it as it stands")),
        ),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "Agenda"),
        ("plan",),
        (
            ("Alt+Up, Alt+Down", QT_TRANSLATE_NOOP("menus", "Move the chosen item up or down")),
            ("Space, arrows, Esc", QT_TRANSLATE_NOOP("menus", "Lift the chosen item or put it down, carry, put back")),
            ("Shift+Up, Shift+Down", QT_TRANSLATE_NOOP("menus", "In the day: 5 min less or more, with Alt 1 min")),
            ("Alt+PgUp, Alt+PgDown", QT_TRANSLATE_NOOP("menus", "Move the chosen item to another day")),
            (
                "Alt+B, Alt+Shift+B",
                QT_TRANSLATE_NOOP("menus", "Put the chosen item beside the one above, or after it again"),
            ),
            ("Alt+P, Alt+S", QT_TRANSLATE_NOOP("menus", "Set the chosen item aside, pin its start")),
            ("Ctrl+Return, Ctrl+L", QT_TRANSLATE_NOOP("menus", "Add an item, find one in the library")),
            ("Ctrl+T, Ctrl+I", QT_TRANSLATE_NOOP("menus", "Fit the agenda to a length, import one from a table")),
        ),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "People and groups"),
        ("groups",),
        (
            ("Space, arrows, Esc", QT_TRANSLATE_NOOP("menus", "Lift somebody or put them down, carry, put back")),
            ("Ctrl+G, Ctrl+M, Ctrl+H", QT_TRANSLATE_NOOP("menus", "Make groups, who met whom, not here today")),
            ("Ctrl+F", QT_TRANSLATE_NOOP("menus", "Find somebody among forty and more")),
        ),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "Run"),
        ("run",),
        (
            ("Space", QT_TRANSLATE_NOOP("menus", "Pause and go on")),
            ("?", QT_TRANSLATE_NOOP("menus", "All keys of a running workshop")),
        ),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "Drafts"),
        ("drafts",),
        (
            ("Ctrl+Return, Ctrl+D", QT_TRANSLATE_NOOP("menus", "A new key result, a copy of this one")),
            ("Ctrl+J, Ctrl+Shift+J", QT_TRANSLATE_NOOP("menus", "The next part with a question, its questions")),
            ("Enter, Esc", QT_TRANSLATE_NOOP("menus", "Open a key result and close it again")),
            ("← →, F1", QT_TRANSLATE_NOOP("menus", "On the ruler: move the ring, tell the formula")),
            ("Ctrl+Shift+Q", QT_TRANSLATE_NOOP("menus", "This question changed the wording")),
            ("Ctrl+L", QT_TRANSLATE_NOOP("menus", "Find a question to ask")),
            ("F5", QT_TRANSLATE_NOOP("menus", "The board for the projector")),
        ),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "Alignment"),
        ("alignment",),
        (
            ("Alt+1, Alt+2 …", QT_TRANSLATE_NOOP("menus", "Dependencies, shared and the other pages")),
            ("Ctrl+F", QT_TRANSLATE_NOOP("menus", "On the page with all sets: find words in them")),
        ),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "Cycle"),
        ("cycle",),
        (("Ctrl+Return", QT_TRANSLATE_NOOP("menus", "In reflect and reset: take what the value comes to")),),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "Documents"),
        ("documents",),
        (
            ("Ctrl+P", QT_TRANSLATE_NOOP("menus", "Print the document shown")),
            ("Ctrl+wheel", QT_TRANSLATE_NOOP("menus", "Pages larger or smaller; also Ctrl++ and Ctrl+- in the pages")),
            ("Ctrl+0", QT_TRANSLATE_NOOP("menus", "In the pages: as wide as the window")),
        ),
    ),
    ScreenKeys(
        QT_TRANSLATE_NOOP("menus", "Rehearse"),
        ("rehearse",),
        (
            ("Alt+1 … Alt+9, Alt+0", QT_TRANSLATE_NOOP("menus", "Your own sentences, the next page of them")),
            ("Return", QT_TRANSLATE_NOOP("menus", "Ask")),
            ("Space", QT_TRANSLATE_NOOP("menus", "While the field is empty: say nothing for five seconds")),
            ("Ctrl+Space", QT_TRANSLATE_NOOP("menus", "Pause and go on")),
            ("F2", QT_TRANSLATE_NOOP("menus", "Change the sentence of a chip")),
            ("O, C, L, A, S", QT_TRANSLATE_NOOP("menus", "As an observer: open, closed, leading, advice, silence")),
            ("-, 0, +", QT_TRANSLATE_NOOP("menus", "As an observer: it set back, did nothing, moved something")),
            (
                "Ctrl+PgUp, Ctrl+PgDown",
                QT_TRANSLATE_NOOP("menus", "In a case you write: the question before, the next one"),
            ),
        ),
    ),
)
# Beside those of the menus.
ALWAYS = (
    ("F6, Shift+F6", QT_TRANSLATE_NOOP("menus", "The next part of the window, the one before")),
    ("Ctrl+1 … Ctrl+9", QT_TRANSLATE_NOOP("menus", "The places on the left that are always there, from the top")),
    ("Tab, Shift+Tab", QT_TRANSLATE_NOOP("menus", "The next field, the previous one")),
    ("Alt+Up, Alt+Down", QT_TRANSLATE_NOOP("menus", "Move the chosen line of a list up or down")),
    ("Esc", QT_TRANSLATE_NOOP("menus", "Leave a list or a question without changing anything")),
)


def by_screen(place: str) -> tuple[ScreenKeys, ...]:
    """The screens with keys of their own, that of this place first."""
    return tuple(sorted(SCREENS, key=lambda each: place not in each.places))
