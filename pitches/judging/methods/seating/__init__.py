"""Who marks what: expertise, loads and conflicts by a min-cost flow, then exchanges that link the judges.

Pure: ids in, pairs out, nothing of the database.
"""
