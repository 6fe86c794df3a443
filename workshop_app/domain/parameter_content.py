"""The words of the parameter interview: questions, options, follow-ups, pitfalls and record fields, one TOML file per
language (`content/parameters.<lang>.toml`).

Screens, commands and documents call `load`. A file with mistakes is refused with all of them at once; nothing here
knows what a client answered (that is `parameters.ParameterRecord`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.parameter_fields import ChoiceContent as ChoiceContent
from workshop_app.domain.parameter_fields import FieldContent as FieldContent
from workshop_app.domain.parameter_fields import FieldKind as FieldKind
from workshop_app.domain.parameter_source import pieces, source_name, source_text, tables_of, wrong_where
from workshop_app.domain.parameters import ParameterKey

E = TypeVar("E", bound=StrEnum)


class AnswerQuality(StrEnum):
    """How good a reason for running OKRs is; asked of the opening question only."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


class OptionContent(Struct, frozen=True):
    """One answer on the table. `details` are record fields this option fills in, where the coach has not. One that is
    not `offered` any more is only shown where it was chosen."""

    id: str
    title: str
    summary: str
    suits: str
    watch_out: str
    decision: str
    details: tuple[tuple[str, str], ...] = ()
    offered: bool = True


class QualityContent(Struct, frozen=True):
    """What an answer of this quality sounds like, and what the coach does next."""

    level: AnswerQuality
    sounds_like: str
    next_move: str


class EffectContent(Struct, frozen=True):
    """Something that follows from the answer; `on` names the parameter it changes, None means a rule of the app."""

    on: ParameterKey | None
    text: str


class ParameterContent(Struct, frozen=True):
    """Everything the app says about one parameter. `quality` and `prompts` are filled for WHY only; `earlier` are
    options of earlier editions, not on the table any more."""

    key: ParameterKey
    title: str
    short_title: str
    question: str
    explanation: str
    options: tuple[OptionContent, ...]
    usual: str
    follow_ups: tuple[str, ...]
    pitfalls: tuple[str, ...]
    fields: tuple[FieldContent, ...]
    affects: tuple[EffectContent, ...]
    quality: tuple[QualityContent, ...] = ()
    prompts: tuple[str, ...] = ()
    earlier: tuple[OptionContent, ...] = ()

    def option(self, id: str) -> OptionContent | None:
        """The option with this id, also an earlier one; None for an id this version does not know."""
        return next((option for option in (*self.options, *self.earlier) if option.id == id), None)

    def field(self, name: str) -> FieldContent | None:
        """The record field with this name."""
        return next((field for field in self.fields if field.name == name), None)


class ContentMistake(Struct, frozen=True):
    """One thing wrong in a content file: where (such as "cycle.option 2"), which key, and why."""

    where: str
    key: str
    message: str


class ContentMistakes(Exception):
    """A content file that cannot be used; `mistakes` lists everything wrong with it, not only the first."""

    def __init__(self, source: str, mistakes: Sequence[ContentMistake]) -> None:
        listed = "; ".join(f"{m.where}: {m.key}: {m.message}" for m in mistakes)
        super().__init__(f"{source}: {listed}")
        self.source = source
        self.mistakes = tuple(mistakes)


LONGEST = {
    "title": 60,
    "short_title": 26,
    "question": 220,
    "explanation": 480,
    "summary": 150,
    "suits": 160,
    "watch_out": 200,
    "decision": 300,
    "follow_ups": 200,
    "pitfalls": 170,
    "prompts": 200,
    "sounds_like": 200,
    "next_move": 200,
    "label": 48,
    "hint": 180,
    "default": 160,
    "text": 200,
}
FEWEST = {"option": 2, "field": 1, "effect": 1, "follow_ups": 4, "pitfalls": 2}


@read_once
def load(language: str = "en") -> tuple[ParameterContent, ...]:
    """All eleven parameters in the order they are asked; KnownError(LANGUAGE_UNKNOWN) when there is no such file."""
    return parse(source_text(language), source_name(language))


def load_in_steps(language: str = "en") -> Iterator[str]:
    """The same, for a window that answers in between: one parameter in each step, and at last all of them."""
    for piece in pieces(source_text(language)):
        tables_of(piece)
        yield "parameter"
    load(language)
    yield source_name(language)


def content_of(key: ParameterKey, language: str = "en") -> ParameterContent:
    """The words of one parameter."""
    return load(language)[key.number]


def parse(text: str, source: str) -> tuple[ParameterContent, ...]:
    """Read one content file; ContentMistakes with every mistake in it."""
    try:
        tables = [table for piece in pieces(text) for table in tables_of(piece)]
    except ValueError as error:
        raise ContentMistakes(source, [ContentMistake(source, "syntax", wrong_where(text) or str(error))]) from error
    mistakes: list[ContentMistake] = []
    found = tuple(_parameter(_TomlTable(table, str(table.get("key", "?")), mistakes)) for table in tables)
    asked = [str(table.get("key", "?")) for table in tables]
    if asked != [key.value for key in ParameterKey]:
        mistakes.append(
            ContentMistake(source, "parameter", f"wanted {', '.join(ParameterKey)}; found {', '.join(asked)}")
        )
    if mistakes:
        raise ContentMistakes(source, mistakes)
    return found


