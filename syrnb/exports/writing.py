"""Files out: text that no reader of it can be made to run, and beside it a README that says what was lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from syrnb.errors import SyrnbError

__all__ = ["Account", "csv_text", "json_text", "safe_cell", "write_with_account"]


@dataclass(frozen=True, slots=True)
class Account:
    """What an export holds and what it lost: the README beside it.

    Parameters
    ----------
    title
        What the file is.
    specification
        Where the format is described.
    written
        How many rows, records or features, with the word for them: ``(12, "rows")``.
    holds
        Columns or fields that need explaining, by name.
    losses
        What the format cannot say, a sentence each.
    left_out
        Why claims are not in the file, once a claim.
    """

    title: str
    specification: str
    written: tuple[int, str]
    holds: Mapping[str, str] = field(default_factory=dict)
    losses: tuple[str, ...] = ()
    left_out: Iterable[str] = ()

    def text(self) -> str:
        """Return the README as Markdown."""
        lines = [f"# {self.title}", "", f"Format: {self.specification}", ""]
        lines.append(
            f"Written: {self.written[0]} {self.written[1]}. They hold what is claimed, and not what is a fact."
        )
        for heading, items in (
            ("How it is filled", [f"`{name}`: {words}" for name, words in self.holds.items()]),
            ("What is lost", list(self.losses)),
            ("Left out", [f"{n}: {reason}" for reason, n in sorted(Counter(self.left_out).items())]),
        ):
            if items:
                lines += ["", f"## {heading}", "", *(f"- {item}" for item in items)]
        return "\n".join(lines) + "\n"


def safe_cell(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; values other than text stay as they are.

    A leading ``=``, ``+``, ``-``, ``@`` or tab gets an apostrophe before it (OWASP, *CSV injection*); a carriage return
    becomes a line feed, and a NUL the replacement character, since readers of CSV end a row at them.

    >>> safe_cell("=1+1"), safe_cell("Hama - Homs"), safe_cell(-3.5)
    ("'=1+1", 'Hama - Homs', -3.5)
    """
    if not isinstance(value, str):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return "'" + value if value.startswith(("=", "+", "-", "@", "\t")) else value


def csv_text(frame: pd.DataFrame) -> str:
    """Return a frame as CSV: days in ISO, empty where missing.

    >>> print(csv_text(pd.DataFrame({"notes": ["@home", None], "fatalities": [3, 0]})), end="")
    notes,fatalities
    '@home,3
    ,0
    """
    safe = frame.copy()
    for column in safe.select_dtypes(["object", "string"]).columns:
        safe[column] = safe[column].map(safe_cell, na_action="ignore")
    return safe.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")


def json_text(value: Any, *, indent: int | None = None) -> str:
    r"""Return a value as JSON that may stand within HTML: ``<`` is written ``\u003c``.

    >>> json_text({"quote": "</script>"})
    '{"quote": "\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def write_with_account(path: str | Path, text: str, account: Account) -> list[Path]:
    """Write an export and ``<file>.README.md`` beside it; folders are made where they are missing.

    Returns
    -------
    list of Path
        The file and its README.

    Raises
    ------
    SyrnbError
        Where a file cannot be written.
    """
    path = Path(path)
    readme = path.with_name(path.name + ".README.md")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for file, content in ((path, text), (readme, account.text())):
            file.write_bytes(content.encode("utf-8", errors="replace"))
    except OSError as error:
        raise SyrnbError(f"cannot write {path}: {error.strerror or error}") from error
    return [path, readme]
