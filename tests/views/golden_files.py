"""Golden files: HTML that a person has read.

``SYRNB_GOLDEN=1 pytest tests/views tests/test_reporting.py`` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check_golden(name: str, html: str) -> None:
    """Compare HTML with the golden file of a name; write it anew where ``SYRNB_GOLDEN`` is set."""
    path = FOLDER / name
    if os.environ.get("SYRNB_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(html, encoding="utf-8")
    assert html == path.read_text(encoding="utf-8")
