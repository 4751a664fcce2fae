"""The endings of a command: its exit statuses, and the one exception that is the user's to mend."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The status with which a command tells the shell how it ended."""

    OK = 0
    INVALID = 1
    """The document has errors."""
    USAGE = 2
    """Wrong usage: an unknown municipality, month or option."""
    UNREADABLE = 3
    """The file cannot be read."""
    BUG = 70
    """A fault in uvp itself."""
    INTERRUPTED = 130


class UsageProblem(Exception):
    """The command line makes no sense; the message says why and what to do, in Dutch."""
