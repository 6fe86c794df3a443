"""What Ctrl+K offers and how it is found, without Qt: entries with the words people type for them, and the texts of the
engagement behind them. The window is `ui/palette.py`; `ui/shell/entries.py` says what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from workshop_app.application.finding import Passage, TextIndex, Vocabulary, Wanted, as_typed, holds, typed_words
from workshop_app.domain.naming import folded

MOST_SHOWN = 60
MOST_TEXTS = 30
BEFORE = 24  # signs of a long text that are shown before what was found in it


class PaletteEntry(Struct, frozen=True):
    """Something to go to or to do: its words, what kind of thing it is, its icon, its keys, and the action. `also` are
    the words people type for it, `address` is where it leads, if it is a place."""

    words: str
    kind: str
    icon: str
    act: Callable[[], None]
    keys: str = ""
    also: tuple[str, ...] = ()
    address: str = ""


class Found(Struct, frozen=True):
    """What is shown for what was typed. `instead` are the words that were looked for, where nothing holds those that
    were typed."""

    entries: tuple[PaletteEntry, ...]
    instead: str = ""


class _FoldedEntry(Struct, frozen=True):
    """An entry and its folded words."""

    entry: PaletteEntry
    title: str
    also: tuple[str, ...]
    kind: str
    all: str


class Finder:
    """Everything that can be found. Entries and texts come in pieces; `told` is asked for the entry of a text, once it
    is to be shown: with its excerpt and a word that was found in it. `recent` are addresses, the last one first."""

    def __init__(
        self, told: Callable[[Passage, str, str], PaletteEntry] | None = None, recent: Iterable[str] = ()
    ) -> None:
        self._told = told
        self._recent = {address: place for place, address in enumerate(recent)}
        self._known: list[_FoldedEntry] = []
        self._names = Vocabulary()
        self.texts = TextIndex()
        self.named = False  # whether every entry is there; what comes then are texts, which stand behind them

    @property
    def entries(self) -> tuple[PaletteEntry, ...]:
        """Every entry so far, in its order."""
        return tuple(known.entry for known in self._known)

    def add(self, entries: Iterable[PaletteEntry]) -> None:
        """More entries, after those there are."""
        for entry in entries:
            title, also, kind = folded(entry.words), tuple(map(folded, entry.also)), folded(entry.kind)
            known = _FoldedEntry(entry, title, also, kind, "\n".join((title, kind, *also)))
            self._known.append(known)
            self._names.add(known.all)

    def found(self, typed: str) -> Found:
        """What holds every typed word. For nothing typed, what was used last; where nothing holds a word, what holds
        the word that was meant, if one letter makes it."""
        words = typed_words(typed)
        if not words:
            return Found(self._first())
        wanted = as_typed(words)
        entries = self._holding(wanted, " ".join(words))
        if entries:
            return Found(entries)
        meant = self._meant(words)
        if meant == wanted:
            return Found(())
        entries = self._holding(meant, "")
        return Found(entries, " ".join(each[0] for each in meant) if entries else "")

    def _first(self) -> tuple[PaletteEntry, ...]:
        last: dict[str, PaletteEntry] = {}
        for known in self._known:
            if known.entry.address in self._recent:
                last.setdefault(known.entry.address, known.entry)
        recent = sorted(last.values(), key=self._age)
        others = (known.entry for known in self._known if known.entry.address not in last)
        return (*recent, *others)[:MOST_SHOWN]

    def _age(self, entry: PaletteEntry) -> int:
        return self._recent[entry.address]

    def is_recent(self, entry: PaletteEntry) -> bool:
        """Whether somebody was there a moment ago."""
        return bool(entry.address) and entry.address in self._recent

    def _holding(self, wanted: Wanted, phrase: str) -> tuple[PaletteEntry, ...]:
        found = [
            (_rank(known, wanted, phrase), place, known.entry)
            for place, known in enumerate(self._known)
            if holds(known.all, wanted)
        ]
        entries = [entry for _, _, entry in sorted(found, key=_by_rank)[:MOST_SHOWN]]
        if self._told is not None:
            for text in self.texts.find(wanted, MOST_TEXTS):
                entry = self._told(text, excerpt(text.text, wanted), _first_word(text.text, wanted))
                if entry.words and not _says_the_same(entry, entries):
                    entries.append(entry)
        return tuple(entries)

    def _meant(self, words: tuple[str, ...]) -> Wanted:
        """For each word that stands nowhere, those that were perhaps meant."""
        return tuple(
            (word,)
            if self._stands_somewhere(word)
            else (self._names.alike(word) + self.texts.vocabulary.alike(word)) or (word,)
            for word in words
        )

    def _stands_somewhere(self, word: str) -> bool:
        wanted = as_typed((word,))
        return any(word in known.all for known in self._known) or bool(self.texts.find(wanted, 1))


def steps(finder: Finder, parts: Iterable[Iterator[tuple[PaletteEntry, ...]]], texts: Iterator[None]) -> Iterator[None]:
    """Fill a finder, a piece at a time."""
    for part in parts:
        for entries in part:
            finder.add(entries)
            yield
    finder.named = True
    yield from texts


def excerpt(text: str, wanted: Wanted) -> str:
    """A long text from a little before the first thing that was found in it, on one line."""
    line = " ".join(text.split())
    low = folded(line)
    if len(low) != len(line):  # a letter that folds to two: places do not tell any more
        return line
    starts = [at for words in wanted if (at := min((low.find(w) for w in words if w in low), default=-1)) >= 0]
    first = min(starts, default=0)
    if first <= BEFORE * 2:
        return line
    begin = line.rfind(" ", 0, first - BEFORE) + 1
    return "… " + line[begin:]


def _first_word(text: str, wanted: Wanted) -> str:
    low = folded(text)
    return next((word for words in wanted for word in words if word in low), "")


def _says_the_same(entry: PaletteEntry, entries: list[PaletteEntry]) -> bool:
    """A person, a team or a workshop has an entry of its own already."""
    return any(each.words == entry.words and each.address == entry.address for each in entries)


def _rank(known: _FoldedEntry, wanted: Wanted, phrase: str) -> tuple[int, int]:
    """What was typed as a whole counts first: the name itself, or a word for it. Then the worst of the words."""
    if phrase == known.title:
        return 0, 0
    if phrase in known.also:
        return 1, 0
    places = [min(map(partial(_distance, known), words)) for words in wanted]
    return 2, sum(places)


def _distance(known: _FoldedEntry, word: str) -> int:
    """0: the name begins with it; 1: a word of the name does; 2: a word people type for it does; 3: the name holds it;
    4: what kind of thing it is; 5: a word people type for it holds it."""
    if known.title.startswith(word):
        return 0
    if f" {word}" in known.title:
        return 1
    if any(each.startswith(word) or f" {word}" in each for each in known.also):
        return 2
    if word in known.title:
        return 3
    return 4 if word in known.kind else 5


def _by_rank(found: tuple[tuple[int, int], int, PaletteEntry]) -> tuple[tuple[int, int], int]:
    return found[:2]
