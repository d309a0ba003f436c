"""A headless Chromium, spoken to through its own pipe: what it shows, asks for, says and downloads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SERVER = "intranet.test"
_OPTIONS = (
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
    # The name of a server, which is no safe place as this computer itself is one.
    f"--host-resolver-rules=MAP {SERVER} 127.0.0.1",
)
_HOW_TO_GET_IT = "Chromium is not there: apt-get install -y --no-install-recommends chromium"


class Browser:
    """One page of a browser; ``events`` is all that it told by itself."""

    def __init__(self, to_browser: int, from_browser: int, downloads: Path) -> None:
        self._to, self._from = to_browser, from_browser
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.downloads = downloads
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        place = {"behavior": "allow", "downloadPath": str(downloads), "eventsEnabled": True}
        self.call("Browser.setDownloadBehavior", **place)
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM", "Accessibility"):
            self.call(f"{domain}.enable")
        # What a worker does is told too.
        self.call("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=False, flatten=True)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask the browser for something, and wait for it."""
        return self._asked(method, parameters, self._session)

    def most_memory(self) -> int:
        """How many bytes the largest process that shows a page has held at most; Linux tells it."""
        processes = self._asked("SystemInfo.getProcessInfo", {}, None)["processInfo"]
        statuses = [
            Path(f"/proc/{each['id']}/status").read_text(encoding="ascii")
            for each in processes
            if each["type"] == "renderer"
        ]
        return max(int(each.split("VmHWM:")[1].split()[0]) * 1024 for each in statuses)

    def _asked(self, method: str, parameters: dict[str, Any], session: str | None) -> dict[str, Any]:
        number = self._send(method, parameters, session)
        while True:
            told = self._told()
            if told.get("id") == number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                result: dict[str, Any] = told["result"]
                return result

    def run(self, script: str) -> Any:
        """The value of a script in the page."""
        given = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in given:
            raise RuntimeError(str(given["exceptionDetails"]))
        return given["result"].get("value")

    def open(self, place: Path | str) -> None:
        """Open a page from the disk, or from an address."""
        self.call("Page.navigate", url=place.as_uri() if isinstance(place, Path) else place)

    def wait(self, condition: str, seconds: float) -> float:
        """Wait until a script is true; after how many seconds it was."""
        begun = time.monotonic()
        while not self.run(f"Boolean({condition})"):
            if time.monotonic() - begun > seconds:
                raise TimeoutError(f"{condition}: {self.run('document.body.innerText')[:500]}")
            time.sleep(0.05)
        return time.monotonic() - begun

    def choose(self, field: str, files: Sequence[Path]) -> None:
        """Put files into a field, as a person who chooses them does."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=field)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(each) for each in files])

    def drop(self, area: str, paths: Sequence[Path]) -> None:
        """Let files and folders go over a part of the page."""
        box = f"document.querySelector('{area}').getBoundingClientRect()"
        x, y = self.run(f"[{box}.x + {box}.width / 2, {box}.y + {box}.height / 2]")
        data = {"items": [], "files": [str(each) for each in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.call("Input.dispatchDragEvent", type=kind, x=x, y=y, data=data)

    def press(self, key: str, code: int) -> None:
        """Press a key."""
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            told = {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
            self.call("Input.dispatchKeyEvent", **told, **(text if kind == "keyDown" else {}))

    def downloaded(self, name: str, seconds: float = 60) -> Path:
        """A file that the page hands over, when it is there whole."""
        file = self.downloads / name
        until = time.monotonic() + seconds
        while not file.exists() or self.downloads.joinpath(f"{name}.crdownload").exists():
            self.run("1")
            if time.monotonic() > until:
                raise TimeoutError(name)
            time.sleep(0.05)
        return file

    def told_of(self, *methods: str) -> list[dict[str, Any]]:
        """What the browser told of some kinds."""
        return [each["params"] for each in self.events if each["method"] in methods]

    def _send(self, method: str, parameters: dict[str, Any], session: str | None) -> int:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._to, data) :]
        return self._number

    def _told(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._from, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has ended")
            self._rest += piece
        line, self._rest = self._rest.split(b"\0", 1)
        told: dict[str, Any] = json.loads(line)
        if "method" in told:
            self.events.append(told)
            if told["method"] == "Target.attachedToTarget" and self._session:
                for domain in ("Runtime", "Network", "Log"):
                    self._send(f"{domain}.enable", {}, told["params"]["sessionId"])
        return told


@contextmanager
def browser(folder: Path, size: tuple[int, int] = (1366, 768)) -> Iterator[Browser]:
    """A browser with a profile of its own, which ends with the block."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, _HOW_TO_GET_IT
    downloads = folder / "unduhan"
    downloads.mkdir()
    read_by_browser, to_browser = os.pipe()
    from_browser, written_by_browser = os.pipe()
    options = (*_OPTIONS, f"--user-data-dir={folder / 'profil'}", f"--window-size={size[0]},{size[1]}")
    # The browser reads from its file 3 and writes to its file 4.
    shell = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'
    command = ["bash", "-c", shell, "sh", str(read_by_browser), str(written_by_browser), program, *options]
    with (folder / "chromium.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            pass_fds=(read_by_browser, written_by_browser),
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
    os.close(read_by_browser)
    os.close(written_by_browser)
    try:
        opened = Browser(to_browser, from_browser, downloads)
        yield opened
    finally:
        os.close(to_browser)
        process.terminate()
        process.wait(20)
        os.close(from_browser)
