"""Alembic revisions, one per released version of the file; "0001" is version 1. Found by path, never imported."""
