"""The exceptions of the rooms that ask questions of a programme."""


class Refusal(Exception):
    """A question that this programme cannot answer; the message says why and what to do, in
    Dutch. The command line counts it as wrong usage."""


class WrongKind(Refusal):
    """A name of something of another `kind` (a field of a question) than was asked for, by its
    `id`; with `has_card`, something of which all can be shown. The message is a sentence without
    its full stop: what to type instead is up to the command."""

    def __init__(self, message: str, kind: str, id_: str, *, has_card: bool) -> None:
        """`message` says of which kind it is."""
        super().__init__(message)
        self.kind, self.id, self.has_card = kind, id_, has_card
