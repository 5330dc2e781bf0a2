"""Persons whom no knowledge has: names after titles, spaCy's persons, surnames said again."""

from __future__ import annotations

from collections.abc import Iterator

from syrnb.extraction.mentions.described import COMPOUND
from syrnb.extraction.mentions.draft import Draft, slugify
from syrnb.extraction.mentions.fitting import is_surname_of_another
from syrnb.extraction.mentions.linking import LATER, is_later
from syrnb.extraction.mentions.locating import settlements
from syrnb.extraction.mentions.titles import start_of_title
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import LONGEST_TITLE, load_group_words, load_nouns, load_titles
from syrnb.knowledge.records import Actor
from syrnb.knowledge.sounds import sound_alike

__all__ = ["find_people"]

LONGEST = 5
LED = frozenset({"led", "headed", "commanded", "chaired", "founded"})
"""What is done to a group by a person."""
WHERE = frozenset({"in", "near", "at", "around", "outside", "inside"})
QUOTE_OPENS = (' "', " “", " ‘")
QUOTE_CLOSES = ('" ', "” ", "’ ")


def find_people(draft: Draft) -> None:
    """Let every person whom no mention has yet be one.

    A name is taken where a title stands before it, or where spaCy takes two or more of its words for a person; a single
    word only where it is the surname of a person named in the text, or a title or a verb of saying bears it out.
    """
    names: dict[tuple[int, int], str | None] = {}
    found = [*_after_titles(draft), *_by_model(draft), *_of_a_known_surname(draft), *_after_leading(draft)]
    for start, end, parent in found:
        if draft.words[start].key in NAMING.place_starts:
            continue  # "Jabal al-Druze"
        if (start, end) not in names and draft.free(start, end):
            names[start, end] = parent
    for start, end in sorted(names, key=lambda span: (span[0] - span[1], span)):
        if draft.free(start, end):
            _name_person(draft, start, end, names[start, end])
    _find_surnames(draft)


def _name_end(draft: Draft, start: int) -> int:
    """Return the word after a name that starts at a word: capitalised words, with particles between them."""
    words, end = draft.words, start
    while (
        end < len(words) and end - start < LONGEST and (end == start or words[end].joined or _is_nickname(draft, end))
    ):
        word = words[end]
        if draft.owner[end] is not None or word.key in NAMING.not_names or any(c.isdigit() for c in word.key):
            break
        particle = word.key in NAMING.particles and end > start
        if not word.capital and not particle and not hyphened_tail(draft, end, start):
            break
        if end > start and not particle and not word.hyphen and not _is_name_word(draft, end):
            break
        end += 1
        if word.sure:
            break
    while end > start and words[end - 1].key in NAMING.particles:
        end -= 1
    return end


def _is_nickname(draft: Draft, word: int) -> bool:
    """Return whether a word is, or comes after, a nickname in quotation marks within a name: Richard "Tex" Coe."""
    words, text = draft.words, draft.text.document.text
    for at in (word, word - 1):
        if 0 < at < len(words) - 1:
            before = text[words[at - 1].end : words[at].start]
            after = text[words[at].end : words[at + 1].start]
            if before in QUOTE_OPENS and after.strip(".") in QUOTE_CLOSES and words[at + 1].capital:
                return True
    return False


def hyphened_tail(draft: Draft, word: int, start: int) -> bool:
    """Return whether a small word belongs to a name by its hyphen: "Ban Ki-moon", "Hpa-an"."""
    own = draft.words[word]
    return word > start and own.hyphen and own.key not in COMPOUND.keys() | NAMING.held and draft.owner[word] is None


def _is_name_word(draft: Draft, word: int) -> bool:
    token = draft.token_at(draft.words[word].end - 1)
    return token.pos_ in ("PROPN", "X") or token.ent_type_ == "PERSON"


