"""Names that a text defines itself: "the Party for Unity and Safeguarding of the Integrity of Congo (PUSIC)"."""

from __future__ import annotations

from syrnb.extraction.mentions.acronyms import bracketed_acronyms, letters_shared
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.groups import add_group
from syrnb.extraction.mentions.linking import is_later
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import load_group_words
from syrnb.knowledge.words import split_words

__all__ = ["find_defined"]

LONGEST = 14
LINKS = frozenset({"and", "&"})


def find_defined(draft: Draft) -> None:
    """Let a name of a group before its acronym in brackets be one actor, from its first word to its last."""
    for i, acronym in bracketed_acronyms(draft):
        start = _start_of_name(draft, i, acronym.rstrip("s").upper())
        if start is None or i - start < 3:
            continue
        known = [hit for hit in draft.hits_at(start) if hit.end >= i and any(n.kind == "actor" for n in hit.names)]
        before = draft.mention_of_word(i - 1)
        first = draft.words_of(before.start, before.end)[0] if before is not None else i
        if (
            known
            or first <= start
            or (before is not None and before.kind == "actor" and not _is_cut(draft, start, first))
        ):
            continue
        kind = _kind(draft, start, i)
        if kind is None and before is not None and (record := draft.actor(before.ref)) is not None:
            kind = record.kind
        if (ref := _known_by_acronym(draft, start, i)) is not None:
            draft.add(start, i, "actor", ref, method="rule", confidence=0.9)
        elif kind is not None:
            add_group(draft, start, i, kind, method="rule", confidence=0.8)


def _start_of_name(draft: Draft, end: int, letters: str) -> int | None:
    """Return the first word of the name before an acronym: the nearest from which most letters are there."""
    words, text = draft.words, draft.text.flow
    if text[words[end - 1].end : words[end].start].strip(" ([") or not words[end - 1].capital:
        return None
    best, found, start = 1, None, end - 1
    while start >= max(0, end - LONGEST):
        word = words[start]
        linked = word.capital or word.hyphen or word.key in NAMING.group_links or word.key in LINKS
        if not linked or (start < end - 1 and word.sure and word.stem not in NAMING.name_owners):
            break
        if word.capital and word.key not in ("the", "and"):
            shared = letters_shared(letters, draft.surface(start, end))
            if shared > best:
                best, found = shared, start
        if not word.joined:
            break
        start -= 1
    if found is None or best * 2 < len(letters):
        return None
    while found > 0 and _leads_in(draft, found - 1):  # "the Independent Commission of Inquiry (CoI)"
        found -= 1
    return found


def _leads_in(draft: Draft, word: int) -> bool:
    """Return whether a capitalised word that nobody else's name has belongs to the name after it."""
    before, token = draft.words[word], draft.token_at(draft.words[word].start)
    free = draft.owner[word] is None and not before.sure and not is_later(draft, word)
    named = before.capital and draft.words[word + 1].joined and before.key not in NAMING.not_names
    return free and named and not token.is_sent_start and token.pos_ in ("PROPN", "ADJ")


def _is_cut(draft: Draft, start: int, first: int) -> bool:
    """Return whether what is read before an acronym is but the end of its name: a link or a capital leads into it."""
    between = draft.words[start:first]
    return all(w.capital or w.hyphen or w.key in NAMING.group_links or w.key in LINKS for w in between)


def _known_by_acronym(draft: Draft, start: int, end: int) -> str | None:
    """Return the group that the acronym is known for, where the name is but another wording of its own."""
    mention = draft.mention_of_word(end)
    record = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    if record is None:
        return None
    told = {w.key for w in draft.words[start:end] if w.capital}
    shared = max(len(told & {w.key for w in split_words(name)}) for name in (record.name, *record.aliases))
    return record.actor_id if shared == len(told) else None


def _kind(draft: Draft, start: int, end: int) -> str | None:
    heads = load_group_words()
    return next((heads[w.key] for w in draft.words[start:end] if w.capital and w.key in heads), None)
