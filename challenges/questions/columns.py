"""What a list of questions looks like as a file; who asked is never in it."""

from challenges.questions.enums import QuestionState
from colab.core.ui.exports import Column

COLUMNS = [
    Column("challenge", "課題番号", "Challenge number", lambda row: row.challenge.code),
    Column("title", "課題名", "Challenge", lambda row: row.challenge.title),
    Column("number", "番号", "Number"),
    Column("state", "状態", "State", lambda row: str(QuestionState(row.state).label)),
    Column("question", "質問", "Question", lambda row: row.question or row.body),
    Column("answer", "回答", "Answer"),
    Column("asked_at", "受付日時", "Asked"),
    Column("published_at", "公表日時", "Published"),
]
