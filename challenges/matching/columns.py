"""What the list of matches that were set aside looks like as a file."""

from challenges.matching.enums import Why
from colab.core.ui.exports import Column

COLUMNS = [
    Column("challenge", "課題番号", "Challenge number", lambda row: row.challenge.code or row.challenge.key),
    Column("title", "課題名", "Challenge", lambda row: row.challenge.title),
    Column("kind", "種類", "Kind"),
    Column("object_key", "内部番号", "Internal number"),
    Column("why", "理由", "Reason", lambda row: str(Why(row.why).label)),
    Column("note", "補足", "Note"),
    Column("score", "スコア", "Score"),
    Column("method", "方法", "Method"),
    Column("at", "日時", "When"),
]
