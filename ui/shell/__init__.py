"""The parts of the main window around the screens: rail, head and foot line, menus, and the table of places."""
