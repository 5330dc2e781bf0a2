"""Troops, craft and crews told again: "the soldiers" after "French soldiers" are French."""

from __future__ import annotations

from syrnb.extraction.mentions.counted import NUMBERS, whose
from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.naming_words import NAMING

__all__ = ["resolve_again"]

TROOPS = ("soldier", "soldiers", "troops", "serviceman", "servicemen", "conscripts", "commandos", "marines")
CRAFT = (
    *("plane", "planes", "jet", "jets", "warplane", "warplanes", "aircraft", "bomber", "bombers", "fighter jets"),
    *("helicopter", "helicopters", "chopper", "choppers", "gunship", "gunships", "drone", "drones"),
)
FAMILIES = (
    frozenset(TROOPS),
    frozenset(("policeman", "policemen", "officers", "police")),
    frozenset(CRAFT),
    frozenset(("pilot", "pilots", "airman", "airmen", "aviator", "aviators")),
)
"""Nouns of which one may be told again by another."""
FAMILY = {noun: family for family in FAMILIES for noun in family}
ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative"))
REACH = 3
"""How many sentences back those told before are looked for."""


def resolve_again(draft: Draft) -> None:
    """Let bare troops, policemen, aircraft and pilots, told with "the", be of whom those told just before were.

    Without it "the soldiers" are of the country that the article is about, and "the jets" nobody's.
    """
    for i, word in enumerate(draft.words):
        if word.key not in FAMILY or not _points_back(draft, i):
            continue
        refs = _told_before(draft, i)
        if not refs:
            continue
        number = draft.owner[i]
        if number is None:
            number = draft.add(i, i + 1, "actor", refs[0], method="coreference", confidence=0.7)
        elif draft.mentions[number].ref != refs[0] or len(refs) > 1:
            draft.change(number, ref=refs[0], method="coreference", confidence=0.7)
        if len(refs) > 1:
            draft.change(number, ref=None, also=refs)


def _points_back(draft: Draft, word: int) -> bool:
    """Return whether a noun stands with "the" and nothing that says whose it is: "the soldiers", "the two jets"."""
    if word == 0 or not draft.words[word].joined:
        return False
    at = word - 1
    if draft.words[at].key in NUMBERS and at > 0 and draft.words[at].joined:
        at -= 1
    pointer = draft.token_at(draft.words[at].start)
    if draft.words[at].key not in NAMING.pointers or pointer.dep_ == "mark" or pointer.tag_ in ("IN", "WDT"):
        return False  # "said that warplanes bombed"
    if word + 1 < len(draft.words) and draft.words[word + 1].hyphen:
        return False
    token = draft.token_at(draft.words[word].start)
    if token.pos_ != "NOUN" or token.dep_ not in ROLES:
        return False
    if any(c.lower_ in ("of", "from") for c in token.children if c.dep_ == "prep"):
        return False  # "the soldiers of the 4th Division"
    owner = draft.owner[word]
    if owner is None:
        return True
    mention = draft.mentions[owner]
    actor, (first, end) = draft.actor(mention.ref), draft.words_of(mention.start, mention.end)
    return end - first == 1 and actor is not None and actor.kind == "state-forces"


def _told_before(draft: Draft, word: int) -> tuple[str, ...]:
    """Return whose those of the nearest such noun were; nobody where that is not known, or other troops are nearer."""
    family, troops = FAMILY[draft.words[word].key], draft.words[word].key in TROOPS
    here = draft.text.sentence_at(draft.words[word].start).index
    for at in range(word - 1, -1, -1):
        if here - draft.text.sentence_at(draft.words[at].start).index > REACH:
            return ()
        mention = draft.mention_of_word(at)
        actor = draft.actor(mention.ref) if mention is not None else None
        if draft.words[at].key in family:
            ref = whose(draft, draft.token_at(draft.words[at].start))
            owner = draft.actor(ref)
            return (*_joined_with(draft, at, owner.actor_id), owner.actor_id) if owner is not None else ()
        if troops and actor is not None and actor.kind == "state-forces":
            return ()
    return ()


def _joined_with(draft: Draft, word: int, ref: str) -> tuple[str, ...]:
    """Return who else's the troops told at a word are: "Syrian and Russian jets"."""
    mention = draft.mention_of_word(word)
    first = draft.words_of(mention.start, mention.end)[0] if mention is not None else word
    other = draft.mention_of_word(first - 2) if first > 1 and draft.words[first - 1].key == "and" else None
    actor = draft.actor(other.ref) if other is not None else None
    near = other is not None and draft.words_of(other.start, other.end)[1] == first - 1
    return (actor.actor_id,) if near and actor is not None and actor.actor_id != ref else ()
