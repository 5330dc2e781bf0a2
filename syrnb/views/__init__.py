"""What is seen: each view is one call on a dossier.

>>> from syrnb import Dossier, views
>>> views.timeline(Dossier.from_rows({}))
Timeline: what happened: No claims of what happened in these articles.
"""

from syrnb.views.choice import Choice
from syrnb.views.selection import Selection
from syrnb.views.timeline import Timeline, timeline
from syrnb.views.view import Page, View

__all__ = ["Choice", "Page", "Selection", "Timeline", "View", "timeline"]
