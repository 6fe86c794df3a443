"""What the page that forgets a person shows, worked out without Qt: the places by part of the engagement, and the
uncertain sentences with a tick each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from ui.labels_mentions import Area, Speech, area_of, area_words, where
from workshop_app.application.mentions import Mention, Mentions
from workshop_app.domain.forgetting import Forgetting, MentionDoubt, StandIn
from workshop_app.domain.naming import Certainty

BEFORE, AFTER = 60, 90  # letters of a long sentence shown around the name


class PlaceLine(Struct, frozen=True):
    """One place, or several that are told in the same words, with the first sentence that stands there."""

    words: str
    count: int
    sentence: str = ""


class PlaceGroup(Struct, frozen=True):
    """The places in one part of the engagement."""

    words: str
    count: int
    lines: tuple[PlaceLine, ...]


class DoubtLine(Struct, frozen=True):
    """A sentence with a part of the name in it. `ticked`: it would go."""

    doubt: MentionDoubt
    words: str
    sentence: str
    count: int
    ticked: bool


class ForgetView(Struct, frozen=True):
    """The whole page. `copies` are the files in the folders of dated copies."""

    request: Forgetting
    places: int
    copies: int
    groups: tuple[PlaceGroup, ...]
    doubts: tuple[DoubtLine, ...]


def forget_view(found: Mentions, copies: int, speech: Speech) -> ForgetView:
    """The page for this person; likely sentences are ticked until somebody says otherwise."""
    groups = (_group(area, found, speech) for area in Area)
    doubts = tuple(
        DoubtLine(
            each.doubt,
            where(each, found.titles, speech),
            excerpt(each),
            found.count(each.doubt),
            each.certainty is Certainty.LIKELY,
        )
        for each in found.doubts
    )
    shown = tuple(group for group in groups if group.lines)
    return ForgetView(found.request, len(found.sure), copies, shown, doubts)


def request_of(view: ForgetView, ticked: Iterable[MentionDoubt], stand_in: StandIn) -> Forgetting:
    """What the user chose; a sentence that was shown and not ticked stays, wherever it stands."""
    also = frozenset(ticked)
    left = frozenset(line.doubt for line in view.doubts) - also
    return replace(view.request, stand_in=stand_in, also=also, left=left)


def places_going(view: ForgetView, request: Forgetting) -> int:
    """How many places of the file this request changes."""
    return view.places + sum(line.count for line in view.doubts if line.doubt in request.also)


def excerpt(mention: Mention) -> str:
    """The sentence, cut around the name when it is long."""
    sentence, end = mention.sentence, mention.at + mention.length
    first = max(0, mention.at - BEFORE)
    last = min(len(sentence), end + AFTER)
    return ("…" if first else "") + sentence[first:last].strip() + ("…" if last < len(sentence) else "")


def _group(area: Area, found: Mentions, speech: Speech) -> PlaceGroup:
    counts: Counter[str] = Counter()
    sentences: dict[str, str] = {}
    for each in found.sure:
        if area_of(each) is area:
            words = where(each, found.titles, speech)
            counts[words] += 1
            sentences.setdefault(words, excerpt(each))
    lines = tuple(PlaceLine(words, count, sentences[words]) for words, count in counts.items())
    return PlaceGroup(area_words(area, speech), counts.total(), lines)
