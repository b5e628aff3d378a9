"""An authority, certificates it signs, and a door that speaks TLS in front of a server that does not."""

import socket
import ssl
import threading
from contextlib import suppress
from datetime import timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from colab.core import clock

SSL_REQUEST = bytes.fromhex("0000000804d2162f")
"""What a client of PostgreSQL sends before TLS begins; the server answers "S"."""


class Authority:
    """Signs certificates; its own lies in ``path``."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.key = ec.generate_private_key(ec.SECP256R1())
        made = self._builder(self.name, self.key).add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        self.path = folder / f"{name}.pem"
        self.path.write_bytes(made.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def _builder(self, subject, key):
        today = clock.now()
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(self.name).public_key(key.public_key())
        made = made.serial_number(x509.random_serial_number())
        return made.not_valid_before(today - timedelta(days=1)).not_valid_after(today + timedelta(days=2))

    def certificate(self, host):
        """Return the path of a certificate for ``host``, its key in the same file."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [x509.DNSName(host)] + ([x509.IPAddress(ip_address("127.0.0.1"))] if host == "localhost" else [])
        made = self._builder(x509.Name([]), key).add_extension(x509.SubjectAlternativeName(names), True)
        path = self.folder / f"{host}.pem"
        plain = serialization.NoEncryption()
        pem = serialization.Encoding.PEM
        path.write_bytes(
            key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
            + made.sign(self.key, hashes.SHA256()).public_bytes(pem)
        )
        return path


class Door:
    """Takes TLS at a port of its own and passes on to ``target`` (host, port); ``asked_first`` as PostgreSQL is."""

    def __init__(self, target, certificate, *, asked_first=False):
        self.target, self.asked_first = target, asked_first
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.passed = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        """Take nobody any more."""
        self.listener.close()

    def _serve(self):
        while True:
            try:
                client, _address = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._greet, args=(client,), daemon=True).start()

    def _greet(self, client):
        with client:
            try:
                if self.asked_first:
                    assert client.recv(8) == SSL_REQUEST
                    client.sendall(b"S")
                inside = self.context.wrap_socket(client, server_side=True)
            except (OSError, AssertionError):
                return
        self.passed += 1
        with inside, socket.create_connection(self.target) as server:
            back = threading.Thread(target=_pass_on, args=(server, inside), daemon=True)
            back.start()
            _pass_on(inside, server)
            back.join()


def _pass_on(one, other):
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    for each in (one, other):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
