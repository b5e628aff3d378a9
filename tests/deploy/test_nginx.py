"""The site file for nginx, in a real nginx before the real application."""

import gzip
import re
import shutil
import socket
import ssl
import subprocess
import time

import pytest
import requests
from allauth.usersessions.models import UserSession
from django.conf import settings

from colab.demo.builders.people import make_user
from tests.colab.core.organisations.signing_on import with_address

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/bin")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not NGINX, reason="no nginx found (Debian: nginx-light)"),
]
HASHED = "site.0123456789ab.css"
MAIN = """
daemon off; pid {folder}/pid; {user} error_log stderr;
events {{}}
http {{
    access_log off; include /etc/nginx/mime.types;
    client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
    uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
    include {folder}/site.conf;
}}
"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Site:
    """A running nginx: ``get("https", "/path")`` and the like; its own folder with certificate and static files."""

    def __init__(self, folder, upstream, *changes):
        self.folder, self.http, self.https = folder, free_port(), free_port()
        self.certificate = folder / "certificate.pem"
        command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=colab.example"
        command += f" -addext subjectAltName=IP:127.0.0.1 -keyout {folder}/key.pem -out {self.certificate}"
        subprocess.run(command.split(), check=True, capture_output=True)
        (folder / "static").mkdir()
        for name in (HASHED, "site.css"):
            (folder / "static" / name).write_text("a{}")
        (folder / "static" / f"{HASHED}.gz").write_bytes(gzip.compress(b"a{}"))
        text = (settings.BASE_DIR / "deploy" / "nginx" / "colab.conf").read_text()
        for old, new in (
            (r"\n +listen \[::\]:[^\n]*", ""),
            (r"listen 80;", f"listen 127.0.0.1:{self.http};"),
            (r"listen 443 ", f"listen 127.0.0.1:{self.https} "),
            (r"/etc/ssl/colab\.example\.pem", str(self.certificate)),
            (r"/etc/ssl/private/colab\.example\.key", f"{folder}/key.pem"),
            (r"root /var/lib/colab;", f"root {folder};"),
            (r"root /var/www/html;", f"root {folder}/html;"),
            (r"/var/log/nginx/", f"{folder}/"),
            (r"http://127\.0\.0\.1:8000", upstream),
            *changes,
        ):
            text, found = re.subn(old, new, text)
            assert found, old
        (folder / "site.conf").write_text(text)
        user = "user root;" if folder.owner() == "root" else ""
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user))

    def __enter__(self):
        command = [NGINX, "-e", "stderr", "-c", f"{self.folder}/nginx.conf"]
        self.log = (self.folder / "log").open("w")
        self.process = subprocess.Popen(command, stderr=self.log)
        for _time in range(200):
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", self.https)) == 0:
                    return self
            time.sleep(0.05)
        raise AssertionError((self.folder / "log").read_text())

    def __exit__(self, *fault):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()

    def session(self):
        made = requests.Session()
        made.trust_env = False  # else the certificates of the environment come first
        made.verify, made.headers["Host"] = str(self.certificate), "colab.example"
        return made

    def get(self, scheme, path, **how):
        address = f"{scheme}://127.0.0.1:{getattr(self, scheme)}{path}"
        with self.session() as session:
            return session.get(address, allow_redirects=False, timeout=30, **how)

    def raw(self, words: bytes) -> bytes:
        """Send bytes as they are over TLS, and return the beginning of the answer."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        with self.plain() as plain, context.wrap_socket(plain, server_hostname="127.0.0.1") as secured:
            secured.sendall(words)
            return secured.recv(200)

    def plain(self):
        """Return a connection to the port of TLS, before any of it."""
        return socket.create_connection(("127.0.0.1", self.https), timeout=30)


@pytest.fixture
def site(tmp_path, live_server, settings):
    """Yield the site as behind one proxy that speaks HTTPS."""
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    with Site(tmp_path, live_server.url) as running:
        yield running


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_old_tls_is_refused(site, version):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning):
        context.minimum_version = context.maximum_version = version
    with site.plain() as plain, pytest.raises(ssl.SSLError, match="(?i)alert.protocol.version"):
        context.wrap_socket(plain)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_good_tls_has_good_ciphers_only(site, version):
    context = ssl.create_default_context(cafile=str(site.certificate))
    context.minimum_version = context.maximum_version = version
    with site.plain() as plain, context.wrap_socket(plain, server_hostname="127.0.0.1") as secured:
        assert re.search("GCM|CHACHA20", secured.cipher()[0])
    if version == ssl.TLSVersion.TLSv1_2:
        context.set_ciphers("AES128-SHA:AES256-SHA256:ECDHE-RSA-AES128-SHA")
        with site.plain() as plain, pytest.raises(ssl.SSLError, match="(?i)alert.handshake.failure"):
            context.wrap_socket(plain, server_hostname="127.0.0.1")


