"""The two kinds of failure: KnownError is the world's or the user's (worded by ui/labels.py and shown politely); every
other exception is ours and reaches the crash page."""

from __future__ import annotations

from enum import StrEnum


class ErrorCode(StrEnum):
    """Every failure the app can explain. ui/labels.py holds one sentence for each; a test keeps them complete."""

    # files
    FILE_MISSING = "file_missing"  # path
    FILE_NOT_OURS = "file_not_ours"  # path
    FILE_DAMAGED = "file_damaged"  # path, detail
    FILE_DAMAGED_OR_LOCKED = "file_damaged_or_locked"  # path: unreadable, and no sign of a passphrase
    FILE_UNFINISHED = "file_unfinished"  # path, detail: a copy still under way, or never made to its end
    FILE_UNREADABLE = "file_unreadable"  # path, detail: the system does not let us read it
    FILE_NAME_UNUSABLE = "file_name_unusable"  # path, detail
    FILE_FOREIGN_CONTENT = "file_foreign_content"  # path, what: something of a kind this app never makes
    FILE_TOO_SLOW = "file_too_slow"  # path
    FILE_TOO_LARGE = "file_too_large"  # path, size, most (with their units)
    FILE_TOO_MANY = "file_too_many"  # path, kind, owner, has, most; worded as: path, things, has, most
    FILE_VALUE_TOO_LARGE = "file_value_too_large"  # path, size, most (megabytes)
    FILE_TOO_NEW = "file_too_new"  # path, version, ours
    FILE_READ_ONLY = "file_read_only"  # path
    FILE_LOCKED = "file_locked"  # path, host, user, since, here; worded as: path, who
    LOCK_IN_THE_WAY = "lock_in_the_way"  # path: what stands where the lock or journal belongs is none
    FILE_EXISTS = "file_exists"  # path
    FILE_REPLACED = "file_replaced"  # path: another file stands there now, or none
    FILE_BUSY = "file_busy"  # path: another program holds it this moment
    FOLDER_UNWRITABLE = "folder_unwritable"  # path
    DISK_FULL = "disk_full"  # path
    DISK_FAILED = "disk_failed"  # path, detail
    PLACE_FULL = "place_full"  # path: of a file that was to be made, or its folder
    NOT_WRITTEN = "not_written"  # path, detail: the same, for any other reason
    PACK_UNFINISHED = "pack_unfinished"  # path: its folder, made, total, reason, detail, cause
    NAME_STILL_THERE = "name_still_there"  # path: a copy that still holds the name of somebody forgotten
    BACKUP_FAILED = "backup_failed"  # path, detail, reason, cause
    NEVER_HANDED_OVER = "never_handed_over"  # no copy was taken of this file, nor was it taken of another
    NO_COMMON_COPY = "no_common_copy"  # two files of which nobody can say what they had in common
    COPY_OTHER_CLIENT = "copy_other_client"  # path, client, other
    COPY_UNKNOWN = "copy_unknown"  # path, wanted
    COPY_AMBIGUOUS = "copy_ambiguous"  # path, wanted, numbers
    NOT_DAMAGED = "not_damaged"  # path
    NOTHING_RESCUED = "nothing_rescued"  # path
    # a file with a passphrase
    PASSPHRASE_NEEDED = "passphrase_needed"  # path
    PASSPHRASE_WRONG = "passphrase_wrong"  # path
    PASSPHRASE_OF_COPIES = "passphrase_of_copies"  # path: opens its dated copies, but not the file itself
    PASSPHRASE_SHORT = "passphrase_short"  # shortest
    PASSPHRASE_BLANK = "passphrase_blank"  # shortest: nothing in it can be seen
    PASSPHRASE_NOT_ASKED = "passphrase_not_asked"  # path: no terminal to ask on
    PASSPHRASE_UNREADABLE = "passphrase_unreadable"  # path: no file to read it from, or nothing in it
    # values
    NOT_FOUND = "not_found"  # kind, id
    WORKSHOP_UNKNOWN = "workshop_unknown"  # wanted: the id or title that was typed
    NO_WORKSHOP_YET = "no_workshop_yet"  # no fact
    CHECK_IN_UNKNOWN = "check_in_unknown"  # wanted: the id that was typed
    SET_UNKNOWN = "set_unknown"  # wanted: the id or team that was typed
    SET_WAS_SEEDED = "set_was_seeded"  # the next set was begun from this one already
    NOTHING_TO_SEED = "nothing_to_seed"  # nothing of it is kept or modified
    SET_PUBLISHED = "set_published"  # what it promises changes with a reason, or in draft again
    CONTRIBUTES_TO_ITSELF = "contributes_to_itself"  # both ends of the link are the same team's
    TRACKER_MOVED_ON = "tracker_moved_on"  # something it changes is another by now
    DRAFTS_MOVED_ON = "drafts_moved_on"  # a draft that a room's file changes is another by now
    TEXT_TOO_LONG = "text_too_long"  # field, longest
    NO_ROOM = "no_room"  # kind, owner, most; worded as: things, most
    NO_ROOM_IN_FILE = "no_room_in_file"  # most (megabytes)
    TEXT_MISSING = "text_missing"  # field
    NUMBER_OUT_OF_RANGE = "number_out_of_range"  # field, lowest, highest
    DATE_UNREADABLE = "date_unreadable"  # field, text
    DURATION_UNREADABLE = "duration_unreadable"  # text
    DURATION_WITHOUT_UNIT = "duration_without_unit"  # text: "1.5", of an hour or of something else
    DURATION_NOT_WHOLE = "duration_not_whole"  # text: parts of a minute
    DURATION_TWICE = "duration_twice"  # text: "45-60"
    DURATION_OUT_OF_RANGE = "duration_out_of_range"  # text
    CLOCK_UNREADABLE = "clock_unreadable"  # text
    CLOCK_SECONDS = "clock_seconds"  # text
    CLOCK_MIDNIGHT = "clock_midnight"  # text: 24:00 as a start
    CLOCK_NEXT_DAY = "clock_next_day"  # text: a day that would begin on the next one
    DECISION_MISSING = "decision_missing"  # parameter
    CONFLICT_UNSETTLED = "conflict_unsettled"  # parameter, names
    SESSION_NOT_RUNNING = "session_not_running"  # number
    COUNTRY_UNKNOWN = "country_unknown"  # country
    ZONE_UNKNOWN = "zone_unknown"  # zone
    COLOUR_UNKNOWN = "colour_unknown"  # text
    LOGO_NO_PICTURE = "logo_no_picture"  # path: neither PNG, JPEG nor SVG, or damaged
    LOGO_TOO_MANY_DOTS = "logo_too_many_dots"  # path, most (millions of pixels)
    LOGO_LETTERS = "logo_letters"  # path: an SVG with text in it, whose fonts nobody has
    LOGO_ELSEWHERE = "logo_elsewhere"  # path, what: an SVG that draws something from another place
    LOGO_INTRICATE = "logo_intricate"  # path
    TEMPLATE_NOT_WORD = "template_not_word"  # path
    TEMPLATE_MACROS = "template_macros"  # path
    TEMPLATE_LOCKED = "template_locked"  # path: a password, or the format of twenty years ago
    TEMPLATE_DAMAGED = "template_damaged"  # path, detail
    TEMPLATE_EMPTY = "template_empty"  # path: no styles, no head, no foot
    TEMPLATE_TOO_LARGE = "template_too_large"  # path, most (kilobytes)
    WORKSHOP_OVER = "workshop_over"  # title
    WORKSHOP_RUNNING = "workshop_running"  # title
    STEP_HAS_RUN = "step_has_run"  # title
    OWN_BOSS = "own_boss"  # name
    BOSSES_IN_A_CIRCLE = "bosses_in_a_circle"  # name, boss
    PAIR_KEPT_APART = "pair_kept_apart"  # name, other: a rule keeps them apart, so they cannot be put together
    PAIR_KEPT_TOGETHER = "pair_kept_together"  # name, other: the other way round
    BOSS_KEEPS_APART = "boss_keeps_apart"  # name, boss
    RULE_FOR_ONE = "rule_for_one"  # name
    ROOM_UNREADABLE = "room_unreadable"  # text, most
    COUNTS_UNREADABLE = "counts_unreadable"  # text, wanted
    ARRIVAL_UNREADABLE = "arrival_unreadable"  # text
    LEAVING_UNREADABLE = "leaving_unreadable"  # text
    LEAVING_NO_LUNCH = "leaving_no_lunch"  # text
    LEAVING_NO_ROUND = "leaving_no_round"  # text
    NAME_OF_NOBODY = "name_of_nobody"  # name
    NAME_OF_SEVERAL = "name_of_several"  # name
    LEAVES_BEFORE_COMING = "leaves_before_coming"  # name, title
    CHANGED_MEANWHILE = "changed_meanwhile"  # nothing: it may be much that changed
    CHANGED_WHILE_TYPING = "changed_while_typing"  # now: the words that stand there now
    EMPTIED_WHILE_TYPING = "emptied_while_typing"  # nothing: as the one before, where no words are left
    RUN_NOT_POSSIBLE = "run_not_possible"  # command, reason
    # inputs
    INPUT_IS_FOLDER = "input_is_folder"  # path
    INPUT_NOT_A_FILE = "input_not_a_file"  # path: a pipe, a device, a socket
    INPUT_LINK_LOOP = "input_link_loop"  # path, detail
    INPUT_LINK_BROKEN = "input_link_broken"  # path
    INPUT_NAME_LOST = "input_name_lost"  # path: letters of its name did not come through
    INPUT_NOT_ALLOWED = "input_not_allowed"  # path, detail
    INPUT_UNREADABLE = "input_unreadable"  # path, detail
    INPUT_TOO_LARGE = "input_too_large"  # path, size, most (megabytes)
    TABLE_ENCODING = "table_encoding"  # path, encoding
    TABLE_NOT_TEXT = "table_not_text"  # path, line
    TABLE_LINE_TOO_LONG = "table_line_too_long"  # path, line, most
    TABLE_TOO_LONG = "table_too_long"  # path, rows, most
    TABLE_TOO_WIDE = "table_too_wide"  # path, line, columns, most
    TABLE_TOO_LARGE = "table_too_large"  # path, most, detail
    TABLE_LOCKED = "table_locked"  # path: a password
    TABLE_NOT_A_WORKBOOK = "table_not_a_workbook"  # path
    TABLE_BINARY = "table_binary"  # path: an .xlsb workbook
    TABLE_DAMAGED = "table_damaged"  # path, detail
    TABLE_IS_PDF = "table_is_pdf"  # path
    TABLE_IS_TEXT = "table_is_text"  # path: Word, slides, a saved mail
    TABLE_IS_OTHER = "table_is_other"  # path, format: its usual name, such as PNG
    PASTED_TOO_LONG = "pasted_too_long"  # rows, most
    PASTED_TOO_LARGE = "pasted_too_large"  # characters, most
    TABLE_EMPTY = "table_empty"  # path
    NO_DRAFTS_IN_SHEET = "no_drafts_in_sheet"  # path
    TABLE_NO_NAMES = "table_no_names"  # path
    TABLE_NO_TRACKER = "table_no_tracker"  # path: no sheet of it is one of a tracker
    FORM_NOT_OURS = "form_not_ours"  # path
    FORM_TO_READ = "form_to_read"  # path: a page of ours that nobody is asked to fill in
    FORM_IS_HANDOUT = "form_is_handout"  # path
    FORM_NO_PDF = "form_no_pdf"  # path
    FORM_LOCKED = "form_locked"  # path
    FORM_NO_FIELDS = "form_no_fields"  # path: printed or flattened, nothing can be read out of it
    FORM_OTHER_ENGAGEMENT = "form_other_engagement"  # path
    RETURNED_NOT_OURS = "returned_not_ours"  # path
    RETURNED_EMPTY = "returned_empty"  # path: a Word file without a word
    RETURNED_DAMAGED = "returned_damaged"  # path, detail
    RETURNED_TANGLED = "returned_tangled"  # path, detail: tracked changes written across a field
    RETURNED_LOCKED = "returned_locked"  # path: a password, or the format of twenty years ago
    RETURNED_MACROS = "returned_macros"  # path
    RETURNED_TOO_LARGE = "returned_too_large"  # path
    RETURNED_OTHER_CLIENT = "returned_other_client"  # path, client
    EXAMPLES_NOT_OURS = "examples_not_ours"  # path
    EXAMPLES_TOO_NEW = "examples_too_new"  # path
    EXAMPLES_FULL = "examples_full"  # most
    RULES_UNREADABLE = "rules_unreadable"  # path, detail
    AGENDA_INVALID = "agenda_invalid"  # path, mistakes
    AGENDA_UNKNOWN = "agenda_unknown"  # id
    DOCUMENT_UNKNOWN = "document_unknown"  # id
    NOTHING_TO_EXPORT = "nothing_to_export"  # document
    WORKSHOP_UNDATED = "workshop_undated"  # workshop: it has no calendar
    EXPORT_MISMATCH = "export_mismatch"  # path, detail
    LANGUAGE_UNKNOWN = "language_unknown"  # language


