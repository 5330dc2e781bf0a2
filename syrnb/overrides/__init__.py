"""The analyst's hand: ``overrides.csv`` beside the articles, applied on every read.

Its columns: ``claim, column, value, reason, who, when``, and ``quote`` (the words that the claim rested on when the row
was written). ``claim`` is a claim's id; for the column ``actor`` it is an actor's or a mention's id.

=============  =================================================  =================================================
column         value                                              what it does
=============  =================================================  =================================================
any of table   the new value; empty for "not known"; lists as     sets it
               ``a|b`` or a JSON array
``incident``   ``merge:CLAIM``                                    the two claims tell of one happening
``incident``   ``split``                                          the claim tells of a happening of its own
``actor``      ``merge:ACTOR`` (``claim``: an actor)              the two are one; the second's id stays
``actor``      ``split:ACTOR`` (``claim``: a mention)             these words mean another actor
=============  =================================================  =================================================

For the columns ``published``, ``source``, ``title`` and ``url``, ``claim`` is a document's path; they are set before
it is read, and beat what the file and documents.csv say.

A row is *stale* where its claim's document is gone or its text changed, or the words under the claim are no longer the
``quote``. Stale rows are not applied; each is a row of ``documents`` that says so. A row that names no claim that ever
was, an unknown column or a value that cannot be is an error.
"""

from syrnb.overrides.desk import apply_overrides, write_override
from syrnb.overrides.documents import override_documents
from syrnb.overrides.marks import incident_hand
from syrnb.overrides.rows import OVERRIDES, Override, read_overrides

__all__ = [
    "OVERRIDES",
    "Override",
    "apply_overrides",
    "incident_hand",
    "override_documents",
    "read_overrides",
    "write_override",
]
