"""Groups, bodies and outlets whom no knowledge has: names that end in a word for a group, acronyms in brackets."""

from __future__ import annotations

from syrnb.extraction.mentions.acronyms import ACRONYM, link_acronyms
from syrnb.extraction.mentions.draft import Draft, slugify
from syrnb.extraction.mentions.linking import end_of_later, is_later
from syrnb.extraction.mentions.locating import settlements
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import load_group_words, load_modifiers, load_nouns
from syrnb.knowledge.place_words import load_place_words
from syrnb.knowledge.records import Actor

__all__ = ["add_group", "find_groups", "find_groups_by_start"]

ARMED = ("rebel", "militia", "armed-group", "state-forces")
ORGANS = frozenset(("command", "council", "bureau", "committee", "staff", "office"))
"""What a group acts by: "the SDF General Command" is the SDF."""
NUMBERED = frozenset(("regiment", "brigade", "battalion", "division", "corps"))
"""Units that go by a number."""
FIGHTERS = frozenset(("fighters", "irregulars", "militiamen", "gunmen", "guerrillas", "insurgents", "paramilitaries"))
"""Of whom a name is told that is their group's, and no place's."""
LONGEST = 9


def find_groups_by_start(draft: Draft) -> None:
    """Let capitalised names that begin with another language's word for a group be actors: "Liwa al-Sabirin"."""
    words = draft.words
    for i in range(len(words) - 1):
        key, after = words[i].key, words[i + 1]
        starts = key in NAMING.group_starts or (key in NAMING.group_starts_with_article and after.article is not None)
        if not starts or not words[i].capital or words[i].sure:
            continue
        end = i + 1
        while (
            end < len(words) and words[end].joined and (words[end].capital or words[end].hyphen) and end - i < LONGEST
        ):
            end += 1
            if words[end - 1].sure:
                break
        named = end - i > 1 and words[end - 1].capital and draft.free(i, end)
        if named and not settlements(draft, draft.surface(i, end)):  # "Lashkar Gah" is a town
            add_group(draft, i, end, "party" if key == "hizb" else "armed-group", method="rule", confidence=0.7)


def find_groups(draft: Draft) -> None:
    """Let capitalised names that end in a word for a group, and the acronyms of spaCy's organisations, be actors."""
    heads = load_group_words()
    for i in range(len(draft.words) - 1, -1, -1):
        word = draft.words[i]
        if word.key in heads and draft.owner[i] is None and (word.capital or _is_named(draft, i)):
            _name_group(draft, i, heads[word.key])
    for i in range(1, len(draft.words)):
        _name_after(draft, i)
        _name_armed(draft, i)
        _name_of_fighters(draft, i)
    link_acronyms(draft)
    for ent in draft.text.doc.ents:
        if ent.label_ in ("ORG", "NORP"):
            _name_by_model(draft, ent.start_char, ent.end_char)


def _name_after(draft: Draft, at: int) -> None:
    """Let a name right after a small word for a group be the group's: "the Miskito organisation Misura"."""
    words = draft.words
    noun = words[at - 1].key
    if noun not in NAMING.before_names or words[at - 1].capital or words[at - 1].sure or not words[at].joined:
        return
    end = at
    while end < len(words) and end - at < LONGEST and (end == at or words[end].joined) and words[end].capital:
        if draft.owner[end] is not None or words[end].key in NAMING.not_names or is_later(draft, end):
            break
        end += 1
        if words[end - 1].sure:
            break
    names = all(draft.token_at(w.start).pos_ == "PROPN" for w in words[at:end])
    if end > at and names and (end == len(words) or not words[end].joined or not words[end].capital):
        add_group(draft, at, end, load_group_words().get(noun, "armed-group"), method="rule", confidence=0.7)
        told, named = draft.owner[at - 1], draft.mention_of_word(at)
        if told is not None and named is not None:  # whomever "the rebel group" would be without a name
            draft.change(told, ref=named.ref, method="rule")


