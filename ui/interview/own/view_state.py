"""What the page "Own questions and order" shows, computed without Qt: every parameter in the coach's order,
which are hidden, and the extra ones on offer. Called by the own view."""

from __future__ import annotations

from msgspec import Struct

from ui.interview.view_state import all_words, content_language, subjects
from workshop_app.application.command import Command
from workshop_app.application.commands.interview import layout
from workshop_app.application.commands.own_parameters import AddOwnParameter, RenameParameter, WriteOwn
from workshop_app.application.ports import Reader
from workshop_app.domain.own_parameters import OwnParameter, Preset, answer_of, presets
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterStatus


class OrderLine(Struct, frozen=True):
    """One parameter. `name` is what the coach calls it ("" for one of the ten under its `usual` name); `own` the stored
    value of one the coach added."""

    key: str
    number: str
    title: str
    usual: str
    name: str
    question: str
    hidden: bool
    status: ParameterStatus
    own: OwnParameter | None


class OrderView(Struct, frozen=True):
    """The whole list, and the extra parameters that are not in it yet."""

    lines: tuple[OrderLine, ...]
    offers: tuple[Preset, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(line.key for line in self.lines)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The titles of those out of sight."""
        return tuple(line.title for line in self.lines if line.hidden)

    def at(self, key: str) -> int:
        """The place of a parameter; the first while it is gone."""
        return self.keys.index(key) if key in self.keys else 0


def order_view(reader: Reader) -> OrderView:
    """Everything the page shows."""
    content, look, language = all_words(reader), layout(reader), content_language(reader)
    named = dict(look.titles)
    lines = []
    for key, subject in subjects(reader).items():
        own = subject if isinstance(subject, OwnParameter) else None
        words = content[key]
        lines.append(
            OrderLine(
                key=key,
                number=words.number,
                title=words.short_title,
                usual=own.title if own else content_of(ParameterKey(key), language).short_title,
                name=own.title if own else named.get(key, ""),
                question=words.question,
                hidden=key in look.hidden,
                status=answer_of(subject).status,
                own=own,
            )
        )
    taken = {line.own.preset for line in lines if line.own}
    return OrderView(tuple(lines), tuple(each for each in presets(language) if each.id not in taken))


def moved(keys: tuple[str, ...], key: str, steps: int) -> tuple[str, ...]:
    """The order with one parameter so many places further; the ends hold."""
    return placed(keys, key, keys.index(key) + steps)


def placed(keys: tuple[str, ...], key: str, at: int) -> tuple[str, ...]:
    """The order with one parameter at this place."""
    others = [each for each in keys if each != key]
    others.insert(min(max(at, 0), len(others)), key)
    return tuple(others)


def from_preset(preset: Preset) -> AddOwnParameter:
    """The command that takes an offer over. Its follow-ups come with it, and stay those of the library."""
    return AddOwnParameter(preset.title, preset.question, preset=preset.id)


def field_command(line: OrderLine, name: str, text: str) -> Command:
    """The command that saves a field of the pane: "title", "question" or "follow_ups"."""
    return RenameParameter(line.key, text) if name == "title" else WriteOwn(line.key, name, text)
