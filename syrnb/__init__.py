"""syrnb: news of a conflict as tables of claims, every row tied to its words and to who said them.

Importing it is cheap: the reader and what it needs are loaded when they are first asked for.

>>> import syrnb
>>> callable(syrnb.read)
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from syrnb import views
    from syrnb.dossier import Dossier
    from syrnb.reading import read
    from syrnb.store import read_tables as open

__all__ = ["Dossier", "__version__", "open", "read", "views"]
__version__ = "0.1.0"

_WHERE = {"Dossier": "syrnb.dossier", "read": "syrnb.reading", "open": "syrnb.store"}


def __getattr__(name: str) -> Any:
    if name == "views":
        return import_module("syrnb.views")
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), {"open": "read_tables"}.get(name, name))
    raise AttributeError(f"module 'syrnb' has no attribute {name!r}")
