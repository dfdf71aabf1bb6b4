"""Chromium by its debugging pipe: no driver, no network, no port."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PROGRAM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)
_LAUNCH = (
    "import fcntl, os, sys; a, b = (fcntl.fcntl(int(n), fcntl.F_DUPFD, 10) for n in sys.argv[1:3]);"
    "os.dup2(a, 3); os.dup2(b, 4); os.execv(sys.argv[3], sys.argv[3:])"
)
"""Chromium reads its commands from descriptor 3 and answers on 4."""


class Page:
    """A tab. `said` collects what the console and the security policy had to say."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write
        self._number, self._rest = 0, b""
        self._events: list[dict[str, Any]] = []
        self.said: list[str] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = ""
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "DOM"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """A command of the DevTools protocol to the tab."""
        return self._call(method, **params)

    def open(self, url: str) -> None:
        """Go to an address and wait until it has loaded."""
        self._events.clear()
        answer = self._call("Page.navigate", url=url)
        assert "errorText" not in answer, answer
        if "loaderId" in answer:  # not a move inside the page
            while not any(one["method"] == "Page.loadEventFired" for one in self._events):
                self._take()

    def ask(self, script: str) -> Any:
        """The value of a script, awaited."""
        answer = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until a script's value is true; the page itself watches, ten seconds at most."""
        met = self.ask(
            "new Promise((done) => { const end = performance.now() + 10000; const look = () => {"
            f" if ({condition}) done(true); else if (performance.now() > end) done(false);"
            " else setTimeout(look, 20); }; look(); })"
        )
        assert met, f"{condition}: {self.ask('document.body.innerText')}"

    def give(self, selector: str, path: str) -> None:
        """Choose a file in a file field."""
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        node = self._call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self._call("DOM.setFileInputFiles", nodeId=node, files=[path])

    def _call(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if getattr(self, "_session", ""):
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._take()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result

    def _take(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            chunk = os.read(self._read, 1 << 16)
            assert chunk, "the browser is gone"
            self._rest += chunk
        whole, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(whole)
        if "method" in message:
            self._events.append(message)
            if message["method"] == "Log.entryAdded":
                self.said.append(message["params"]["entry"]["text"])
            if message["method"] in {"Runtime.consoleAPICalled", "Runtime.exceptionThrown"}:
                self.said.append(json.dumps(message["params"]))
        return message


@contextmanager
def browser() -> Iterator[Page]:
    """A browser with one tab and a profile of its own; gone afterwards."""
    assert PROGRAM is not None
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                _LAUNCH,
                str(to_read),
                str(from_write),
                PROGRAM,
                *_FLAGS,
                f"--user-data-dir={profile}",
            ],
            pass_fds=(to_read, from_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(to_read)
        os.close(from_write)
        try:
            yield Page(from_read, to_write)
        finally:
            os.close(to_write)  # the browser ends with its pipe
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
                process.wait()
            os.close(from_read)
