"""What the file holds behind a field that is being typed in, and whether it became something else meanwhile.

The rule for typing: an edit carries the value it saw. Where the file holds another one by now (an undo, another window,
a job that ended), the door refuses the edit once and says what stands there; nothing is overwritten and the words stay
in their field. Whoever types on after that has seen it, and is saved. Kept by each `Keeper`, asked by the door.
"""

from __future__ import annotations


class FileSide:
    """`known` is what the file held when that was last heard; `elsewhere` what it came to hold while words stood in the
    field, None while it is what they were typed over. `told` says that somebody was told of it and has not typed on
    yet; `offered` are the words on their way."""

    def __init__(self) -> None:
        self.known: str | None = None
        self.elsewhere: str | None = None
        self.told = False
        self.offered = ""

    def is_known(self, value: str) -> None:
        """The file holds this, and the field was filled from it, or it was made of the field's words."""
        self.known, self.elsewhere = value, None

    def is_saved(self, known: bool) -> None:
        """The words are in the file. Where it was not read since (not `known`), what it made of them shows later."""
        self.elsewhere, self.told = None, False
        if not known:
            self.known = None

    def holds(self, value: str) -> None:
        """The file was read while words stand in the field."""
        if self.known is None:
            self.known = value
        self.elsewhere = None if alike(value, self.known) else value

    def tell(self) -> str | None:
        """What stands there now that was not seen, once; None when the words that are `offered` may be saved."""
        found = self.elsewhere
        if found is None or alike(found, self.offered):
            return None
        self.known, self.elsewhere, self.told = found, None, True
        return found


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same, white space apart."""
    return one.split() == other.split()


class WordsWaiting:
    """Words a rule refused, and why, that wait for what they belong to while their field shows something else."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, str]] = {}

    def put(self, of: str, words: str, reason: str) -> None:
        if of and words.strip():
            self._words[of] = words, reason

    def back(self, of: str) -> tuple[str, str]:
        """The words of this one and why they were refused, no longer set aside; empty where there are none."""
        return self._words.pop(of, ("", ""))
