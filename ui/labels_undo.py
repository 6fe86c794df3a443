"""Words for undo steps, by command and, for basic commands, by kind of value. Called by `labels.command_label`."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workshop_app.application.command import Command
from workshop_app.application.commands.basic import Add, Edit, MoveAfter, Remove

# Kinds and commands are named, not imported: the rail's last line must not load every part of the program.
KINDS: dict[str, object] = {
    "Engagement": QT_TRANSLATE_NOOP("undo", "engagement"),
    "Team": QT_TRANSLATE_NOOP("undo", "team"),
    "RoleAssignment": QT_TRANSLATE_NOOP("undo", "role"),
    "Person": QT_TRANSLATE_NOOP("undo", "person"),
    "ParameterRecord": QT_TRANSLATE_NOOP("undo", "parameter"),
    "OpenQuestion": QT_TRANSLATE_NOOP("undo", "open question"),
    "InterviewNote": QT_TRANSLATE_NOOP("undo", "note"),
    "DraftSet": QT_TRANSLATE_NOOP("undo", "set"),
    "Objective": QT_TRANSLATE_NOOP("undo", "objective"),
    "KeyResult": QT_TRANSLATE_NOOP("undo", "key result"),
    "Dismissal": QT_TRANSLATE_NOOP("undo", "answer to a check"),
    "Workshop": QT_TRANSLATE_NOOP("undo", "workshop"),
    "WorkshopAgenda": QT_TRANSLATE_NOOP("undo", "agenda"),
    "PairRule": QT_TRANSLATE_NOOP("undo", "rule about two people"),
    "Attendance": QT_TRANSLATE_NOOP("undo", "attendance"),
    "GroupPlan": QT_TRANSLATE_NOOP("undo", "groups"),
    "Run": QT_TRANSLATE_NOOP("undo", "run"),
    "RunEvent": QT_TRANSLATE_NOOP("undo", "run"),
    "ParkedItem": QT_TRANSLATE_NOOP("undo", "parking lot question"),
    "Commitment": QT_TRANSLATE_NOOP("undo", "commitment"),
    "Feedback": QT_TRANSLATE_NOOP("undo", "feedback"),
    "WatchedMetric": QT_TRANSLATE_NOOP("undo", "health metric"),
    "NotNow": QT_TRANSLATE_NOOP("undo", "line of what is not done now"),
    "PlannedActivity": QT_TRANSLATE_NOOP("undo", "activity"),
    "SortedMetric": QT_TRANSLATE_NOOP("undo", "sorted number"),
    "HouseStyle": QT_TRANSLATE_NOOP("undo", "house style"),
    "StyleFile": QT_TRANSLATE_NOOP("undo", "house style"),
    "Wording": QT_TRANSLATE_NOOP("undo", "wording"),
    "TeamDependency": QT_TRANSLATE_NOOP("undo", "dependency"),
    "ContributionLink": QT_TRANSLATE_NOOP("undo", "contribution"),
    "SharedWord": QT_TRANSLATE_NOOP("undo", "shared word"),
    "WordMeaning": QT_TRANSLATE_NOOP("undo", "meaning of a word"),
    "CheckIn": QT_TRANSLATE_NOOP("undo", "check-in"),
    "ProgressLine": QT_TRANSLATE_NOOP("undo", "line of a check-in"),
    "HealthReading": QT_TRANSLATE_NOOP("undo", "reading of a health metric"),
    "AgreedAction": QT_TRANSLATE_NOOP("undo", "action"),
    "Reflection": QT_TRANSLATE_NOOP("undo", "reflection"),
    "SetReflection": QT_TRANSLATE_NOOP("undo", "reflection on the cycle"),
    "ReturnedComment": QT_TRANSLATE_NOOP("undo", "returned comment"),
    "Interviewee": QT_TRANSLATE_NOOP("undo", "person asked"),
    "Voice": QT_TRANSLATE_NOOP("undo", "answer"),
    "InterviewSession": QT_TRANSLATE_NOOP("undo", "session"),
    "LookAgain": QT_TRANSLATE_NOOP("undo", "mark"),
    "OwnParameter": QT_TRANSLATE_NOOP("undo", "own parameter"),
    "InterviewLayout": QT_TRANSLATE_NOOP("undo", "order of parameters"),
    "ParameterVersion": QT_TRANSLATE_NOOP("undo", "version"),
    "RecordEdition": QT_TRANSLATE_NOOP("undo", "edition"),
    "EditionAnswers": QT_TRANSLATE_NOOP("undo", "edition"),
    "UnsentLine": QT_TRANSLATE_NOOP("undo", "words waiting for Enter"),
    "Lineage": QT_TRANSLATE_NOOP("undo", "note of this copy"),
    "CopyTaken": QT_TRANSLATE_NOOP("undo", "note of a copy"),
    "BaseRow": QT_TRANSLATE_NOOP("undo", "entry as it stood"),
}
BASIC: dict[type, object] = {
    Add: QT_TRANSLATE_NOOP("undo", "added {kind}"),
    Edit: QT_TRANSLATE_NOOP("undo", "changed {kind}"),
    Remove: QT_TRANSLATE_NOOP("undo", "removed {kind}"),
    MoveAfter: QT_TRANSLATE_NOOP("undo", "moved {kind}"),
}
CHANGED = QT_TRANSLATE_NOOP("undo", "changed {field} of {kind}")
# Fields by kind; what stands in several columns is one thing to who typed it.
FIELDS: dict[str, dict[str, object]] = {
    "Workshop": {
        "day": QT_TRANSLATE_NOOP("undo", "day"),
        "start": QT_TRANSLATE_NOOP("undo", "start"),
        "place": QT_TRANSLATE_NOOP("undo", "place"),
        "zone": QT_TRANSLATE_NOOP("undo", "time zone"),
        "status": QT_TRANSLATE_NOOP("undo", "state"),
        "team_id": QT_TRANSLATE_NOOP("undo", "team"),
    },
    "Person": {
        "team": QT_TRANSLATE_NOOP("undo", "team"),
        "team_id": QT_TRANSLATE_NOOP("undo", "team"),
        "job": QT_TRANSLATE_NOOP("undo", "job"),
        "email": QT_TRANSLATE_NOOP("undo", "e-mail"),
        "level": QT_TRANSLATE_NOOP("undo", "level"),
        "language": QT_TRANSLATE_NOOP("undo", "language"),
        "note": QT_TRANSLATE_NOOP("undo", "note"),
    },
    "DraftSet": {
        "mission": QT_TRANSLATE_NOOP("undo", "mission"),
        "depends_on": QT_TRANSLATE_NOOP("undo", "alignment check"),
        "depends_on_ids": QT_TRANSLATE_NOOP("undo", "alignment check"),
        "depended_on_by": QT_TRANSLATE_NOOP("undo", "alignment check"),
        "depended_on_by_ids": QT_TRANSLATE_NOOP("undo", "alignment check"),
        "context": QT_TRANSLATE_NOOP("undo", "alignment check"),
        "status": QT_TRANSLATE_NOOP("undo", "state"),
    },
    "Objective": {
        "text": QT_TRANSLATE_NOOP("undo", "wording"),
        "why_now": QT_TRANSLATE_NOOP("undo", "why now"),
        "direction": QT_TRANSLATE_NOOP("undo", "direction"),
        "kind": QT_TRANSLATE_NOOP("undo", "kind"),
    },
    "KeyResult": {
        "text": QT_TRANSLATE_NOOP("undo", "wording"),
        "type": QT_TRANSLATE_NOOP("undo", "type"),
        "baseline": QT_TRANSLATE_NOOP("undo", "today’s value"),
        "commit": QT_TRANSLATE_NOOP("undo", "commit"),
        "target": QT_TRANSLATE_NOOP("undo", "target"),
        "stretch": QT_TRANSLATE_NOOP("undo", "stretch"),
        "unit": QT_TRANSLATE_NOOP("undo", "unit"),
        "champions": QT_TRANSLATE_NOOP("undo", "champions"),
        "champion_ids": QT_TRANSLATE_NOOP("undo", "champions"),
        "source": QT_TRANSLATE_NOOP("undo", "source"),
    },
    "CheckIn": {
        "day": QT_TRANSLATE_NOOP("undo", "day"),
        "minutes": QT_TRANSLATE_NOOP("undo", "length"),
        "meeting": QT_TRANSLATE_NOOP("undo", "meeting"),
        "attended": QT_TRANSLATE_NOOP("undo", "attendance"),
        "decisions": QT_TRANSLATE_NOOP("undo", "decisions"),
    },
}
RENAMED = QT_TRANSLATE_NOOP("undo", "renamed {kind}")
NAMED: dict[str, object] = {
    "DecideParameter": QT_TRANSLATE_NOOP("undo", "decided parameter"),
    "PostponeParameter": QT_TRANSLATE_NOOP("undo", "postponed parameter"),
    "ChooseOption": QT_TRANSLATE_NOOP("undo", "chose option"),
    "MarkNotApplicable": QT_TRANSLATE_NOOP("undo", "marked parameter as not applying"),
    "ReopenParameter": QT_TRANSLATE_NOOP("undo", "reopened parameter"),
    "SetDetail": QT_TRANSLATE_NOOP("undo", "changed parameter"),
    "TakeInterviewNote": QT_TRANSLATE_NOOP("undo", "took note"),
    "AddOpenQuestion": QT_TRANSLATE_NOOP("undo", "added open question"),
    "AnswerOpenQuestion": QT_TRANSLATE_NOOP("undo", "answered open question"),
    "RemoveOpenQuestion": QT_TRANSLATE_NOOP("undo", "removed open question"),
    "AddInterviewee": QT_TRANSLATE_NOOP("undo", "added person asked"),
    "RemoveInterviewee": QT_TRANSLATE_NOOP("undo", "removed person asked"),
    "RecordVoice": QT_TRANSLATE_NOOP("undo", "wrote down answer"),
    "RemoveVoice": QT_TRANSLATE_NOOP("undo", "removed answer"),
    "AgreeHow": QT_TRANSLATE_NOOP("undo", "agreed on a difference"),
    "PlanSession": QT_TRANSLATE_NOOP("undo", "planned session"),
    "InviteToSession": QT_TRANSLATE_NOOP("undo", "changed who comes to session"),
    "StartSession": QT_TRANSLATE_NOOP("undo", "started session"),
    "TurnTo": QT_TRANSLATE_NOOP("undo", "moved on in session"),
    "EndSession": QT_TRANSLATE_NOOP("undo", "ended session"),
    "AddOwnParameter": QT_TRANSLATE_NOOP("undo", "added parameter"),
    "WriteOwn": QT_TRANSLATE_NOOP("undo", "changed parameter"),
    "RemoveOwnParameter": QT_TRANSLATE_NOOP("undo", "removed parameter"),
    "RenameParameter": QT_TRANSLATE_NOOP("undo", "renamed parameter"),
    "HideParameter": QT_TRANSLATE_NOOP("undo", "hid or showed parameter"),
    "MoveParameter": QT_TRANSLATE_NOOP("undo", "moved parameter"),
    "LookedAt": QT_TRANSLATE_NOOP("undo", "looked at answer again"),
    "SayWhy": QT_TRANSLATE_NOOP("undo", "wrote reason for change"),
    "IssueEdition": QT_TRANSLATE_NOOP("undo", "issued record"),
    "AddParked": QT_TRANSLATE_NOOP("undo", "added parking lot question"),
    "UpdateParked": QT_TRANSLATE_NOOP("undo", "updated parking lot question"),
    "ScoreCycleAs": QT_TRANSLATE_NOOP("undo", "way a cycle is scored"),
    "CountForm": QT_TRANSLATE_NOOP("undo", "counted form"),
    "WriteFeedback": QT_TRANSLATE_NOOP("undo", "feedback"),
    "AddCommitment": QT_TRANSLATE_NOOP("undo", "added commitment"),
    "UpdateCommitment": QT_TRANSLATE_NOOP("undo", "updated commitment"),
    "OfferOpenItems": QT_TRANSLATE_NOOP("undo", "carried over open questions"),
    "KeepReturned": QT_TRANSLATE_NOOP("undo", "read in returned comments"),
    "AcceptProposal": QT_TRANSLATE_NOOP("undo", "accepted proposal"),
    "RefuseProposal": QT_TRANSLATE_NOOP("undo", "refused proposal"),
    "KeepTogether": QT_TRANSLATE_NOOP("undo", "what is missing kept"),
    "CloseComment": QT_TRANSLATE_NOOP("undo", "closed comment"),
    "ReopenReturned": QT_TRANSLATE_NOOP("undo", "reopened comment"),
    "LogRun": QT_TRANSLATE_NOOP("undo", "run"),
    "AddDraftSet": QT_TRANSLATE_NOOP("undo", "started set"),
    "RemoveDraftSet": QT_TRANSLATE_NOOP("undo", "removed set"),
    "AddObjective": QT_TRANSLATE_NOOP("undo", "added objective"),
    "RemoveObjective": QT_TRANSLATE_NOOP("undo", "removed objective"),
    "AddKeyResult": QT_TRANSLATE_NOOP("undo", "added key result"),
    "DuplicateObjective": QT_TRANSLATE_NOOP("undo", "duplicated objective"),
    "DuplicateKeyResult": QT_TRANSLATE_NOOP("undo", "duplicated key result"),
    "RemoveKeyResult": QT_TRANSLATE_NOOP("undo", "removed key result"),
    "MoveKeyResult": QT_TRANSLATE_NOOP("undo", "moved key result"),
    "Dismiss": QT_TRANSLATE_NOOP("undo", "dismissed question"),
    "AskLater": QT_TRANSLATE_NOOP("undo", "put question off"),
    "AskAgain": QT_TRANSLATE_NOOP("undo", "asked again"),
    "SetDraftStatus": QT_TRANSLATE_NOOP("undo", "changed state of set"),
    "AddLineBeside": QT_TRANSLATE_NOOP("undo", "added line beside a set"),
    "RemoveLineBeside": QT_TRANSLATE_NOOP("undo", "removed line beside a set"),
    "MakeActivity": QT_TRANSLATE_NOOP("undo", "made key result an activity"),
    "NameTheQuestion": QT_TRANSLATE_NOOP("undo", "named question that changed a draft"),
    "AddDependency": QT_TRANSLATE_NOOP("undo", "added dependency"),
    "WriteDependency": QT_TRANSLATE_NOOP("undo", "changed dependency"),
    "ConfirmDependency": QT_TRANSLATE_NOOP("undo", "changed answer to dependency"),
    "TalkAboutWord": QT_TRANSLATE_NOOP("undo", "took up shared word"),
    "SayWhatCounts": QT_TRANSLATE_NOOP("undo", "wrote what a team counts"),
    "DropWord": QT_TRANSLATE_NOOP("undo", "dropped shared word"),
    "ShareWith": QT_TRANSLATE_NOOP("undo", "shared key result"),
    "OwnTogether": QT_TRANSLATE_NOOP("undo", "shared key result"),
    "StopSharing": QT_TRANSLATE_NOOP("undo", "stopped sharing key result"),
    "SayContribution": QT_TRANSLATE_NOOP("undo", "wrote how a team contributes"),
    "DropContribution": QT_TRANSLATE_NOOP("undo", "dropped contribution"),
    "AddCoOwner": QT_TRANSLATE_NOOP("undo", "added co-owner"),
    "PlanCheckIn": QT_TRANSLATE_NOOP("undo", "planned check-in"),
    "CompleteLines": QT_TRANSLATE_NOOP("undo", "added lines to check-in"),
    "HoldCheckIn": QT_TRANSLATE_NOOP("undo", "changed state of check-in"),
    "ReadHealth": QT_TRANSLATE_NOOP("undo", "health metric of a check-in"),
    "RemoveAction": QT_TRANSLATE_NOOP("undo", "removed action"),
    "RemoveCheckIn": QT_TRANSLATE_NOOP("undo", "removed check-in"),
    "AddAction": QT_TRANSLATE_NOOP("undo", "added action"),
    "TakeRoomDrafts": QT_TRANSLATE_NOOP("undo", "took in drafts"),
    "AddNumbers": QT_TRANSLATE_NOOP("undo", "added numbers to sort"),
    "PutOnPile": QT_TRANSLATE_NOOP("undo", "sorted a number"),
    "WatchTheSorted": QT_TRANSLATE_NOOP("undo", "put health metrics beside a set"),
    "AddInMidCycle": QT_TRANSLATE_NOOP("undo", "added to a published set"),
    "TakeOutInMidCycle": QT_TRANSLATE_NOOP("undo", "took out of a published set"),
    "ChangeInMidCycle": QT_TRANSLATE_NOOP("undo", "changed published set"),
    "ChangesInMidCycle": QT_TRANSLATE_NOOP("undo", "changed published set"),
    "Reflect": QT_TRANSLATE_NOOP("undo", "changed reflection"),
    "ReflectOnSet": QT_TRANSLATE_NOOP("undo", "changed reflection on the cycle"),
    "TakeTracker": QT_TRANSLATE_NOOP("undo", "read a tracker in"),
    "SeedNextSet": QT_TRANSLATE_NOOP("undo", "began next set"),
    "CopySet": QT_TRANSLATE_NOOP("undo", "copied set"),
    "FillRole": QT_TRANSLATE_NOOP("undo", "changed role"),
    "EditEngagement": QT_TRANSLATE_NOOP("undo", "changed engagement"),
    "DressPapers": QT_TRANSLATE_NOOP("undo", "changed house style"),
    "EditHouseStyle": QT_TRANSLATE_NOOP("undo", "changed house style"),
    "KeepStyleFile": QT_TRANSLATE_NOOP("undo", "changed house style"),
    "RemoveStyleFile": QT_TRANSLATE_NOOP("undo", "changed house style"),
    "SetZone": QT_TRANSLATE_NOOP("undo", "changed time zone"),
    "SetBoss": QT_TRANSLATE_NOOP("undo", "changed who reports to whom"),
    "SetPair": QT_TRANSLATE_NOOP("undo", "changed rule about two people"),
    "SetMates": QT_TRANSLATE_NOOP("undo", "changed rules about a person"),
    "SetHostRoom": QT_TRANSLATE_NOOP("undo", "changed who hosts which room"),
    "SetDayTimes": QT_TRANSLATE_NOOP("undo", "changed when somebody comes and leaves"),
    "AskSeveral": QT_TRANSLATE_NOOP("undo", "changed what is asked of a person"),
    "AskInWords": QT_TRANSLATE_NOOP("undo", "changed what is asked of a person"),
    "ForgetPerson": QT_TRANSLATE_NOOP("undo", "forgot person"),
    "EditAgenda": QT_TRANSLATE_NOOP("undo", "changed agenda"),
    "RemoveWorkshop": QT_TRANSLATE_NOOP("undo", "removed workshop"),
    "ChangeAttendance": QT_TRANSLATE_NOOP("undo", "changed who takes part"),
    "ChangeGroups": QT_TRANSLATE_NOOP("undo", "changed groups"),
    "SeatAgain": QT_TRANSLATE_NOOP("undo", "seated those who are there"),
    "HoldOtherRounds": QT_TRANSLATE_NOOP("undo", "planned other rounds and their groups"),
    "NoteCopy": QT_TRANSLATE_NOOP("undo", "handed over a copy"),
    "TakePlans": QT_TRANSLATE_NOOP("undo", "took over the plans"),
    "KeepUnsent": QT_TRANSLATE_NOOP("undo", "typed words that wait for Enter"),
    "PlanWorkshop": QT_TRANSLATE_NOOP("undo", "planned workshop"),
}
# What was done to an agenda, by `AgendaAction`.
AGENDA: dict[str, object] = {
    "changed": QT_TRANSLATE_NOOP("undo", "changed agenda"),
    "retimed": QT_TRANSLATE_NOOP("undo", "changed times"),
    "reworded": QT_TRANSLATE_NOOP("undo", "changed wording of item"),
    "moved": QT_TRANSLATE_NOOP("undo", "moved item"),
    "pinned": QT_TRANSLATE_NOOP("undo", "pinned or unpinned item"),
    "added": QT_TRANSLATE_NOOP("undo", "added item"),
    "removed": QT_TRANSLATE_NOOP("undo", "removed item"),
    "parked": QT_TRANSLATE_NOOP("undo", "set item aside"),
    "brought_back": QT_TRANSLATE_NOOP("undo", "put item back"),
    "thrown_away": QT_TRANSLATE_NOOP("undo", "threw item away"),
    "repaired": QT_TRANSLATE_NOOP("undo", "repaired agenda"),
    "fitted": QT_TRANSLATE_NOOP("undo", "fitted agenda"),
    "imported": QT_TRANSLATE_NOOP("undo", "imported table"),
    "side_by_side": QT_TRANSLATE_NOOP("undo", "put items side by side"),
    "apart": QT_TRANSLATE_NOOP("undo", "put items one after the other"),
}
# What is done to several at once: to one that is new, to several, to those who were there, and to both.
SEVERAL: dict[str, dict[str, object]] = {
    "AddPeople": {
        "one": QT_TRANSLATE_NOOP("undo", "added person"),
        "several": QT_TRANSLATE_NOOP("undo", "added people"),
        "changed": QT_TRANSLATE_NOOP("undo", "brought people up to date"),
        "both": QT_TRANSLATE_NOOP("undo", "added people and brought others up to date"),
    },
    "RemovePeople": {
        "one": QT_TRANSLATE_NOOP("undo", "removed person"),
        "several": QT_TRANSLATE_NOOP("undo", "removed people"),
    },
    "AddTeamsWithSets": {
        "one": QT_TRANSLATE_NOOP("undo", "added team"),
        "several": QT_TRANSLATE_NOOP("undo", "added teams"),
    },
    "RemoveDependencies": {
        "one": QT_TRANSLATE_NOOP("undo", "removed dependency"),
        "several": QT_TRANSLATE_NOOP("undo", "removed dependencies"),
    },
}
CHANGE = QT_TRANSLATE_NOOP("undo", "last change")


def words(command: Command) -> str:
    """ "renamed person", "changed start of workshop", "decided parameter"; "last change" for what nobody has worded."""
    action = BASIC.get(Edit if isinstance(command, Edit) else type(command))
    if action is None and type(command).__name__ == "EditAgenda":
        return _tr(AGENDA.get(str(getattr(command, "action", "")), CHANGE))
    if action is None and type(command).__name__ in SEVERAL:
        return _tr(SEVERAL[type(command).__name__][_how(command)])
    if action is None:
        return _tr(NAMED.get(type(command).__name__, CHANGE))
    if isinstance(command, Edit) and {name for name, _ in command.changes} <= {"name", "title", "client"}:
        action = RENAMED
    elif isinstance(command, Edit) and (field := _field(command)) is not None:
        return _tr(CHANGED).format(field=_tr(field), kind=_tr(KINDS.get(_kind(command), CHANGE)))
    return _tr(action).format(kind=_tr(KINDS.get(_kind(command), CHANGE)))


def _how(command: Command) -> str:
    """Which of the words of `SEVERAL` are true."""
    named = getattr(command, "people", None)
    new = named if named is not None else getattr(command, "names", getattr(command, "ids", ()))
    there = [getattr(command, name, ()) for name in ("updates", "times", "pairs")]
    if any(there) and not new:
        return "changed"
    if getattr(command, "updates", ()):
        return "both"
    return "one" if len(new) == 1 else "several"


def _field(command: Edit) -> object | None:
    """The one thing that was changed; None where there are several, or it has no name of its own."""
    known = FIELDS.get(_kind(command), {})
    named = {str(known.get(name, "")): known.get(name) for name, _ in command.changes}
    return next(iter(named.values())) if len(named) == 1 else None


def _kind(command: Command) -> str:
    match command:
        case Add(values=(first, *_)):
            return type(first).__name__
        case Remove(ids=((kind, _), *_)):
            return str(kind.__name__)
        case Edit(kind=kind) | MoveAfter(kind=kind):
            return str(kind.__name__)
        case _:
            return ""


def _tr(literal: object) -> str:
    return QCoreApplication.translate("undo", str(literal))
