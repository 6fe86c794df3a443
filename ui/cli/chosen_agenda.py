"""Which agenda a command is about: a built-in one, one of the coach's own, or a file or folder, with its mistakes told.

Called by every command that takes an agenda.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from agendas import loader
from agendas.model import Agenda
from ui.cli.output import Refused, complain
from workshop_app.application import own_agendas
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import files

_STRUCTURE = "agenda.toml"


def agenda_of(text: str, language: str = "en") -> Agenda:
    """The agenda of an id, a file or a folder. KnownError for none; Refused after its mistakes were told."""
    path = Path(text)
    if path.suffix == ".toml" or (text and os.path.isdir(path)):
        try:
            return checked(path)[0]
        except loader.AgendaMistakes as error:
            complain_of(error.mistakes)
            raise Refused from error
    try:
        return own_agendas.load(text, language)
    except KeyError as error:
        raise KnownError(ErrorCode.AGENDA_UNKNOWN, id=text, known=", ".join(loader.available())) from error


def checked(path: Path) -> tuple[Agenda, tuple[str, ...]]:
    """A folder as README tells to make one, also when one of its files is named; or a single file. With the languages
    that were read. Raises AgendaMistakes."""
    if os.path.isdir(path):
        return loader.check_folder(path), loader.languages_in(path)
    of_a_folder = path.name == _STRUCTURE or path.name.startswith("texts.")
    if of_a_folder and os.path.isfile(path.parent / _STRUCTURE) and loader.languages_in(path.parent):
        return loader.check_folder(path.parent), loader.languages_in(path.parent)
    agenda = loader.load_bytes(files.read_bytes(path, loader.LARGEST_FILE), path.name)
    return agenda, (agenda.language,)


def complain_of(mistakes: Iterable[loader.AgendaMistake]) -> None:
    """Each mistake on a line of its own."""
    for mistake in mistakes:
        where = ", ".join(part for part in (mistake.step, mistake.key) if part)
        complain(f"{mistake.file}: {where + ': ' if where else ''}{mistake.message}")
