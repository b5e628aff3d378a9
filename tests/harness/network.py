"""Tests reach this machine only."""

import ipaddress
import socket

import pytest


class OutboundConnection(AssertionError):
    """A test tried to reach another machine."""


def _is_local(host):
    if host in ("localhost", "", None):
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def no_outbound_network():
    """Refuse connections and name look-ups that leave the loopback interface."""
    patch = pytest.MonkeyPatch()
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(real):
        def call(self, address):
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
                raise OutboundConnection(f"connection to {address[0]}")
            return real(self, address)

        return call

    def lookup(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if not _is_local(name):
            raise OutboundConnection(f"look-up of {name}")
        return getaddrinfo(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", guarded(connect))
    patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
    patch.setattr(socket, "getaddrinfo", lookup)
    yield
    patch.undo()
