"""What is seen: each view is one call on a dossier.

>>> from syrnb import Dossier, views
>>> views.timeline(Dossier.from_rows({}))
Timeline: what happened: The folder has no articles: add some in 00_start_here.
"""

from syrnb.views.alliances import Alliances, alliances
from syrnb.views.allowed import Allowed, Contradictions, allowed, contradictions
from syrnb.views.balance import Balance, balance
from syrnb.views.casualties import Casualties, casualties
from syrnb.views.changed import Changed, changed
from syrnb.views.choice import Choice
from syrnb.views.dates import DatesDesk, fill_dates
from syrnb.views.intake import IntakeDesk, drop_articles
from syrnb.views.notes import NotesPage, notes
from syrnb.views.reader import Reader, reader
from syrnb.views.repeats import copied_texts, copies, often_told
from syrnb.views.rows import rows
from syrnb.views.search import Search, search
from syrnb.views.selection import Selection
from syrnb.views.source_list import SourceList, source_list
from syrnb.views.start import Coverage, Gaps, coverage, gaps, speakers
from syrnb.views.territory import Territory, territory
from syrnb.views.timeline import Timeline, timeline
from syrnb.views.view import Page, View

__all__ = [
    "Alliances",
    "Allowed",
    "Balance",
    "Casualties",
    "Changed",
    "Choice",
    "Contradictions",
    "Coverage",
    "DatesDesk",
    "Gaps",
    "IntakeDesk",
    "NotesPage",
    "Page",
    "Reader",
    "Search",
    "Selection",
    "SourceList",
    "Territory",
    "Timeline",
    "View",
    "alliances",
    "allowed",
    "balance",
    "casualties",
    "changed",
    "contradictions",
    "copied_texts",
    "copies",
    "coverage",
    "drop_articles",
    "fill_dates",
    "gaps",
    "notes",
    "often_told",
    "reader",
    "rows",
    "search",
    "source_list",
    "speakers",
    "territory",
    "timeline",
]
