"""Places that stand in a list after a word for many: "the districts of A, B and C", "cities including A and B"."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene

__all__ = ["included", "listed_after"]

NAMING = frozenset(("including", "such as", ", including", ", such as", "namely"))
OPENING = NAMING | {"", "of", "in", ",", ":", "("}
LINKS = frozenset(("", ",", "and", ", and", "or", ";"))
WHOLE = frozenset(("town", "village", "city", "hamlet", "settlement"))
SMALL = frozenset(("city", "town", "village", "district", "facility", "area"))


def listed_after(scene: Scene, noun: Token) -> list[tuple[Mention, Token]]:
    """Return the settlements and quarters listed right after a plural noun for places; none where it opens no list.

    Each with the word that says how much of it is meant: its own, or the noun ("districts in A and B").
    """
    noun = next((t for t in (noun, *noun.lefts) if t.tag_ == "NNS"), noun)  # "the cities A and B", hung on A
    if noun.tag_ != "NNS" or scene.mention_at(noun, "actor"):
        return []
    found: list[Mention] = []
    end, links, share = noun.idx + len(noun), OPENING, False
    last = noun.sent[-1].idx
    for mention in scene.mentions:
        if mention.kind != "location" or mention.start < end or mention.start > last:
            continue
        place = scene.places.get(mention.ref or "")
        between = scene.text.flow[end : mention.start].strip()
        if len(found) < 2 and between in NAMING:
            found, links, share = [], LINKS | {between}, False  # "districts of A including B"
        if place is None or between not in links or (found and place.kind not in SMALL):
            break
        if place.kind in SMALL:
            found.append(mention)
        share = share or (between in ("in", "of") and noun.lemma_ not in WHOLE)
        end, links = mention.end, LINKS if found else OPENING
    return [(m, noun if share else scene.heads[m]) for m in found] if len(found) > 1 else []


def included(whole: Token) -> list[Token]:
    """Return the plural nouns after "including" that tell of what a place has: "55 percent, including major cities"."""
    doc, last = whole.doc, whole.sent.end
    verb = next((t.i for t in doc[whole.i + 1 : last] if t.pos_ == "VERB" and t.lower_ != "including"), last)
    opens = [t.i for t in doc[whole.i + 1 : verb] if t.lower_ == "including"]
    return [t for at in opens for t in doc[at + 1 : min(at + 4, last)] if t.tag_ == "NNS"]
