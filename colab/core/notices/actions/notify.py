"""Tell people something."""

from colab.core import outbox
from colab.core.clock import now
from colab.core.notices import words
from colab.core.notices.enums import NoticeState
from colab.core.notices.kinds import kind_of
from colab.core.notices.models import MutedCategory, Notice, PromptCategory
from colab.core.notices.recipients import resolve


def notify(kind, *, to, subject_ref=None, context=None, dedupe=None, url=None, mailing=None):
    """Write one notice per recipient and queue its mail; returns the notices written (those told before are left out).

    kind: a registered class or its code. to: a user, an address, `Address`, or an iterable of them.
    subject_ref: (machine, key) the notice is about. context: for the template; `{"ja": …, "en": …}` picks the
    recipient's language, dates and times become words. dedupe: per kind and recipient at most one notice ever has it.
    url: path it leads to (or {"ja", "en"}); without it the subject's workspace page.
    Must be called inside the transaction of what is told (raises outbox.NoTransaction).
    """
    kind = kind_of(kind)
    recipients = resolve(to)
    muted, prompt = (
        _who(MutedCategory, kind.mutable, kind, recipients),
        _who(PromptCategory, kind.daily, kind, recipients),
    )
    prepared = words.bilingual(context or {})
    cache = {}
    rows = []
    for recipient in recipients:
        row = _row(kind, recipient, prepared, subject_ref, url, cache)
        row.state = _state(kind, recipient, muted, prompt)
        row.dedupe, row.mailing = dedupe, mailing
        rows.append(row)
    return _write(rows)


def _row(kind, recipient, context, subject_ref, url, cache):
    known = (recipient.language, recipient.name)
    if known not in cache:
        path = words.path_of(subject_ref, url, recipient.language)
        cache[known] = (*words.render(kind, context, recipient.language, path=path, name=recipient.name), path)
    subject, body, path = cache[known]
    moment = now()
    machine, key = subject_ref or ("", "")
    return Notice(
        kind=kind.code,
        category=kind.category,
        user_id=recipient.user_id,
        subscriber_id=recipient.subscriber_id,
        recipient=recipient.key,
        address=recipient.email,
        language=recipient.language,
        subject=subject,
        body=body,
        url=path,
        machine=machine,
        subject_key=key,
        state_since=moment,
        created_at=moment,
    )


def _state(kind, recipient, muted, prompt):
    if recipient.user_id and recipient.user_id in muted:
        return NoticeState.KEPT
    waits = kind.daily and not (recipient.user_id and recipient.user_id in prompt)
    return NoticeState.GATHERED if waits else NoticeState.QUEUED


def _who(choice, matters, kind, recipients):
    """Return the people among the recipients who made this choice for the kind's category."""
    if not matters:
        return frozenset()
    users = [recipient.user_id for recipient in recipients if recipient.user_id]
    return frozenset(choice.objects.filter(user__in=users, category=kind.category).values_list("user_id", flat=True))


def _write(rows):
    """Insert what is new; the unique constraint, not a question asked before, decides what was told already."""
    Notice.objects.bulk_create(rows, batch_size=300, ignore_conflicts=True)
    written = {}
    for start in range(0, len(rows), 500):
        keys = [row.key for row in rows[start : start + 500]]
        written.update(Notice.objects.in_bulk(keys, field_name="key"))
    new = [written[row.key] for row in rows if row.key in written]
    outbox.put_many("notices.send", [{"notice": notice.key} for notice in new if notice.state == NoticeState.QUEUED])
    return new
