"""The mails and their texts: who sends each to whom, and what it says with its fields open."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files

from msgspec import Struct

from agendas.read_once import read_once
from handouts import wording
from handouts.mails.links import MailLink
from handouts.wording import Words
from workshop_app.domain.engagement import RoleKind

_FIELD = re.compile(r"\{(\w+)\}")


class MailKind(StrEnum):
    """The mails in the order of an engagement."""

    ANNOUNCEMENT = "announcement"
    INVITATION = "invitation"
    REMINDER = "reminder"
    POST_WORKSHOP = "post_workshop"
    PUBLISH = "publish"
    CHECK_IN = "check_in"
    REFLECT = "reflect"


class MailGroup(StrEnum):
    """To whom."""

    EVERYBODY = "everybody"
    PARTICIPANTS = "participants"
    MISSING = "missing"
    CHAMPIONS = "champions"
    LEADS_AND_CHAMPIONS = "leads_and_champions"


class Mail(Struct, frozen=True):
    """A mail with its fields filled. `sender` and `to` are names with addresses, where those are known; `unreached` are
    those of the group whom no mail reaches, with what stands in place of their address; `gaps` say what nobody knows
    yet, in the words that stand in brackets in the text. `about` is what its file is named after, `links` are
    those that only the sender knows."""

    kind: MailKind
    subject: str
    body: str
    sender: tuple[str, str]
    group: str
    to: tuple[tuple[str, str], ...]
    unreached: tuple[str, ...]
    gaps: tuple[str, ...]
    about: str
    language: str = "en"
    links: tuple[MailLink, ...] = ()


SENDERS: Mapping[MailKind, RoleKind] = {
    MailKind.ANNOUNCEMENT: RoleKind.SPONSOR,
    MailKind.INVITATION: RoleKind.PROJECT_LEAD,
    MailKind.REMINDER: RoleKind.COORDINATOR,
    MailKind.POST_WORKSHOP: RoleKind.EXTERNAL_COACH,
    MailKind.PUBLISH: RoleKind.SPONSOR,
    MailKind.CHECK_IN: RoleKind.COORDINATOR,
    MailKind.REFLECT: RoleKind.PROJECT_LEAD,
}
GROUPS: Mapping[MailKind, MailGroup] = {
    MailKind.ANNOUNCEMENT: MailGroup.EVERYBODY,
    MailKind.INVITATION: MailGroup.PARTICIPANTS,
    MailKind.REMINDER: MailGroup.MISSING,
    MailKind.POST_WORKSHOP: MailGroup.PARTICIPANTS,
    MailKind.PUBLISH: MailGroup.EVERYBODY,
    MailKind.CHECK_IN: MailGroup.CHAMPIONS,
    MailKind.REFLECT: MailGroup.LEADS_AND_CHAMPIONS,
}
OF_A_WORKSHOP = frozenset({MailKind.INVITATION, MailKind.REMINDER, MailKind.POST_WORKSHOP})


@read_once
def texts(language: str = "en") -> Words:
    """The texts in a language, English where there are none in it."""
    folder = files("handouts.mails")
    file = folder / f"mails.{language}.toml"
    if not file.is_file():
        return texts("en")
    return Words(language, dict(wording.flat(tomllib.loads(file.read_text(encoding="utf-8")))))


def filled(text: str, values: Mapping[str, str], words: Words) -> tuple[str, tuple[str, ...]]:
    """A text with its fields filled, and the gaps that are left. What somebody typed is a value and never looked
    through for fields."""
    gaps: list[str] = []

    def value(found: re.Match[str]) -> str:
        known = values.get(found[1], "").strip()
        if known:
            return known if "\n" in known else wording.apart(known)
        gap = words(f"gap.{found[1]}")
        gaps.append(gap)
        return f"[{gap}]"

    return _FIELD.sub(value, text), tuple(dict.fromkeys(gaps))


def template(kind: MailKind, part: str, about: str, words: Words) -> str:
    """The subject or the body with its fields open; in the words for what it is `about`, where it has some."""
    return (words.entries.get(f"{kind}.{part}_{about}") or words.entries[f"{kind}.{part}"]).strip()


def fields_of(kind: MailKind, words: Words, about: str = "") -> frozenset[str]:
    """The fields a mail has."""
    return frozenset(_FIELD.findall("".join(template(kind, part, about, words) for part in ("subject", "body"))))
