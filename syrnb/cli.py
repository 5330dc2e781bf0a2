"""The ``syrnb`` command: read, report, export, explain, doctor, lab.

A further group of commands (``syrnb knowledge check``) is a ``typer.Typer`` of its own, added to :data:`app` below.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from syrnb.errors import SyrnbError
from syrnb.knowledge_command import app as knowledge_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrnb.dossier import Dossier

__all__ = ["app", "main"]

app = typer.Typer(
    name="syrnb",
    help="News of a conflict as tables of claims, every row tied to its words and to who said them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(knowledge_app, name="knowledge")


class Format(StrEnum):
    """How tables are written."""

    csv = "csv"
    parquet = "parquet"
    duckdb = "duckdb"


class Target(StrEnum):
    """What a dossier is exported to: the names of ``syrnb.exports.FORMATS``, here too so that nothing is loaded."""

    acled = "acled"
    ucdp = "ucdp"
    plover = "plover"
    geojson = "geojson"
    graphml = "graphml"
    timelinejs = "timelinejs"


Seeds = Annotated[Path, typer.Argument(help="The folder of articles.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Read every article anew, those too that were read before.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


def _read(seeds: Path, quiet: bool, knowledge: list[str] | None = None, *, fresh: bool = False) -> Dossier:
    import syrnb

    return syrnb.read(seeds, knowledge=knowledge or None, progress=not quiet, fresh=fresh)


@app.command()
def read(
    seeds: Seeds,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.")],
    format: Annotated[Format, typer.Option(help="How to write the tables.")] = Format.csv,
    knowledge: Annotated[
        list[str] | None, typer.Option(help="A pack to read with, by name or folder; by default all. May be repeated.")
    ] = None,
    fresh: Fresh = False,
    quiet: Quiet = False,
) -> None:
    """Read a folder of articles and write its tables."""
    from syrnb.reporting import describe_reading

    dossier = _read(seeds, quiet, knowledge, fresh=fresh)
    paths = dossier.save(out, format=format.value)
    typer.echo(describe_reading(dossier))
    typer.echo(f"Wrote {paths[0] if len(paths) == 1 else f'{len(paths)} tables to {out}'}")


@app.command()
def report(
    seeds: Annotated[Path, typer.Argument(help="The folder of articles.")] = Path("seeds"),
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.")] = Path("build"),
    quiet: Quiet = False,
) -> None:
    """Read a folder of articles and write tables and a site of pages that open without a kernel or a network."""
    from syrnb.reporting import write_report

    dossier = _read(seeds, quiet)
    with _notebook_progress(quiet) as on_notebook:
        written = write_report(dossier, seeds, out, on_notebook=on_notebook)
    typer.echo(written.summary)
    typer.echo(f"Tables: {written.tables}")
    typer.echo(f"Pages:  {written.index} ({len(written.pages)} pages)")
    for failure in written.failures:
        typer.echo(f"Failed: {failure}", err=True)
    if written.failures:
        raise typer.Exit(1)


@contextmanager
def _notebook_progress(quiet: bool) -> Iterator[Callable[[str, int], Callable[[int], None]]]:
    """Show one bar a notebook on stderr."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as progress:

        def start(name: str, cells: int) -> Callable[[int], None]:
            task = progress.add_task(name, total=cells)
            return lambda index: progress.update(task, completed=index + 1)

        yield start


@app.command()
def export(
    source: Annotated[Path, typer.Argument(help="A folder of articles, or of CSV tables that `syrnb read` wrote.")],
    to: Annotated[Target, typer.Option(help="The format.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write; a README is written beside it.")],
    quiet: Quiet = False,
) -> None:
    """Write claims in the format of another system, with a README of what that format loses."""
    from syrnb.exports import write_export

    for path in write_export(_open(source, quiet), to.value, out):
        typer.echo(f"Wrote {path}")


def _open(source: Path, quiet: bool) -> Dossier:
    """Read a folder of articles, or tables that were written from one."""
    from syrnb.schema import TABLES
    from syrnb.store import read_tables

    holds_tables = all((source / f"{name}.csv").is_file() for name in TABLES)
    return read_tables(source) if holds_tables else _read(source, quiet)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="A folder of articles, or of CSV tables that `syrnb read` wrote.")],
    after: Annotated[Path, typer.Argument(help="The same, later.")],
    most: Annotated[int, typer.Option(min=0, help="How many changes of each kind to write out.")] = 20,
    claims_only: Annotated[bool, typer.Option(help="Leave out tolls, ties and holdings.")] = False,
    quiet: Quiet = False,
) -> None:
    """Say what changed between two readings: claims added, gone, corroborated, contradicted, re-dated, re-scoped."""
    from syrnb.analysis.changes import changes
    from syrnb.reporting.changes import describe_changes

    found = changes(_open(before, quiet), _open(after, quiet), results=not claims_only)
    typer.echo(describe_changes(found, most=most))


@app.command()
def explain(
    claim_id: Annotated[str, typer.Argument(help="The claim, as tables and views name it.")],
    tables: Annotated[Path | None, typer.Option(help="A folder of CSV tables that `syrnb read` wrote.")] = None,
    seeds: Annotated[Path | None, typer.Option(help="The folder of articles: its article is read once more.")] = None,
) -> None:
    """Say what a claim rests on; with --seeds also its parse, what was matched, and where each slot came from."""
    from syrnb.explain import explain_claim
    from syrnb.store import read_tables

    if tables is None and seeds is None:
        raise SyrnbError("give --tables, --seeds or both")
    dossier = read_tables(tables) if tables else _read(seeds or Path(), quiet=False)
    typer.echo(explain_claim(dossier, claim_id))
    if seeds is not None:
        from syrnb.retrace import retrace_claim

        typer.echo(retrace_claim(dossier, claim_id, seeds))


@app.command()
def doctor() -> None:
    """Say what is missing on this machine; exits with 1 where syrnb cannot work."""
    from syrnb.doctor import examine

    findings = list(examine())
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        typer.echo(f"{finding.state:8}  {finding.name:{width}}  {finding.detail}")
    if any(finding.state == "missing" for finding in findings):
        raise typer.Exit(1)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(
    context: typer.Context,
    seeds: Annotated[Path | None, typer.Option(help="A folder of articles; by default the one beside.")] = None,
    into: Annotated[Path, typer.Option(help="Where working copies for --seeds are kept.")] = Path("build/lab"),
    fresh: Annotated[bool, typer.Option(help="Write working copies anew, losing changes in them.")] = False,
) -> None:
    """Open JupyterLab on the notebooks; further options are handed on to JupyterLab."""
    from syrnb.workspace import jupyterlab_command, prepare_workspace

    if seeds is not None and not seeds.is_dir():
        raise SyrnbError(f"{seeds} is not a folder of articles")
    workspace = prepare_workspace(seeds, into, fresh=fresh)
    if workspace.kept:
        typer.echo(f"Working copies in {workspace.folder} are kept as they are (--fresh writes them anew).", err=True)
    root = Path.cwd() if workspace.folder.resolve().is_relative_to(Path.cwd()) else workspace.folder.parent
    command = jupyterlab_command(workspace.folder, root, tuple(context.args))
    if os.name == "nt":
        raise typer.Exit(subprocess.call(command))
    os.execv(command[0], command)


def main() -> None:
    """Run the command; what the caller must mend is one line on stderr and exit code 2, never a traceback."""
    from syrnb.reporting.summary import plain

    try:
        app()
    except SyrnbError as error:
        typer.echo("syrnb: " + "\n".join(plain(line) for line in str(error).splitlines()), err=True)
        sys.exit(2)