def test_an_authority_finds_what_it_asks_for_without_https(site):
    folder = site.folder / "html" / ".well-known" / "acme-challenge"
    folder.mkdir(parents=True)
    (folder / "token").write_text("proof")
    answer = site.get("http", "/.well-known/acme-challenge/token")
    assert (answer.status_code, answer.text) == (200, "proof")
    assert site.get("http", "/.well-known/security.txt").status_code == 301


def test_pages_lead_to_https_and_programs_are_refused_without_it(site):
    answer = site.get("http", "/challenges/?q=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://colab.example/challenges/?q=1")
    for path in ("/hooks/stripe", "/data/cases.json", "/en/data/contracts.csv"):
        assert site.get("http", path).status_code == 403


@pytest.mark.parametrize("path", ["/", "/no-such-page/", f"/static/{HASHED}", "/static/nothing.css"])
def test_every_answer_has_its_headers_once(site, path):
    headers = site.get("https", path).headers
    if path.startswith("/static/"):  # the application sets it on its own answers, where its address is https
        assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["Server"] == "nginx"


def test_only_names_with_a_hash_are_kept_for_ever(site):
    assert "immutable" in site.get("https", f"/static/{HASHED}").headers["Cache-Control"]
    assert site.get("https", "/static/site.css").headers["Cache-Control"] == "no-cache"
    assert site.get("https", "/static/").status_code in (403, 404)
    assert site.get("https", "/static/../key.pem").status_code in (400, 404)
    assert site.get("https", "/.git/config").status_code == 404


def test_static_files_go_out_packed_to_who_takes_them_so(site):
    packed = site.get("https", f"/static/{HASHED}", headers={"Accept-Encoding": "gzip"})
    assert (packed.headers["Content-Encoding"], packed.text) == ("gzip", "a{}")
    assert packed.headers["Vary"] == "Accept-Encoding"
    plain = site.get("https", f"/static/{HASHED}", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers and plain.text == "a{}"
    assert "Content-Encoding" not in site.get("https", "/static/site.css").headers


def test_nobody_chooses_the_own_address(site):
    person = with_address(make_user("hito@example.invalid", password="three calm herons"))
    spoofed = {"X-Forwarded-For": "192.0.2.1", "X-Real-IP": "192.0.2.1", "X-Forwarded-Proto": "http"}
    home = f"https://127.0.0.1:{site.https}"
    with site.session() as browser:
        page = browser.get(f"{home}/accounts/login/", headers=spoofed, timeout=30).text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
        words = {"login": person.email, "password": "three calm herons", "csrfmiddlewaretoken": token}
        browser.post(
            f"{home}/accounts/login/", words, headers={**spoofed, "Referer": "https://colab.example/"}, timeout=30
        )
    assert UserSession.objects.get().ip == "127.0.0.1"


def test_its_log_joins_the_sites_and_holds_no_secret(site):
    answer = site.get("https", "/join/open-sesame/?q=tanaka")
    refused = site.get("http", "/hooks/stripe/open-sesame?q=tanaka")
    assert refused.status_code == 403
    site.get("https", "/en/payments/open-sesame/?q=tanaka")
    site.process.terminate()
    site.process.wait(20)
    lines = (site.folder / "access.log").read_text().splitlines()
    told = [line.split(" ", 2)[2] for line in lines]
    assert re.fullmatch(r"GET /join 302 \d+ [\d.]+ [0-9a-f]{32}", told[0]), told
    assert told[0].endswith(answer.headers["X-Request-ID"])
    assert [line.split()[:3] for line in told[1:]] == [["GET", "/hooks", "403"], ["GET", "/en/payments", "404"]]
    everything = "".join(path.read_text() for path in (site.folder / "access.log", site.folder / "error.log"))
    assert lines[0].startswith("127.0.0.1 [") and not re.search("sesame|tanaka", everything)


@pytest.mark.parametrize(
    "lines", [("Content-Length: 4", "Transfer-Encoding: chunked"), ("Content-Length: 4", "Content-Length: 5")]
)
def test_a_message_with_two_ends_is_refused(site, lines):
    head = "\r\n".join(["POST /accounts/login/ HTTP/1.1", "Host: colab.example", *lines])
    assert site.raw(f"{head}\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n".encode()).startswith(b"HTTP/1.1 400")


def test_who_sends_too_much_is_slowed_down_and_readers_are_not(tmp_path, live_server):
    slower = (r"rate=300r/m", "rate=6r/m"), (r"burst=100", "burst=5")
    with Site(tmp_path, live_server.url, *slower) as site, site.session() as browser:
        address = f"https://127.0.0.1:{site.https}/accounts/login/"
        assert {browser.get(address, timeout=30).status_code for _time in range(12)} == {200}
        sent = [browser.post(address, timeout=30).status_code for _time in range(12)]
        assert sent[0] == 403 and 429 in sent  # without its token nothing is taken, but it counts
        assert browser.get(address, timeout=30).status_code == 200
