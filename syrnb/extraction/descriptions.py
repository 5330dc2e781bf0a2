"""Someone described and not named: "Islamist rebels", "a Turkish security official", "Haqqani fighters", "residents"."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from syrnb.extraction.draft import Draft, slugify
from syrnb.extraction.known import choose_country, may_be_meant
from syrnb.knowledge.nouns import Noun, load_modifiers, load_nouns, load_titles
from syrnb.knowledge.records import Actor
from syrnb.knowledge.words import split_words

__all__ = ["COMPOUND", "find_descriptions"]

COMPOUND = {
    "backed": "supports", "supported": "supports", "sponsored": "supports", "funded": "supports", "financed": "supports",
    "trained": "supports", "armed": "supports", "equipped": "supports", "led": "leads", "commanded": "leads", "run": "leads",
    "linked": "alliance", "affiliated": "alliance", "aligned": "alliance", "allied": "alliance", "inspired": "alliance",
    "dominated": "leads", "loyal": "alliance", "brokered": "mediates",
}  # fmt: skip
"""Second halves of compounds that tie a group to whom the first half names, with the tie."""
HELD = frozenset(("held", "controlled", "run", "ruled", "governed", "occupied", "besieged", "dominated"))
STOP = frozenset(
    "the a an this that these those some any no every each all both several many few more most other others another such "
    "its his her their our your my own numerous various multiple dozens hundreds thousands scores least about nearly".split()
)
NUMBERS = frozenset(("NUM", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "PUNCT", "ADV", "INTJ", "SYM", "X"))
FORCES = frozenset(("government", "regime", "army", "military", "state", "ground", "special", "loyalist"))
MAX_MODIFIERS = 6


@dataclass(slots=True)
class _Phrase:
    """A described someone: the words it spans, and what its modifiers say."""

    start: int
    end: int
    noun: Noun
    plural: bool
    words: list[str] = field(default_factory=list)
    group: str | None = None
    country: str | None = None
    tied: bool = False
    kinds: list[str] = field(default_factory=list)
    same: bool = True


def find_descriptions(draft: Draft) -> None:
    """Let every noun of ``nominals.csv`` that no mention has taken be one, with the modifiers that say who is meant.

    Whom it stands for: someone the war's pack knows by that description, the group that a modifier names, a body of
    the country at hand, or else an actor of its own with ``known=False``.
    """
    words = draft.words
    for end in range(len(words), 0, -1):
        found = _noun_at(draft, end)
        if found is None:
            continue
        start, noun, plural = found
        token = draft.token_at(words[end - 1].start)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or _is_title(draft, start, end):
            continue
        if _is_modifier(draft, end, token):
            if noun.modifier:
                phrase = _collect(draft, start, end, noun, plural)
                if phrase.words[:-1] or noun.role == "body" or noun.kind == "rebel" or phrase.group:
                    _resolve(draft, phrase)
            continue
        if token.pos_ == "ADJ":
            continue
        _resolve(draft, _collect(draft, start, end, noun, plural))


def _noun_at(draft: Draft, end: int) -> tuple[int, Noun, bool] | None:
    nouns = load_nouns()
    for length in (2, 1):
        start = end - length
        if start < 0 or not draft.free(start, end) or (length == 2 and not draft.words[end - 1].joined):
            continue
        key = tuple(word.key for word in draft.words[start:end])
        found = nouns.get(key)
        if found is None and length == 1 and draft.words[start].stem is not None and draft.words[start].sure:
            found = nouns.get((draft.words[start].stem or "",))
        if found is not None:
            return start, *found
    return None


def _is_modifier(draft: Draft, end: int, token: Token) -> bool:
    """Return whether the noun stands before another one: "rebel fire", "opposition-held"."""
    if end < len(draft.words) and draft.words[end].joined:
        after = draft.words[end]
        if after.hyphen and after.key in HELD | COMPOUND.keys():
            return True
        if draft.words[end - 1].sure:
            return False
        return token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i
    return False


def _is_title(draft: Draft, start: int, end: int) -> bool:
    """Return whether the noun is a title before a person's name."""
    if end >= len(draft.words) or not draft.words[end].capital or draft.words[end - 1].sure:
        return False
    if (
        not draft.words[end].joined
        and draft.text.document.text[draft.words[end - 1].end : draft.words[end].start] != ", "
    ):
        return False
    known = any(tuple(w.key for w in draft.words[s:end]) in load_titles() for s in range(max(0, end - 3), end))
    after = draft.token_at(draft.words[end].end - 1)
    mention = draft.mention_of_word(end)
    actor = draft.actor(mention.ref) if mention is not None else None
    return (
        (known and after.pos_ == "PROPN" and mention is None and draft.words[end].joined)
        or (known or draft.words[end].joined)
        and (actor is not None and actor.kind == "person")
    )