def _after_titles(draft: Draft) -> Iterator[tuple[int, int, str | None]]:
    titles, words = load_titles(), draft.words
    for at in range(len(words)):
        for length in range(LONGEST_TITLE, 0, -1):
            end = at + length
            if end >= len(words) or tuple(w.key for w in words[at:end]) not in titles:
                continue
            role = titles[tuple(w.key for w in words[at:end])]
            joined = all(w.joined for w in words[at + 1 : end])
            if not joined or words[end - 1].sure or not _leads_to_name(draft, end, role, capital=words[at].capital):
                continue
            if _is_title_of(draft, end):
                continue  # "spokesman Colonel X": the name comes after the rank
            stop = _name_end(draft, end)
            stop = next((i for i in range(end, stop) if is_later(draft, i) and i > end), stop)
            if stop == end + 1 and words[end].key in load_group_words():
                break  # "General Command"
            if stop > end and (stop - end > 1 or words[at].capital or role in ("rank", "courtesy")):
                yield end, stop, _country_before(draft, at)
            break


def _is_title_of(draft: Draft, at: int) -> bool:
    """Return whether a title with a name of its own starts at a word."""
    titles, words = load_titles(), draft.words
    for end in range(at + 1, min(at + LONGEST_TITLE, len(words) - 1) + 1):
        keys = tuple(w.key for w in words[at:end])
        if end < len(words) - 1 and titles.get(keys) == "rank" and words[end].joined and words[end].capital:
            return words[at].capital and words[end + 1].joined and words[end + 1].capital
    return False


def _leads_to_name(draft: Draft, word: int, role: str, *, capital: bool) -> bool:
    between = draft.text.flow[draft.words[word - 1].end : draft.words[word].start]
    if between in (" ", ". "):
        return (
            role in ("courtesy", "rank", "faith")
            or capital
            or draft.token_at(draft.words[word].start).ent_type_ == "PERSON"
        )
    return (
        between == ", " and role in ("office", "rank") and draft.token_at(draft.words[word].start).ent_type_ == "PERSON"
    )


def _country_before(draft: Draft, title: int) -> str | None:
    """Return the body that a title belongs to: "Turkish Foreign Minister ...", "rebel commander ..."."""
    for back in range(1, 5):
        word = title - back
        if word < 0 or not draft.words[word + 1].joined:
            return None
        mention = draft.mention_of_word(word)
        if mention is not None and mention.kind == "actor":
            return mention.ref
        for hit in draft.hits_at(word):
            codes = [n.ref for n in hit.names if n.kind in ("country", "adjective")]
            if codes:
                return f"{draft.knowledge.countries[codes[0]].slug}-gov"
    return None


def _by_model(draft: Draft) -> Iterator[tuple[int, int, str | None]]:
    nouns, titles = load_nouns(), load_titles()
    for ent in draft.text.doc.ents:
        if ent.label_ != "PERSON":
            continue
        start, stop = draft.words_of(ent.start_char, ent.end_char)
        while start < stop and (
            draft.owner[start] is not None or not draft.words[start].capital
            or (draft.words[start].key,) in titles or draft.words[start].key in NAMING.not_names
        ):  # fmt: skip
            start += 1
        start = _after_title_within(draft, start, stop)
        end = min(_name_end(draft, start), stop) if start < stop else start
        if end - start < 2 or any((w.key,) in nouns for w in draft.words[start:end]) or _names_group(draft, end):
            continue
        if is_later(draft, end - 1) or (is_later(draft, start) and _is_at_hand(draft, start)):
            continue
        near = not (start and draft.words[start - 1].key in WHERE)
        if all(w.upper for w in draft.words[start:end]) or settlements(draft, draft.surface(start, end), near=near):
            continue
        yield start, end, None


def _of_a_known_surname(draft: Draft) -> Iterator[tuple[int, int, str | None]]:
    """Yield the names that end in a known person's and are another's: "the farmer Hussein Nasrallah"."""
    for i in range(1, len(draft.words)):
        known = [n.ref for hit in draft.hits_at(i) if hit.end == i + 1 for n in hit.names if n.kind == "actor"]
        if any(draft.knowledge.actors[ref].kind == "person" for ref in known) and is_surname_of_another(
            draft, i, i + 1
        ):
            yield i - 1, i + 1, None


