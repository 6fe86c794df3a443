"""Version 8 of the file: wordings, what teams need of each other, check-ins, reflect and reset.

Written by tests/fixtures/new_version.py, frozen by the release that brings it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    _agreed_action()
    _check_in()
    _not_now()
    _planned_activity()
    _progress_line()
    _reflection()
    _set_reflection()
    _shared_word()
    _team_dependency()
    _watched_metric()
    _word_meaning()
    _wording()
    _draft_set()
    _key_result()
    _objective()


def _agreed_action() -> None:
    op.create_table(
        "agreed_action",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("check_in_id", sa.String(length=64), nullable=False),
        sa.Column("key_result_id", sa.String(length=64), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("who_id", sa.String(length=64), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("agreed_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreed_action_check_in_id"), ["check_in_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreed_action_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreed_action_key_result_id"), ["key_result_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreed_action_who_id"), ["who_id"], unique=False)


def _check_in() -> None:
    op.create_table(
        "check_in",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("set_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("attended", sa.Text(), nullable=False),
        sa.Column("decisions", sa.Text(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_check_in_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_check_in_set_id"), ["set_id"], unique=False)


def _not_now() -> None:
    op.create_table(
        "not_now",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("set_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("not_now", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_not_now_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_not_now_set_id"), ["set_id"], unique=False)


def _planned_activity() -> None:
    op.create_table(
        "planned_activity",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("key_result_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("who_id", sa.String(length=64), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("planned_activity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_planned_activity_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_planned_activity_key_result_id"), ["key_result_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_planned_activity_who_id"), ["who_id"], unique=False)


def _progress_line() -> None:
    op.create_table(
        "progress_line",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("check_in_id", sa.String(length=64), nullable=False),
        sa.Column("key_result_id", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("predicted", sa.Text(), nullable=False),
        sa.Column("why_changed", sa.Text(), nullable=False),
        sa.Column("blocker", sa.Text(), nullable=False),
        sa.Column("who_can_help", sa.Text(), nullable=False),
        sa.Column("blocked_since", sa.Date(), nullable=True),
        sa.Column("signal", sa.Text(), nullable=False),
        sa.Column("help_from", sa.Text(), nullable=False),
        sa.Column("talked", sa.Boolean(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("progress_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_progress_line_check_in_id"), ["check_in_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_progress_line_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_progress_line_key_result_id"), ["key_result_id"], unique=False)


def _reflection() -> None:
    op.create_table(
        "reflection",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("score", sa.Text(), nullable=False),
        sa.Column("learning", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("new_wording", sa.Text(), nullable=False),
        sa.Column("to_health", sa.Boolean(), nullable=False),
        sa.Column("next_champion", sa.Text(), nullable=False),
        sa.Column("next_champion_id", sa.String(length=64), nullable=True),
        sa.Column("continues_with", sa.Text(), nullable=False),
        sa.Column("continues_by", sa.Date(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("reflection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reflection_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reflection_next_champion_id"), ["next_champion_id"], unique=False)


def _set_reflection() -> None:
    op.create_table(
        "set_reflection",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("attended", sa.Text(), nullable=False),
        sa.Column("surprised", sa.Text(), nullable=False),
        sa.Column("habit_to_keep", sa.Text(), nullable=False),
        sa.Column("habit_to_drop", sa.Text(), nullable=False),
        sa.Column("seeds", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("set_reflection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_set_reflection_engagement_id"), ["engagement_id"], unique=False)


def _shared_word() -> None:
    op.create_table(
        "shared_word",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("shared_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shared_word_engagement_id"), ["engagement_id"], unique=False)


def _team_dependency() -> None:
    op.create_table(
        "team_dependency",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("needs_id", sa.String(length=64), nullable=True),
        sa.Column("gives", sa.Text(), nullable=False),
        sa.Column("gives_id", sa.String(length=64), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("key_result_id", sa.String(length=64), nullable=True),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("gives_up", sa.Text(), nullable=False),
        sa.Column("agreed_words", sa.Text(), nullable=False),
        sa.Column("needs_owner", sa.Text(), nullable=False),
        sa.Column("needs_owner_id", sa.String(length=64), nullable=True),
        sa.Column("gives_owner", sa.Text(), nullable=False),
        sa.Column("gives_owner_id", sa.String(length=64), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("confirmed_by_id", sa.String(length=64), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("escalate_to", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("team_dependency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_dependency_confirmed_by_id"), ["confirmed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_dependency_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_dependency_gives_id"), ["gives_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_dependency_gives_owner_id"), ["gives_owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_dependency_key_result_id"), ["key_result_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_dependency_needs_id"), ["needs_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_dependency_needs_owner_id"), ["needs_owner_id"], unique=False)


def _watched_metric() -> None:
    op.create_table(
        "watched_metric",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("set_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("stay", sa.Text(), nullable=False),
        sa.Column("today", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("watched_metric", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_watched_metric_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_watched_metric_set_id"), ["set_id"], unique=False)


def _word_meaning() -> None:
    op.create_table(
        "word_meaning",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("word_id", sa.String(length=64), nullable=False),
        sa.Column("team_id", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("word_meaning", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_word_meaning_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_word_meaning_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_word_meaning_word_id"), ["word_id"], unique=False)


def _wording() -> None:
    op.create_table(
        "wording",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("agreed_by_id", sa.String(length=64), nullable=True),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("wording", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wording_agreed_by_id"), ["agreed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_wording_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_wording_subject_id"), ["subject_id"], unique=False)


def _draft_set() -> None:
    with op.batch_alter_table("draft_set", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cycle", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("event", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("event_day", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("published_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("follows_id", sa.String(length=64), nullable=True))
        batch_op.create_index(batch_op.f("ix_draft_set_follows_id"), ["follows_id"], unique=False)


def _key_result() -> None:
    with op.batch_alter_table("key_result", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wanted", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("confidence", sa.Text(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("read_out", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("shared_with", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("shared_with_ids", sa.Text(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("follows_id", sa.String(length=64), nullable=True))
        batch_op.create_index(batch_op.f("ix_key_result_follows_id"), ["follows_id"], unique=False)


def _objective() -> None:
    with op.batch_alter_table("objective", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.Text(), server_default="outcome", nullable=False))
        batch_op.add_column(sa.Column("answers", sa.Text(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("adds_to_id", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("contribution", sa.Text(), server_default="", nullable=False))
        batch_op.create_index(batch_op.f("ix_objective_adds_to_id"), ["adds_to_id"], unique=False)
