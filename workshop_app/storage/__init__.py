"""The only home of SQLAlchemy: one SQLite file per engagement."""
