"""A telephone on which somebody uses the site, in one of its languages."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

WIDTH = 360


class Phone:
    """Every page that is opened or reached is checked: axe, no sideways scrolling, no error, no other host."""

    def __init__(self, page, base, client_for, good_page, prefix):
        self.page, self.base, self.client_for = page, base, client_for
        self.good_page, self.prefix = good_page, prefix

    def log_in(self, user):
        cookie = self.client_for(user).cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.base}])

    def open(self, name, *arguments):
        with translation.override("ja"):
            path = reverse(name, args=arguments)
        self.good_page(self.prefix + path, WIDTH)

    def fill(self, **values):
        for name, value in values.items():
            field = self.page.locator(f'[name="{name}"]')
            if field.first.get_attribute("type") in ("radio", "checkbox"):
                self.page.locator(f'[name="{name}"][value="{value}"]').check()
            else:
                field.fill(str(value))

    def press(self, selector=".form-actions button >> nth=0"):
        with self.page.expect_navigation():
            self.page.locator(f"main {selector}").click()
        assert self.page.url.startswith(self.base + self.prefix + "/"), "the language stays"
        self.good_page.check()

    def sees(self, text):
        assert text in self.page.content(), f"{text!r} is missing on {self.page.url}"

    def is_saved(self):
        self.page.wait_for_selector('.save-state[data-state="saved"]')
