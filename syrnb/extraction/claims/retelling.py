"""The same victims told again: a lead and its details, later mentions that point back, a name given to the unnamed.

An article counts its dead more than once: "killed several insurgents" in the lead, "two insurgents were killed" below
it, "the insurgents who died" at the end. Each such claim keeps its row, tied by ``part_of`` to the one that says most,
so that what stands alone can be added up. Only a participle that points back ("the captured troops") adds no row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.scene import Scene
from syrnb.knowledge.records import Place
from syrnb.language.syntax import obliques

__all__ = ["link_retold"]

Row = dict[str, Any]

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them"})
ANEW = frozenset(
    {
        *("other", "others", "another", "additional", "more", "further", "separate", "separately"),
        *("second", "third", "also", "later", "elsewhere", "meanwhile"),
    }
)
GOVERNMENT = frozenset({"state", "state-forces"})
CIVIL = frozenset({"civilians", "women", "children", "journalists", "medical", "aid-workers"})
FLOORS = frozenset({"at least", "more than"})
LEAD = 2
"""Sentences in which a report says in short what it goes on to tell."""


def link_retold(scene: Scene, rows: list[Row]) -> list[Row]:
    """Return the rows of ``casualties`` of one article, those that tell others again tied to them.

    ``rows`` are changed in place; a participle that only points back is left out.
    """
    ordered = sorted(rows, key=lambda r: (r["count_start"], r["count_end"]))
    kept: list[Row] = []
    for row in ordered:
        before = [r for r in kept if r["outcome"] == row["outcome"] and _happened(r) and not _is_zero(r)]
        if not _happened(row) or _is_zero(row):
            kept.append(row)
            continue
        if before and _only_points_back(scene, row):
            continue
        kept.append(row)
        if row["count_mode"] == "delta" and not before and any(_happened(r) for r in kept[:-1]):
            row["count_mode"] = "incident"  # "another 19 were injured" after the dead: nothing is added to
        _tie(scene, row, [r for r in before if r["sentence_id"] != row["sentence_id"]])
    left = {r["claim_id"] for r in kept}
    return [r for r in rows if r["claim_id"] in left]


def _tie(scene: Scene, row: Row, before: list[Row]) -> None:
    """Tie a row to the one that told the same victims before it, or that one to it."""
    alike = [r for r in before if _alike(scene, r, row)]
    if row["part_of"] is not None:
        if (single := _same_person(scene, row, alike)) is not None and single["part_of"] is None:
            single["part_of"] = row["part_of"]
        return
    whole = _pointed_at(scene, row, alike) or _named_again(scene, row, alike)
    if whole is not None:
        row["part_of"] = _root(whole, before)
        of_them = any(t.lower_ in PRONOUNS for t in obliques(_noun(scene, row)).get("of", []))
        if of_them and whole["count_mode"] == "cumulative" and row["count_mode"] == "incident":
            row["count_mode"] = "cumulative"  # "60,000 have died ... 20,000 of them died at"
        return
    noun = _noun(scene, row)
    if _is_definite(noun) and row["low"] and row["low"] > 1:
        for single in alike:  # "captured a commander ... Both men were detained"
            if single["part_of"] is None and single["low"] == single["high"] == 1:
                single["part_of"] = row["claim_id"]
    for earlier in alike:
        if earlier["part_of"] is None and row["part_of"] is None:
            _tie_detail(scene, earlier, row, [r for r in before if r["part_of"] == earlier["claim_id"]])


def _tie_detail(scene: Scene, earlier: Row, row: Row, parts: list[Row]) -> None:
    """Tie a lead and its detail: the vaguer is part of the more exact, and the fewer of the more."""
    if "cumulative" in (earlier["count_mode"], row["count_mode"]) or not _one_voice(earlier, row):
        return
    low, high = row["low"], row["high"]
    if (low, high) == (earlier["low"], earlier["high"]) and low != 1:
        if low is not None and _days(earlier) and _days(row):
            row["part_of"] = earlier["claim_id"]
        return
    in_lead = _sentence_number(scene, earlier) < _first_sentence(scene) + LEAD and _same_kind(earlier, row)
    anew = _tells_anew(scene, row)
    if not in_lead or (low == high == 1 and not anew):
        return
    vague = earlier["high"] is None and earlier["qualifier"] not in FLOORS
    if vague and low is not None and not anew and low >= (earlier["low"] or 2):
        earlier["part_of"] = row["claim_id"]
        return
    if vague or earlier["low"] is None or (low is None and not _is_definite(_noun(scene, row))):
        return
    if anew and not parts and earlier["high"] is not None:
        return
    told = sum(p["low"] or 0 for p in parts) + (low or 0)
    if (low is None or low < earlier["low"]) and (earlier["high"] is None or told <= earlier["high"]):
        row["part_of"] = earlier["claim_id"]


def _pointed_at(scene: Scene, row: Row, before: list[Row]) -> Row | None:
    """Return the count that a definite noun, a pronoun or "one of the" points back at."""
    noun = _noun(scene, row)
    owners = [t for t in obliques(noun).get("of", []) if noun.like_num or noun.lower_ in ("some", "several", "many")]
    if any(_is_definite(t) or t.lower_ in PRONOUNS or _numbered(scene, t) for t in owners):
        return next((r for r in reversed(before) if _exceeds(r, row)), None)
    if noun.lower_ in PRONOUNS or (_is_definite(noun) and not noun.ent_type_):
        single = row["low"] == row["high"] == 1
        same = [r for r in before if _noun(scene, r).lemma_ == noun.lemma_] or before
        open_ones = [r for r in before if r["count_mode"] == "incident" and not _tells_others(scene, r)]
        return next((r for r in same if (r["low"] == 1) == single and _covers(r, row)), None) or next(
            (r for r in reversed(open_ones) if _exceeds(r, row)), None
        )
    return None


def _tells_others(scene: Scene, row: Row) -> bool:
    """Return whether a count leaves out who was spoken of: "several other insurgents"."""
    return any(t.lower_ in ANEW for t in scene.text.span(row["count_start"], row["count_end"]))


def _one_voice(a: Row, b: Row) -> bool:
    """Return whether two counts do not come from two speakers, who may each have their own."""
    return a["speaker"] == b["speaker"] or a["speaker"] is None or b["speaker"] is None


def _named_again(scene: Scene, row: Row, before: list[Row]) -> Row | None:
    """Return the count that a person is one of: told by name before, or left unnamed until now or until confirmed."""
    if (found := _same_person(scene, row, before)) is not None:
        return found
    if row["speech_act"] == "confirms" and row["low"] is not None and row["low"] == row["high"]:
        return next((r for r in before if r["low"] is None or r["low"] >= row["low"]), None)
    return None


def _same_person(scene: Scene, row: Row, before: list[Row]) -> Row | None:
    """Return the claim of the one person whom a claim of one person tells again."""
    if not row["low"] == row["high"] == 1:
        return None
    singles = [r for r in before if r["low"] == r["high"] == 1]
    people = _people(scene, row)
    for other in singles:
        if people and people & _people(scene, other):
            return other
    if people:  # a name for who was only described, in the lead
        lead = _first_sentence(scene) + LEAD
        unnamed = [r for r in singles if not _people(scene, r) and r["victims"] not in CIVIL]
        return next((r for r in unnamed if _sentence_number(scene, r) < lead), None)
    return singles[0] if singles and _is_definite(_noun(scene, row)) else None


def _people(scene: Scene, row: Row) -> set[str]:
    return {i for i in row["victim_ids"] if (a := scene.actors.get(i)) is not None and a.kind == "person"}


def _root(row: Row, rows: Iterable[Row]) -> str:
    """Return the claim that a claim is part of in the end, or itself."""
    by_id = {r["claim_id"]: r for r in rows}
    seen: set[str] = set()
    while row["part_of"] in by_id and row["claim_id"] not in seen:
        seen.add(row["claim_id"])
        row = by_id[row["part_of"]]
    return str(row["claim_id"])


def _happened(row: Row) -> bool:
    return row["modality"] in ("actual", "ongoing") and not row["background"]


def _is_zero(row: Row) -> bool:
    return row["low"] == row["high"] == 0


def _noun(scene: Scene, row: Row) -> Token:
    span = scene.text.span(row["count_start"], row["count_end"])
    return span.root if span.root.pos_ not in ("CCONJ", "ADP", "DET") else span[-1]


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in DEFINITE and c.dep_ in ("det", "predet", "preconj") for c in noun.children)


def _numbered(scene: Scene, noun: Token) -> bool:
    return any(c.dep_ in ("nummod", "amod") and c.i < noun.i and scene.text.sentence_at(c.idx) for c in noun.children)


def _only_points_back(scene: Scene, row: Row) -> bool:
    """Return whether a participle before a definite noun retells the outcome: "the captured troops"."""
    noun = _noun(scene, row)
    words = scene.text.span(row["span_start"], row["span_end"])
    participle = any(t.dep_ == "amod" and t.tag_ == "VBN" and t.head.i == noun.i for t in words)
    return participle and _is_definite(noun) and row["rule"].startswith("casualty/") and not _has_number(noun)


def _has_number(noun: Token) -> bool:
    return any(c.dep_ == "nummod" for c in noun.children)


def _exceeds(whole: Row, row: Row) -> bool:
    """Return whether a count may hold another among others."""
    if whole["low"] is None:
        return True
    return row["low"] is None or whole["low"] > row["low"]


def _covers(whole: Row, row: Row) -> bool:
    return whole["low"] is None or row["low"] is None or whole["low"] >= row["low"]


def _tells_anew(scene: Scene, row: Row) -> bool:
    """Return whether the words around a count say that it is another: "also killed", "in a separate raid"."""
    words = scene.text.span(row["span_start"], row["span_end"])
    near = words.doc[max(words[0].sent.start, words.start - 4) : min(words[0].sent.end, words.end + 4)]
    return any(t.lower_ in ANEW for t in near)


def _sentence_number(scene: Scene, row: Row) -> int:
    return scene.text.sentence_at(row["count_start"]).index


def _first_sentence(scene: Scene) -> int:
    body = scene.text.document.body_start
    return next((s.index for s in scene.text.sentences if s.end > body), 0)


def _days(row: Row) -> bool:
    return row["start"] is not None


def _same_kind(a: Row, b: Row) -> bool:
    """Return whether two counts are told by triggers of one entry of the lexicon."""
    return str(a["rule"]).split("/")[1] == str(b["rule"]).split("/")[1]


def _alike(scene: Scene, a: Row, b: Row) -> bool:
    """Return whether nothing in two counts speaks against their telling of the same people."""
    return _same_days(a, b) and _same_class(a, b) and _same_side(scene, a, b) and _same_place(scene, a, b)


def _same_days(a: Row, b: Row) -> bool:
    if a["start"] is None or b["start"] is None or a["end"] is None or b["end"] is None:
        return True
    return bool(a["start"] <= b["end"] and b["start"] <= a["end"])


def _same_class(a: Row, b: Row) -> bool:
    kinds = {a["victims"], b["victims"]} - {"all", "unknown"}
    return len(kinds) < 2 or kinds <= CIVIL


def _same_side(scene: Scene, a: Row, b: Row) -> bool:
    """Return whether victims, and those who harmed them, may be of one side."""

    def sides(ids: list[str]) -> set[bool]:
        known = [scene.actors[i] for i in ids if i in scene.actors]
        owners = [scene.actors.get(r.parent_id or "", r) if r.kind == "person" else r for r in known]
        return {r.kind in GOVERNMENT for r in owners if r.kind not in ("people", "person", "unknown")}

    return all(
        not sides(a[column]) or not sides(b[column]) or bool(sides(a[column]) & sides(b[column]))
        for column in ("victim_ids", "perpetrators")
    )


def _same_place(scene: Scene, a: Row, b: Row) -> bool:
    first = [p for i in a["location_ids"] if (p := scene.places.get(i)) is not None]
    second = [p for i in b["location_ids"] if (p := scene.places.get(i)) is not None]
    return not first or not second or any(_nested(p, q) or _nested(q, p) for p in first for q in second)


def _nested(whole: Place, part: Place) -> bool:
    if whole is part:
        return True
    if whole.kind in ("country", "region"):
        return whole.country == part.country
    return whole.kind == "admin1" and whole.admin1 is not None and whole.admin1 == part.admin1
