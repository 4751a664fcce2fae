"""The one exception of the rooms that ask questions of a programme."""


class Refusal(Exception):
    """A question that this programme cannot answer; the message says why and what to do, in
    Dutch. The command line counts it as wrong usage."""

    option: str = ""
    """The option that the message ends with, which not every command has."""
