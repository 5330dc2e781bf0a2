"""JupyterLab as a test sees it: a server of its own, and one notebook open in a browser."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page

from tests.browser.accessible import UNNAMED

START_SECONDS = 60
RUN_SECONDS = 180
DRAW_SECONDS = 20

# JupyterLab takes the bare arrow keys for itself (jupyter-widgets/ipywidgets issue 3912); an open list gets them.
LAST_ENTRY = ("Alt+ArrowDown", "End", "Enter")

SETTINGS = {
    # Cells out of sight are drawn too, so that a test can look at all of them.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none", "autoStartDefaultKernel": True},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
# The debugger complains on the console whenever a kernel is slow to connect, and no notebook needs it.
DISABLED = {"disabledExtensions": {"@jupyterlab/debugger-extension": True}}
KERNEL = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel"
READY = f"() => {KERNEL}?.connectionStatus === 'connected' && {KERNEL}?.status === 'idle'"
DONE = f"""() => {KERNEL}?.status === 'idle' &&
  window.jupyterapp.shell.currentWidget.content.widgets.every(
    cell => cell.model.type !== 'code' || cell.model.executionCount !== null)"""

LAID_OUT = "() => [...document.querySelectorAll('.syrnb-wide input')].every(e => e.placeholder)"
"""A map is drawn once more for the width of the page, as soon as that is known."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running JupyterLab."""

    address: str
    token: str

    def page_of(self, notebook: str) -> str:
        return f"{self.address}/lab/tree/notebooks/{notebook}.ipynb?token={self.token}&reset"

    def stop_kernels(self) -> None:
        """End every session: a notebook opened again on a living kernel would show what was last chosen in it."""
        for session in json.loads(self._ask("GET", "/api/sessions")):
            self._ask("DELETE", f"/api/sessions/{session['id']}")

    def _ask(self, method: str, path: str) -> bytes:
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self.address + path, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return bytes(answer.read())


@contextmanager
def serve(root: Path, home: Path) -> Iterator[Server]:
    """Run JupyterLab on a folder, with configuration, workspaces and runtime files in ``home`` alone."""
    files = {home / "settings" / f"{name}.jupyterlab-settings": values for name, values in SETTINGS.items()}
    files[home / "config" / "labconfig" / "page_config.json"] = DISABLED
    for path, values in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    folders = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    environment = os.environ | {key: str(home / name) for key, name in folders.items()}
    port, token = _free_port(), secrets.token_hex(16)
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.root_dir={root}",
        "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True",
        "--LabApp.extension_manager=readonly",
    ]  # fmt: skip
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=root)
    try:
        _wait_until_up(f"http://127.0.0.1:{port}/api", process, home / "server.log")
        yield Server(f"http://127.0.0.1:{port}", token)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


@dataclass(slots=True)
class OpenNotebook:
    """A notebook in JupyterLab, what the browser complained about, and every address that it asked."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.on("console", lambda message: self._note(message))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)
        self.page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=START_SECONDS * 1000)
        self.page.wait_for_function(READY, timeout=START_SECONDS * 1000)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def run_all(self) -> None:
        """Clear what is stored, so that only what runs now is seen, and run every cell."""
        self.page.set_default_timeout(RUN_SECONDS * 1000)
        self.page.evaluate("() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
        assert self.drawn_pictures().count() == 0
        self.page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_function(DONE, timeout=RUN_SECONDS * 1000)
        self.page.wait_for_function(LAID_OUT)
        if self.page.locator(".syrnb-wide").count():
            self.page.wait_for_timeout(1000)
        self.page.set_default_timeout(DRAW_SECONDS * 1000)

    def run_command(self, command: str, **arguments: str) -> None:
        """Run a command of JupyterLab, as its menus and palette do."""
        script = "([command, options]) => window.jupyterapp.commands.execute(command, options)"
        self.page.evaluate(script, [command, arguments])

    def drawn_pictures(self) -> Locator:
        return self.page.locator(".js-plotly-plot .main-svg")

    def errors(self) -> list[str]:
        """Return the text of every error and every line on stderr."""
        kinds = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
        return [
            text
            for kind in kinds
            for text in self.page.locator(f".jp-OutputArea-output[data-mime-type='{kind}']").all_inner_texts()
        ]

    def unnamed(self) -> list[str]:
        """Return the controls of all desks that have no accessible name."""
        found: list[str] = self.page.locator(".syrnb-desk").evaluate_all(UNNAMED)
        return found

    def widget(self, label: str) -> Locator:
        """Return the first control with this label: a list, a field, a box to tick, a slider's handle or a button."""
        button = self.page.locator("button.jupyter-button", has_text=re.compile(f"^{re.escape(label)}$"))
        labelled = self.page.locator(".widget-label", has_text=re.compile(f"^{re.escape(label)}$"))
        field = self.page.locator(".widget-inline-hbox", has=labelled).locator("select, input, [role=slider]")
        return button.or_(field).first

    def click_mark(self, number: int) -> None:
        """Click a mark of the first picture with the mouse, as a hand would: over it, then on it."""
        mark = self.page.locator(".syrnb-desk .js-plotly-plot .scatterlayer .point").nth(number)
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for step in (3, 0):
            self.page.mouse.move(x - step, y)
            self.page.wait_for_timeout(250)
        self.page.mouse.down()
        self.page.mouse.up()

    def use(self, control: Locator, value: str = "") -> Callable[[], None]:
        """Use a control by keyboard: set it to ``value``, else to its last entry; return what sets it back."""
        kind = control.evaluate("e => e.type || e.getAttribute('role') || e.tagName")
        control.focus()
        if kind.startswith("select"):
            before = control.evaluate("e => e.selectedIndex")
            if value:
                control.select_option(label=value)
            else:
                self._press(*LAST_ENTRY)
            return lambda: _ignore(control.select_option(index=before))
        if kind == "checkbox":
            self._press("Space")
            return lambda: self._press_on(control, "Space")
        if kind == "slider":
            self._press(value or "End")
            return lambda: self._press_on(control, "End" if value == "Home" else "Home")
        if kind in ("button", "submit"):
            self._press("Enter")
            return lambda: None
        control.fill(value)
        self._press("Enter")
        return lambda: self._empty(control)

    def _empty(self, control: Locator) -> None:
        control.fill("")
        self._press_on(control, "Enter")

    def _press_on(self, control: Locator, key: str) -> None:
        control.focus()
        self._press(key)

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def shown_by(self, control: Locator, part: str = "") -> str:
        """Return what the cell of a control shows: text, and the points of its pictures.

        ``part`` is the class of one part of what stands below the controls (``syrnb-picture``, ``syrnb-rows``).
        """
        held = control.locator("xpath=ancestor::div[contains(@class, 'jp-Cell-outputArea')][1]").locator(
            f".{part} .jp-OutputArea" if part else ".jp-OutputArea"
        )
        points = held.locator(".js-plotly-plot").evaluate_all(
            "plots => plots.map(p => JSON.stringify(p.data.map(t => [t.x, t.y, t.text, t.marker?.size])))"
        )
        return "\n".join([*held.all_inner_texts(), *points])

    def wait_for(self, control: Locator, done: Callable[[str], bool], part: str = "") -> bool:
        """Say whether what a control shows comes to be as ``done`` wants it."""
        deadline = time.monotonic() + DRAW_SECONDS
        while time.monotonic() < deadline:
            if done(self.shown_by(control, part)):
                return True
            self.page.wait_for_timeout(150)
        return False


def _ignore(_: object) -> None:
    """Drop a value where only the doing counts."""
