"""Is this ID token from our provider, for us, for this login, and still good?"""

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from jwt.algorithms import get_default_algorithms

ALGORITHMS = ("RS256", "PS256", "ES256", "ES384", "EdDSA")
"""Signatures that only the provider can make; neither "none" nor a shared secret."""
LEEWAY = 60
"""Seconds by which clocks may differ."""


def checked_claims(token: str, *, keys: dict, issuer: str, client: str, nonce: str, acr: str = "") -> dict:
    """Return the claims of an ID token (OpenID Connect Core 3.1.3.7).

    ``keys`` is the provider's key set as published. Raises ``OAuth2Error`` where signature, issuer, audience, times,
    nonce or the wanted strength of the login (``acr``) do not fit.
    """
    try:
        header = jwt.get_unverified_header(token)
        claims = jwt.decode(
            token,
            key=_key_for(header, keys),
            algorithms=[header["alg"]],
            issuer=issuer,
            audience=client,
            leeway=LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except (jwt.PyJWTError, KeyError, ValueError, TypeError) as error:
        raise OAuth2Error(f"ID token refused: {error}") from error
    audiences = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    if audiences != [client] and claims.get("azp") != client:
        raise OAuth2Error("ID token refused: made for others too")
    if not nonce or claims["nonce"] != nonce:
        raise OAuth2Error("ID token refused: of another login")
    if acr and claims.get("acr") != acr:
        raise OAuth2Error("ID token refused: the login was weaker than asked for")
    return claims


def _key_for(header: dict, keys: dict):
    """Return the published key the header names; its kind of signature is the key's, not the token's choice."""
    if header.get("alg") not in ALGORITHMS:
        raise ValueError("kind of signature not allowed")
    for each in keys.get("keys", []):
        if each.get("kid") == header.get("kid") and each.get("use", "sig") == "sig":
            if each.get("alg", header["alg"]) != header["alg"]:
                raise ValueError("the key is for another kind of signature")
            return get_default_algorithms()[header["alg"]].from_jwk(each)
    raise ValueError("no such key")
