"""Carries out what the window of the house style asks for: in the engagement's file through the door, or in the coach's
own settings. Pictures and templates are read beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ui.background import Background, Progress
from ui.desk import Desk
from workshop_app.application import own_style
from workshop_app.application.command import Command
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.house_style import (
    EditHouseStyle,
    KeepStyleFile,
    RemoveStyleFile,
    checked_colour,
    checked_confidentiality,
    checked_footer,
)
from workshop_app.application.ports import Ask
from workshop_app.application.settings import PAPER, Settings
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError
from workshop_app.domain.house_style import LOGO, OwnStyle, StyleFile


class ReadStyleFile(Struct, frozen=True):
    """Job: what is kept of a logo or a template."""

    id: str
    path: Path

    def __call__(self, _progress: Progress) -> StyleFile:
        from handouts import logo_file, template_file  # Pillow, reportlab: only when somebody chooses a file

        return logo_file.read_logo(self.path) if self.id == LOGO else template_file.read_template(self.path)


class StyleDesk(Struct, frozen=True):
    """What the window of the house style is handed. Without an `engagement` there is the coach's own style only."""

    ask: Ask
    background: Background
    settings: Settings
    engagement: Desk | None = None


class StyleActions:
    """`own` is whether the coach's own style is meant. What cannot be done raises a KnownError, and nothing changed."""

    def __init__(self, desk: StyleDesk) -> None:
        self._desk = desk
        self.own = desk.engagement is None

    @property
    def folder(self) -> Path:
        """Where the coach's own style is kept."""
        return self._desk.settings.path.parent

    def own_style(self) -> OwnStyle:
        return own_style.own_style(self.folder)

    def write(self, name: str, words: str) -> None:
        """A colour, the line at the foot, or who may read it."""
        checks: dict[str, Callable[[str], str]] = {"accent": checked_colour, "second": checked_colour}
        checks |= {"footer": checked_footer, "confidentiality": checked_confidentiality}
        kept = checks[name](words)
        if self.own:
            self._keep(replace(self.own_style(), **{name: kept}))
        elif name == "confidentiality":
            self._apply(EditEngagement(confidentiality=kept))
        else:
            self._apply(EditHouseStyle(**{name: kept}))  # type: ignore[arg-type]

    def put(self, id: str, file: StyleFile | None) -> None:
        """Another logo or template, or none."""
        if self.own:
            self._keep(own_style.with_file(self.own_style(), id, file))
        else:
            self._apply(KeepStyleFile(file) if file else RemoveStyleFile(id))

    def set_paper(self, paper: Paper) -> None:
        if self.own:
            self._desk.settings.set(PAPER, str(paper))
        else:
            self._apply(EditEngagement(paper=paper))

    def use_own(self, wanted: bool) -> None:
        """Whether the coach's own style is used in this engagement."""
        self._apply(EditHouseStyle(without_own=not wanted))

    def read(
        self, id: str, path: Path, done: Callable[[StyleFile], None], failed: Callable[[KnownError], None]
    ) -> None:
        self._desk.background.submit(ReadStyleFile(id, path), done, failed)

    def _keep(self, style: OwnStyle) -> None:
        own_style.keep(style, self.folder)

    def _apply(self, command: Command) -> None:
        if self._desk.engagement is not None:
            self._desk.engagement.door.carry_out(command)