def _collect(draft: Draft, start: int, end: int, noun: Noun, plural: bool) -> _Phrase:
    """Walk left over the modifiers of a noun."""
    phrase = _Phrase(start, end, noun, plural, [draft.words[i].key for i in range(start, end)])
    modifiers, i, kept = load_modifiers(), start, list(phrase.words)
    while i > 0 and draft.words[i].joined and start - i < MAX_MODIFIERS:
        word = draft.words[i - 1]
        if word.sure or word.key in STOP:
            break
        owner = draft.owner[i - 1]
        if owner is not None:
            mention = draft.mentions[owner]
            actor = draft.actor(mention.ref) if mention.kind == "actor" else None
            first = draft.word_at(mention.start)
            if (
                actor is None
                or actor.kind == "person"
                or (i < start and not draft.words[i].hyphen and not phrase.kinds)
            ):
                break
            tied = draft.words[i].hyphen and draft.words[i].key in COMPOUND
            if tied:
                phrase.tied = True
                phrase.country = phrase.country or actor.country
            elif draft.words[i].hyphen:
                break
            else:
                phrase.group = phrase.group or actor.actor_id
            kept = [draft.words[k].key for k in range(first, i)] + kept
            i = phrase.start = first
            continue
        token = draft.token_at(word.start)
        hyphened = draft.words[i].hyphen
        prefix = hyphened and word.key in ("pro", "anti", "counter", "non", "ex")
        if (token.pos_ in NUMBERS and not prefix and not hyphened) or (
            token.pos_ == "VERB"
            and token.dep_ not in ("amod", "compound", "nmod")
            and not hyphened
            and word.key not in COMPOUND
        ):
            break
        joined = f"{word.key} {draft.words[i].key}" if hyphened else word.key
        country = _country_of(draft, i - 1)
        if prefix or word.key in modifiers or joined in modifiers or country or word.key in COMPOUND:
            kept = [draft.words[k].key for k in range(i - 1, phrase.start) if _says_who(draft, k)] + kept
            phrase.start = i - 1
            modifier = modifiers.get(joined) or modifiers.get(word.key)
            phrase.kinds.append(modifier.kind if modifier is not None else "")
            phrase.same = phrase.same and modifier is not None and modifier.same
            phrase.country = phrase.country or country
            phrase.tied = phrase.tied or word.key in COMPOUND
            if country and not hyphened and not _is_adjective(draft, i - 1):
                break  # a headline's "Syria rebels": nothing before it belongs to them
        elif token.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB") or not _hangs_on(
            token, draft.token_at(draft.words[end - 1].start)
        ):
            break
        i -= 1
    phrase.words = kept
    return phrase


def _is_adjective(draft: Draft, word: int) -> bool:
    return any(n.kind == "adjective" for hit in draft.knowledge.names.find(draft.words, word) for n in hit.names)


def _hangs_on(token: Token, head: Token) -> bool:
    """Return whether a modifier belongs to the noun, or to another modifier of it."""
    return token.head.i == head.i or (token.head.head.i == head.i and token.head.i > token.i)


