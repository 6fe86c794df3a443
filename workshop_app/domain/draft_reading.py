"""Reads one draft sentence: does it hold a number, does it start like work, is a change given without its start?

Pure text work on the word lists of `draft_words`; `draft_checks` turns the answers into questions. Every detector
prefers silence to a wrong alarm. Evidence and guards: domain section 5.10.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from workshop_app.domain.draft_words import DraftWordLists, TaskWords, words_for

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
      \b24\s?[/x×]\s?7(?:\s?[/x×]\s?365)?\b | \b\d[- ](?:on|to)[- ]\d(?:s|'s|’s)?\b | \b1:1s?\b
    | \b9[- ]?(?:to|-|–)[- ]?5\b
    | \btop[- ]?\d+\b(?!\s*%|\s*percent) | \b(?:50/50|80/20|30[-/]60[-/]90)\b
    | \b360(?:°|[- ]?degrees?|\s+(?:feedback|reviews?|view|images?|tour))
    | \b(?:[2345]G|[23]D|2FA|5S|W[23]C)\b | \b[48]K\s+(?:video|resolution|tv|display|stream|content)
    | \b6\s?sigma\b | \b5\s+whys\b
    | (?<!\w)[\#№]1\s+(?:priority|goal) | \b365\b(?!\s+\w+s\b) | \bc?CO[₂2]\b )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DATES = re.compile(
    r"""\b(?:19|20)\d\d-\d\d?-\d\d?\b | \b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b
    | \b[1-4]\s?Q(?:\s?[’']?\d{2,4})?\b | \b[12]H(?:\s?[’']?\d{2,4})?\b | \bQ[1-4]\s?[-/–&+]\s?Q?[1-4]\b
    | \b[QH][1-4]\s*[-/,]?\s*(?:FY|CY)?\s?[’']?(?:20)?\d\d\b(?!\s*%|[\d.,]) | \bQ\s?[1-4]\b | \bH[12]\b
    | \b(?:FY|CY)\s?[’']?(?:20)?\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b | (?<!\w)[’']\d\d\b
    | \b(?:in|by|of|for|during|since|before|until|till|end|eoy|year)
      \s+20[1-4]\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b(?!\s*%|[.,]\d)
    | (?<![\w$€£.,])20[1-4]\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b
      (?!\s*%|[.,]?\d|[km+]\b|\s+(?:new\s+|active\s+|paying\s+)?[a-z]+s\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Letters glued to digits are a name ("S3", "B2B", "GPT-4", "FY25"), unless the letters are a currency or a factor.
_MODEL = re.compile(
    r"\b(?!(?:sub|under|over|less|plus|x|usd|us|eur|gbp|chf|inr|rs|aud|cad|nzd|sgd|jpy|cny|rmb|zar|sek|nok|dkk|aed|k|r)-?\d)"
    r"[A-Za-z]+-?\d[\w]*(?:\.\d+)*\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[\d%‰½⅓⅔¼¾]")
_RATE = re.compile(r"\D{0,14}[\d.,]+\s*(?:%|percent|per cent)", re.IGNORECASE)
_SERVED = re.compile(rf"{_RATE.pattern}|(?:all|every)\s", re.IGNORECASE)
_LEVEL = re.compile(r"(?:an?\s+|at\s+least\s+)?[\d.,]+\+?\s*(?:%|percent)\s+(?!of\b)[a-z]", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:(?:an?|at least|over|more than|additional|new)\s+)*(?:[$€£¥₹]|usd\s|eur\s|gbp\s|chf\s)\s?\d", re.IGNORECASE
)
_FROM_TO = re.compile(
    r"\bfrom\b(.{1,60}?)\b(?:to|down to|up to)\b(.{1,30})|(.{1,20})(?:->|→|=>|⇒|➔|–>)(.{1,20})", re.IGNORECASE
)
_LEVELS = re.compile(r"\bfrom\s+(?:\w+\s+)?\d[\d.,]*\s+to\s+(?:\w+\s+)?\d", re.IGNORECASE)
_PLACE = re.compile(
    r"^(?:by|before|until|in|during|at|on|over|this|next|each|every|per|within|starting)\b[^,]{0,40},\s*", re.IGNORECASE
)
_TOPIC = re.compile(r"^[A-Z][\w &/-]{0,30}(?<!\d):\s+(?=\w)")
_CAPITALS = re.compile(r"(?<![\w&/-])[A-Z][A-Z&]{1,5}(?![\w&-])")
_PERCENT = re.compile(
    r"(?<!\w)(?:\d[\d.,]*|\w+(?:-\w+)?|\[.*?\])(?:\s*[-–]\s*\d+)?\s*(?:%|percent|per cent|pct)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)]*(?=\s|$)")


class TaskLook(StrEnum):
    """How much a sentence looks like work."""

    NONE = "none"
    SOFT = "soft"  # hire, sign, win: honest results quite often
    WORK = "work"


class SentenceReading(Struct, frozen=True):
    """What one sentence holds. `share` is the relative change as written; `words` counts words."""

    core: str
    words: int
    has_number: bool
    from_to: bool = False
    task: TaskLook = TaskLook.NONE
    share: str = ""
    start_given: bool = False


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> SentenceReading:
    """Read one sentence with the lists of its language; without lists only digits are seen."""
    whole = without_marks(text)
    core, words = whole[:LONGEST_READ], words_for(language)
    count = len(re.findall(r"\w[\w'’.,/-]*", whole))
    if words is None:
        return SentenceReading(core, count, bool(_DIGIT.search(_without_names(core))))
    bare = _bare(core, words)
    from_to = _has_from_to(core, bare, words)
    number = from_to or _is_counted(bare, words)
    change = _relative_change(core, words)
    return SentenceReading(
        core=core,
        words=count,
        has_number=number,
        from_to=from_to,
        task=TaskLook.NONE if from_to else _task_look(core, number, words.tasks),
        share=_share(change),
        start_given=bool(change) and _start_given(core.replace(change, " ", 1), words),
    )


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
    text = words.numbers.named_inside.sub(" ", words.numbers.named.sub(" ", bare))
    text = words.numbers.not_counted.sub(" ", text)
    return bool(_DIGIT.search(text) or words.numbers.counted.search(text))


def sentences(text: str, language: str) -> int:
    """How many sentences a text has; abbreviations and decimal points do not end one."""
    words, lower = words_for(language), text.lower()
    for short in words.style.abbreviations if words else ():
        if short.lower() not in lower:
            continue
        text = re.sub(rf"\b{re.escape(short)}", short.replace(".", ""), text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\.(?=\d)", ",", text.strip())
    ends = len(_SENTENCE_END.findall(text))
    return ends + bool(text and not _SENTENCE_END.search(text[-3:]))


def unknown_capitals(core: str, words: DraftWordLists, glossary: frozenset[str]) -> tuple[str, ...]:
    """Abbreviations that are not common and not in the client's glossary, each once."""
    if core.upper() == core:  # shouted as a whole: nothing stands out
        return ()
    known = words.style.known_capitals | {word.upper() for word in glossary}
    return tuple(dict.fromkeys(found for found in _CAPITALS.findall(core) if found.upper() not in known))


def _without_names(text: str) -> str:
    return _MODEL.sub(" ", _DATES.sub(" ", _SHAPES.sub(" ", text)))


def _bare(core: str, words: DraftWordLists) -> str:
    """Without dates, and without names that have digits in them."""
    return _without_names(words.numbers.dates.sub(" ", core))


def _has_from_to(core: str, bare: str, words: DraftWordLists) -> bool:
    if _LEVELS.search(bare):
        return True
    for found in _FROM_TO.finditer(core):
        first, second = (part for part in found.groups() if part is not None)
        if has_number(first + " ", words) and has_number(" " + second, words):
            return True
    return False


def _relative_change(core: str, words: DraftWordLists) -> str:
    """The words that give a change as a share: "by 10 %", "20 % more", "15 % growth"."""
    if not words.relative.shares.search(core):
        return ""
    if found := words.relative.changes.search(core):
        return found.group()
    found = words.relative.bare_change.search(_stripped(core, words.tasks))
    return found.group("share") if found else ""


def _share(change: str) -> str:
    """ "10 %" out of "by at least 10 %"; "half" out of "by half"."""
    found = _PERCENT.search(change)
    return (found.group() if found else change.removeprefix("by ")).strip(" ,.")


def _start_given(rest: str, words: DraftWordLists) -> bool:
    return bool(words.relative.start.search(_bare(rest, words)))


def _stripped(core: str, tasks: TaskWords) -> str:
    """The sentence from its verb on: no topic, no "By June,", no "We will", no "successfully"."""
    core = _PLACE.sub("", _TOPIC.sub("", core))
    while lead := tasks.lead_in.match(core):
        core = core[lead.end() :]
    return core


def _task_look(core: str, number: bool, tasks: TaskWords) -> TaskLook:
    body = _stripped(core, tasks)
    found = tasks.verbs.match(body)
    if not found:
        return TaskLook.NONE
    verb, rest = " ".join(found.group().lower().split()), body[found.end() :].strip()
    follow = re.findall(r"[^\s,;]+", rest.lower())
    if _guarded(verb, body, rest, follow, tasks):
        return TaskLook.NONE
    base = tasks.inflected.get(verb, verb)
    if base in tasks.without_number:
        return TaskLook.NONE if number else TaskLook.WORK
    return TaskLook.SOFT if base in tasks.soft else TaskLook.WORK


def _guarded(verb: str, body: str, rest: str, follow: list[str], tasks: TaskWords) -> bool:
    """The known false alarms: a measure, a service level, money, a noun."""
    if tasks.within.search(body):
        return True
    if verb in tasks.level_verbs and _LEVEL.match(rest):
        return True
    if verb in tasks.rate_verbs and _RATE.match(rest):
        return True
    if verb in tasks.service_verbs and _SERVED.match(rest) and tasks.service_signs.search(rest):
        return True
    if verb in tasks.money_verbs and _MONEY.match(rest):
        return True
    if verb in tasks.inflected:
        return not follow or not _is_object(follow[0], tasks)
    return verb in tasks.also_nouns and _is_noun(verb, rest, follow, tasks)


def _is_object(word: str, tasks: TaskWords) -> bool:
    return word.strip('()“"') in tasks.objects_follow or bool(re.match(r"[\d$€£~<>≥]", word))


def _is_noun(verb: str, rest: str, follow: list[str], tasks: TaskWords) -> bool:
    if follow and follow[0] == "of":
        return verb in tasks.of_nouns
    if not follow or _is_object(follow[0], tasks) or follow[0] in {"&", "/"}:
        return False
    if follow[0].rstrip(".:") in tasks.measure_nouns:
        return True
    if tasks.state_verbs.search(rest):
        return True
    if follow[0] in tasks.loose_measure_nouns and tasks.compared.search(rest):
        return True
    near = {word.strip("().:") for word in follow[1:3]}
    return bool(near & tasks.measure_nouns) and bool(re.search(r"\d", rest))