# The request itself is at fault: a rule said no, and doing the same again will not help. Whatever is not named here - a
# disk, a lock, a file gone, and every code still to come - means that what was asked for is NOT SAVED.
REFUSED_RULES = frozenset(
    {
        ErrorCode.FILE_EXISTS,
        ErrorCode.NOT_FOUND,
        ErrorCode.WORKSHOP_UNKNOWN,
        ErrorCode.SET_UNKNOWN,
        ErrorCode.CHECK_IN_UNKNOWN,
        ErrorCode.SET_WAS_SEEDED,
        ErrorCode.NOTHING_TO_SEED,
        ErrorCode.SET_PUBLISHED,
        ErrorCode.CONTRIBUTES_TO_ITSELF,
        ErrorCode.TRACKER_MOVED_ON,
        ErrorCode.DRAFTS_MOVED_ON,
        ErrorCode.NO_WORKSHOP_YET,
        ErrorCode.TEXT_TOO_LONG,
        ErrorCode.NO_ROOM,
        ErrorCode.NO_ROOM_IN_FILE,
        ErrorCode.TEXT_MISSING,
        ErrorCode.NUMBER_OUT_OF_RANGE,
        ErrorCode.DATE_UNREADABLE,
        ErrorCode.DURATION_UNREADABLE,
        ErrorCode.DURATION_WITHOUT_UNIT,
        ErrorCode.DURATION_NOT_WHOLE,
        ErrorCode.DURATION_TWICE,
        ErrorCode.DURATION_OUT_OF_RANGE,
        ErrorCode.CLOCK_UNREADABLE,
        ErrorCode.CLOCK_SECONDS,
        ErrorCode.CLOCK_MIDNIGHT,
        ErrorCode.CLOCK_NEXT_DAY,
        ErrorCode.DECISION_MISSING,
        ErrorCode.CONFLICT_UNSETTLED,
        ErrorCode.SESSION_NOT_RUNNING,
        ErrorCode.COUNTRY_UNKNOWN,
        ErrorCode.ZONE_UNKNOWN,
        ErrorCode.COLOUR_UNKNOWN,
        ErrorCode.LOGO_NO_PICTURE,
        ErrorCode.LOGO_TOO_MANY_DOTS,
        ErrorCode.LOGO_LETTERS,
        ErrorCode.LOGO_ELSEWHERE,
        ErrorCode.LOGO_INTRICATE,
        ErrorCode.TEMPLATE_NOT_WORD,
        ErrorCode.TEMPLATE_MACROS,
        ErrorCode.TEMPLATE_LOCKED,
        ErrorCode.TEMPLATE_DAMAGED,
        ErrorCode.TEMPLATE_EMPTY,
        ErrorCode.TEMPLATE_TOO_LARGE,
        ErrorCode.WORKSHOP_OVER,
        ErrorCode.WORKSHOP_RUNNING,
        ErrorCode.STEP_HAS_RUN,
        ErrorCode.OWN_BOSS,
        ErrorCode.BOSSES_IN_A_CIRCLE,
        ErrorCode.PAIR_KEPT_APART,
        ErrorCode.PAIR_KEPT_TOGETHER,
        ErrorCode.BOSS_KEEPS_APART,
        ErrorCode.ROOM_UNREADABLE,
        ErrorCode.COUNTS_UNREADABLE,
        ErrorCode.ARRIVAL_UNREADABLE,
        ErrorCode.LEAVING_UNREADABLE,
        ErrorCode.LEAVING_NO_LUNCH,
        ErrorCode.LEAVING_NO_ROUND,
        ErrorCode.NAME_OF_NOBODY,
        ErrorCode.NAME_OF_SEVERAL,
        ErrorCode.RULE_FOR_ONE,
        ErrorCode.LEAVES_BEFORE_COMING,
        ErrorCode.CHANGED_MEANWHILE,
        ErrorCode.CHANGED_WHILE_TYPING,
        ErrorCode.EMPTIED_WHILE_TYPING,
        ErrorCode.RUN_NOT_POSSIBLE,
        ErrorCode.INPUT_IS_FOLDER,
        ErrorCode.INPUT_NOT_A_FILE,
        ErrorCode.INPUT_LINK_LOOP,
        ErrorCode.INPUT_LINK_BROKEN,
        ErrorCode.INPUT_NAME_LOST,
        ErrorCode.INPUT_NOT_ALLOWED,
        ErrorCode.INPUT_UNREADABLE,
        ErrorCode.INPUT_TOO_LARGE,
        ErrorCode.TABLE_ENCODING,
        ErrorCode.TABLE_NOT_TEXT,
        ErrorCode.TABLE_LINE_TOO_LONG,
        ErrorCode.TABLE_TOO_LONG,
        ErrorCode.TABLE_TOO_WIDE,
        ErrorCode.TABLE_TOO_LARGE,
        ErrorCode.TABLE_LOCKED,
        ErrorCode.TABLE_NOT_A_WORKBOOK,
        ErrorCode.TABLE_BINARY,
        ErrorCode.TABLE_DAMAGED,
        ErrorCode.TABLE_IS_PDF,
        ErrorCode.TABLE_IS_TEXT,
        ErrorCode.TABLE_IS_OTHER,
        ErrorCode.PASTED_TOO_LONG,
        ErrorCode.PASTED_TOO_LARGE,
        ErrorCode.TABLE_EMPTY,
        ErrorCode.NO_DRAFTS_IN_SHEET,
        ErrorCode.TABLE_NO_NAMES,
        ErrorCode.TABLE_NO_TRACKER,
        ErrorCode.FORM_NOT_OURS,
        ErrorCode.FORM_TO_READ,
        ErrorCode.FORM_IS_HANDOUT,
        ErrorCode.FORM_NO_PDF,
        ErrorCode.FORM_LOCKED,
        ErrorCode.FORM_NO_FIELDS,
        ErrorCode.FORM_OTHER_ENGAGEMENT,
        ErrorCode.RETURNED_NOT_OURS,
        ErrorCode.RETURNED_EMPTY,
        ErrorCode.RETURNED_DAMAGED,
        ErrorCode.RETURNED_TANGLED,
        ErrorCode.RETURNED_LOCKED,
        ErrorCode.RETURNED_MACROS,
        ErrorCode.RETURNED_TOO_LARGE,
        ErrorCode.RETURNED_OTHER_CLIENT,
        ErrorCode.EXAMPLES_NOT_OURS,
        ErrorCode.EXAMPLES_TOO_NEW,
        ErrorCode.EXAMPLES_FULL,
        ErrorCode.RULES_UNREADABLE,
        ErrorCode.AGENDA_INVALID,
        ErrorCode.AGENDA_UNKNOWN,
        ErrorCode.DOCUMENT_UNKNOWN,
        ErrorCode.NOTHING_TO_EXPORT,
        ErrorCode.WORKSHOP_UNDATED,
        ErrorCode.EXPORT_MISMATCH,
        ErrorCode.LANGUAGE_UNKNOWN,
    }
)

# What no edition of the program ever wrote: nobody reads on in it, and it is not called damaged.
MADE_UP = frozenset(
    {
        ErrorCode.FILE_FOREIGN_CONTENT,
        ErrorCode.FILE_TOO_SLOW,
        ErrorCode.FILE_TOO_LARGE,
        ErrorCode.FILE_TOO_MANY,
        ErrorCode.FILE_VALUE_TOO_LARGE,
    }
)


class KnownError(Exception):
    """A failure with a code and the facts its sentence needs. Facts are plain strings or numbers, never markup. As a
    string it is the code alone: facts name clients and what was typed, and strings of errors end up in logs."""

    def __init__(self, code: ErrorCode, **facts: object) -> None:
        super().__init__(str(code))
        self.code = code
        self.facts = facts

    @property
    def refused(self) -> bool:
        """Whether a rule refused the request. If not, what was to be written is not saved, and trying again may
        help."""
        return self.code in REFUSED_RULES
