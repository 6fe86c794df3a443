"""One module per version; a released one is never edited again."""