def _says_who(draft: Draft, word: int) -> bool:
    key = draft.words[word].key
    return (
        key in load_modifiers()
        or key in COMPOUND
        or draft.words[word].capital
        or draft.words[word + 1].hyphen
        or draft.words[word].hyphen
    )


def _country_of(draft: Draft, word: int) -> str | None:
    for hit in draft.knowledge.names.find(draft.words, word):
        codes = [name.ref for name in hit.names if name.kind in ("country", "adjective")]
        if codes and hit.end == word + 1:
            return choose_country(codes, draft.focus)
    return None


def _resolve(draft: Draft, phrase: _Phrase) -> None:
    noun, knowledge, focus = phrase.noun, draft.knowledge, draft.focus
    for keys in _variants(phrase):
        for name in knowledge.names.find_words(keys):
            if name.kind == "nominal" and may_be_meant(name, draft):
                draft.add(phrase.start, phrase.end, "actor", name.ref)
                return
            if name.kind == "bare" and focus.country in knowledge.countries and not phrase.country and not phrase.group:
                slug = knowledge.countries[focus.country].slug
                draft.add(phrase.start, phrase.end, "actor", f"{slug}-{name.ref}", method="rule", confidence=0.8)
                return
    if _resolve_in_country(draft, phrase):
        return
    if noun.role == "body" and len(phrase.words) == 1 and (ref := _named_in_full(draft, phrase)) is not None:
        draft.add(phrase.start, phrase.end, "actor", ref, method="coreference", confidence=0.8)
        return
    if phrase.group is not None and not phrase.tied:
        _join_group(draft, phrase)
        return
    modified = len(phrase.words) > phrase.end - phrase.start or len(phrase.words) > 1
    if not modified and not noun.alone:
        return
    if not modified and _is_owned(draft, phrase.start):
        return  # "its troops": whose they are is known only when the pronoun is
    suffix = _body_suffix(phrase)
    if suffix is not None and not modified and not phrase.country and not focus.clear:
        return
    country = phrase.country or focus.country
    if suffix is not None and country in knowledge.countries and suffix in knowledge.bodies and not phrase.tied:
        ref = f"{knowledge.countries[country].slug}-{suffix}"
        draft.add(phrase.start, phrase.end, "actor", ref, method="rule", confidence=0.7 if modified else 0.6)
        return
    draft.add(phrase.start, phrase.end, "actor", _make_actor(draft, phrase, country), method="rule", confidence=0.7)


def _is_owned(draft: Draft, word: int) -> bool:
    return (
        word > 0
        and draft.words[word].joined
        and draft.words[word - 1].key in ("its", "their", "his", "her", "our", "your", "my")
    )


def _named_in_full(draft: Draft, phrase: _Phrase) -> str | None:
    """Return whom the text names in full, before or after, by a name that ends in this noun: "the Global Coalition"."""
    key, later = phrase.words[-1], None
    found = None
    for _, mention in draft.in_order():
        start, end = draft.words_of(mention.start, mention.end)
        if mention.kind == "actor" and end - start > 1 and draft.words[end - 1].key == key:
            if start < phrase.start:
                found = mention.ref
            else:
                later = later or mention.ref
    return found or later


def _resolve_in_country(draft: Draft, phrase: _Phrase) -> bool:
    """Resolve "coalition forces" by what is known as "coalition forces in Afghanistan", in an article about Afghanistan."""
    country = draft.knowledge.countries.get(draft.focus.country or "")
    if country is None or phrase.country or phrase.group:
        return False
    tail = ["in", *(word.key for word in split_words(country.name))]
    tries = [
        [*keys, *tail]
        for keys in (phrase.words, [w for w in phrase.words if w != "security"], [*phrase.words, "forces"])
    ]
    for keys in tries:
        for name in draft.knowledge.names.find_words(keys):
            if name.kind == "actor":
                draft.add(phrase.start, phrase.end, "actor", name.ref, method="rule", confidence=0.8)
                return True
    return False


