"""What strangers send: files of any kind, named by somebody, made by anybody. `files` opens them, `packages` unpacks
those that are zips (workbooks, Word files), `tables` reads lists and agendas out of them. Everything has a limit, and
whatever is wrong is a KnownError: never a hang, never a full memory, never another exception.
"""
