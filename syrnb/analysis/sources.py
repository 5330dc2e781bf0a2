"""Whose word a claim is: independent sources, and on whose side a voice stands.

A *voice* is the speaker of a claim where one is named, else the outlet of its document. Voices that are one body in
the end (a minister and the government, an outlet and the state that directs it, a paper and the agency whose copy it
carries) are one *source*. Nothing is guessed: a voice without a known side has none. Which claim has which voice is
told by :mod:`syrnb.analysis.origins`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from syrnb.analysis.records import read_records
from syrnb.analysis.records import text_or_empty as _text
from syrnb.analysis.scopes import Actors

__all__ = ["Voices", "stance_of"]

STATE_KINDS = frozenset({"state", "state-forces"})
PARTISAN = frozenset({"rebel", "militia", "armed-group", "party"})
IMPARTIAL = frozenset({"monitor", "igo", "civil-society", "media", "company"})
IMPARTIAL_SOURCES = frozenset({"agency", "newspaper", "broadcaster", "monitor", "igo", "ngo"})


@dataclass(frozen=True, slots=True)
class Voices:
    """What the tables ``actors`` and ``sources`` say of who belongs to whom.

    Parameters
    ----------
    actors
        How actors contain each other.
    outlets
        Rows of ``sources`` by id and by name (folded), as (source_id, kind, side, family).
    """

    actors: Actors
    outlets: Mapping[str, tuple[str, str, str, str]]

    @classmethod
    def read(cls, actors: pd.DataFrame, sources: pd.DataFrame) -> Voices:
        """Read the tables of the contract."""
        outlets: dict[str, tuple[str, str, str, str]] = {}
        for row in read_records(sources):
            found = (row["source_id"], _text(row["kind"]), _text(row["side"]), _text(row["family"]))
            for name in (row["source_id"], row["name"], *row["aliases"]):
                outlets.setdefault(name.casefold(), found)
        return cls(Actors.read(actors), outlets)

    def named(self, voice: str) -> bool:
        """Whether the knowledge has it; "residents" and "a military source" it does not have."""
        return voice in self.actors.known or voice.casefold() in self.outlets

    def source_of(self, voice: str) -> str:
        """Return the body that a voice speaks for in the end.

        A person speaks for the office or group it belongs to, a body for the one above it; what a state owns or directs
        speaks for that state (``state:SYR``).
        """
        top = voice
        outlet = self.outlets.get(voice.casefold())
        seen = set()
        while outlet is not None and outlet[3] and outlet[0] not in seen:
            seen.add(outlet[0])
            top = outlet[3]
            outlet = self.outlets.get(top.casefold())
        if outlet is not None and outlet[2]:
            top = f"state:{outlet[2]}" if _is_country(outlet[2]) else outlet[2]
        elif outlet is not None:
            top = outlet[0]
        who = self.actors
        top = who.lineage.get(top, (top,))[-1]
        if who.kinds.get(top) in STATE_KINDS and top in who.known and who.countries.get(top):
            return f"state:{who.countries[top]}"
        return top

    def camps_of(self, voice: str) -> frozenset[str]:
        """Return every camp, state and body that a voice belongs to; empty where none is known."""
        outlet = self.outlets.get(voice.casefold())
        who = self.actors
        found = set(who.sides(voice))
        if outlet is not None and outlet[2]:
            found.add(f"state:{outlet[2]}" if _is_country(outlet[2]) else outlet[2])
            found |= who.sides(outlet[2])
        for actor in who.lineage.get(voice, ()):
            if who.kinds.get(actor) in STATE_KINDS and who.countries.get(actor):
                found.add(f"state:{who.countries[actor]}")
            elif who.kinds.get(actor) in PARTISAN and actor in who.known:
                found.add(actor)
        # A state that is a party to a war speaks for its camp, whichever of its bodies the camp is written beside.
        states = {c for c in found if c.startswith("state:")}
        for actor, kind in who.kinds.items():
            if kind in STATE_KINDS and f"state:{who.countries.get(actor)}" in states:
                found |= who.sides(actor)
        return frozenset(found)


def _is_country(side: str) -> bool:
    return len(side) == 3 and side.isascii() and side.isupper()


def stance_of(voice: str, party: str, voices: Voices) -> str:
    """Return how a voice stands to a party of a war.

    Parameters
    ----------
    voice
        An actor or a source, by id.
    party
        An actor, or a camp as the knowledge names it.
    voices
        What is known of both.

    Returns
    -------
    str
        ``own side`` where they share a camp, a state or a body; ``other side`` where both have one and share none;
        ``neutral`` for monitors, international bodies, aid groups and outlets that no state or party directs;
        ``unknown`` for anyone else.

    Examples
    --------
    >>> from syrnb import schema
    >>> rows = [("hts", "rebel", None, "opposition", None), ("jawlani", "person", None, None, "hts"),
    ...         ("syria-gov", "state", "SYR", "government", None), ("sohr", "monitor", "GBR", None, None)]
    >>> columns = ("actor_id", "kind", "country", "side", "parent_id")
    >>> actors = schema.table("actors", [
    ...     {**dict(zip(columns, r)), "name": r[0], "known": True, "n_mentions": 1, "n_documents": 1} for r in rows])
    >>> voices = Voices.read(actors, schema.empty("sources"))
    >>> [stance_of(v, "hts", voices) for v in ("jawlani", "syria-gov", "sohr", "a-passer-by")]
    ['own side', 'other side', 'neutral', 'unknown']
    """
    ours = voices.camps_of(voice)
    theirs = voices.camps_of(party) or frozenset({party})
    if ours & theirs or voices.actors.within(voice, party) or party in ours:
        return "own side"
    if ours:
        return "other side" if _is_party(ours) and _is_party(theirs) else "unknown"
    outlet = voices.outlets.get(voice.casefold())
    kind = voices.actors.kinds.get(voices.actors.lineage.get(voice, (voice,))[-1], "")
    if kind in IMPARTIAL or (outlet is not None and outlet[1] in IMPARTIAL_SOURCES):
        return "neutral"
    return "unknown"


def _is_party(camps: frozenset[str]) -> bool:
    """Whether some camp is more than a state: a foreign state without one may stand anywhere."""
    return any(not camp.startswith("state:") for camp in camps)
