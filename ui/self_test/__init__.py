"""Whether this installation is whole: everything that a coach relies on is done once, on invented data, in a folder of
its own. A bundle may start and still have lost what only a later click needs: `okr-workshop --self-test` and Help ask
the same parts, and each says in one line of JSON whether it works.
"""