def _after_leading(draft: Draft) -> Iterator[tuple[int, int, str | None]]:
    """Yield the names of two words and more of who leads, though a place has one: "led by X", "rebels under X"."""
    words = draft.words
    for i in range(2, len(words) - 1):
        leads = words[i - 1].key == "by" and words[i - 2].key in LED
        leads = leads or (words[i - 1].key == "under" and _is_armed(draft, i - 2))
        if not leads and not (words[i - 1].key == "of" and _is_acronym_of_group(draft, i - 2)):
            continue
        if not (words[i].joined and words[i].capital):
            continue
        end = _name_end(draft, i)
        names = all(draft.token_at(w.start).pos_ == "PROPN" for w in words[i:end])
        grouped = _names_group(draft, end) or words[end - 1].key in load_group_words()
        grouped = grouped or any((w.key,) in load_titles() for w in words[i:end])  # found with its title
        grouped = grouped or bool(settlements(draft, draft.surface(i, end), near=True))
        if end - i > 1 and names and not is_later(draft, i) and not grouped:
            yield i, end, None


def _is_armed(draft: Draft, word: int) -> bool:
    """Return whether a word ends the name of an armed group or a party, or stands for fighters: "rebels under X"."""
    mention, noun = draft.mention_of_word(word), load_nouns().get((draft.words[word].key,))
    record = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    kind = record.kind if record is not None else noun[0].kind if noun is not None and draft.owner[word] is None else ""
    return kind in ("rebel", "militia", "armed-group", "party", "state-forces")


def _is_acronym_of_group(draft: Draft, word: int) -> bool:
    """Return whether a word is an acronym of an armed group or a party: "the JEM of Khalil Ibrahim", "(FUC) of X"."""
    mention = draft.mention_of_word(word)
    record = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    armed = record is not None and record.kind in ("rebel", "militia", "armed-group", "party")
    return draft.words[word].upper and (
        armed or draft.text.flow[draft.words[word].end : draft.words[word].end + 1] == ")"
    )


def _names_group(draft: Draft, end: int) -> bool:
    """Return whether a word for a group follows, which the name is then of: "the Banu Hilal tribe"."""
    if end >= len(draft.words) or not draft.words[end].joined or draft.words[end - 1].sure:
        return False
    return draft.words[end].key.removesuffix("s") in load_group_words()


def _after_title_within(draft: Draft, start: int, stop: int) -> int:
    """Return where a name starts after the titles that spaCy took for a part of it: "Navy Capt. [Jeff Davis]"."""
    for end in range(stop - 1, start, -1):
        if start_of_title(draft, end, capital=True) <= start:
            return end
    return start


def _is_at_hand(draft: Draft, word: int) -> bool:
    """Return whether a word names a country that the article is about; another may be a first name ("Jordan")."""
    codes = {n.ref for hit in draft.hits_at(word) for n in hit.names if n.kind in LATER}
    return bool(codes & set(draft.focus.countries[:3]))


def _name_person(draft: Draft, start: int, end: int, parent: str | None) -> None:
    keys = [w.key for w in draft.words[start:end]]
    if end - start <= 2:
        known = _persons_by_surname(draft, keys)
        if known:
            draft.add(start, end, "actor", known[-1], method="coreference", confidence=0.9)
            return
    alike = draft.knowledge.names.find_alike(keys) or (
        draft.knowledge.names.find_alike([keys[0], keys[-1]])
        if len(keys) > 2 and keys[0] not in NAMING.particles
        else set()
    )
    people = sorted(ref for ref in alike if draft.knowledge.actors[ref].kind == "person")
    if people:
        ref = min(people, key=lambda r: draft.focus.rank(draft.knowledge.actors[r].country))
        draft.add(start, end, "actor", ref, method="fuzzy", confidence=0.8)
        return
    name = draft.surface(start, end)
    country = getattr(draft.actor(parent), "country", None)
    actor = Actor(slugify(name), name, kind="person", country=country, parent_id=parent, known=False, source="text")
    existing = draft.actor(actor.actor_id)
    if existing is not None and existing.known:
        draft.add(start, end, "actor", existing.actor_id)
        return
    draft.add(start, end, "actor", draft.meet_actor(actor), method="model", confidence=0.8)


