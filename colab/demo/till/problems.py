"""Refusals in the shape the SDK understands."""


class Problem(Exception):
    """An error answer: HTTP status, type, words and, where one is at fault, the parameter."""

    def __init__(self, status: int, kind: str, message: str, param: str = ""):
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": kind, "message": message, **({"param": param} if param else {})}}


def invalid(message: str, param: str = "") -> Problem:
    """Return a refusal of a request as sent."""
    return Problem(400, "invalid_request_error", message, param)


def missing(what: str, key: str) -> Problem:
    """Return the answer for an object that is not there."""
    return Problem(404, "invalid_request_error", f"No such {what}: '{key}'", "id")
