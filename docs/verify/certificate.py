#!/usr/bin/env python3
"""Verify a signed certificate (認定書) without the platform that issued it. Needs Python 3.9 and nothing else.

    python3 certificate.py CERTIFICATE.json --keys ISSUER.json [--status LIST.json ...] [--on DATE]

CERTIFICATE.json  the signed data of the certificate, as downloaded from its page
ISSUER.json       the key history of the body that certified. Whoever trusts the answer trusts this file: get it
                  from the body, and keep it; it works when the platform is gone
--status          status lists of the body; without them a revocation cannot be seen, and the answer says so
--on              the day to judge by (YYYY-MM-DD, Tokyo); today if left out

Answers and exit codes: valid 0, expired 3, revoked 4, altered 5, wrong key 6, wrong issuer 7, no certificate 8.
The proof is eddsa-jcs-2022 of the W3C (Ed25519, RFC 8032, over canonical JSON, RFC 8785).
"""

import argparse
import base64
import gzip
import hashlib
import json
import sys
from datetime import datetime, timedelta, timezone

TOKYO = timezone(timedelta(hours=9))
ANSWERS = {
    "valid": (0, "有効です。本物であり、有効期間内です。", "Valid: genuine, and in force."),
    "expired": (3, "有効期間外です。本物ですが、有効期間が過ぎています。", "Expired: genuine, but its time is over."),
    "revoked": (4, "取消し又は返上されています。", "Revoked: genuine, but revoked or given back."),
    "altered": (5, "改変されています。署名された内容と異なります。", "Altered: this is not what was signed."),
    "wrong_key": (
        6,
        "鍵が違います。発行団体がその時に使っていた鍵ではありません。",
        "Wrong key: not one the body used for it.",
    ),
    "wrong_issuer": (
        7,
        "発行者が違います。鍵ファイルの団体が発行したものではありません。",
        "Wrong issuer: not the body of the key file.",
    ),
    "unreadable": (8, "署名付きの認定書ではありません。", "This is no signed certificate."),
}

# -- Ed25519 (RFC 8032, section 5.1.7), with whole numbers only; for verifying, where nothing is secret.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def _add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number, point):
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = _add(found, point)
        point = _add(point, point)
        number >>= 1
    return found


