"""What knowledge is made of: frozen records, one a row of a knowledge file.

A *pack* is a folder of knowledge files: ``world`` (every country, the bodies that reach beyond one war) and one pack a
war (``syria``, ``sudan``, ...). Its files are CSV with a head of ``#`` lines (what it holds, where from, licence);
lists within a cell are separated by ``|``; days are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; every row names its
``source``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Actor", "Body", "Country", "Office", "Pack", "Place", "Source"]


@dataclass(frozen=True, slots=True)
class Pack:
    """``pack.yaml``: what a pack is about.

    ``countries`` (ISO 3166 alpha-3) and ``start``/``end`` say which articles the pack's *nominals* ("the rebels",
    "government forces") may be read in; its proper names are read in any article. ``sides`` are the names of its camps.
    ``without_army`` are countries that have no army of their own, so that "the army" there is somebody else's.
    """

    name: str
    title: str
    countries: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    sides: tuple[str, ...] = ()
    without_army: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """``actors.csv``: someone who acts, speaks or is acted on.

    Parameters
    ----------
    actor_id
        Stable and readable: ``hts``, ``syria-gov``.
    name
        The name that tables show.
    aliases
        Proper names, in any script; an alias in capitals throughout is matched by case.
    nominals
        Descriptions that mean this actor in the pack's own war ("opposition fighters", "regime forces").
    kind
        See ``schema.ACTOR_KIND``.
    country
        ISO 3166 alpha-3, or None.
    side
        The camp, as the pack names it, or None.
    parent_id
        The actor it is part of, led by or holds office in, or None.
    start, end
        First and last day on which the name stood for it; None for open.
    successor_id
        What it became.
    wikidata
        Q-number, where sure.
    pack
        The pack it came from; empty where it was found in a text.
    known
        False for someone whom only a text names.
    source
        Where the row came from.
    """

    actor_id: str
    name: str
    aliases: tuple[str, ...] = ()
    nominals: tuple[str, ...] = ()
    kind: str = "unknown"
    country: str | None = None
    side: str | None = None
    parent_id: str | None = None
    start: date | None = None
    end: date | None = None
    successor_id: str | None = None
    wikidata: str | None = None
    pack: str = ""
    known: bool = True
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """``offices.csv``: a title by which its holder is named ("the Turkish foreign minister").

    ``titles`` are without an article; ``body_id`` is the actor that the office belongs to; ``holder_id`` held it from
    ``start`` to ``end``. Titles that hold for every country stand in ``world/offices.csv`` with ``{adj}`` and
    ``{name}`` in place of the country.
    """

    office_id: str
    titles: tuple[str, ...]
    body_id: str
    holder_id: str | None = None
    start: date | None = None
    end: date | None = None
    pack: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """``places.csv``: a place that a gazetteer of settlements lacks, or that needs a readable id.

    ``lat``/``lon`` in degrees WGS 84; ``radius_km`` says how vague it is; ``admin1`` is the English name of the
    first-level division it lies in; ``nominals`` mean it in the pack's own war only ("the north-west").
    """

    location_id: str
    name: str
    aliases: tuple[str, ...] = ()
    nominals: tuple[str, ...] = ()
    kind: str = "area"
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonameid: int | None = None
    pack: str = ""
    known: bool = True
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """``world/countries.csv``: a state, and the words by which its government is meant.

    ``slug`` starts the ids of its bodies (``syria`` gives ``syria-gov``); ``adjectives`` ("Syrian") name its bodies,
    ``demonyms`` ("Syrians") its people; ``capital`` and ``seats`` ("the Kremlin") may stand for its government.
    ``admin1_word`` is what a first-level division is called ("Governorate").
    """

    iso3: str
    iso2: str
    slug: str
    name: str
    official_name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    admin1_word: str
    lat: float
    lon: float
    radius_km: float
    geonameid: int | None
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """``world/bodies.csv``: a body that every state has, as patterns over ``{adj}``, ``{name}`` and ``{capital}``.

    ``suffix`` makes the id (``army`` gives ``syria-army``), ``parent`` is another body's suffix or empty. ``bare``
    patterns ("the army") mean the body of the country that an article is about.
    """

    suffix: str
    name: str
    kind: str
    parent: str | None
    patterns: tuple[str, ...]
    bare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """``sources.csv``: an outlet, agency or monitor as a source of claims.

    ``source_id`` equals the ``actor_id`` of the same body where there is one; ``family`` is the source whose copy it
    carries; ``reliability`` is NA unless somebody gave one, and ``basis`` says who.
    """

    source_id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    side: str | None = None
    family: str | None = None
    reliability: str | None = None
    basis: str | None = None
