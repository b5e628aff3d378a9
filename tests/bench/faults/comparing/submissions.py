"""Every receipt that was shown, and every draft that was called saved."""

import hashlib
from collections import Counter

from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.people import Stage


def compare(stage: Stage) -> Finding:
    """Each receipt once with its words, hash and files; numbers unique and without gap; none that nobody was shown."""
    from pitches.submissions import receipts
    from pitches.submissions.models import Pitch, Submission

    shown, finding = stage.diary.receipts, Finding("handed in", len(stage.diary.receipts))
    keys = {one.pitch for one in shown}
    handed = Submission.objects.filter(pitch__key__in=keys).select_related("pitch")
    rows = {(row.pitch.key, row.number): row for row in handed}
    for one in shown:
        row = rows.pop((one.pitch, one.version), None)
        if row is None:
            finding.lost.append(f"{one.number}-{one.version}")
            continue
        same = (row.digest, row.pitch.receipt_number, row.data["title"]) == (one.digest, one.number, one.title)
        files = sorted(line["sha256"] for line in row.files) == sorted(one.files)
        if not (same and files and receipts.is_unbroken(row) and all(_is_whole(line) for line in row.files)):
            finding.lost.append(f"{one.number}-{one.version} is not what was handed in")
    finding.doubled += [f"{key} version {number} was shown to nobody" for key, number in rows]
    twice = [key for key, times in Counter((one.pitch, one.version) for one in shown).items() if times > 1]
    finding.doubled += [f"{key} version {number} shown twice" for key, number in twice]
    numbers = sorted(
        int(number.rsplit("-", 1)[1])
        for number in Pitch.objects.exclude(receipt_number=None).values_list("receipt_number", flat=True)
    )
    if numbers != list(range(1, len(numbers) + 1)):
        finding.lost.append(f"the numbers have gaps or doubles: {numbers[:3]} … {numbers[-3:]} of {len(numbers)}")
    finding.notes.append(f"receipt numbers 1 to {len(numbers)} without gap or double")
    return finding


def _is_whole(line: dict) -> bool:
    from colab.core.files.models import StoredFile

    stored = StoredFile.objects.filter(key=line["key"]).first()
    if stored is None:
        return False
    with stored.blob.open("rb") as blob:
        return hashlib.sha256(blob.read()).hexdigest() == line["sha256"] == stored.sha256


def drafts(stage: Stage) -> Finding:
    """The words last called saved are there, and one organisation has one pitch."""
    from pitches.submissions import values
    from pitches.submissions.models import Pitch

    finding = Finding("drafts saved", len(stage.diary.drafts))
    for row in Pitch.objects.filter(key__in=stage.diary.drafts):
        if values.current(row)["kpi"] != stage.diary.drafts[row.key]:
            finding.lost.append(f"{row.key}: {values.current(row)['kpi']} instead of {stage.diary.drafts[row.key]}")
    pairs = Counter(Pitch.objects.values_list("challenge", "organisation"))
    finding.doubled += [f"organisation {pair[1]} has {times} pitches" for pair, times in pairs.items() if times > 1]
    return finding