def _point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        raise ValueError("not a point")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (not x and sign):
        raise ValueError("not a point")
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def _packed(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed_by(public, message, signature):
    """Whether ``signature`` (64 bytes) over ``message`` is by the key ``public`` (32 bytes)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    try:
        a = _point(public)
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    minus_a = (P - a[0], a[1], a[2], P - a[3])
    return _packed(_add(_times(s, BASE), _times(h, minus_a))) == signature[:32]


# -- Reading: JSON without doubled names, multibase, the canonical text.
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def _once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def read(path):
    """Return the JSON of a file; raises ``ValueError`` and ``OSError``."""
    with open(path, encoding="utf-8-sig") as file:
        return json.load(file, object_pairs_hook=_once)


def base58(text):
    """Return the bytes of a multibase base58-btc text."""
    if not text.startswith("z"):
        raise ValueError("not base58-btc")
    number = 0
    for sign in text[1:]:
        number = number * 58 + ALPHABET.index(sign)
    zeros = len(text[1:]) - len(text[1:].lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _check_plain(value):
    if isinstance(value, float):
        raise ValueError("a certificate holds no fractions")
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check_plain(part)


def _sha256(document):
    _check_plain(document)
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).digest()


def fits(secured, method):
    """Whether the proof of a document is one by this key of the issuer over exactly this document."""
    document = {name: value for name, value in secured.items() if name != "proof"}
    proof = secured["proof"]
    wanted = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod"}
    if any(proof.get(name) != value for name, value in wanted.items()):
        return False
    if "@context" in proof and proof["@context"] != document.get("@context"):
        return False
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    try:
        key = base58(method["publicKeyMultibase"])
        message = _sha256(options) + _sha256(document)
        return key[:2] == b"\xed\x01" and signed_by(key[2:], message, base58(proof["proofValue"]))
    except (ValueError, TypeError, RecursionError):
        return False


# -- Judging: the same order as on the page.
def _moment(text):
    moment = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith("Z") else text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment


def _readable(document):
    try:
        for text in (document["validFrom"], document["validUntil"], document["proof"]["created"]):
            _moment(text)
        words = document["issuer"]["id"], document["proof"]["verificationMethod"], document["proof"]["proofValue"]
        return "VerifiableCredential" in document["type"] and all(isinstance(word, str) for word in words)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return False


def _method(keys, proof):
    """Return the key named in the proof, if it was good when it is said to have signed."""
    for method in keys["verificationMethod"]:
        if method["id"] != proof["verificationMethod"]:
            continue
        signed = _moment(proof["created"])
        if "revoked" in method or signed < _moment(method["activeFrom"]):
            return None
        return None if "activeUntil" in method and signed > _moment(method["activeUntil"]) else method
    return None


def _bit(encoded, index):
    bits = gzip.decompress(base64.urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4)))
    return bool(bits[index // 8] & 0x80 >> index % 8)


def _own_list(listed, keys, entry):
    if not _readable({**listed, "validUntil": listed.get("validFrom")}) or listed["issuer"]["id"] != keys["id"]:
        return False
    if listed["id"] != entry["statusListCredential"]:
        return False
    method = _method(keys, listed["proof"])
    right = listed["credentialSubject"]["statusPurpose"] == entry["statusPurpose"]
    return right and method is not None and fits(listed, method)


def judge(document, keys, lists=(), now=None):
    """Return (answer, purposes that could not be looked up)."""
    now = now or datetime.now(TOKYO)
    if not _readable(document):
        return "unreadable", []
    of_issuer = document["proof"]["verificationMethod"].startswith(keys["id"] + "#")
    if document["issuer"]["id"] != keys["id"] or not of_issuer:
        return "wrong_issuer", []
    method = _method(keys, document["proof"])
    if method is None:
        return "wrong_key", []
    if not fits(document, method):
        return "altered", []
    said, unknown = set(), []
    for entry in document.get("credentialStatus", []):
        listed = next((each for each in lists if _own_list(each, keys, entry)), None)
        if listed is None:
            unknown.append(entry["statusPurpose"])
        elif _bit(listed["credentialSubject"]["encodedList"], int(entry["statusListIndex"])):
            said.add(entry["statusPurpose"])
    if "revocation" in said:
        return "revoked", unknown
    in_time = _moment(document["validFrom"]) <= now <= _moment(document["validUntil"])
    return ("valid" if in_time and "expiry" not in said else "expired"), unknown


def _say(document, answer, unknown):
    code, japanese, english = ANSWERS[answer]
    print(japanese)
    print(english)
    if answer in ("valid", "expired", "revoked"):
        said = document["credentialSubject"]
        for label, value in (
            ("認定番号 number", said["certificateNumber"]),
            ("認定を受けた者 operator", said["name"]),
            ("商品・役務 product", said["product"]),
            ("有効期間 validity", f"{document['validFrom'][:10]} – {document['validUntil'][:10]}"),
            ("発行者 issuer", document["issuer"]["name"]),
        ):
            print(f"  {label}: {value}")
    if "revocation" in unknown and answer in ("valid", "expired"):
        print("取消しの有無は確認していません（状態リストがありません）。")
        print("Revocation was not looked up: no status list of the body was given.")
    return code


def main(arguments=None):
    """Verify the files named on the command line and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("certificate")
    parser.add_argument("--keys", required=True)
    parser.add_argument("--status", action="append", default=[])
    parser.add_argument("--on")
    given = parser.parse_args(arguments)
    now = datetime.fromisoformat(given.on).replace(hour=12, tzinfo=TOKYO) if given.on else None
    try:
        keys, lists = read(given.keys), [read(path) for path in given.status]
    except (OSError, ValueError) as error:
        parser.error(f"key file or status list: {error}")
    try:
        document = read(given.certificate)
    except (OSError, ValueError, RecursionError):
        document = None
    return _say(document, *judge(document, keys, lists, now))


if __name__ == "__main__":
    sys.exit(main())
