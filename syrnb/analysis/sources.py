"""Whose word a claim is: independent sources, and on whose side a voice stands.

A *voice* is the speaker of a claim where one is named, else the outlet of its document. Voices that are one body in
the end (a minister and the government, an outlet and the state that directs it, a paper and the agency whose copy it
carries) are one *source*. Nothing is guessed: a voice without a known side has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from syrnb import schema
from syrnb.analysis.records import read_records
from syrnb.analysis.records import text_or_empty as _text

__all__ = ["Voices", "independent_sources", "stance_of"]

STATE_KINDS = frozenset({"state", "state-forces"})
PARTISAN = frozenset({"rebel", "militia", "armed-group", "party"})
IMPARTIAL = frozenset({"monitor", "igo", "civil-society", "media", "company"})
IMPARTIAL_SOURCES = frozenset({"agency", "newspaper", "broadcaster", "monitor", "igo", "ngo"})
UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Voices:
    """What the tables ``actors`` and ``sources`` say of who belongs to whom.

    Parameters
    ----------
    lineage
        Each actor and all above it, by ``parent_id``.
    camps
        The camps that an actor's lineage names.
    kinds, countries
        Of actors, by id.
    named
        Actors that the knowledge has; "residents" and "a military source" are not among them.
    outlets
        Rows of ``sources`` by id and by name (folded), as (source_id, kind, side, family).
    """

    lineage: Mapping[str, tuple[str, ...]]
    camps: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    countries: Mapping[str, str]
    named: frozenset[str]
    outlets: Mapping[str, tuple[str, str, str, str]]

    @classmethod
    def read(cls, actors: pd.DataFrame, sources: pd.DataFrame) -> Voices:
        """Read the tables of the contract."""
        rows = {r["actor_id"]: r for r in read_records(actors)}
        lineage = {}
        for actor in rows:
            line = [actor]
            while (above := _text(rows.get(line[-1], {}).get("parent_id"))) and above not in line:
                line.append(above)
            lineage[actor] = tuple(line)
        outlets: dict[str, tuple[str, str, str, str]] = {}
        for row in read_records(sources):
            found = (row["source_id"], _text(row["kind"]), _text(row["side"]), _text(row["family"]))
            for name in (row["source_id"], row["name"], *row["aliases"]):
                outlets.setdefault(name.casefold(), found)
        side = {actor: _text(row["side"]) for actor, row in rows.items()}
        return cls(
            lineage,
            {a: frozenset(s for b in line if (s := side.get(b, ""))) for a, line in lineage.items()},
            {actor: _text(row["kind"]) for actor, row in rows.items()},
            {actor: _text(row["country"]) for actor, row in rows.items()},
            frozenset(actor for actor, row in rows.items() if row["known"]),
            outlets,
        )

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
        top = self.lineage.get(top, (top,))[-1]
        if self.kinds.get(top) in STATE_KINDS and top in self.named and self.countries.get(top):
            return f"state:{self.countries[top]}"
        return top

    def camps_of(self, voice: str) -> frozenset[str]:
        """Return every camp, state and body that a voice belongs to; empty where none is known."""
        outlet = self.outlets.get(voice.casefold())
        found = set(self.camps.get(voice, ()))
        if outlet is not None and outlet[2]:
            found.add(f"state:{outlet[2]}" if _is_country(outlet[2]) else outlet[2])
            found |= self.camps.get(outlet[2], frozenset())
        for actor in self.lineage.get(voice, ()):
            if self.kinds.get(actor) in STATE_KINDS and self.countries.get(actor):
                found.add(f"state:{self.countries[actor]}")
            elif self.kinds.get(actor) in PARTISAN and actor in self.named:
                found.add(actor)
        # A state that is a party to a war speaks for its camp, whichever of its bodies the camp is written beside.
        states = {c for c in found if c.startswith("state:")}
        for actor, camps in self.camps.items():
            if camps and self.kinds.get(actor) in STATE_KINDS and f"state:{self.countries.get(actor)}" in states:
                found |= camps
        return frozenset(found)


def _is_country(side: str) -> bool:
    return len(side) == 3 and side.isascii() and side.isupper()


def independent_sources(
    claims: pd.DataFrame,
    *,
    sources: pd.DataFrame,
    documents: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
    copies: pd.DataFrame | None = None,
) -> dict[str, str]:
    """Return whose word each claim is in the end; claims with different values come from independent sources.

    Parameters
    ----------
    claims
        The claim block of any table: ``claim_id, doc_id, speaker, speaker_text``.
    sources, documents, actors
        Tables of the contract.
    sentences
        The table of the contract; copies are found in it where none are given.
    copies
        As :func:`syrnb.analysis.copies.find_copies` returns them.

    Returns
    -------
    dict
        By claim: the body that its speaker speaks for; the outlet of its document, or that of the document whose copy
        it is, where the author speaks; ``unnamed/`` and the document or outlet where the speaker has no name.
        ``len(set(...))`` counts independent sources.

    Examples
    --------
    >>> claims = pd.DataFrame(
    ...     [("a", "d", "fidan", "Fidan"), ("b", "e", "turkey-gov", "Ankara"), ("c", "d", None, None)],
    ...     columns=["claim_id", "doc_id", "speaker", "speaker_text"])
    >>> rows = [{"actor_id": "turkey-gov", "name": "Turkey", "kind": "state", "country": "TUR"},
    ...         {"actor_id": "fidan", "name": "Fidan", "kind": "person", "parent_id": "turkey-gov"}]
    >>> actors = schema.table("actors", [{**r, "known": True, "n_mentions": 1, "n_documents": 1} for r in rows])
    >>> independent_sources(
    ...     claims, sources=schema.empty("sources"), documents=schema.empty("documents"), actors=actors)
    {'a': 'state:TUR', 'b': 'state:TUR', 'c': 'document:d'}
    """
    voices = Voices.read(schema.empty("actors") if actors is None else actors, sources)
    if copies is None and sentences is not None:
        from syrnb.analysis.copies import find_copies

        copies = find_copies(sentences)
    group = {} if copies is None else dict(zip(copies["doc_id"], copies["copy_group"], strict=True))
    carriers = _carriers(documents, group, voices)
    found = {}
    for claim, doc, speaker, words in zip(
        claims["claim_id"], claims["doc_id"], claims["speaker"], claims["speaker_text"], strict=True
    ):
        carrier = carriers.get(doc, f"document:{group.get(doc, doc)}")
        if _text(speaker) and (speaker in voices.named or speaker.casefold() in voices.outlets):
            found[claim] = voices.source_of(speaker)
        elif _text(speaker) or _text(words):
            found[claim] = f"{UNNAMED}/{carrier}/{_text(speaker) or _text(words).casefold()}"
        else:
            found[claim] = carrier
    return found


def _carriers(documents: pd.DataFrame, group: Mapping[str, str], voices: Voices) -> dict[str, str]:
    """Return, by document, the source whose text it is: of copies, that of the first published."""
    rows = {r["doc_id"]: r for r in read_records(documents)}
    first: dict[str, tuple[pd.Timestamp, str]] = {}
    for doc, row in rows.items():
        when = row["published"] if pd.notna(row["published"]) else pd.Timestamp.max
        key = group.get(doc, doc)
        first[key] = min(first.get(key, (when, doc)), (when, doc))
    found = {}
    for doc in rows:
        key = group.get(doc, doc)
        outlet = _text(rows[first[key][1]]["source"])
        found[doc] = voices.source_of(outlet) if outlet else f"document:{key}"
    return found


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
    if voice == party or ours & theirs or party in voices.lineage.get(voice, ()) or party in ours:
        return "own side"
    if ours:
        return "other side" if _is_party(ours) and _is_party(theirs) else "unknown"
    outlet = voices.outlets.get(voice.casefold())
    kind = voices.kinds.get(voices.lineage.get(voice, (voice,))[-1], "")
    if kind in IMPARTIAL or (outlet is not None and outlet[1] in IMPARTIAL_SOURCES):
        return "neutral"
    return "unknown"


def _is_party(camps: frozenset[str]) -> bool:
    """Whether some camp is more than a state: a foreign state without one may stand anywhere."""
    return any(not camp.startswith("state:") for camp in camps)