def _persons_by_surname(draft: Draft, keys: list[str]) -> list[str]:
    """Return persons of the text whose name ends in (or sounds like) some words, in the order they were met."""
    key, size = keys[-1], len(keys)
    found: list[str] = []
    for _, mention in draft.in_order():
        actor = draft.actor(mention.ref) if mention.kind == "actor" else None
        if actor is None or actor.kind != "person":
            continue
        a, b = draft.words_of(mention.start, mention.end)
        own = [w.key for w in draft.words[a:b]]
        if size > 1:
            if len(own) > size and own[-size:] == keys:
                found.append(actor.actor_id)
            continue
        if key == own[-1] or (len(own) > 1 and key == own[0]) or (len(key) > 4 and sound_alike(key, own[-1])):
            found.append(actor.actor_id)
    return list(dict.fromkeys(found))


def _find_surnames(draft: Draft) -> None:
    """Let a single capitalised word be the person of the text who bears it as a surname."""
    surnames: dict[str, str] = {}
    for _, mention in draft.in_order():
        actor = draft.actor(mention.ref) if mention.kind == "actor" else None
        if actor is not None and actor.kind == "person" and mention.method != "rule":
            a, b = draft.words_of(mention.start, mention.end)
            if b - a > 1:
                surnames[draft.words[b - 1].key] = actor.actor_id
    full = set(surnames.values())
    for i, word in enumerate(draft.words):
        if _is_namesake(draft, i, surnames, full):
            draft.change(draft.owner[i] or 0, ref=surnames[word.key], method="coreference")
        if not word.capital or (draft.owner[i] is not None and not _may_be_surname(draft, i)):
            continue
        ref = surnames.get(word.key) or (surnames.get(word.stem) if word.stem else None)
        if ref is not None and _stands_alone(draft, i):
            cut = word.key not in surnames
            if draft.owner[i] is not None:
                draft.drop(draft.owner[i] or 0)
            draft.add(i, i + 1, "actor", ref, method="coreference", confidence=0.9, cut=cut)


def _is_namesake(draft: Draft, word: int, surnames: dict[str, str], full: set[str]) -> bool:
    """Return whether a known surname alone is taken for one person, where the text names another in full.

    "Kabila" is the father in an article that speaks of Laurent Kabila and never of Joseph.
    """
    mention = draft.mention_of_word(word)
    if mention is None or mention.kind != "actor" or draft.words_of(mention.start, mention.end) != (word, word + 1):
        return False
    actor, ref = draft.actor(mention.ref), surnames.get(draft.words[word].key)
    if actor is None or actor.kind != "person" or ref is None or ref == actor.actor_id:
        return False
    return actor.actor_id not in full and actor.name.split()[-1].casefold() == draft.words[word].key


def _may_be_surname(draft: Draft, word: int) -> bool:
    """Return whether a single word taken for a place may be a person's surname: no place grammar stands around it."""
    mention = draft.mention_of_word(word)
    if mention is None or mention.kind != "location" or draft.words_of(mention.start, mention.end) != (word, word + 1):
        return False
    token = draft.token_at(draft.words[word].end - 1)
    if token.dep_ == "pobj":  # "a colleague of Harah"
        return token.head.lower_ in ("of", "with", "by", "for", "against") and not draft.words[word - 1].capital
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "poss", "agent") or token.ent_type_ == "PERSON"


def _stands_alone(draft: Draft, word: int) -> bool:
    token = draft.token_at(draft.words[word].end - 1)
    after = draft.words[word + 1] if word + 1 < len(draft.words) else None
    if (
        after is not None
        and after.joined
        and after.capital
        and draft.token_at(after.start).dep_ != "ROOT"
        and not draft.words[word].sure
    ):
        return token.ent_type_ == "PERSON"
    return token.pos_ in ("PROPN", "NOUN", "X", "ADJ")
