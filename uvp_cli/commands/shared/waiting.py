"""A sign of life on a terminal, where a command works for longer than a moment."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from time import process_time
from typing import Any

PATIENCE = 1.0
"""Seconds of work without anything that is printed, before it is said that the work goes on."""
EVERY = 0.25
"""Seconds between two looks at whether that is so."""
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@contextmanager
def sign() -> Iterator[None]:
    """Says on standard error, which is a terminal, for how many seconds nothing was printed.

    Seconds of work count, not of the clock: who is asked something or reads a page keeps the
    program waiting. The sign is gone before anything else is printed.
    """
    if not isinstance(sys.stderr, io.TextIOWrapper):
        yield
        return
    sign, before = _Sign(sys.stderr), (sys.stdout, sys.stderr)
    sys.stderr = _Shared(sys.stderr, sign)
    shared = [sys.stderr]
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.isatty():
        sys.stdout = _Shared(sys.stdout, sign)
        shared.append(sys.stdout)
    Thread(target=sign.watch, daemon=True).start()
    try:
        yield
    finally:
        sign.over.set()
        sys.stdout, sys.stderr = before
        for stream in shared:
            with suppress(OSError):  # the terminal is gone
                stream.detach()  # else it would close with this


class _Sign:
    """The sign on a terminal, of which two streams and a thread make use."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self.stream = stream
        self.lock = Lock()
        self.over = Event()
        self.printed = process_time()
        self.is_line_begun = False
        self.shown = ""

    def watch(self) -> None:
        """Shows the sign and counts on, until it is over."""
        while not self.over.wait(EVERY):
            with self.lock:
                worked = process_time() - self.printed
                if worked < PATIENCE or self.is_line_begun or self.over.is_set():
                    continue
                self._show(f"Bezig: {worked:.0f} s …")

    def begin(self, text: str) -> None:
        """Makes room for `text`, which is printed next."""
        with self.lock:
            if self.shown:
                self._show("")
            self.printed = process_time()
            if plain := _COLOURS.sub("", text):
                self.is_line_begun = not plain.endswith(("\n", "\r"))

    def _show(self, text: str) -> None:
        if text != self.shown:
            self.stream.write(f"\r{' ' * len(self.shown)}\r{text}")
            self.stream.flush()
            self.shown = text


class _Shared(io.TextIOWrapper):
    """A stream on the terminal where the sign is."""

    def __init__(self, stream: io.TextIOWrapper, sign: _Sign) -> None:
        super().__init__(
            stream.buffer, encoding=stream.encoding, errors=stream.errors, line_buffering=True
        )
        self.sign = sign

    def write(self, text: str) -> int:
        self.sign.begin(text)
        return super().write(text)

    def detach(self) -> Any:
        self.sign.begin("")
        return super().detach()

    def flush(self) -> None:
        self.sign.begin("")
        super().flush()
