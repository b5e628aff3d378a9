"""Every mark that was called saved, with its last value, and the locks."""

from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.people import Stage


def compare(stage: Stage) -> Finding:
    """Marks by judge, pitch and criterion; sheets locked as they were left."""
    from pitches.judging.models import Mark, Sheet

    known = stage.diary.marks
    finding = Finding("marks", sum(len(values) for values in known.values()))
    there: dict[tuple[str, str], dict[str, str]] = {}
    where = ("sheet__assignment__judge__user__email", "sheet__assignment__pitch__key", "criterion_id", "value")
    for email, pitch, criterion, value in Mark.objects.values_list(*where):
        there.setdefault((email, pitch), {})[f"mark_{criterion}"] = str(value)
    for key, values in known.items():
        for name, value in values.items():
            found = there.get(key, {}).get(name)
            if found != value:
                finding.lost.append(f"{key} {name}: {found} instead of {value}")
        finding.doubled += [f"{key} {name}: never given" for name in there.get(key, {}).keys() - values.keys()]
    for (email, pitch), locked in stage.diary.locked.items():
        sheet = Sheet.objects.filter(assignment__judge__user__email=email, assignment__pitch__key=pitch).first()
        if sheet is None or sheet.is_locked != locked:
            finding.lost.append(f"{email} {pitch}: the sheet is not {'locked' if locked else 'open'}")
    return finding