def _name_armed(draft: Draft, at: int) -> None:
    """Let a name right before a small word for the armed name them: "Agwelek forces", "Maute gunmen"."""
    words = draft.words
    word, before = words[at], words[at - 1]
    if word.key not in NAMING.armed_heads or word.capital or not word.joined or before.sure or not before.capital:
        return
    if draft.owner[at] is not None or draft.owner[at - 1] is not None or before.upper or is_later(draft, at - 1):
        return
    token = draft.token_at(before.start)
    common = {before.key, before.key.removesuffix("s")}
    vague = common & (load_modifiers().keys() | load_group_words().keys()) or before.key in NAMING.not_names
    if token.pos_ != "PROPN" or token.dep_ not in ("compound", "amod", "nmod") or vague or before.hyphen:
        return
    if at > 1 and words[at - 2].capital and words[at - 1].joined and not token.is_sent_start:
        return  # the end of a longer name
    add_group(draft, at - 1, at + 1, "armed-group", method="rule", confidence=0.6)


def _name_of_fighters(draft: Draft, at: int) -> None:
    """Let a name of two words and more be the group of the fighters before it: "irregulars of the White Eagles"."""
    words = draft.words
    if at < 3 or words[at - 1].key != "the" or words[at - 2].key != "of" or words[at - 3].key not in FIGHTERS:
        return
    end = at
    while end < len(words) and words[end].joined and words[end].capital and draft.owner[end] is None:
        if words[end].key in NAMING.not_names or is_later(draft, end):
            return
        end += 1
        if words[end - 1].sure:
            break
    names = end - at > 1 and all(draft.token_at(w.start).pos_ == "PROPN" for w in words[at:end])
    if names and (words[end - 1].key,) not in load_place_words() and not settlements(draft, draft.surface(at, end)):
        add_group(draft, at, end, "armed-group", method="rule", confidence=0.7)


def _is_named(draft: Draft, head: int) -> bool:
    """Return whether a small word for a group ends a name: "the Banu Hilal tribe", "the Nur al-Haqq brigade"."""
    word, before = draft.words[head], draft.words[head - 1] if head else None
    if before is None or word.key not in NAMING.small_heads or not word.joined or before.sure:
        return False
    if word.key in NUMBERED and _is_ordinal(before.key):
        return True  # "the 33rd regiment"
    if not before.capital:
        return False
    token = draft.token_at(before.start)
    return (
        draft.owner[head - 1] is None
        and token.pos_ == "PROPN"
        and not is_later(draft, head - 1)
        and before.key not in load_modifiers()
        and draft.token_at(word.start).dep_ not in ("compound", "amod")
    )


def _name_group(draft: Draft, head: int, kind: str) -> None:
    words = draft.words
    start = head
    while start > 0 and words[start].joined and head - start < LONGEST:
        before = words[start - 1]
        if draft.owner[start - 1] is not None and not _names_its_home(draft, start - 1):
            break
        ordinal = _is_ordinal(before.key)
        within = (
            before.key == "the" and start > 2 and words[start - 2].key in ("of", "for") and words[start - 3].capital
        )
        owned = before.sure and before.stem not in NAMING.name_owners
        if owned or (before.key == "the" and not within) or (before.key[:1].isdigit() and not ordinal):
            break
        if before.capital and before.key in NAMING.not_names and not before.key.endswith("ern"):
            break
        linked = before.key in NAMING.group_links and start > 1 and (words[start - 2].capital or within)
        if words[start].key == "the" and before.key in ("of", "for"):
            linked = start > 1 and words[start - 2].capital
        if not before.capital and not linked:
            break
        start -= 1
    end = head + 1
    if end + 1 < len(words) and words[end].key in ("of", "for") and words[end].joined:
        stop = end + 1
        while stop < len(words) and words[stop].joined and draft.owner[stop] is None and stop - end < 8:
            if not words[stop].capital and words[stop].key not in NAMING.group_links:
                break
            stop += 1
        while stop > end and not words[stop - 1].capital:
            stop -= 1
        end = stop if stop > end else end
    if end < len(words) and words[end].joined and words[end].capital and _is_number(words[end].key) and end == head + 1:
        end += 1  # "Task Force 50", "Mobile Unit Two"
    while (
        start < head
        and not _is_ordinal(words[start].key)
        and (not words[start].capital or _is_sentence_word(draft, start))
    ):
        start += 1
    if end - start < 2:
        return
    owner = draft.mention_of_word(start - 1) if words[start].joined and not words[start - 1].sure else None
    record = draft.actor(owner.ref) if owner is not None and owner.kind == "actor" else None
    if owner is not None and record is not None and record.kind in ARMED and words[head].key in ORGANS:
        first, _ = draft.words_of(owner.start, owner.end)
        draft.add(first, end, "actor", record.actor_id, method="rule", confidence=0.8)
        return
    add_group(draft, start, end, kind, method="rule", confidence=0.7)


