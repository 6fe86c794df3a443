"""A real talk, written down or pasted, for the left-hand column: "Name: words" line by line, also with times in front,
and as chats are copied.

    read_transcript(text)            what is understood, who speaks, and the lines that are not understood
    spoken_lines(read, answers)      the talk, once every name and every such line has an answer
    talk_rows(lines)                 the same in turns: what the coach said, and what was answered

Nothing is guessed: who the coach is, and what a line without a name is, are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.rehearsal.chat_stamps import DAY, is_time, stamped

LONGEST_TRANSCRIPT = 200_000  # characters: three hours of talk
MOST_NAMES, MOST_ODD = 12, 30  # asked about one by one; more of them, and it is no transcript
_LONGEST_NAME, _MOST_WORDS = 40, 4
BELOW = "\ufeff"  # in place of a time that stood alone below a name
_TIME = r"(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,3}):(?P<s>\d{2})(?:[.,]\d{1,3})?"
_IN_FRONT = re.compile(rf"[\[(]?{_TIME}[\])]?(?:\s*[-–—])?\s+(?=\S)")
_SPAN = re.compile(rf"{_TIME}\s*-->\s*[\d:.,]+.*")
_HEAD = re.compile(rf"(?P<name>[^\W\d_][^:<>]*?)\s+[\[(]?{_TIME}[\])]?:?")
_NAMED = re.compile(rf"(?P<name>[^\W\d_][^:<>]*?)(?:\s*[\[(]{_TIME}[\])])?\s*[:：](?P<words>(?!//).*)")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+(?P<name>[^>]+)>(?P<words>.*)")
_TAG = re.compile(r"</?[a-z][^>]*>")


class SpeakerRole(StrEnum):
    """What a name stands for: one of the two, words that go on with what was said before, or nothing of the talk."""

    COACH = "coach"
    COACHEE = "coachee"
    ABOVE = "above"
    OUT = "out"


class TranscriptLine(Struct, frozen=True):
    """One line; `name` is "" where there is none, `second` -1 where there is no time."""

    number: int
    name: str
    words: str
    second: int = -1


class ReadTranscript(Struct, frozen=True):
    """`names` in the order in which they first speak; `odd` are the lines without one."""

    lines: tuple[TranscriptLine, ...] = ()
    names: tuple[str, ...] = ()
    odd: tuple[TranscriptLine, ...] = ()


class TranscriptAnswers(Struct, frozen=True):
    """What was answered so far: by name, and by the number of a line."""

    names: Mapping[str, SpeakerRole] = {}
    odd: Mapping[int, SpeakerRole] = {}


class SpokenLine(Struct, frozen=True):
    """What one of the two said."""

    coach: bool
    words: str
    second: int = -1


class WrittenTalk(Struct, frozen=True):
    """A real talk as it is kept. `names` go when it is handed on, the coach's first, then whoever else was named."""

    title: str = ""
    lines: tuple[SpokenLine, ...] = ()
    coaches: tuple[str, ...] = ()
    coachees: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    agreed: bool = False


class WrittenRow(Struct, frozen=True):
    """One turn of it."""

    second: int
    coach: str
    coachee: str


def read_transcript(text: str) -> ReadTranscript:
    """Line by line, each with its name if it has one."""
    lines = tuple(_lines(*_unstamped(text[:LONGEST_TRANSCRIPT].splitlines())))
    names = tuple(dict.fromkeys(line.name for line in lines if line.name))
    return ReadTranscript(lines, names, tuple(line for line in lines if not line.name))


def _unstamped(rows: Sequence[str]) -> tuple[list[str], dict[int, int]]:
    """The lines without the days and times of a chat, and by place how far into the talk each was said. Who speaks in
    the lines below stands before a colon."""
    bare, seconds, begun = list(rows), dict[int, int](), -1
    for place in range(len(rows)):
        found = stamped(rows, place)
        if found is not None:
            name = found.head and _is_name(found.words)
            bare[place] = f"{found.words}:" if name else found.words
            if found.clock >= 0:
                begun = found.clock if begun < 0 else begun
                seconds[place] = (found.clock - begun) % DAY
            if name and place + 1 < len(rows) and is_time(rows[place + 1]):
                bare[place + 1] = BELOW
    return bare, seconds


