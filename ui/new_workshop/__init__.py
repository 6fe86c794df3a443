"""The short form that plans a workshop."""
