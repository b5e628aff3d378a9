"""What the list of calls looks like as a file."""

from challenges.calls.enums import CallState
from colab.core.ui.exports import Column

COLUMNS = [
    Column("code", "募集回番号", "Call number"),
    Column("state", "状態", "State", lambda row: str(CallState(row.state).label)),
    Column("title", "名称", "Title"),
    Column("title_en", "名称（英語）", "Title in English"),
    Column("programme", "事業", "Programme", lambda row: row.programme.name),
    Column("opens_at", "募集開始", "Opens"),
    Column("question_deadline", "質問締切", "Deadline for questions"),
    Column("closes_at", "応募締切", "Deadline for pitches"),
    Column("results_expected_on", "結果公表予定日", "Results expected on"),
    Column("challenges_count", "課題数", "Challenges"),
]
