"""Questions and messages: each once."""

from collections import Counter

from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.people import Stage


def questions(stage: Stage) -> Finding:
    """Each question once, in the state it was left in; published numbers of a challenge without gap or double."""
    from challenges.questions.models import Question

    known, finding = stage.diary.questions, Finding("questions", len(stage.diary.questions))
    rows = list(Question.objects.order_by("pk"))
    there = Counter(row.body.split()[0] for row in rows)
    states = {row.body.split()[0]: row.state for row in rows}
    finding.lost += [words for words in known if words not in there]
    finding.doubled += [f"{words} {times} times" for words, times in there.items() if times > 1]
    left = [words for words, state in known.items() if states.get(words) not in (None, state)]
    finding.lost += [f"{words} is {states[words]}" for words in left]
    numbers: dict[int, list[int]] = {}
    for row in rows:
        if row.number:
            numbers.setdefault(row.challenge_id, []).append(row.number)
    wrong = [sorted(some) for some in numbers.values() if sorted(some) != list(range(1, len(some) + 1))]
    finding.lost += [f"numbers of answers: {some}" for some in wrong]
    return finding


def messages(stage: Stage) -> Finding:
    """Each message once, in its thread."""
    from colab.core.notices.models import Message

    known, finding = stage.diary.messages, Finding("messages", len(stage.diary.messages))
    rows = [(row.body.split()[0], row.thread.subject_key) for row in Message.objects.select_related("thread")]
    finding.lost += [words for words, pitch in known.items() if (words, pitch) not in rows]
    finding.doubled += [f"{words} {times} times" for (words, _p), times in Counter(rows).items() if times > 1]
    return finding
