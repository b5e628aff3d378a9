"""Somebody who has a keyboard and nothing else: Tab, arrows, Space, Enter; the focus must be visible at every stop."""

from urllib.parse import urlsplit

VISIBLE = """() => { const style = getComputedStyle(document.activeElement);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return document.activeElement === document.body || outlined || style.boxShadow !== "none"; }"""


class Hands:
    """A page worked by keyboard alone."""

    def __init__(self, page, url: str):
        self.page, self.url = page, url

    def go(self, path: str) -> "Hands":
        """Type an address."""
        assert self.page.goto(self.url + path).status == 200, path
        return self

    def to(self, selector: str, *, limit: int = 200) -> "Hands":
        """Press Tab until the focus is on what the selector means; every stop on the way shows where one is."""
        for _n in range(limit):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(VISIBLE), f"no visible focus: {self._here()}"
            if self.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                return self
        raise AssertionError(f"{selector} cannot be reached by Tab on {self.page.url}")

    def enter(self, selector: str, *, stays: bool = False) -> "Hands":
        """Press Enter on a link or button, and wait for the next page."""
        self.to(selector)
        if stays:
            self.page.keyboard.press("Enter")
            return self
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        wrong = self.page.locator("[data-error-summary], .banner--error")
        assert not wrong.count(), f"refused on {self.page.url}: {wrong.first.inner_text()}"
        return self

    def type(self, **values: str) -> "Hands":
        """Type into fields by name, replacing what stands there; give them in the order of the page."""
        for name, value in values.items():
            self.to(f'[name="{name}"]')
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(str(value))
        return self

    def pick(self, **values: str) -> "Hands":
        """Choose in radio groups and selects with the arrow keys."""
        for name, value in values.items():
            self.to(f'[name="{name}"]')
            if self.page.evaluate("document.activeElement.type") == "radio":
                self.page.keyboard.press("Space")
            self._arrow_to(name, value)
        return self

    def tick(self, selector: str, *, times: int = 1) -> "Hands":
        """Press Space on boxes that are not ticked yet."""
        for _n in range(times):
            self.to(selector)
            if not self.page.evaluate("document.activeElement.checked"):
                self.page.keyboard.press("Space")
        return self

    def do(self, verb: str) -> "Hands":
        """Open the page of a verb from the subject's page."""
        return self.enter(f'main a[href*="/do/{verb}/"]')

    def send(self) -> "Hands":
        """Press the form's main button."""
        return self.enter(".form-actions button")

    @property
    def path(self) -> str:
        """Where one is."""
        return urlsplit(self.page.url).path

    def _arrow_to(self, name: str, value: str) -> None:
        for _n in range(30):
            if self.page.evaluate("document.activeElement.value") == str(value):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value!r} cannot be chosen in {name!r}")

    def _here(self) -> str:
        return self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
