"""What a window told before its end."""

from __future__ import annotations

from msgspec import Struct, field


class Written(Struct):
    """What was typed into one field: what stood there, and what should stand there after each key."""

    name: str
    before: str
    line: bool = False  # one that waits for Enter
    keys: list[tuple[float, str]] = field(default_factory=list)

    def left_with(self, words: str) -> bool:
        """Whether these words are what its last key left, tidied or not."""
        return bool(self.keys) and self.keys[-1][1].split() == words.split()


class Said(Struct):
    """What a window told before its end. `claimed` is when the foot line last called everything saved: all keys before
    that have to be in the file."""

    fields: dict[int, Written] = field(default_factory=dict)
    claimed: float = 0.0
    late: list[float] = field(default_factory=list)  # by how many seconds the machine let each key fall too late
    foot: str = ""
    day: dict[str, object] | None = None
    notes: list[str] = field(default_factory=list)
    mishaps: list[tuple[str, str]] = field(default_factory=list)
    begun: float = 0.0
    request: float = 0.0
    over: bool = False
    done: bool = False

    def hear(self, word: dict[str, object]) -> None:
        getattr(self, f"hear_{word['what']}", self.hear_mishap)(word)

    def hear_field(self, word: dict[str, object]) -> None:
        """A field that is written in once more goes on where it was left; so does the cell of what a line has made."""
        name, before = str(word["name"]), str(word["before"])
        again = (each for each in self.fields.values() if before.strip() and each.left_with(before))
        self.fields[int(str(word["number"]))] = next(again, None) or Written(name, before, bool(word["line"]))

    def hear_key(self, word: dict[str, object]) -> None:
        at = float(str(word["at"]))
        self.begun = self.begun or at
        self.fields[int(str(word["number"]))].keys.append((at, str(word["text"])))
        self.late.append(float(str(word["late"])))
        if word["saved"]:
            self.claimed = at

    def hear_foot(self, word: dict[str, object]) -> None:
        self.foot = str(word["words"])
        if word["saved"]:
            self.claimed = float(str(word["at"]))

    def hear_noted(self, word: dict[str, object]) -> None:
        self.notes.append(str(word["text"]))

    def hear_day(self, word: dict[str, object]) -> None:
        self.day = word

    def hear_request(self, word: dict[str, object]) -> None:
        self.request = float(str(word["at"]))

    def hear_begins(self, word: dict[str, object]) -> None:
        self.begun = float(str(word["at"]))

    def hear_over(self, _word: dict[str, object]) -> None:
        self.over = True

    def hear_done(self, _word: dict[str, object]) -> None:
        self.done = True

    def hear_mishap(self, word: dict[str, object]) -> None:
        facts = " | ".join(str(value) for name, value in word.items() if name not in ("what", "at"))
        self.mishaps.append((str(word["what"]), facts))
