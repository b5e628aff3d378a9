"""Somebody at a browser who writes down whatever is said that he or she may not know."""

from collections import defaultdict

from django.db import transaction
from django.test import Client

from tests.harness.people import BACKEND

from .reading import everything


class Reader:
    """One role, in or out of an account."""

    def __init__(self, world, role: str):
        self.world, self.role = world, role
        self.client = Client(raise_request_exception=False)
        if role != "anonymous":
            self.client.force_login(world.people[role], backend=BACKEND)
        self.answers = defaultdict(int)

    def get(self, url: str) -> str:
        """Return all that the answer tells."""
        response = self.client.get(url)
        self.answers[response.status_code] += 1
        return everything(response)

    def post(self, url: str, **data) -> str:
        """Send a form and take back whatever it changed."""
        with transaction.atomic():
            response = self.client.post(url, data)
            text = everything(response)
            transaction.set_rollback(True)
        return text

    def faults(self, urls: list[str], stage: str) -> list[str]:
        """Open the addresses and return what was told wrongly, and where the site broke."""
        found = []
        for url in urls:
            found += self.judge(self.get(url), url, stage)
        return found

    def judge(self, text: str, url: str, stage: str) -> list[str]:
        """Return what is wrong with an answer."""
        wrong = [f"{self.role} learns {what} at {url}" for what in self.world.book.told(text, self.role, stage)]
        return [*wrong, f"{self.role}: {url} breaks"] if text.startswith("5") else wrong
