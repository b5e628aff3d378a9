"""People without an account take a seat that costs something, and pay it at the payment service."""

import random

from tests.bench.faults.browser import Odd, Page, token
from tests.bench.faults.people import Stage, insist, till_sessions

WAYS = ("card", "card", "paypay", "konbini", "customer_balance")
PAYMENT = r"/payments/([A-Za-z0-9_-]+)/"
RECEIVED, LATER = "入金済み", "/later/"


def register(stage: Stage, chance: random.Random) -> None:
    """Register; after a broken connection again, because the page tells nobody who comes."""
    browser, name = stage.stranger(), token("guest")
    email = f"{name}@example.invalid"

    def step(again: bool) -> None:
        form = browser.get(f"/seats/event/{stage.world.event}/register/").form("name", "email")
        with stage.diary.lock:
            stage.diary.seats[email] += 1
        page = browser.send(form, name=name, email=email, online="")
        if not page.path.endswith("/registered/"):
            raise Odd(f"not registered: {page.path} {page.words()[:300]}")

    insist(step, stage.diary)
    stage.diary.registered.add(email)


def pay(stage: Stage, chance: random.Random) -> None:
    """Follow the link in the mail and pay; sometimes the button is pressed in two windows."""
    open_ones = [key for key in stage.letters.found(PAYMENT) if key not in stage.diary.paid]
    key = stage.claim(open_ones, chance)
    if not key:
        register(stage, chance)
        return
    try:
        way, browser = chance.choice(WAYS), stage.stranger()
        windows = 2 if chance.random() < 0.2 else 1
        insist(lambda again: _to_the_till(stage, browser, key, way, windows), stage.diary)
        stage.diary.paid[key] = way
    finally:
        stage.release(key)


def _to_the_till(stage: Stage, browser, key: str, way: str, windows: int) -> None:
    page = browser.get(f"/payments/{key}/?back=1")
    if RECEIVED in page.text or "/state/?was=pending" in page.text:
        return
    form = page.form("csrfmiddlewaretoken")
    form.action = f"{stage.site}/payments/{key}/"
    addresses = {browser.send(form, follow=False).location for _n in range(windows)}
    if len(addresses) != 1:
        raise Odd(f"two windows lead to two sessions: {addresses}")
    there = addresses.pop()
    if not there.startswith(stage.till):
        raise Odd(f"not led to the till: {there}")
    _press(browser, there, way)
    browser.get(f"/payments/{key}/?back=1")


def _press(browser, there: str, what: str) -> Page:
    answer = browser.session.post(there, data={"do": what}, timeout=20, allow_redirects=False)
    if answer.status_code == 400 and "not valid any more" in answer.text:
        return answer  # pressed before the connection to the site broke
    if answer.status_code != 303:
        raise Odd(f"the till says {answer.status_code}: {answer.text[:300]}")
    return answer


def arrive(stage: Stage, chance: random.Random) -> None:
    """The money of a slip or transfer arrives at the payment service."""
    import requests

    rows = till_sessions(stage)
    waiting = [row["id"] for row in rows if row["status"] == "complete" and row["payment_status"] != "paid"]
    session = stage.claim(waiting, chance)
    if not session:
        register(stage, chance)
        return
    answer = requests.post(f"{stage.till}{LATER}{session}", data={"do": "arrive"}, timeout=20, allow_redirects=False)
    if answer.status_code != 303:
        raise Odd(f"the till says {answer.status_code}: {answer.text[:300]}")
