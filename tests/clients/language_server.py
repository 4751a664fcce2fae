"""The real yaml-language-server, spoken to over stdio as an editor speaks to it."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from tests.clients.tools import npm_tool
from tests.patience import SILENT

PIPE_SIZE = 2**20
"""More than one document, so that no write waits for a server that does not read."""
CURSOR = "‸"
"""Marks in a text where the cursor stands; the server does not get to see it."""

Message = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What the editor underlines: the line where that begins, from 1, and what it says."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the editor offers to insert, and the explanation beside it."""

    label: str
    explanation: str


@contextmanager
def language_server(workspace: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """A server at work in the folder `workspace` for an editor with these settings.

    The names of settings have dots, as in a settings.json of VS Code.
    """
    with subprocess.Popen(
        [npm_tool("yaml-language-server"), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pipesize=PIPE_SIZE,
    ) as process:
        assert process.stdin
        assert process.stdout
        inbox: SimpleQueue[Message | None] = SimpleQueue()
        reader = Thread(target=_fill, args=(inbox, process.stdout))
        reader.start()
        try:
            yield LanguageServer(process.stdin, inbox, workspace, settings)
        finally:
            process.kill()
            reader.join()


class LanguageServer:
    """The editor's end of the conversation."""

    def __init__(
        self,
        outbox: IO[bytes],
        inbox: SimpleQueue[Message | None],
        workspace: Path,
        settings: Mapping[str, Any],
    ) -> None:
        self._outbox = outbox
        self._inbox = inbox
        self._settings = _nested(settings)
        self._versions: Counter[str] = Counter()
        self._requests = 0
        self._introduce(workspace.as_uri())

    def mistakes(self, path: Path, text: str) -> list[Mistake]:
        """What the editor underlines in the file `path` while its unsaved text is `text`."""
        found = self._edit(path.as_uri(), text)
        return sorted(
            Mistake(each["range"]["start"]["line"] + 1, each["message"]) for each in found
        )

    def proposals(self, path: Path, text: str) -> list[Proposal]:
        """What the editor offers at the cursor."""
        found = self._ask_at_cursor("textDocument/completion", path.as_uri(), text)
        return [
            Proposal(each["label"], _words(each.get("documentation"))) for each in found["items"]
        ]

    def explanation(self, path: Path, text: str) -> str:
        """What the editor shows while the mouse is at the cursor."""
        found = self._ask_at_cursor("textDocument/hover", path.as_uri(), text)
        return _words(found and found["contents"])

    def changes(self, path: Path, text: str) -> Any:
        """What the editor changes when asked to format the text."""
        uri = path.as_uri()
        self._edit(uri, text)
        options = {"tabSize": 2, "insertSpaces": True}
        return self._ask("textDocument/formatting", textDocument={"uri": uri}, options=options)

    def _ask_at_cursor(self, method: str, uri: str, text: str) -> Any:
        before, after = text.split(CURSOR)
        self._edit(uri, before + after)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self._ask(method, textDocument={"uri": uri}, position=position)

    def _edit(self, uri: str, text: str) -> list[Message]:
        """Makes `text` the unsaved text of a document, and gives its diagnostics.

        The server publishes them once after every edit. They are always awaited,
        so that none is left to be taken for those of the next edit.
        """
        self._versions[uri] += 1
        document = {"uri": uri, "version": self._versions[uri]}
        if self._versions[uri] == 1:
            opened = {**document, "languageId": "yaml", "text": text}
            self._tell("textDocument/didOpen", textDocument=opened)
        else:
            changes = [{"text": text}]
            self._tell("textDocument/didChange", textDocument=document, contentChanges=changes)
        published = self._await(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
            )
        )
        diagnostics: list[Message] = published["params"]["diagnostics"]
        return diagnostics

    def _introduce(self, workspace: str) -> None:
        """The handshake, until the server has read the settings."""
        self._ask(
            "initialize",
            processId=None,
            rootUri=workspace,
            workspaceFolders=[{"uri": workspace, "name": "workspace"}],
            capabilities={"workspace": {"configuration": True, "workspaceFolders": True}},
        )
        self._tell("initialized")
        self._await(lambda message: message.get("method") == "workspace/configuration")

    def _ask(self, method: str, **parameters: Any) -> Any:
        """The server's answer to a request."""
        self._requests += 1
        number = self._requests
        self._send({"id": number, "method": method, "params": parameters})
        answer = self._await(lambda message: "method" not in message and message["id"] == number)
        assert "error" not in answer, answer
        return answer["result"]

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _await(self, is_expected: Callable[[Message], bool]) -> Message:
        """The next message that is expected; what the server asks before it is answered."""
        while True:
            message = self._inbox.get(timeout=SILENT)
            assert message, "the server has stopped"
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            if is_expected(message):
                return message

    def _answer(self, request: Message) -> Any:
        """What the editor answers: the settings asked for, or nothing in particular."""
        if request["method"] != "workspace/configuration":
            return None
        return [_section(self._settings, item["section"]) for item in request["params"]["items"]]

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._outbox.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._outbox.flush()


def _fill(inbox: SimpleQueue[Message | None], stream: IO[bytes]) -> None:
    """Puts every message that comes in into the inbox, and None at the end."""
    while message := _read_message(stream):
        inbox.put(message)
    inbox.put(None)


def _read_message(stream: IO[bytes]) -> Message | None:
    """The next message: headers, an empty line, and as many bytes of JSON as the headers say."""
    headers: dict[bytes, bytes] = {}
    while line := stream.readline().strip():
        name, _, value = line.partition(b":")
        headers[name.lower()] = value
    if not headers:
        return None
    message: Message = json.loads(stream.read(int(headers[b"content-length"])))
    return message


def _nested(settings: Mapping[str, Any]) -> Message:
    """The settings as objects in objects, which is how VS Code hands them over."""
    tree: Message = {}
    for name, value in settings.items():
        *sections, last = name.split(".")
        section = tree
        for each in sections:
            section = section.setdefault(each, {})
        section[last] = value
    return tree


def _section(settings: Message, name: str) -> Any:
    for each in name.split("."):
        settings = settings.get(each, {})
    return settings


def _words(content: Any) -> str:
    """What the protocol sends as plain text, as marked-up text, or not at all."""
    return content["value"] if isinstance(content, dict) else content or ""