class _TomlTable:
    """One TOML table being read: hands out checked values and notes what is wrong, so that reading can go on."""

    def __init__(self, table: Mapping[str, Any], where: str, mistakes: list[ContentMistake]) -> None:
        self._table, self.where, self._mistakes = table, where, mistakes

    def wrong(self, key: str, message: str) -> None:
        self._mistakes.append(ContentMistake(self.where, key, message))

    def text(self, key: str, needed: bool = True) -> str:
        return self._checked(key, self._table.get(key, ""), needed)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._table.get(key, [])
        self._enough(key, len(values))
        return tuple(self._checked(key, value, True) for value in values)

    def tables(self, key: str) -> tuple[_TomlTable, ...]:
        tables = self._table.get(key, [])
        self._enough(key, len(tables))
        return tuple(_TomlTable(t, f"{self.where}.{key} {n}", self._mistakes) for n, t in enumerate(tables, 1))

    def number(self, key: str, default: int) -> int:
        value = self._table.get(key, default)
        if not isinstance(value, int):
            self.wrong(key, "is not a whole number")
            return default
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self._table.get(key, default)
        if not isinstance(value, bool):
            self.wrong(key, "is neither true nor false")
        return value is True

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        return tuple((name, str(value)) for name, value in self._table.get(key, {}).items())

    def unknown_keys(self, known: str) -> None:
        for key in self._table.keys() - set(known.split()):
            self.wrong(key, "is not a key this version knows")

    def _checked(self, key: str, value: object, needed: bool) -> str:
        if not isinstance(value, str):
            self.wrong(key, "is not a text")
            return ""
        if needed and not value.strip():
            self.wrong(key, "is missing or empty")
        if len(value) > LONGEST.get(key, 60):
            self.wrong(key, f"has {len(value)} characters, at most {LONGEST.get(key, 60)} fit")
        return value.strip()

    def _enough(self, key: str, count: int) -> None:
        if count < FEWEST.get(key, 0):
            self.wrong(key, f"has {count} entries, needs at least {FEWEST[key]}")


def _parameter(table: _TomlTable) -> ParameterContent:
    table.unknown_keys(
        "key title short_title question explanation usual follow_ups pitfalls prompts option field effect quality"
    )
    fields = tuple(_field(each) for each in table.tables("field"))
    options = tuple(_option(each, {field.name for field in fields}) for each in table.tables("option"))
    for kind, names in (("field", [field.name for field in fields]), ("option", [option.id for option in options])):
        if len(set(names)) != len(names):
            table.wrong(kind, "has a name twice")
    usual = table.text("usual")
    if usual not in {option.id for option in options if option.offered}:
        table.wrong("usual", f"{usual!r} is none of the options")
    return ParameterContent(
        key=_member(table, "key", ParameterKey) or ParameterKey.WHY,
        title=table.text("title"),
        short_title=table.text("short_title"),
        question=table.text("question"),
        explanation=table.text("explanation"),
        options=tuple(option for option in options if option.offered),
        usual=usual,
        follow_ups=table.texts("follow_ups"),
        pitfalls=table.texts("pitfalls"),
        fields=fields,
        affects=tuple(_effect(each) for each in table.tables("effect")),
        quality=tuple(_quality(each) for each in table.tables("quality")),
        prompts=table.texts("prompts"),
        earlier=tuple(option for option in options if not option.offered),
    )


def _option(table: _TomlTable, fields: set[str]) -> OptionContent:
    table.unknown_keys("id title summary suits watch_out decision details offered")
    details = table.pairs("details")
    for name, _ in details:
        if name not in fields:
            table.wrong("details", f"{name!r} is no record field of this parameter")
    return OptionContent(
        id=table.text("id"),
        title=table.text("title"),
        summary=table.text("summary"),
        suits=table.text("suits"),
        watch_out=table.text("watch_out"),
        decision=table.text("decision"),
        details=details,
        offered=table.flag("offered", True),
    )


def _field(table: _TomlTable) -> FieldContent:
    table.unknown_keys("name label hint default kind choices lowest highest only lines")
    kind = _member(table, "kind", FieldKind) or FieldKind.TEXT
    choices = tuple(ChoiceContent(each.text("id"), each.text("label")) for each in table.tables("choices"))
    default = table.text("default", needed=False)
    if (kind is FieldKind.CHOICE) != bool(choices):
        table.wrong("choices", "belong to a choice field, and a choice field needs them")
    if choices and default and default not in {choice.id for choice in choices}:
        table.wrong("default", f"{default!r} is none of the choices")
    return FieldContent(
        name=table.text("name"),
        label=table.text("label"),
        hint=table.text("hint", needed=False),
        default=default,
        kind=kind,
        choices=choices,
        lowest=table.number("lowest", 0),
        highest=table.number("highest", 1000),
        only=table.texts("only"),
        lines=table.number("lines", 0),
    )


def _effect(table: _TomlTable) -> EffectContent:
    table.unknown_keys("on text")
    on = _member(table, "on", ParameterKey) if table.text("on", needed=False) else None
    return EffectContent(on, table.text("text"))


def _quality(table: _TomlTable) -> QualityContent:
    table.unknown_keys("level sounds_like next_move")
    level = _member(table, "level", AnswerQuality) or AnswerQuality.WEAK
    return QualityContent(level, table.text("sounds_like"), table.text("next_move"))


def _member(table: _TomlTable, key: str, kind: type[E]) -> E | None:
    text = table.text(key)
    if text not in {member.value for member in kind}:
        table.wrong(key, f"{text!r} is none of {', '.join(kind)}")
        return None
    return kind(text)
