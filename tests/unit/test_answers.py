"""What is told of a connection that did not come about."""

import errno
import socket
import ssl

import pytest

from briefing.sources.answers import connection_problem, status_problem


def wrapped(cause: BaseException) -> Exception:
    """The cause under two layers, as HTTP libraries raise it."""
    try:
        try:
            raise RuntimeError("all attempts failed") from cause
        except RuntimeError as inner:
            raise ConnectionError("connect") from inner
    except ConnectionError as outer:
        return outer


def untrusted(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("certificate verify failed")
    error.verify_code = code
    return error


def handshake(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, "it failed")
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("cause", "problem"),
    [
        (socket.gaierror(-2, "Name or service not known"), "The name a.example could not be found"),
        (untrusted(10), "The certificate of a.example has expired"),
        (untrusted(62), "The certificate of a.example is for another name"),
        (untrusted(18), "The certificate of a.example is signed by nobody but itself"),
        (untrusted(999), "The certificate of a.example cannot be trusted"),
        (handshake("NEW_REASON"), "a.example makes no secure connection (TLS)"),
        (
            handshake("WRONG_VERSION_NUMBER"),
            "No secure connection (TLS): a.example answers without TLS",
        ),
        (ConnectionRefusedError(), "a.example refuses the connection"),
        (ConnectionResetError(), "a.example broke the connection"),
        (OSError(errno.ENETUNREACH, "x"), "There is no way to a.example: is the network up?"),
        (OSError(errno.EIO, "\x1b[31m"), "There is no connection to a.example"),
    ],
)
def test_the_cause_is_named(cause: BaseException, problem: str) -> None:
    assert connection_problem(wrapped(cause), "a.example") == problem
    grouped = wrapped(ExceptionGroup("every address", [cause]))  # type: ignore[type-var]
    assert connection_problem(grouped, "a.example") == problem


def test_a_cause_without_end_is_not_followed_for_ever() -> None:
    one, two = OSError(), OSError()
    one.__cause__, two.__cause__ = two, one
    assert connection_problem(one, "a.example") == "There is no connection to a.example"


@pytest.mark.parametrize("status", [*range(300, 309), 400, 418, 500, 599, 999])
def test_every_status_has_a_sentence(status: int) -> None:
    assert status_problem(status, "a.example").startswith(f"HTTP {status}: ")
