"""What people type, and what arrives in lists: days, numbers and units. Times of day and lengths are read one floor
below, in `agendas.typed_times`, because agendas need them too.

Nothing here guesses. What can be read in two ways, or not at all, is said to be so: whoever asked asks the user.
"""
