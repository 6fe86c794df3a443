"""What the window of the house style shows, decided without Qt: for one engagement or for all, what is said there and
what comes from the coach's own style."""

from __future__ import annotations

from msgspec import Struct

from workshop_app.application import queries, style_queries
from workshop_app.application.ports import Reader
from workshop_app.domain.colours import readable
from workshop_app.domain.engagement import Paper
from workshop_app.domain.house_style import LOGO, TEMPLATE, OwnStyle, StyleFile

WORDS = ("accent", "second", "footer", "confidentiality")


class StyleView(Struct, frozen=True):
    """`said` holds each word as it is kept, `usual` what stands on paper where nothing is said. A colour's `darker` is
    the tone its words are printed in, "" where that is the colour itself."""

    own: bool
    said: dict[str, str]
    usual: dict[str, str]
    darker: dict[str, str]
    logo: StyleFile | None
    template: StyleFile | None
    logo_is_own: bool
    template_is_own: bool
    paper: Paper
    use_own: bool


def own_view(own: OwnStyle, paper: Paper) -> StyleView:
    """The coach's own style."""
    said = {name: getattr(own, name) for name in WORDS}
    return StyleView(
        True, said, dict.fromkeys(WORDS, ""), _darker(said), own.logo, own.template, True, True, paper, True
    )


def engagement_view(reader: Reader, own: OwnStyle) -> StyleView:
    """One engagement's, with what it has from the coach's."""
    engagement, theirs = queries.engagement(reader), style_queries.house_style(reader)
    worn = style_queries.style_of(reader, own)
    said = {
        "accent": theirs.accent,
        "second": theirs.second,
        "footer": theirs.footer,
        "confidentiality": engagement.confidentiality,
    }
    usual = {name: "" if said[name] else getattr(worn, name) for name in WORDS}
    return StyleView(
        False,
        said,
        usual,
        _darker({name: said[name] or usual[name] for name in WORDS}),
        worn.logo,
        worn.template,
        style_queries.style_file(reader, LOGO) is None,
        style_queries.style_file(reader, TEMPLATE) is None,
        engagement.paper,
        not theirs.without_own,
    )


def _darker(said: dict[str, str]) -> dict[str, str]:
    found = {}
    for name in ("accent", "second"):
        words = readable(said[name]) if said[name] else ""
        found[name] = words if words != said[name] else ""
    return found
