"""An agenda as data for other programs: calendar, spreadsheet, plain text. Made from the participants' source, so that
nothing private can be in it. `render` gives bytes; `handouts.export.save_bytes` writes them.
"""
