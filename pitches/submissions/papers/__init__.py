"""The receipt on paper: in Japanese with English beside it, the same bytes for the same handing in."""

import hashlib
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from colab.core import clock
from colab.core.ui.papers import print_pdf
from pitches.submissions import receipts
from pitches.submissions.models import ReceiptPaper, Submission

TEMPLATE = Path(__file__).with_name("receipt.typ")
NOTES = (
    "項目のSHA-256は、入力した文字（UTF-8）のハッシュです。数値・日付・選択肢は記録された文字列、空欄は空の文字列から計算しています。",
    "全体のSHA-256は、受付データ（JSON、受付票の画面からダウンロードできます）のハッシュです。",
    "The hash of a field is taken of its text (UTF-8); the overall hash is the hash of the receipt's data file (JSON).",
)


def check_url(submission: Submission) -> str:
    """Return the address of the public page that checks this receipt, filled in."""
    with translation.override("ja"):
        path = reverse("submissions:check")
    return f"{settings.SITE_URL}{path}?{urlencode({'number': str(submission), 'digest': submission.digest})}"


def receipt_pdf(submission: Submission) -> bytes:
    """Return the receipt as PDF and remember the hash of these bytes, so that the paper can be checked as a file."""
    with translation.override("ja"):
        data = _data(submission)
    made = print_pdf(TEMPLATE, data, qr=check_url(submission), moment=submission.at)
    ReceiptPaper.objects.get_or_create(
        submission=submission, sha256=hashlib.sha256(made).hexdigest(), defaults={"size": len(made)}
    )
    return made


def _data(submission: Submission) -> dict:
    address = check_url(submission)
    return {
        "title": "受付票",
        "title_en": "Receipt",
        "issuer": settings.SITE_URL,
        "rows": _rows(submission),
        "digest_label": "全体のSHA-256 / Hash of everything",
        "digest": submission.digest,
        "tables": _tables(submission),
        "notes": [*NOTES, *(["架空のデモデータ / Fictional demo data"] if settings.DEMO_MODE else [])],
        "check_label": "受付票の確認 / Check this receipt:",
        "check_url": address.split("?")[0],
        "sample": "見本" if settings.DEMO_MODE else "",
    }


def _rows(submission: Submission) -> list[tuple[str, str]]:
    organisation = submission.organisation
    rows = [
        ("受付番号 / Receipt number", str(submission)),
        (
            "受付日時 / Received at",
            f"{submission.at.astimezone(clock.JST):%Y年%m月%d日 %H時%M分%S秒}（日本時間 / JST）",
        ),
        ("課題番号 / Challenge", submission.pitch.challenge.code or "—"),
        ("提案者 / Who pitches", organisation["name"]),
        ("法人番号 / Corporate number", organisation["corporate_number"] or "—"),
        ("提案名 / Title", submission.data["title"]),
    ]
    if submission.late:
        rows.append(("締切後の受付 / After the deadline", f"事務局の承認 / by leave of the office ({submission.late})"))
    return rows


def _tables(submission: Submission) -> list[dict]:
    files = [
        (str(line["item_label"]), line["name"], f"{line['size']:,}", line["sha256"])
        for line in receipts.file_lines(submission)
    ]
    head = ["区分 / Item", "ファイル名 / Name", "バイト / Bytes", "SHA-256"]
    return [
        {"title": "ファイル / Files", "columns": [0, 1, 0, 2], "head": head, "rows": files},
        _hashes("入力項目 / Fields", receipts.field_lines(submission)),
        _hashes("提案者の情報 / The organisation", receipts.organisation_lines(submission)),
    ]


def _hashes(title: str, lines: list[dict]) -> dict:
    rows = [(line["label"], line["size"], line["sha256"]) for line in lines]
    return {"title": title, "columns": [1, 0, 2], "head": ["項目 / Field", "文字数 / Letters", "SHA-256"], "rows": rows}