def _names_its_home(draft: Draft, word: int) -> bool:
    """Return whether a place's name of one word begins a group's: "the Kachin Defence Army"."""
    mention = draft.mention_of_word(word)
    alone = mention is not None and draft.words_of(mention.start, mention.end) == (word, word + 1)
    return alone and mention is not None and mention.kind == "location" and not draft.words[word].sure


def _is_ordinal(key: str) -> bool:
    return key[:1].isdigit() and key.endswith(("st", "nd", "rd", "th"))


def _is_number(key: str) -> bool:
    """Return whether a word numbers a unit: its figures, or a small number in words."""
    return (key.isdigit() and len(key) <= 3) or key in NAMING.unit_numbers


def _is_sentence_word(draft: Draft, word: int) -> bool:
    """Return whether a capital only marks the start of a sentence."""
    token = draft.token_at(draft.words[word].start)
    return bool(token.is_sent_start) and token.pos_ not in ("PROPN", "ADJ", "NOUN")


def _name_by_model(draft: Draft, start_char: int, end_char: int) -> None:
    start, end = draft.words_of(start_char, end_char)
    while start < end and (
        draft.owner[start] is not None or not draft.words[start].capital or draft.words[start].key == "the"
    ):
        start += 1
    while end > start and (
        draft.owner[end - 1] is not None or not draft.words[end - 1].capital or is_later(draft, end - 1)
    ):
        end -= 1
    if start >= end or not draft.free(start, end):
        return
    surface = draft.surface(start, end)
    if draft.words[start].key in NAMING.place_starts and end - start > 1:
        return  # "Tel Minis"
    if end_of_later(draft, start) >= end or settlements(draft, surface, near=True):
        return  # a seat of power ("White House") or a settlement
    if end - start == 1:
        if not ACRONYM.match(surface) or surface in NAMING.things or not _acts(draft, start):
            return
    elif (
        any(c.isdigit() for c in surface)
        or any(w.capital and w.key in NAMING.not_names for w in draft.words[start:end])
        or not all(w.capital or w.key in NAMING.group_links for w in draft.words[start:end])
        or (all(w.upper for w in draft.words[start:end]) and len(surface) > 12)
        or _is_of_things(draft, end - 1)
        or (draft.words[end - 1].key not in load_group_words() and not _acts(draft, end - 1, subject=True))
    ):
        return
    add_group(
        draft, start, end, load_group_words().get(draft.words[end - 1].key, "unknown"), method="model", confidence=0.6
    )


def _is_of_things(draft: Draft, word: int) -> bool:
    """Return whether a headline's words end in what somebody must own: "Idlib - Warplanes"."""
    noun = load_nouns().get((draft.words[word].key,))
    return noun is not None and noun[0].owned


def _acts(draft: Draft, word: int, *, subject: bool = False) -> bool:
    """Return whether a name stands where someone who acts (or is acted on) would stand."""
    token = draft.token_at(draft.words[word].end - 1)
    if token.pos_ != "PROPN":
        return False
    if subject:
        return token.dep_ in ("nsubj", "agent", "poss") or (token.dep_ == "pobj" and token.head.lower_ == "by")
    return token.dep_ in ("nsubj", "nsubjpass", "poss", "conj", "appos", "agent") or (
        token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "against", "from", "of", "to")
    )


def add_group(draft: Draft, start: int, end: int, kind: str, *, method: str, confidence: float) -> None:
    """Let words name a group: one that is known by this name or one like it, or one that only the text has."""
    name = draft.surface(start, end)
    country = draft.focus.country if kind in ("armed-group", "militia", "rebel", "party") else None
    actor_id = slugify(name)
    known = draft.knowledge.actors.get(actor_id) if actor_id in draft.knowledge.actors else None
    if known is not None:
        draft.add(start, end, "actor", actor_id)
        return
    alike = draft.knowledge.names.find_alike([w.key for w in draft.words[start:end]])
    groups = sorted(ref for ref in alike if draft.knowledge.actors[ref].kind != "person")
    if groups:
        draft.add(start, end, "actor", groups[0], method="fuzzy", confidence=0.8)
        return
    actor = Actor(actor_id, name, kind=kind, country=country, known=False, source="text")
    draft.add(start, end, "actor", draft.meet_actor(actor), method=method, confidence=confidence)
