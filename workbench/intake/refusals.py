"""Why a received file was not read."""

from workbench.treaty.errors import KnownError


class PasswordNeeded(KnownError):
    """The file opens with a password only: none was given, or not the right one."""


class Unreadable(KnownError):
    """The reason a file cannot be read, to stand after its name and a colon."""


class Locked(Exception):
    """Raised by a reader when the file wants a password; ``tried`` tells whether one was given."""

    def __init__(self, tried: bool) -> None:
        super().__init__(tried)
        self.tried = tried


def not_read(name: str, reason: str) -> KnownError:
    """The error that says *name* was not read, and why."""
    return KnownError(f"{name} was not read: {reason}")


def locked(name: str, tried: bool) -> PasswordNeeded:
    """The error that asks for the password of *name*."""
    if tried:
        return PasswordNeeded(f"That is not the password of {name}; give the one it was locked with.")
    return PasswordNeeded(f"{name} is locked with a password; give it to read the file.")
