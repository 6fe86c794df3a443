"""One module per family of commands; each function takes the parsed words and returns the exit status. No Qt."""
