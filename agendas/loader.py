"""Agendas from TOML: the built-in templates, and a single file a coach has written.

Called by everything that offers an agenda, and by `agenda check`. It never stops at the first mistake: it collects all
of them, each with file, step and key, and raises AgendaMistakes.

A template is a folder `templates/<id>/` with two kinds of file:

    agenda.toml                          structure; a translator never touches it
        id = "expert_onsite"             letters, digits, _ and -
        kind = "expert"                  top_level, expert, team_level, champion, check_in, reflect or own
        starts = ["9:00"]                one start per day
        people = [6, 24]                 fewest and most people it works for
        ideal = [12, 18]                 the numbers it is made for
        sourced = true                   optional: the times stand in a published source
        [[step]]                         in the order they run
        id = "welcome"
        minutes = 30                     1 to 1440, within flex
        flex = [20, 35]                  shortest and longest without harm; [0, 15] if it may be dropped
        type = "opening"                 opening, theory, exercise, breakout, share_back, break or wrap_up
        lead = ["sponsor", "coach"]      coach, sponsor, project_lead, team_lead, participants, champion, producer
        activity = "introductions"       optional: introductions, rotation, group_work, lunch or parking_lot
        rounds = 1                       optional, rotation only: how many coaching rounds; 1 unless said
        cut = 4                          optional: the order in which to drop or shrink it, 1 first;
                                         without it a step gives after those, by its kind
        protected = true                 optional: never cut
        pinned = "12:30"                 optional: the start must not move
        until = "12:30"                  instead of minutes: it is worked to this time, whenever it begins; a delay
                                         before it makes it shorter, down to the first number of flex
        day = 2                          optional: 1 unless said, never falling
        seconds_each = 60                optional, introductions only: how long one person speaks; 120 unless said
        per_key_result = 9               optional: the minutes of this step that one key result takes
        advance = true                   optional: the next step begins by itself when this one is over
        warn = "5 min"                   optional: how long before its end the clock warns, in minutes or per cent of
                                         the step; "20 %" unless said
        last_call = "5 %"                optional: the same for the last call, never before the warning; "5 %"
        materials = { cards = "per_person" }   optional: name -> "1", "per_person", "per_person+20%", "2_per_person",
                                         "3_per_person", "per_group", "per_team", "per_observer_round", "per_item"

        A step may hold two to six strands: groups that do different things at the same time. The longest strand says
        how long the step is; its minutes, flex, type and lead are left out, and so may be its title and texts.
        [[step]]
        id = "cases"
        [[step.strand]]
        name = "coachees"                optional: who; a key of [strands] in the texts (in a single file: as printed)
        [[step.strand.step]]             one after the other; as above, but for rounds, pinned, until, day and advance
        id = "write_case"

    texts.<language>.toml                everything people read, keyed by the ids above
        title, purpose                   required
        [materials]  cards = "Name cards"
        [strands]  coachees = "Coachees"
        [step.welcome]  title, script, room_text (required), tips, failure (optional)

`agenda check FOLDER` reads all of it, in every language. A single file (`agenda check FILE.toml`) is the same in one
piece: `title` and `purpose` stand at the top, `title`, `script`, `room_text`, `tips` and `failure` in each [[step]],
`language = "en"` may be said, and the keys of `materials` are the names as printed ("Name cards" = "per_person").
There `id`, `kind` ("own"), `starts` ("9:00"), `people` ([2, 60]), `ideal` (people), `purpose`, `script`, `room_text`,
`flex` (the minutes) and `lead` (coach) may be left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from agendas import bounded_toml
from agendas.model import Agenda
from agendas.read_once import read_once
from agendas.reading import read_agenda, read_single, read_texts, unused_materials, unused_strands
from agendas.reading_steps import AgendaTexts
from agendas.table_reader import Mistakes

__all__ = [
    "AgendaMistake",
    "AgendaMistakes",
    "available",
    "check_folder",
    "languages",
    "languages_in",
    "load",
    "load_bytes",
    "load_folder",
]

TEMPLATES = Path(__file__).parent / "templates"
LARGEST_FILE = 2_000_000


class AgendaMistake(Struct, frozen=True):
    """One thing wrong in an agenda file. `step` is a step's id or its place ("step 3"); empty: the file as a whole."""

    file: str
    step: str
    key: str
    message: str


class AgendaMistakes(Exception):
    """An agenda could not be read; `mistakes` lists everything that is wrong with it."""

    def __init__(self, mistakes: tuple[AgendaMistake, ...]) -> None:
        super().__init__("; ".join(_line(mistake) for mistake in mistakes))
        self.mistakes = mistakes


def _line(mistake: AgendaMistake) -> str:
    return ": ".join(part for part in (mistake.file, mistake.step, mistake.key, mistake.message) if part)