def _lines(rows: Sequence[str], seconds: Mapping[int, int]) -> Iterator[TranscriptLine]:
    second, speaker = -1, ""
    for place, row in enumerate(rows):
        plain = row.strip().lstrip("\ufeff")
        second = seconds.get(place, second)
        span, head = _SPAN.fullmatch(plain), _HEAD.fullmatch(plain)
        if not plain:
            speaker = speaker if row == BELOW else ""
        elif span is not None:
            second, speaker = _second(span), ""
        elif head is not None and _is_name(head["name"]):
            second, speaker = _second(head), head["name"]
        elif not _is_frame(rows, place, plain):
            front = _IN_FRONT.match(plain)
            second = _second(front) if front is not None else second
            name, words, own = _named(plain[front.end() :] if front is not None else plain)
            second = own if own >= 0 else second
            if name and not words:
                speaker = name
                continue
            speaker = "" if name else speaker
            yield TranscriptLine(place + 1, name or speaker, words, second)
            second = second if speaker else -1


def _is_frame(rows: Sequence[str], place: int, plain: str) -> bool:
    """The head of a file of captions, and the numbers of its captions."""
    following = rows[place + 1].strip() if place + 1 < len(rows) else ""
    return (place == 0 and plain.startswith("WEBVTT")) or (plain.isdigit() and _SPAN.fullmatch(following) is not None)


def _named(plain: str) -> tuple[str, str, int]:
    """Name, words, and the second that stands behind the name; -1 where none does."""
    voice = _VOICE.fullmatch(plain)
    found = voice or _NAMED.fullmatch(plain)
    if found is None or not _is_name(found["name"]):
        return "", _TAG.sub("", plain).strip(), -1
    own = -1 if voice is not None or found["s"] is None else _second(found)
    return found["name"].strip(), _TAG.sub("", found["words"]).strip(), own


def _is_name(words: str) -> bool:
    return len(words) <= _LONGEST_NAME and len(words.split()) <= _MOST_WORDS


def _second(found: re.Match[str]) -> int:
    return int(found["h"] or 0) * 3600 + int(found["m"]) * 60 + int(found["s"])


def known_roles(names: Iterable[str]) -> dict[str, SpeakerRole]:
    """What needs no asking: somebody called coach, or coachee."""
    by_word = {"coach": SpeakerRole.COACH, "coachee": SpeakerRole.COACHEE}
    return {name: by_word[name.casefold()] for name in names if name.casefold() in by_word}


def spoken_lines(read: ReadTranscript, answers: TranscriptAnswers) -> tuple[SpokenLine, ...] | None:
    """The talk; None while something is still to be answered."""
    found: list[SpokenLine] = []
    heard = False
    for line in read.lines:
        role = answers.names.get(line.name) if line.name else answers.odd.get(line.number)
        if role is None:
            return None
        if role is not SpeakerRole.ABOVE:
            heard = role is not SpeakerRole.OUT
        elif heard:  # what goes on with words left out is left out with them
            last, words = found[-1], f"{line.name}: {line.words}" if line.name else line.words
            found[-1] = SpokenLine(last.coach, f"{last.words} {words}", last.second)
        if role in (SpeakerRole.COACH, SpeakerRole.COACHEE):
            found.append(SpokenLine(role is SpeakerRole.COACH, line.words, line.second))
    return tuple(found)


def written_talk(
    read: ReadTranscript, answers: TranscriptAnswers, others: str, blank: WrittenTalk
) -> WrittenTalk | None:
    """The talk as it is kept, with the title and the consent of `blank`; None while something is to be answered.
    `others` are further names, with commas between them."""
    lines = spoken_lines(read, answers)
    if lines is None:
        return None
    by_role: dict[SpeakerRole, list[str]] = {role: [] for role in SpeakerRole}
    for name in read.names:
        by_role[answers.names[name]].append(name)
    further = [each.strip() for each in re.split(r"[,;\n]", others) if each.strip()]
    return WrittenTalk(
        blank.title,
        lines,
        tuple(name for name in by_role[SpeakerRole.COACH] if name not in known_roles(read.names)),
        tuple(name for name in by_role[SpeakerRole.COACHEE] if name not in known_roles(read.names)),
        (*by_role[SpeakerRole.OUT], *further),
        blank.agreed,
    )


def talk_rows(lines: Iterable[SpokenLine]) -> tuple[WrittenRow, ...]:
    """A turn begins where the coach speaks after the coachee."""
    rows: list[WrittenRow] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last is None or (line.coach and last.coachee):
            rows.append(WrittenRow(line.second, line.words if line.coach else "", "" if line.coach else line.words))
        elif line.coach:
            rows[-1] = WrittenRow(last.second, f"{last.coach} {line.words}".strip(), last.coachee)
        else:
            rows[-1] = WrittenRow(last.second, last.coach, f"{last.coachee} {line.words}".strip())
    return tuple(rows)