def _variants(phrase: _Phrase) -> list[list[str]]:
    """Return the spellings under which a pack may know a description: as it stands, and its plural."""
    head = [word.casefold() for word in phrase.noun.name.split()]
    size = len(phrase.noun.singular.split())
    plural = [*phrase.words[:-size], *head]
    found = [phrase.words, plural, ["the", *plural], ["the", *phrase.words]]
    if phrase.same and len(phrase.words) > size:
        found += [head, ["the", *head]]
    return [keys for i, keys in enumerate(found) if keys not in found[:i]]


def _join_group(draft: Draft, phrase: _Phrase) -> None:
    """Let "Haqqani fighters" be the Haqqani network: the noun joins the mention before it."""
    for number in {n for n in draft.owner[phrase.start : phrase.end] if n is not None}:
        draft.drop(number)
    draft.add(phrase.start, phrase.end, "actor", phrase.group, method="rule", confidence=0.9)


def _body_suffix(phrase: _Phrase) -> str | None:
    """Return which body of a state is meant: troops are its army, security forces its security forces."""
    known = load_modifiers()
    modifiers = {word for word in phrase.words[:-1] if word not in known or not known[word].same}
    if phrase.noun.singular in ("police", "policeman", "police officer"):
        return "police"
    if modifiers & {"opposition", "rebel", "insurgent", "anti"}:
        return "rebels" if phrase.noun.role in ("member", "body") and phrase.noun.kind != "unknown" else None
    if phrase.noun.kind == "state-forces" and not modifiers & {"coalition", "international", "foreign", "kurdish"}:
        if "security" in modifiers:
            return "security-forces"
        if phrase.noun.role == "body" and phrase.noun.singular == "coalition":
            return None
        return "army" if not modifiers or modifiers & FORCES or phrase.country or phrase.noun.role == "body" else None
    if phrase.noun.singular in ("government", "regime", "authority", "administration", "junta"):
        return "gov"
    return None


def _make_actor(draft: Draft, phrase: _Phrase, country: str | None) -> str:
    noun = phrase.noun
    several = phrase.plural or noun.kind not in ("person", "unknown", "state")
    if noun.role == "body" or noun.singular in ("group", "network", "alliance"):
        several = tuple(w.key for w in draft.words[phrase.end - 1 : phrase.end]) == (noun.plural,)
    size = len(noun.singular.split())
    head = noun.name if several else noun.singular
    surface = [draft.words[k] for k in range(phrase.start, phrase.end - size)]
    text = draft.text.document.text
    said = [text[w.start : w.end] for w in surface]
    pieces = [
        ("-" if w.hyphen and i else " " if i else "") + s for i, (w, s) in enumerate(zip(surface, said, strict=True))
    ]
    before = "".join(pieces)
    name = f"{before} {head}".strip()
    name = name[0].upper() + name[1:]
    scope = (country or "any").casefold()
    kind = next((kind for kind in phrase.kinds if kind), None) if noun.role == "member" else None
    parent = _parent(draft, phrase)
    actor_id = f"{scope}:{slugify(name)}"
    return draft.meet_actor(
        Actor(actor_id, name, kind=kind or noun.kind, country=country, parent_id=parent, known=False, source="text")
    )


def _parent(draft: Draft, phrase: _Phrase) -> str | None:
    if phrase.group is not None:
        return phrase.group
    if phrase.noun.role == "official" and phrase.country in draft.knowledge.countries:
        return f"{draft.knowledge.countries[phrase.country].slug}-gov"
    if phrase.noun.role == "member" and phrase.noun.kind in ("rebel", "armed-group") and phrase.noun.name.isalpha():
        nominals = draft.knowledge.names.find_words([phrase.noun.name.casefold()])
        return next((n.ref for n in nominals if n.kind == "nominal" and may_be_meant(n, draft)), None)
    return None
