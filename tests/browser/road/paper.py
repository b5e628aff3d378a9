"""What was done on paper or in another system: recorded by one officer, confirmed by a second one."""

from datetime import date


def record(
    walk, subject, verb: str, *, by, second, on: date, number: str, post: str, picture: str = "", **facts
) -> None:
    """Record a legal fact with number, post and day; it counts from the second officer's confirmation on."""
    work = f"/work/s/{subject.MACHINE}/{subject.key}/"
    first = walk.person(by).go(work)
    first._click(first.page.locator(f'main a[href*="/do/{verb}/?mode=recorded"]').first)
    evidence = {"decision_number": number, "deciding_post": post, "fact_on": on, "where": "文書管理システム 8-環-資"}
    first.fill(**{f"record-{name}": value for name, value in evidence.items()}, **facts)
    if picture:
        first.shot(picture)
    state = _state(subject)
    first.press()
    assert _state(subject) == state, "nothing moves before the second officer has confirmed"
    other = walk.person(second).go("/work/").see(number)
    other._click(other.page.locator('main a[href*="/work/records/"]').first)
    other.see(number, post).not_see("basic_agreement")
    if picture:
        other.shot(f"{picture}-second")
    other.press()


def _state(subject) -> str:
    return type(subject).objects.values_list("state", flat=True).get(pk=subject.pk)
