"""Who read personal data: one row for each page or file with people in it, kept in a table that only grows.

A view says by a decorator that it shows people, a screen by its ``reads_people``; nothing else is to be done:

    @login_required
    @reads_people("guests")
    def door(request, word, key): ...

What was read is told by kind, by the subject's key (from the address) and by the number of rows; no name and no
address stands in it. The kinds are in ``kinds.py``; a house test finds views that show people and say nothing.
"""
