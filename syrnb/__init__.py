"""syrnb: news of a conflict as tables of claims, every row tied to its words and to who said them.

>>> import syrnb
>>> syrnb.read  # doctest: +ELLIPSIS
<function read at ...>
"""

from syrnb.dossier import Dossier
from syrnb.reading import read

__all__ = ["Dossier", "__version__", "read"]
__version__ = "0.1.0"
