"""The words around one parameter, whether it is one of the ten (content file) or one the coach added. Qt-free; made by
`view_state`, read by the page and the side pane, so that neither has to know where a parameter comes from."""

from __future__ import annotations

from msgspec import Struct

from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter, presets
from workshop_app.domain.parameter_content import (
    EffectContent,
    FieldContent,
    OptionContent,
    ParameterContent,
    QualityContent,
)


class PageWords(Struct, frozen=True):
    """What is printed around the answers. `number` is "4" for the fourth of the ten, empty for WHY; own ones go on from
    there. `asked_here` are follow-up questions of this client only; `follow_ups` ship with the app, and the coach keeps
    changes to them in the library under `library_key`."""

    key: str
    number: str
    short_title: str
    question: str
    explanation: str = ""
    own: bool = False
    options: tuple[OptionContent, ...] = ()
    usual: str = ""
    follow_ups: tuple[str, ...] = ()
    asked_here: tuple[str, ...] = ()
    library_key: str = ""
    pitfalls: tuple[str, ...] = ()
    fields: tuple[FieldContent, ...] = ()
    affects: tuple[EffectContent, ...] = ()
    quality: tuple[QualityContent, ...] = ()
    prompts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Number and title, as a link or a heading says it."""
        return f"{self.number}  {self.short_title}" if self.number else self.short_title

    def option_title(self, option: str) -> str:
        """A stored option as it is read; a short answer of an own parameter stands for itself."""
        return next((each.title for each in self.options if each.id == option), option)

    def field(self, name: str) -> FieldContent | None:
        return next((each for each in self.fields if each.name == name), None)


def words_of(content: ParameterContent, layout: InterviewLayout) -> PageWords:
    """The words of one of the ten, under the coach's name for it."""
    return PageWords(
        key=content.key.value,
        number=str(content.key.number) if content.key.number else "",
        short_title=layout.title(content.key.value, content.short_title),
        question=content.question,
        explanation=content.explanation,
        options=(*content.options, *content.earlier),
        usual=content.usual,
        follow_ups=content.follow_ups,
        library_key=content.key.value,
        pitfalls=content.pitfalls,
        fields=content.fields,
        affects=content.affects,
        quality=content.quality,
        prompts=content.prompts,
    )


def words_of_own(own: OwnParameter, number: int, language: str) -> PageWords:
    """The words of a parameter the coach added."""
    preset = next((each for each in presets(language) if each.id == own.preset), None)
    return PageWords(
        key=own.id,
        number=str(number),
        short_title=own.title,
        question=own.question or own.title,
        own=True,
        follow_ups=preset.follow_ups if preset else (),
        asked_here=tuple(line.strip() for line in own.follow_ups.splitlines() if line.strip()),
        library_key=own.preset or own.title,
    )
