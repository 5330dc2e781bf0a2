"""JupyterLab on the curated notebooks, or on copies of them that read another folder."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Workspace", "jupyterlab_command", "prepare_workspace"]


@dataclass(frozen=True, slots=True)
class Workspace:
    """Notebooks that JupyterLab is to open.

    Parameters
    ----------
    folder
        Where the notebooks lie.
    kept
        Names of copies that were there before and were left as they were, since they may hold an analyst's work.
    """

    folder: Path
    kept: tuple[str, ...] = ()


def prepare_workspace(seeds: Path | None, into: Path, *, fresh: bool = False) -> Workspace:
    """Return where to work: the curated notebooks themselves, or copies of them that read ``seeds``.

    Parameters
    ----------
    seeds
        A folder of articles; None for the one that the notebooks name themselves.
    into
        The folder that holds working copies, in a folder of its own for each folder of articles.
    fresh
        Whether copies that are there already are written anew.
    """
    from nbformat import write

    from syrnb.reporting import curated_notebooks, set_seeds

    sources = curated_notebooks()
    if seeds is None:
        return Workspace(sources[0].parent)
    where = seeds.resolve()
    folder = into / f"{where.name or 'seeds'}-{hashlib.sha256(str(where).encode()).hexdigest()[:6]}"
    folder.mkdir(parents=True, exist_ok=True)
    kept = []
    for source in sources:
        copy = folder / source.name
        if copy.exists() and not fresh:
            kept.append(copy.name)
        else:
            write(set_seeds(source, where), copy)
    return Workspace(folder, tuple(kept))


def jupyterlab_command(folder: Path, root: Path, arguments: tuple[str, ...] = ()) -> list[str]:
    """Return the command that opens JupyterLab on the first notebook of a folder.

    Parameters
    ----------
    folder
        Holds the notebooks; lies below ``root``.
    root
        What JupyterLab's file browser shows, so that articles can be dropped in there.
    arguments
        Handed on to JupyterLab.
    """
    first = min(path.name for path in folder.glob("*.ipynb"))
    page = (folder.resolve().relative_to(root.resolve()) / first).as_posix()
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={root.resolve()}",
        f"--LabApp.default_url=/lab/tree/{page}",
    ]
    # JupyterLab refuses to run as root unless told; containers often have no other user.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    return [*command, *arguments]
