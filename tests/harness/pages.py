"""Pages in a real browser: `good_page(path, width)` opens one and fails on whatever a visitor would suffer from."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
ON_PURPOSE = ("409 (Conflict)", "ERR_INTERNET_DISCONNECTED")


def violations(page):
    """Return one line per violation of WCAG 2.2 AA that axe finds on the page, with the elements."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for each in found
        for node in each["nodes"]
    ]


def overflowing(page):
    """Return the elements that stand out at the right of the window; what scrolls inside its own region may."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
        [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1
            && !e.closest(".table-region, .tabs, pre")).map((e) => e.outerHTML.slice(0, 160)).slice(0, 5)
            .concat(["scrolls sideways"])"""
    )


def _is_trouble(message):
    """Return whether the console complains; a refusal or a network taken away on purpose is no trouble."""
    return message.type == "error" and not any(word in message.text for word in ON_PURPOSE)


@pytest.fixture
def good_page(page, live_server):
    """Return a function: (path, width=1280) -> the page, after checking it.

    Checked: status 200, axe, no sideways scrolling, no script error or refused content, no request to another host
    but those that the test names by ``good_page.leads_to(address)``.
    """
    troubles, hosts = [], [live_server.url]
    page.on("console", lambda message: _is_trouble(message) and troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda r: r.url.startswith(("http:", "https:")) and not r.url.startswith(tuple(hosts))
            and troubles.append(f"asks another host: {r.url}"))  # fmt: skip

    def check():
        assert violations(page) == []
        assert overflowing(page) == []
        assert troubles == []

    def visit(path, width=1280):
        page.set_viewport_size({"width": width, "height": 900})
        response = page.goto(live_server.url + path)
        assert response.status == 200, f"{path}: {response.status}"
        check()
        return page

    visit.check, visit.leads_to = check, hosts.append
    return visit
