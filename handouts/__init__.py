"""Documents from values: compose -> blocks -> PDF and Word. No Qt, no SQLAlchemy."""
