"""A headless Chromium, spoken to over a pipe in the words of the DevTools protocol: no port, no further package."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 30
"""Seconds to wait for an answer."""


def found() -> str | None:
    """The browser on this machine, None where there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """One page of a browser. *console* has what it complained of, *requests* every address that it asked for."""

    def __init__(self, program: str, folder: Path) -> None:
        commands, self._out = os.pipe()
        self._in, answers = os.pipe()

        def as_three_and_four() -> None:
            kept = os.dup(answers)
            os.dup2(commands, 3)
            os.dup2(kept, 4)

        self._process = subprocess.Popen(
            [
                *(program, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu"),
                *("--no-first-run", "--disable-extensions", "--disable-background-networking", "--hide-scrollbars"),
                *("--disable-dev-shm-usage", "--disable-component-update", f"--user-data-dir={folder}", "about:blank"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=as_three_and_four,
            pass_fds=(3, 4),
        )
        os.close(commands)
        os.close(answers)
        self._number = 0
        self._session: str | None = None
        self._rest = b""
        self._events: list[dict[str, Any]] = []
        self.console: list[str] = []
        self.requests: list[str] = []
        target = self.say("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.say("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.say(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session = None
        self.say("Browser.close")
        os.close(self._out)
        os.close(self._in)
        self._process.wait(PATIENCE)

    def open(self, page: Path, fragment: str = "") -> None:
        """Shows *page*, and returns once it has loaded."""
        self._events.clear()
        self.say("Page.navigate", url=page.as_uri() + fragment)
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._hear()

    def run(self, script: str) -> Any:
        """What *script*, an expression, comes to in the page."""
        done = self.say("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def size(self, width: int, height: int, *, phone: bool = False) -> None:
        """Makes the window so many CSS pixels wide and high."""
        self.say("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)

    def prefer(self, scheme: str = "light", media: str = "") -> None:
        """The reader's *scheme* of colours, ``light`` or ``dark``, and the medium, ``print`` or the screen."""
        self.say(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )

    def picture(self, *, whole: bool = False) -> bytes:
        """The window, or the *whole* page, as PNG."""
        return base64.b64decode(self.say("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def pdf(self) -> bytes:
        """The page as it is printed."""
        return base64.b64decode(self.say("Page.printToPDF", printBackground=True)["data"])

    def press(self, key: str) -> None:
        """A key of the keyboard, by the name that the page sees."""
        codes = {"Tab": 9, "Enter": 13}
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.say("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=codes[key], **text)

    def say(self, method: str, **given: Any) -> Any:
        """The answer to a command of the protocol."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._hear()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def _hear(self) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            assert ready, "the browser does not answer"
            heard = os.read(self._in, 1 << 20)
            assert heard, "the browser is gone"
            self._rest += heard
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        if "method" in message:
            self._events.append(message)
            self._note(message["method"], message["params"])
        return message

    def _note(self, method: str, told: dict[str, Any]) -> None:
        if method == "Runtime.exceptionThrown":
            self.console.append(told["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.console.append(json.dumps(told["args"]))
        elif method == "Log.entryAdded":
            self.console.append(told["entry"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.console.append(f"dialog: {told['message']}")
        elif method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
