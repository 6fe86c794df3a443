"""What of a list of people is not taken over, in words. No Qt; told by the preview on the screen and, in English, by
the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import ImportNews, ImportNote, ImportQuestion, PersonProblem, PreviewRow

COLUMNS: dict[PeopleColumn, str] = {
    PeopleColumn.NAME: QT_TRANSLATE_NOOP("people_columns", "Name"),
    PeopleColumn.FIRST_NAME: QT_TRANSLATE_NOOP("people_columns", "First name"),
    PeopleColumn.LAST_NAME: QT_TRANSLATE_NOOP("people_columns", "Last name"),
    PeopleColumn.PARTICLE: QT_TRANSLATE_NOOP("people_columns", "Before the last name"),
    PeopleColumn.SECOND_LAST_NAME: QT_TRANSLATE_NOOP("people_columns", "Second last name"),
    PeopleColumn.TEAM: QT_TRANSLATE_NOOP("people_columns", "Team"),
    PeopleColumn.JOB: QT_TRANSLATE_NOOP("people_columns", "Job"),
    PeopleColumn.EMAIL: QT_TRANSLATE_NOOP("people_columns", "E-mail"),
    PeopleColumn.LEVEL: QT_TRANSLATE_NOOP("people_columns", "Level"),
    PeopleColumn.LANGUAGE: QT_TRANSLATE_NOOP("people_columns", "Language"),
    PeopleColumn.CAN_COACH: QT_TRANSLATE_NOOP("people_columns", "Coaches already"),
    PeopleColumn.REPORTS_TO: QT_TRANSLATE_NOOP("people_columns", "Reports to"),
    PeopleColumn.BRINGS_OKR: QT_TRANSLATE_NOOP("people_columns", "Brings a real OKR"),
    PeopleColumn.HOST_ROOM: QT_TRANSLATE_NOOP("people_columns", "Hosts room"),
    PeopleColumn.NEVER_WITH: QT_TRANSLATE_NOOP("people_columns", "Never together with"),
    PeopleColumn.RATHER_NOT_WITH: QT_TRANSLATE_NOOP("people_columns", "Rather not with"),
    PeopleColumn.TOGETHER_WITH: QT_TRANSLATE_NOOP("people_columns", "Must be together with"),
    PeopleColumn.ARRIVES: QT_TRANSLATE_NOOP("people_columns", "Arrives"),
    PeopleColumn.LEAVES: QT_TRANSLATE_NOOP("people_columns", "Leaves"),
    PeopleColumn.STATUS: QT_TRANSLATE_NOOP("people_columns", "Status of the ticket"),
}
NOTES: dict[ImportQuestion, str] = {
    ImportQuestion.NOBODY: QT_TRANSLATE_NOOP("people_columns", "{column}: nobody is called “{words}”"),
    ImportQuestion.SEVERAL: QT_TRANSLATE_NOOP("people_columns", "{column}: more than one is called “{words}”"),
    ImportQuestion.UNREADABLE: QT_TRANSLATE_NOOP("people_columns", "{column}: “{words}” cannot be read"),
    ImportQuestion.FORMULA: QT_TRANSLATE_NOOP("people_columns", "{column}: “{words}” is a formula nobody has computed"),
    ImportQuestion.CROSSED: QT_TRANSLATE_NOOP("people_columns", "{column}: “{words}” is crossed out"),
    ImportQuestion.OWN_BOSS: QT_TRANSLATE_NOOP("people_columns", "{column}: would be their own boss"),
    ImportQuestion.CIRCLE: QT_TRANSLATE_NOOP("people_columns", "{column}: “{words}” reports to this person"),
    ImportQuestion.OPPOSED: QT_TRANSLATE_NOOP("people_columns", "{column}: another rule keeps them apart (“{words}”)"),
    ImportQuestion.NO_WORKSHOP: QT_TRANSLATE_NOOP("people_columns", "{column}: plan a workshop first (“{words}”)"),
}
PROBLEMS: dict[PersonProblem, str] = {
    PersonProblem.NO_NAME: QT_TRANSLATE_NOOP("people_columns", "no name: left out"),
    PersonProblem.FROM_ADDRESS: QT_TRANSLATE_NOOP(
        "people_columns", "has an address alone in the list; tick it if {name} is right"
    ),
    PersonProblem.NAME_TOO_LONG: QT_TRANSLATE_NOOP("people_columns", "name longer than 300 characters: left out"),
    PersonProblem.UNREADABLE: QT_TRANSLATE_NOOP("people_columns", "cannot be read: left out"),
    PersonProblem.FORMULA: QT_TRANSLATE_NOOP("people_columns", "the name is a formula nobody has computed: left out"),
    PersonProblem.TWICE_IN_LIST: QT_TRANSLATE_NOOP("people_columns", "is in this list twice"),
    PersonProblem.ALREADY_THERE: QT_TRANSLATE_NOOP("people_columns", "is already on your list"),
    PersonProblem.CANCELLED: QT_TRANSLATE_NOOP("people_columns", "does not come: “{status}”"),
    PersonProblem.MAYBE_AWAY: QT_TRANSLATE_NOOP("people_columns", "may not come: “{status}”"),
    PersonProblem.ABOVE: QT_TRANSLATE_NOOP("people_columns", "stands above the headings: left out"),
    PersonProblem.OTHER_TABLE: QT_TRANSLATE_NOOP("people_columns", "stands in another table: left out"),
    PersonProblem.NOT_A_NAME: QT_TRANSLATE_NOOP("people_columns", "does not look like a name"),
    PersonProblem.LETTERS_LOST: QT_TRANSLATE_NOOP(
        "people_columns", "has lost letters before it came here; mend the name, or save the list as UTF-8"
    ),
    PersonProblem.MAYBE_HEADING: QT_TRANSLATE_NOOP(
        "people_columns", "may be a heading; tick it if somebody is called that"
    ),
    PersonProblem.CROSSED: QT_TRANSLATE_NOOP("people_columns", "is crossed out in the list"),
    PersonProblem.HIDDEN: QT_TRANSLATE_NOOP("people_columns", "stands in a hidden row"),
    PersonProblem.UPDATES: QT_TRANSLATE_NOOP("people_columns", "is already on your list; new: {news}"),
    PersonProblem.ALIKE: QT_TRANSLATE_NOOP("people_columns", "may be {like}, spelt another way"),
}


TOLD = QT_TRANSLATE_NOOP("people_columns", "{column}: {words}")
CHANGED = QT_TRANSLATE_NOOP("people_columns", "{column}: {was} → {now}")
OTHERWISE = QT_TRANSLATE_NOOP(
    "people_columns", "{words}, but the list has {news}; tick it for a second person of that name"
)


def problem_words(row: PreviewRow, say: Callable[[str], str] = str) -> str:
    """Why a row is not simply added; nothing where it is."""
    if row.problem is None:
        return ""
    facts = {"status": row.status[:80], "like": row.like[:80], "name": row.person.name[:80]}
    words = say(PROBLEMS[row.problem]).format(**facts, news="{news}")
    news = "; ".join(_news_words(each, say) for each in row.news)
    if row.problem is PersonProblem.ALREADY_THERE and news:
        return say(OTHERWISE).format(words=words, news=news)
    return words.replace("{news}", news)


def _news_words(news: ImportNews, say: Callable[[str], str]) -> str:
    """ "Team: Office → Sales", or only what is new where nothing stood."""
    said = say(CHANGED) if news.was else say(TOLD)
    return said.format(column=say(COLUMNS[news.column]), was=news.was[:80], now=news.now[:80], words=news.now[:80])


def told_words(row: PreviewRow, say: Callable[[str], str] = str) -> Iterator[str]:
    """What a row says about bosses, rules and times, as it would be taken over."""
    asked = {note.column for note in row.notes}
    for column, words in row.told.items():
        if column not in asked:
            yield say(TOLD).format(column=say(COLUMNS[column]), words=words[:80])


def note_words(note: ImportNote, say: Callable[[str], str] = str) -> str:
    """Which column, and why."""
    return say(NOTES[note.kind]).format(column=say(COLUMNS[note.column]), words=note.words[:80])
