"""Acts of one kind: which claims may tell of one act, by their types and the families of the lexicon's entries."""

from __future__ import annotations

from functools import cache

from syrnb.analysis.happening import Happening
from syrnb.analysis.kinship import kinship

__all__ = ["Weighed", "akin", "kind_of", "weigh_acts"]

Weighed = list[tuple[float, str]] | str
"""Points with their reasons, or why it is excluded."""

KINDRED = {"AGREE": "TALK", "CONSULT": "TALK", "COOPERATE": "TALK", "SUPPORT": "HELP", "AID": "HELP"}
"""PLOVER types of which a claim of the one may tell the same act as a claim of the other."""
FAMILIES = ("taking", "leaving", "harm", "remote", "fighting")
APART = ("taking", "remote", "fighting")
"""Families of which no two tell one act, but for an attack, which may be the start of any."""


def weigh_acts(one: Happening, other: Happening) -> Weighed:
    """Weigh whether two claims tell of one act, by PLOVER type, entry of the lexicon and family of entries."""
    if one.planned != other.planned:
        return "one is planned or conditional, the other is not"
    if one.plover != other.plover:
        if kind_of(one) == kind_of(other):
            return [(0.3, f"kindred acts: {' and '.join(sorted((one.plover, other.plover)))}")]
        return f"different acts: {' and '.join(sorted((one.plover, other.plover)))}"
    if one.doc_id == other.doc_id and _is_further(one, other):
        return "one is told as a further one of its kind"
    if one.entry == other.entry:
        named = one.campaign and other.campaign and not (one.places and other.places)
        return [(1.0, f"the same act: {one.entry}"), *([(2.0, "both name a campaign")] if named else [])]
    return _weigh_entries(one.entry, other.entry, one.plover)


@cache
def _weigh_entries(one: str, other: str, plover: str) -> Weighed:
    """Weigh whether two entries of the lexicon of one PLOVER type may tell of one act."""
    words = " and ".join(sorted((one, other)))
    if _of_one_family(one, other):
        return [(0.8, f"acts of one kind: {words}")]
    if plover != "ASSAULT":
        return [(0.5, f"the same kind: {plover}")]
    families = [{f for f in APART if entry in kinship()[f]} for entry in (one, other)]
    if all(families) and not families[0] & families[1] and "attack" not in (one, other):
        return f"different acts: {words}"
    return [(0.3, f"acts that may be one: {words}")]


def kind_of(h: Happening) -> str:
    """Return what claims of one act have in common: the PLOVER type, or its kin's name."""
    return KINDRED.get(h.plover, h.plover)


def _is_further(one: Happening, other: Happening) -> bool:
    """Whether the later told of two claims of a document says itself that it is another ("a further air strike")."""
    if one.sentence_id == other.sentence_id or not akin(one, other):
        return False
    return bool(kinship()["further"].intersection(max(one, other, key=lambda h: h.trigger_start).before))


def akin(one: Happening, other: Happening) -> bool:
    """Whether two claims tell acts of one kind: of one entry, or of one family of entries."""
    return one.entry == other.entry or _of_one_family(one.entry, other.entry)


@cache
def _of_one_family(one: str, other: str) -> bool:
    return any({one, other} <= kinship()[family] for family in FAMILIES)
