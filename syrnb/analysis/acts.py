"""Acts of one kind: which claims may tell of one act, by their types and the families of the lexicon's entries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from syrnb.analysis.happening import Happening
from syrnb.knowledge.lexicon_files import LANGUAGE, read_mapping

__all__ = ["Weighed", "akin", "is_campaign", "kinship", "weigh_acts"]

Weighed = list[tuple[float, str]] | str
"""Points with their reasons, or why it is excluded."""

KINDRED = (frozenset({"AGREE", "CONSULT", "COOPERATE"}), frozenset({"SUPPORT", "AID"}))
FAMILIES = ("taking", "leaving", "harm", "remote", "fighting")
APART = ("taking", "remote", "fighting")
"""Families of which no two tell one act, but for an attack, which may be the start of any."""


@lru_cache(maxsize=1)
def kinship() -> Mapping[str, frozenset[str]]:
    """Return which entries of the lexicon may tell one happening, by family (``knowledge/language/incidents.yaml``)."""
    return {family: frozenset(names) for family, names in read_mapping(LANGUAGE / "incidents.yaml").items()}


def weigh_acts(one: Happening, other: Happening) -> Weighed:
    """Weigh whether two claims tell of one act, by PLOVER type, entry of the lexicon and family of entries."""
    if one.planned != other.planned:
        return "one is planned or conditional, the other is not"
    if one.plover != other.plover:
        if any({one.plover, other.plover} <= kin for kin in KINDRED):
            return [(0.3, f"kindred acts: {' and '.join(sorted((one.plover, other.plover)))}")]
        return f"different acts: {' and '.join(sorted((one.plover, other.plover)))}"
    if one.doc_id == other.doc_id and _is_further(one, other):
        return "one is told as a further one of its kind"
    if one.entry == other.entry:
        named = is_campaign(one) and is_campaign(other) and not (one.places and other.places)
        return [(1.0, f"the same act: {one.entry}"), *([(2.0, "both name a campaign")] if named else [])]
    kin = kinship()
    if akin(one, other):
        return [(0.8, f"acts of one kind: {' and '.join(sorted((one.entry, other.entry)))}")]
    if one.plover != "ASSAULT":
        return [(0.5, f"the same kind: {one.plover}")]
    families = [{f for f in APART if h.entry in kin[f]} for h in (one, other)]
    if all(families) and not families[0] & families[1] and "attack" not in (one.entry, other.entry):
        return f"different acts: {' and '.join(sorted((one.entry, other.entry)))}"
    return [(0.3, f"acts that may be one: {' and '.join(sorted((one.entry, other.entry)))}")]


def is_campaign(h: Happening) -> bool:
    """Whether a claim names a campaign ("the offensive"), which goes on for days and moves from place to place."""
    return h.trigger.rpartition(" ")[2] in kinship()["campaigns"]


def _is_further(one: Happening, other: Happening) -> bool:
    """Whether the later told of two claims of a document says itself that it is another ("a further air strike")."""
    if one.sentence_id == other.sentence_id or not akin(one, other):
        return False
    return bool(kinship()["further"].intersection(max(one, other, key=lambda h: h.trigger_start).before))


def akin(one: Happening, other: Happening) -> bool:
    """Whether two claims tell acts of one kind: of one entry, or of one family of entries."""
    return one.entry == other.entry or any({one.entry, other.entry} <= kinship()[family] for family in FAMILIES)
