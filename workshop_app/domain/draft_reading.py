"""Reads one draft sentence: does it hold a number, does it start like work, is a change given without its start?

Pure text work on the word lists of `draft_words`; `draft_checks` turns the answers into questions. Every detector
prefers silence to a wrong alarm. Evidence and guards: domain section 5.10.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from msgspec import Struct

from workshop_app.domain.draft_counting import open_measure
from workshop_app.domain.draft_delivered import is_delivered, parts_done
from workshop_app.domain.draft_lists import DraftWordLists
from workshop_app.domain.draft_number_words import number_in
from workshop_app.domain.draft_second import has_second_measure, has_second_verb
from workshop_app.domain.draft_tasks import TaskLook, from_verb, is_command, task_look, without_aside, without_place
from workshop_app.domain.draft_words import words_for

SHORTEST_SPELT = 3  # letters; two begin neighbouring words by chance
SHOUTED = 3  # words in capitals; fewer are short forms: "OTIF 96 %"
LONGEST_READ = 600  # characters; nobody's key result is longer, and a pasted book must not slow the typing

# List marks and numbering that say nothing about the result: "1.", "KR2:", "- ", "O1 KR3 –", "[x]".
_LABEL = r"(?:key\s*results?|krs?|results?|objectives?|o\d+)"
_MARK = re.compile(
    rf"""\s*(?:
      [-–—•*·▪◦●○■□☐☑✓✔►▶→+]+(?:\s+|(?=[A-Za-z“"']))      # bullets
    | \[[ xX]?\]\s*                                          # tick boxes
    | \(?\d{{1,2}}(?:\.\d{{1,2}})*\s*[.):]\s+(?=\D)          # 1.  2)  1.2:
    | \d{{1,2}}\.\d{{1,2}}\s+(?=(?-i:[A-Z])(?!illion|\b))           # 1.2 Increase
    | \#\d{{1,2}}\s*[:.)-]\s+                                # #3:
    | \(?[a-hA-H][.)]\s+                                     # a)
    | {_LABEL}\s*[-#]?\s*(?:\d+(?:\.\d+)*[a-z]?)?\s*(?:{_LABEL}\s*\d+)?\s*(?:[:.)]\s*|[–—-]\s+)   # KR1:
    | {_LABEL}\s*[-#]?\s*\d+(?:\.\d+)*\s+(?=(?-i:[A-Z]))   # KR 2 Increase
    | ["“”„«»'‘’`]+ )""",
    re.IGNORECASE | re.VERBOSE,
)
# Times, ratings of shape, names of models and standards: digits, but nothing is counted.
_SHAPES = re.compile(
    r"""(?=[\dtwc\#№])(?:     # whatever follows begins like this: most places are passed over at once
      \b24\s?[/x×]\s?7(?:\s?[/x×]\s?365)?\b | \b(?:\d[- ]on[- ]\d|1[- ]to[- ]1|\d-to-\d)(?:s|'s|’s)?\b | \b1:1s?\b
    | \b9(?:-|–)5\b | \b9\s?to\s?5(?=\s+(?:jobs?|support|service|shifts?|hours?|opening|working|weekdays|on|every)\b)
    | \btop[- ]?\d+\b(?!\s*%|\s*percent) | \b(?:50/50|80/20|30[-/]60[-/]90)\b
    | \b360(?:°|[- ]?degrees?|\s+(?:feedback|reviews?|view|images?|tour))
    | \b(?:[2345]G|[23]D|2FA|5S|W[23]C)\b | \b[48]K\s+(?:video|resolution|tv|display|stream|content)
    | \b6\s?sigma\b | \b5\s+whys\b
    | (?<!\w)[\#№]1\s+(?:priority|goal) | \b365\b(?!\s+\w+s\b) | \bc?CO[₂2]\b )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DATES = re.compile(
    r"""(?=[\d'’QHFC])(?:     # whatever is a date begins like this, but for a word before the year
      \b(?:19|20)\d\d-\d\d?-\d\d?\b | \b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b
    | \b[1-4]\s?Q(?:\s?[’']?\d{2,4})?\b | \b[12]H(?:\s?[’']?\d{2,4})?\b | \bQ[1-4]\s?[-/–&+]\s?Q?[1-4]\b
    | \b[QH][1-4]\s*[-/,]?\s*(?:FY|CY)?\s?[’']?(?:20)?\d\d\b(?!\s*%|[\d.,]) | \bQ\s?[1-4]\b | \bH[12]\b
    | \b(?:FY|CY)\s?[’']?(?:20)?\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b | (?<!\w)[’']\d\d\b
    | (?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=\bfor\s)|(?<=\bend\s)|(?<=\beoy\s)|(?<=\btill\s)|(?<=\byear\s)
      |(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bduring\s))
      20[1-4]\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b(?!\s*%|[.,]\d)
    | (?<![\w$€£.,])20[1-4]\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b
      (?!\s*%|[.,]?\d|[km+]\b|\s+(?:new\s+|active\s+|paying\s+)?[a-z]+s\b) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Letters glued to digits are a name ("S3", "B2B", "GPT-4", "FY25"), unless the letters are a currency or a factor.
_MODEL = re.compile(
    r"\b(?!(?:sub|under|over|less|plus|x|usd|us|eur|gbp|chf|inr|rs|aud|cad|nzd|sgd|jpy|cny|rmb|zar|sek|nok|dkk|aed|k|r)-?\d)"
    r"[A-Za-z]+-?\d[\w]*(?:\.\d+)*\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,’']\d+)*")
_GLUED = re.compile(r"[A-Za-z]-?\d")
_DIGIT = re.compile(r"[\d%‰½⅓⅔¼¾]")
_FROM_TO_SIGNS = ("from", "->", "→", "=>", "⇒", "➔", "–>")
_FROM_TO = re.compile(
    r"\bfrom\b(.{1,60}?)\b(?:to|down to|up to)\b(.{1,30})|(.{1,20})(?:->|→|=>|⇒|➔|–>)(.{1,20})", re.IGNORECASE
)
_LEVELS = re.compile(r"\bfrom\s+(?:\w+\s+)?\d[\d.,]*\s+to\s+(?:\w+\s+)?\d", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<![A-Za-z&.@-])[A-Z][A-Z&]{1,5}s?(?![\w&@-])(?!\s+\d{3,})")
_SHOUTED = re.compile(r"[A-Z]{2,}")
_PERCENT = re.compile(
    r"(?<!\w)(?:\d[\d.,]*|\w+(?:-\w+)?|\[.*?\])(?:\s*[-–]\s*\d+)?\s*(?:%|percent|per cent|pct)", re.IGNORECASE
)
_SMALL = frozenset({"of", "and", "the", "to", "for", "per", "in", "a", "de", "la"})
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|https?://\S+")
_CLAUSES = re.compile(r"(?<=[a-z%\d])[.!]\s+(?=[A-Z])|;\s+")


class SentenceReading(Struct, frozen=True):
    """What one sentence holds. `plain` is without brackets, `main` that without side remarks, `body` that from its verb
    on; `share` the change as written, `step` whether that is so many units rather than a part; `words` counts words.
    `has_number` is None where nobody knows the number words of the language; `event` says that without one it tells
    what happens, `by_when` that it tells by which day, too, `progress` that it counts how far work has got;
    `open_measure` is the measure of which nothing says of what, where or over which time."""

    core: str
    words: int
    has_number: bool | None
    from_to: bool = False
    task: TaskLook = TaskLook.NONE
    share: str = ""
    step: bool = False
    start_given: bool = False
    plain: str = ""
    two: bool = False
    by_when: bool = False
    event: bool = False
    progress: bool = False
    main: str = ""
    body: str = ""
    open_measure: str = ""


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> SentenceReading:
    """Read one sentence with the lists of its language; without lists only numbers are seen."""
    whole = without_marks(text)
    core, words = whole[:LONGEST_READ], words_for(language)
    count = len(re.findall(r"\w[\w'’.,/-]*", whole))
    if words is None:
        return SentenceReading(core, count, number_in(_without_names(core), language))
    bare = _bare(core, words)
    from_to = _has_from_to(core, bare, words)
    number = from_to or _is_counted(bare, words)
    plain = _without_brackets(core)
    main = bare if plain == core else _bare(plain, words)
    # A share in brackets beside an absolute value is a remark on it.
    told, told_bare = (plain, main) if plain == core or _is_counted(main, words) else (core, bare)
    change, step = _relative_change(told, told_bare, words)
    progress, body = _counts_progress(core, words), from_verb(plain, words.tasks)
    task = TaskLook.NONE if from_to else TaskLook.WORK if progress else _work(plain, body, number, words)
    if task is TaskLook.SOFT and change and not step:
        task = TaskLook.NONE
    if task is TaskLook.WORK and number and not from_to:
        # "within six months" is when, not how much.
        number = _is_counted(words.numbers.deadline.sub(" ", bare), words)
    return SentenceReading(
        core=core,
        words=count,
        has_number=number,
        from_to=from_to,
        task=task,
        share=_share(change),
        step=step,
        start_given=bool(change) and _start_given(core, change, words),
        plain=plain,
        two=_has_two(plain, main if number else "", task, words),
        event=not number and task is TaskLook.NONE and _is_event(plain, words),
        by_when=not number and _tells_when(core, words) and _tells_what(plain, task, words),
        progress=progress,
        main=without_aside(plain, words.tasks),
        body=body,
        open_measure=open_measure(bare, words.counting) if number and not change and task is TaskLook.NONE else "",
    )


def _counts_progress(core: str, words: DraftWordLists) -> bool:
    return words.style.progress.search(core) is not None and not words.style.progress_not.search(core)


def start_is_known(reading: SentenceReading, language: str) -> bool:
    """Whether the sentence says where it starts, or counts what is not there yet, as new things, certificates and
    events; a share of something is there already. Where nobody knows the words of the language, two numbers are taken
    for both ends."""
    words = words_for(language)
    if words is None:
        return len(_NUMBER.findall(_without_names(reading.core))) > 1
    core, starts = reading.core, words.starts
    if any(each.search(core) for each in (starts.from_nothing, starts.said, words.relative.start)):
        return True
    return starts.from_none.search(core) is not None and starts.of_a_whole.search(core) is None


def _tells_when(core: str, words: DraftWordLists) -> bool:
    return bool(words.numbers.dates.search(core) or _DATES.search(core) or words.tasks.when.search(core))


def _is_event(plain: str, words: DraftWordLists) -> bool:
    return words.tasks.happens.search(plain) is not None and not words.tasks.wishes.search(plain)


def _tells_what(plain: str, task: TaskLook, words: DraftWordLists) -> bool:
    """Whether something happens; more or better of something does not."""
    return task is not TaskLook.NONE or bool(words.tasks.happens.search(plain)) or not words.tasks.wishes.search(plain)


def _without_brackets(core: str) -> str:
    """Without brackets and addresses: what stands there is a remark."""
    return " ".join(_ASIDE.sub(" ", core).split())


def _has_two(plain: str, bare: str, task: TaskLook, words: DraftWordLists) -> bool:
    """`bare` is the same without dates, empty where nothing is counted."""
    if words.second.joined.search(plain) is None and words.second.pairs.search(plain) is None:
        return False
    if task is TaskLook.WORK and parts_done(words.second.parts.split(plain), words.delivered) > 1:
        return True
    main = without_aside(without_place(plain, words.tasks), words.tasks)
    if has_second_verb(main, words.second, task is not TaskLook.NONE):
        return True
    counted = partial(_has_figure, words=words)
    figures = _figures(without_aside(bare, words.tasks), words)
    return has_second_measure(figures, words.second, counted, task is not TaskLook.NONE)


def _work(plain: str, body: str, number: bool, words: DraftWordLists) -> TaskLook:
    """What the first clause says of itself; a later one counts when it is a sentence, or a line of its own. `body` is
    all of it from its verb on."""
    look, routine = TaskLook.NONE, words.style.routine.search(plain) is not None
    clauses = _CLAUSES.split(plain)
    for at, clause in enumerate(clauses):
        if len(clauses) > 1:
            body = from_verb(clause, words.tasks)
        found = task_look(clause, body, number, words.tasks)
        kept = words.style.keepers.match(body)
        if found is TaskLook.NONE and not kept and is_delivered(body, words.delivered, routine):
            found = TaskLook.WORK
        if found is TaskLook.NONE and not number and is_command(body, words.tasks):
            found = TaskLook.WORK
        if found is TaskLook.WORK and (at == 0 or len(clause.split()) > 2):
            return found
        look = found if at == 0 else look
    return look


def first_clause(plain: str) -> str:
    """Up to the end of the first sentence, or to a semicolon."""
    return _CLAUSES.split(plain)[0]


def without_marks(text: str) -> str:
    """The sentence without bullets, numbering, "KR2:" and quotes around it."""
    core = " ".join(text.split())
    while (mark := _MARK.match(core)) and mark.end():
        core = core[mark.end() :]
    return core.rstrip("\"“”„«»'‘’` ").strip()


def has_number(core: str, words: DraftWordLists) -> bool:
    """Whether anything is counted, dates, names and idioms left out."""
    return _is_counted(_bare(core, words), words)


def _is_counted(bare: str, words: DraftWordLists) -> bool:
    return _has_figure(_figures(bare, words), words)


def _figures(bare: str, words: DraftWordLists) -> str:
    """Without numbers that are part of a name or of an idiom."""
    text = bare
    if _DIGIT.search(bare):
        text = words.numbers.named_inside.sub(" ", words.numbers.named.sub(" ", bare))
    return words.numbers.not_counted.sub(" ", text)


def _has_figure(text: str, words: DraftWordLists) -> bool:
    return bool(_DIGIT.search(text) or words.numbers.counted.search(text))


def unknown_capitals(core: str, words: DraftWordLists, glossary: frozenset[str]) -> tuple[str, ...]:
    """Abbreviations, one or many of a kind, that are not common, not spelt out beside and not in the client's glossary,
    each once."""
    if core.upper() == core and len(_SHOUTED.findall(core)) >= SHOUTED:  # as a whole: nothing stands out
        return ()
    known = words.style.known_capitals | {word.upper() for word in glossary}
    found = (each for each in _CAPITALS.findall(core) if each.upper() not in known)
    return tuple(
        dict.fromkeys(
            each for each in found if each.removesuffix("s").upper() not in known and not _spelt_out(each, core)
        )
    )


def _spelt_out(short: str, core: str) -> bool:
    """Whether its letters begin words that stand beside each other: "service level agreement (SLA)"."""
    letters = [letter for letter in short.removesuffix("s").lower() if letter.isalpha()]
    begun = [word[0] for word in re.findall(r"\w[\w’']+", core.replace(short, " ").lower()) if word not in _SMALL]
    return len(letters) >= SHORTEST_SPELT and "".join(letters) in "".join(begun)


def _without_names(text: str) -> str:
    if not _DIGIT.search(text):
        return text
    text = _DATES.sub(" ", _SHAPES.sub(" ", text))
    return _MODEL.sub(" ", text) if _GLUED.search(text) else text


def _bare(core: str, words: DraftWordLists) -> str:
    """Without dates, and without names that have digits in them."""
    return _without_names(words.numbers.dates.sub(" ", core))


def _has_from_to(core: str, bare: str, words: DraftWordLists) -> bool:
    folded = core.casefold()
    if not any(sign in folded for sign in _FROM_TO_SIGNS):
        return False
    if _LEVELS.search(bare):
        return True
    for found in _FROM_TO.finditer(core):
        first, second = (part for part in found.groups() if part is not None)
        if has_number(first + " ", words) and has_number(" " + second, words):
            return True
    return False


def _relative_change(core: str, bare: str, words: DraftWordLists) -> tuple[str, bool]:
    """The words that give a change as a part or a multiple ("by 10 %", "20 % more", "double"), or as so many units
    ("by 12 days"), and which of the two it is."""
    relative = words.relative
    if relative.shares.search(core):
        if found := relative.changes.search(core):
            return found.group(), False
        found = relative.bare_change.search(from_verb(core, words.tasks))
        if found:
            return found.group("share"), False
    if found := relative.multiples.search(core):
        return found.group(), False
    found = relative.steps.search(bare)
    return (found.group(), True) if found else ("", False)


def _share(change: str) -> str:
    """ "10 %" out of "by at least 10 %"; "half" out of "by half"."""
    found = _PERCENT.search(change)
    return (found.group() if found else change.removeprefix("by ")).strip(" ,.")


def _start_given(core: str, change: str, words: DraftWordLists) -> bool:
    """Whether the start stands beside the change, or an end from which it follows: "by 10 % to 550", "550, 50 more"."""
    before, _, after = core.partition(change)
    if words.relative.start.search(_bare(f"{before} {after}", words)):
        return True
    ends = re.match(r"\W{0,2}\s*to\s+(?:\w+\s+){0,2}?(.{1,20})", after)
    if ends and has_number(ends.group(1), words):
        return True
    return before.rstrip().endswith((",", ";", "–")) and has_number(before, words)
