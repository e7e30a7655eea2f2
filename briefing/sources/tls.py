"""Whom to trust with a secure connection, and why one did not come about."""

import ssl
from functools import cache

_CERTIFICATE = {
    7: "has a signature that is wrong",
    9: "is not valid yet",
    10: "has expired",
    18: "is signed by nobody but itself",
    19: "is signed by an authority nobody knows",
    20: "is signed by an authority this computer does not know",
    21: "cannot be checked",
    22: "is signed in too many steps",
    23: "was called back",
    24: "is signed by what is no authority",
    26: "is not one for websites",
    47: "is for a name its authority may not sign for",
    62: "is for another name",
    64: "is for another address",
    66: "has a key that is too weak",
    67: "is signed with a key that is too weak",
    68: "is signed in a way that is too weak",
    79: "is signed by what is no authority",
}
_HANDSHAKE = {
    "WRONG_VERSION_NUMBER": "answers without TLS",
    "HTTP_REQUEST": "answers without TLS",
    "PACKET_LENGTH_TOO_LONG": "answers without TLS",
    "RECORD_LAYER_FAILURE": "answers without TLS",
    "UNSUPPORTED_PROTOCOL": "offers no version of TLS that is still safe",
    "TLSV1_ALERT_PROTOCOL_VERSION": "offers no version of TLS that is still safe",
    "SSLV3_ALERT_HANDSHAKE_FAILURE": "and this program know no TLS in common",
    "TLSV1_UNRECOGNIZED_NAME": "knows nothing of that name",
    "DH_KEY_TOO_SMALL": "offers TLS that is too weak",
    "EE_KEY_TOO_SMALL": "offers TLS that is too weak",
    "UNEXPECTED_EOF_WHILE_READING": "broke off the making of a TLS connection",
}


def trusted(scheme: str) -> ssl.SSLContext:
    """Whom connections of a scheme trust."""
    return _authorities() if scheme == "https" else _nobody()


@cache
def _nobody() -> ssl.SSLContext:
    # Reading the authorities takes 80 ms, and what is sent in the open needs none.
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@cache
def _authorities() -> ssl.SSLContext:
    """The authorities of this computer, and those that come with httpx where it has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(cafile=certifi.where())
    return context


def tls_problem(error: ssl.SSLError, host: str) -> str:
    """Why there is no secure connection to a host, in one sentence with the reason in it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _CERTIFICATE.get(error.verify_code, "cannot be trusted")
        return f"The certificate of {host} {why}"
    if reason := _HANDSHAKE.get(getattr(error, "reason", None) or ""):
        return f"No secure connection (TLS): {host} {reason}"
    return f"{host} makes no secure connection (TLS)"