def available() -> tuple[str, ...]:
    """The ids of the built-in agendas, in the order of `templates/order.toml`."""
    listed = tomllib.loads((TEMPLATES / "order.toml").read_text("utf-8"))["order"]
    return tuple(str(id) for id in listed)


def languages(template_id: str) -> tuple[str, ...]:
    """The languages a built-in agenda is written in."""
    return languages_in(_folder(template_id))


def languages_in(folder: Path) -> tuple[str, ...]:
    """The languages for which a folder has texts."""
    return tuple(sorted(path.name.split(".")[1] for path in folder.glob("texts.?*.toml")))


@read_once
def load(template_id: str, language: str = "en") -> Agenda:
    """A built-in agenda; KeyError for an id or a language there is none of."""
    if language not in languages(template_id):
        raise KeyError(language)
    return load_folder(_folder(template_id), language)


def _folder(template_id: str) -> Path:
    if template_id not in available():
        raise KeyError(template_id)
    return TEMPLATES / template_id


def load_folder(folder: Path, language: str = "en") -> Agenda:
    """An agenda whose structure and texts stand in two files of one folder."""
    mistakes = _Collected()
    structure_file, texts_file = "agenda.toml", f"texts.{language}.toml"
    structure = _part(folder / structure_file, mistakes.in_file(structure_file))
    table = _part(folder / texts_file, mistakes.in_file(texts_file))
    agenda = None
    if structure is not None and table is not None:
        texts = read_texts(table, mistakes.in_file(texts_file))
        agenda = read_agenda(structure, texts, language, mistakes.in_file(structure_file))
        _compare_ids(folder, agenda, texts, mistakes)
    if mistakes.found or agenda is None:
        raise AgendaMistakes(tuple(mistakes.found))
    return agenda


def check_folder(folder: Path) -> Agenda:
    """The agenda of a folder after all of its languages were read; AgendaMistakes names what is wrong with any."""
    folder = folder.resolve()  # "." has a name, too: the agenda must be called like it
    agendas, found = [], dict[AgendaMistake, None]()
    for language in languages_in(folder) or ("en",):
        try:
            agendas.append(load_folder(folder, language))
        except AgendaMistakes as error:
            found |= dict.fromkeys(error.mistakes)
    if found:
        raise AgendaMistakes(tuple(found))
    return agendas[0]


def _compare_ids(folder: Path, agenda: Agenda, texts: AgendaTexts, mistakes: _Collected) -> None:
    if agenda.id != folder.name:
        mistakes.in_file("agenda.toml").add("", "id", f"is {agenda.id!r}, but the folder is called {folder.name!r}")
    known = {step.id for step in (*agenda.steps, *agenda.every_step)}
    for step_id in texts.steps:
        if step_id not in known:
            mistakes.in_file(f"texts.{agenda.language}.toml").add(
                step_id, "", "has texts, but the agenda has no such step"
            )
    named = mistakes.in_file(f"texts.{agenda.language}.toml")
    for key in unused_materials(agenda.every_step, texts):
        named.add("", f"materials.{key}", "is named, but no step asks for it")
    for key in unused_strands(agenda.steps, texts):
        named.add("", f"strands.{key}", "is named, but no strand is called so")


def load_bytes(data: bytes, name: str) -> Agenda:
    """An agenda from what a single file of a coach holds; `name` is the file's, for the mistakes and a missing id."""
    mistakes = _Collected()
    here = mistakes.in_file(name)
    table = _table(data, here)
    agenda = None if table is None else read_single(table, Path(name).stem, here)
    if mistakes.found or agenda is None:
        raise AgendaMistakes(tuple(mistakes.found))
    return agenda


class _Collected:
    """All mistakes of one load, over its files."""

    def __init__(self) -> None:
        self.found: list[AgendaMistake] = []

    def in_file(self, name: str) -> Mistakes:
        def add(step: str, key: str, message: str) -> None:
            self.found.append(AgendaMistake(name, step, key, message))

        return Mistakes(add)


def _part(path: Path, mistakes: Mistakes) -> Mapping[str, object] | None:
    """One of the files of a template."""
    try:
        if not path.is_file():
            mistakes.add("", "", "there is no such file")
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        mistakes.add("", "", f"cannot be read: {error.strerror}")
        return None
    return _table(data, mistakes)


def _table(data: bytes, mistakes: Mistakes) -> Mapping[str, object] | None:
    """The content of a TOML file, or None after noting why it cannot be read."""
    try:
        if len(data) > LARGEST_FILE:
            mistakes.add("", "", "is far too large for an agenda")
            return None
        table = bounded_toml.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        mistakes.add("", "", f"is not UTF-8 text (byte {error.start}); save it as UTF-8")
    except ValueError as error:  # also a number too long to read, which is no TOMLDecodeError
        mistakes.add("", "", f"is not valid TOML: {error}")
    except RecursionError:
        mistakes.add("", "", "is nested too deeply")
    else:
        if table:
            return table
        mistakes.add("", "", "is empty")
    return None
