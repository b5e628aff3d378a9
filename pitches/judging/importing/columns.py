"""The columns of the two files; what goes out can come in again."""

from colab.core.ui.exports import Column

SEATS = [
    Column("judge_id", "審査員番号", "Judge number", lambda seat: seat.judge.key),
    Column("judge", "審査員", "Judge", lambda seat: seat.judge.name),
    Column("receipt", "受付番号", "Receipt number", lambda seat: seat.pitch.receipt_number),
    Column("pitch", "提案", "Pitch", lambda seat: seat.pitch.title),
    Column("organisation", "提案者", "Organisation", lambda seat: seat.pitch.organisation.name),
    Column("origin", "割当の方法", "How", lambda seat: seat.get_origin_display()),
    Column("reason", "理由", "Reason"),
    Column("at", "割当日時", "Assigned"),
]
EXPERTISE = [
    Column("judge_id", "審査員番号", "Judge number", lambda row: row["member"].key),
    Column("judge", "審査員", "Judge", lambda row: row["member"].name),
    Column("field", "専門分野", "Field of expertise", lambda row: row["member"].expert_field),
    Column("receipt", "受付番号", "Receipt number", lambda row: row["pitch"].receipt_number),
    Column("pitch", "提案", "Pitch", lambda row: row["pitch"].title),
    Column("expertise", "専門性（0・0.5・1）", "Expertise (0, 0.5, 1)", lambda row: row["value"]),
]
