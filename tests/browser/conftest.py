"""A JupyterLab and a Chromium for all browser tests; without a Chromium they are skipped, and say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.jupyterlab import Server, serve
from tests.shipped import compile_knowledge, lay_out

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-default-apps", "--disable-domain-reliability", "--disable-sync",
    "--metrics-recording-only", "--no-first-run", "--no-pings",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> str:
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    pytest.skip("no Chromium on this machine: notebooks are not tried in a browser (apt-get install chromium)")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def running_server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    compile_knowledge()
    root = lay_out(tmp_path_factory.mktemp("jupyterlab") / "project")
    home: Path = tmp_path_factory.mktemp("home")
    with serve(root, home) as server:
        yield server


@pytest.fixture
def server(running_server: Server) -> Iterator[Server]:
    """Return the JupyterLab, without kernels of an earlier test: what was chosen there lives on in them."""
    yield running_server
    running_server.stop_kernels()
