"""Is the site that was installed a site? Run on it, as root, by its own Python; SITE, ADMIN and the password are given.

Every function is one look; the first that fails ends the walk.
"""

import base64
import email
import email.policy
import hmac
import os
import re
import struct
import subprocess
import threading
import time
from pathlib import Path

import requests

SITE = f"https://{os.environ['SITE']}"
CERTIFICATE = f"/etc/ssl/{os.environ['SITE']}.pem"
UNITS = ("colab-web", "colab-worker", "colab-worker-slow", "colab-beat")


def browser():
    """Return a session that trusts the site's own certificate only."""
    made = requests.Session()
    made.trust_env, made.verify = False, CERTIFICATE
    made.headers["Referer"] = SITE + "/"
    return made


def send(session, path, fields):
    """Open the page, and send its form with its token; ``fields``, or what they are by the page's text."""
    page = session.get(SITE + path, timeout=60)
    assert page.status_code == 200, (path, page.status_code)
    fields = fields(page.text) if callable(fields) else fields
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text).group(1)
    answer = session.post(page.url, {**fields, "csrfmiddlewaretoken": token}, timeout=60)
    assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
    return answer


def the_home_page_is_there():
    page = browser().get(SITE + "/", timeout=60)
    assert page.status_code == 200 and "共創ラボ" in page.text
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
    assert requests.get(f"http://{os.environ['SITE']}/", allow_redirects=False, timeout=60).status_code == 301


def static_files_are_kept_for_ever_by_nginx():
    with browser() as session:
        page = session.get(SITE + "/", timeout=60).text
        names = set(re.findall(r'(/static/[^"]+\.[0-9a-f]{12}\.(?:css|js))"', page))
        assert names, "no hashed name on the page"
        ways = set()
        for name in names:
            answer = session.get(SITE + name, timeout=60)
            assert answer.status_code == 200 and len(answer.content) > 100, name
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable", name
            assert "X-Request-ID" not in answer.headers, "it came from the application, not from nginx"
            ways.add(answer.headers.get("Content-Encoding"))
        assert "gzip" in ways, "nothing came packed"


def the_operator_logs_in_by_password_and_mailed_code_and_sets_up_the_factor():
    with browser() as session:
        fields = {"login": os.environ["ADMIN"], "password": os.environ["DJANGO_SUPERUSER_PASSWORD"]}
        asked = send(session, "/accounts/login/", fields)
        assert asked.url.endswith("/accounts/login/code/confirm/"), asked.url
        send(session, "/accounts/login/code/confirm/", {"code": mailed_code(os.environ["ADMIN"])})
        # Who has a password types it once more before changing how to log in.
        send(session, "/accounts/reauthenticate/", {"password": fields["password"]})
        set_up_the_factor(session, "/cms/")
        answer = session.get(SITE + "/cms/", timeout=60)
        assert (answer.status_code, answer.url) == (200, SITE + "/cms/"), (answer.status_code, answer.url)


def the_office_logs_in_by_a_mailed_code_and_sets_up_its_factor():
    with browser() as session:
        send(session, "/accounts/login/code/", {"email": "office@colab.example"})
        send(session, "/accounts/login/code/confirm/", {"code": mailed_code("office@colab.example")})
        set_up_the_factor(session, "/work/")
        for path in ("/work/", "/work/hand-over/", "/work/calls/new/"):
            answer = session.get(SITE + path, timeout=60)
            assert (answer.status_code, answer.url) == (200, SITE + path), (path, answer.status_code, answer.url)


def set_up_the_factor(session, path):
    """See that the page leads to the second factor, and set up an authenticator app."""
    page = session.get(SITE + path, timeout=60)
    assert page.url.endswith("/accounts/second-factor/"), page.url
    # Every look at this page makes another secret.
    send(session, "/accounts/2fa/totp/activate/", lambda text: {"code": one_time_code(secret_on(text))})


def mailed_code(address):
    """Wait for the letter that the worker sends, and return the code in it."""
    for _time in range(150):
        for path in sorted(Path("mail").glob("*.eml"), reverse=True):
            letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            words = letter.get_body(("plain",)).get_content()
            found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", words, re.M)
            if address in letter["To"] and found:
                return found.group(1)
        time.sleep(0.2)
    raise AssertionError("no letter with a code came")


def secret_on(text):
    """Return the secret of the authenticator app as the page shows it."""
    return re.search(r"\b([A-Z2-7]{32})\b", text).group(1)


def one_time_code(secret):
    """Return the six digits of an authenticator app for this half minute (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1000000:06}"


def nobody_notices_a_reload_or_a_restart():
    wrong, answered, ended = [], [], threading.Event()

    def read():
        with browser() as session:
            while not ended.is_set():
                try:
                    answer = session.get(SITE + "/accounts/login/", timeout=60)
                    (answered if answer.status_code == 200 else wrong).append(answer.status_code)
                except requests.RequestException as error:
                    wrong.append(repr(error))

    readers = [threading.Thread(target=read) for _each in range(4)]
    for reader in readers:
        reader.start()
    for verb in ("reload", "restart"):
        time.sleep(1)
        before = len(answered)
        subprocess.run(["systemctl", verb, "colab-web"], check=True)
        wait_until(lambda before=before: len(answered) > before + 100)
    ended.set()
    for reader in readers:
        reader.join()
    assert not wrong, wrong[:5]
    print(f"   {len(answered)} requests during reload and restart, none failed")


def wait_until(condition):
    """Give it a minute."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "a minute was not enough"
        time.sleep(0.2)


def the_units_run_and_complain_of_nothing():
    subprocess.run(["systemctl", "restart", *UNITS[1:]], check=True)
    for unit in UNITS:
        state = subprocess.run(["systemctl", "is-active", unit], capture_output=True, text=True).stdout.strip()
        assert state == "active", (unit, state)
        told = subprocess.run(
            ["journalctl", "-u", unit, "-o", "cat"], capture_output=True, text=True, check=True
        ).stdout
        assert told.strip() and "Traceback" not in told, told[-3000:]
    owned = subprocess.run(["find", "/var/lib/colab", "-user", "root"], capture_output=True, text=True).stdout
    assert not owned, owned


LOOKS = (
    the_home_page_is_there,
    static_files_are_kept_for_ever_by_nginx,
    the_operator_logs_in_by_password_and_mailed_code_and_sets_up_the_factor,
    the_office_logs_in_by_a_mailed_code_and_sets_up_its_factor,
    nobody_notices_a_reload_or_a_restart,
    the_units_run_and_complain_of_nothing,
)

for look in LOOKS:
    look()
    print(f"OK {look.__name__.replace('_', ' ')}", flush=True)
