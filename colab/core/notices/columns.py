"""What the office's lists of letters and of undelivered mail look like as files."""

from colab.core.ui.exports import Column

LETTERS = [
    Column("title", "件名", "Subject"),
    Column("state", "状態", "State", lambda row: str(row.get_state_display())),
    Column("recipient_count", "宛先の数", "Recipients"),
    Column("created_at", "作成日時", "Written"),
    Column("sent_at", "送信日時", "Sent"),
    Column("created_by", "作成者", "Written by", lambda row: str(row.created_by)),
]
UNDELIVERED = [
    Column("addressee", "宛先の人", "Addressee", lambda row: str(row.user or "")),
    Column("address", "メールアドレス", "Address"),
    Column("subject", "件名", "Subject"),
    Column("state", "状態", "State", lambda row: str(row.get_state_display())),
    Column("error", "理由", "Reason"),
    Column("state_since", "いつから", "Since"),
]
