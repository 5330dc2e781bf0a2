"""Someone described and not named: "Islamist rebels", "a Turkish security official", "residents"."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mentions.beside import backed_by, meant_by_others
from syrnb.extraction.mentions.described import Phrase, collect_phrase, find_noun, is_modifier, is_title
from syrnb.extraction.mentions.draft import Draft, slugify
from syrnb.extraction.mentions.fitting import is_of_something
from syrnb.extraction.mentions.focus import countries_of
from syrnb.extraction.mentions.linking import country_at, country_of_forces, may_be_meant
from syrnb.extraction.mentions.offices import SPOKESMEN
from syrnb.extraction.mentions.sayers import SAYING
from syrnb.knowledge.lexicon import fold, load_lexicon
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import Noun, load_modifiers, load_nouns
from syrnb.knowledge.records import Actor
from syrnb.knowledge.words import split_words

__all__ = ["find_descriptions", "is_deed"]

POLICE = ("police", "policeman", "police officer")
UNARMED = frozenset(("media", "party", "people", "civil-society", "monitor", "igo"))
"""Kinds that a modifier gives which no rebels are: "opposition media groups"."""
BEARING = frozenset(("rebel", "armed-group", "militia", "state-forces"))
KINDS_OF_DEED = frozenset(("terrorist", "military", "bomber", "air force", "navy", "unit", "guerrilla", "guerilla"))
FIRE = frozenset(("shelling", "rocket", "mortar", "fire", "sniper", "artillery"))
"""What comes from an enemy's lines, as bombs that someone hides do not."""
OWNERS = frozenset(("its", "their", "his", "her", "our", "your", "my"))
STATE_ROLES = frozenset(("ally", "backer", "patron", "sponsor"))
WIDE = frozenset(("military", "international", "global"))
UNKNOWN = frozenset(("unidentified", "unknown"))
FORCES = frozenset(("government", "regime", "army", "military", "state", "ground", "special", "loyalist"))


def find_descriptions(draft: Draft) -> None:
    """Let every noun of ``nominals.csv`` that no mention has taken be one, with the modifiers that say who is meant.

    Whom it stands for: someone the war's pack knows by that description, the group that a modifier names, a body of
    the country at hand, or else an actor of its own with ``known=False``.
    """
    words = draft.words
    for end in range(len(words), 0, -1):
        found = find_noun(draft, end)
        if found is None:
            continue
        start, noun, plural = found
        token = draft.token_at(words[end - 1].start)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or is_title(draft, start, end):
            continue
        if is_modifier(draft, end, token):
            deed = _does_deed(draft, noun, token, start, end)
            if noun.modifier or deed:
                phrase = collect_phrase(draft, start, end, noun, plural)
                if phrase.words[:-1] or noun.role == "body" or noun.kind == "rebel" or phrase.group or deed:
                    _resolve(draft, phrase)
            continue
        if token.pos_ == "ADJ":
            continue
        _resolve(draft, collect_phrase(draft, start, end, noun, plural))


def _does_deed(draft: Draft, noun: Noun, token: Token, start: int, end: int) -> bool:
    """Return whether armed people stand before what they did: "a jihadist attack", "militia raids", "a gang ambush".

    "Terrorist attack" and "guerrilla war" are kinds of attack and war ("terrorist shelling", where a state speaks, is
    its foes'); nor is a vague word the camp that it may mean where it stands alone.
    """
    names = draft.knowledge.names.find_words((noun.plural.lower(),))
    meant = [draft.actor(n.ref) for n in names if n.kind == "nominal" and may_be_meant(n, draft, start, end)]
    deed = {w.key for w in draft.words[end : draft.word_at(token.head.idx) + 1]}
    foes = noun.singular in NAMING.labels and bool(meant) and bool(deed & FIRE)
    if noun.kind not in BEARING or (noun.singular in KINDS_OF_DEED and not foes):
        return False
    vague = noun.kind == "armed-group" and not foes
    if vague and any(actor is not None and actor.kind == "rebel" for actor in meant):
        return False
    return is_deed(token.head)


def is_deed(noun: Token) -> bool:
    """Return whether a noun by itself names an attack: "raid", "fire", "counter-attack"."""
    patterns = load_lexicon().by_word.get(("noun", fold(noun.lemma_)), ())
    return noun.lower_ == "counter" or any(p.entry.plover == "ASSAULT" and len(p.words) == 1 for p in patterns)


def _resolve(draft: Draft, phrase: Phrase) -> None:
    noun, knowledge, focus = phrase.noun, draft.knowledge, draft.focus
    told = _country_of_teller(draft, phrase) or _country_told(draft, phrase)
    army = noun.kind == "state-forces" and noun.singular not in POLICE
    here = told or (country_of_forces(draft, phrase.start, "army") if army else country_at(draft, phrase.start))
    backed = backed_by(draft, phrase)
    if backed is not None:
        draft.add(phrase.start, phrase.end, "actor", backed, method="rule", confidence=0.8)
        return
    for keys in _variants(phrase):
        for name in knowledge.names.find_words(keys):
            if name.kind == "nominal" and may_be_meant(name, draft, phrase.start, phrase.end):
                draft.add(phrase.start, phrase.end, "actor", name.ref)
                return
            if phrase.words[0] == "allied" and draft.words[phrase.start - 1].key == "and":
                return  # whose allies they are is told before: "Nusra and allied militias"
            if name.kind == "bare" and here in knowledge.countries and not phrase.country and not phrase.group:
                slug = knowledge.slug_of(here)
                draft.add(phrase.start, phrase.end, "actor", f"{slug}-{name.ref}", method="rule", confidence=0.8)
                return
    if noun.singular == "coalition" and (ref := _without_width(draft, phrase)) is not None:
        draft.add(phrase.start, phrase.end, "actor", ref, method="rule", confidence=0.8)
        return
    if (ref := meant_by_others(draft, phrase)) is not None:
        draft.add(phrase.start, phrase.end, "actor", ref, method="rule", confidence=0.8)
        return
    if noun.role == "body" and _is_one_of_many(draft, phrase) and is_of_something(draft, phrase.end):
        return  # "a coalition of rebel groups": they are meant
    body = _speaks_for(draft, phrase)
    if body is not None:
        draft.add(phrase.start, phrase.end, "actor", body, method="rule", confidence=0.8)
        return
    if _resolve_in_country(draft, phrase):
        return
    if noun.role == "body" and len(phrase.words) == 1 and (ref := _named_in_full(draft, phrase)) is not None:
        draft.add(phrase.start, phrase.end, "actor", ref, method="coreference", confidence=0.8)
        return
    if phrase.country in knowledge.countries and phrase.group is None and _is_state_beside(draft, phrase):
        ref = f"{knowledge.slug_of(phrase.country)}-gov"
        draft.add(phrase.start, phrase.end, "actor", ref, method="rule", confidence=0.8)
        return
    if phrase.group is not None and not phrase.tied and not _is_body_of_people(draft, phrase):
        _join_group(draft, phrase)
        return
    modified = len(phrase.words) > phrase.end - phrase.start or len(phrase.words) > 1
    if not modified and not noun.alone:
        return
    if not modified and _is_owned(draft, phrase.start):
        return  # "its troops": whose they are is known only when the pronoun is
    suffix = _body_suffix(phrase)
    if suffix is not None and UNKNOWN & set(phrase.words):
        return  # "unidentified aircraft" are nobody's that is known
    if suffix is not None and not modified and not phrase.country and not focus.clear:
        return
    country = phrase.country or here
    if suffix is not None and country in knowledge.countries and suffix in knowledge.bodies and not phrase.tied:
        ref = f"{knowledge.slug_of(country)}-{suffix}"
        draft.add(phrase.start, phrase.end, "actor", ref, method="rule", confidence=0.7 if modified else 0.6)
        return
    if noun.owned and phrase.group is None and (phrase.country is None or noun.kind != "state-forces"):
        return  # "war jets", "suicide bombers": nothing says whose they are
    own = focus.country if phrase.tied else country  # "Iranian-backed allies" are of no country that we know
    draft.add(phrase.start, phrase.end, "actor", _make_actor(draft, phrase, own), method="rule", confidence=0.7)


def _country_of_teller(draft: Draft, phrase: Phrase) -> str | None:
    """Return the country of the army that tells of bare soldiers: "Israel's army said two soldiers were killed".

    Those whom it says that it harmed itself are not its own.
    """
    if phrase.noun.kind != "state-forces" or phrase.country or phrase.group or phrase.noun.role == "body":
        return None
    token = draft.token_at(draft.words[phrase.end - 1].start)
    for verb in token.ancestors:
        acting = [c for c in verb.children if c.dep_ == "nsubj"]
        if verb.lemma_ in SAYING and token.i not in {t.i for c in acting for t in c.subtree}:
            mention = next((m for c in acting if (m := draft.mention_of_word(draft.word_at(c.idx))) is not None), None)
            teller = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
            return teller.country if teller is not None and teller.kind == "state-forces" else None
        if any(c.pos_ == "PRON" for c in acting):
            return None
    return None


def _country_told(draft: Draft, phrase: Phrase) -> str | None:
    """Return the country where bare troops or policemen are, in an article on another: "soldiers in Rolpa, Nepal".

    It must be the only one that the sentence names, and by its own name after its place or after "in".
    """
    if phrase.noun.kind != "state-forces" or phrase.country or phrase.group:
        return None
    sentence = draft.text.sentence_at(draft.words[phrase.start].start)
    start, end = draft.words_of(sentence.start, sentence.end)
    told: set[str] = set()
    named: list[set[str]] = []
    for at in range(start, min(end, len(draft.words))):
        for hit in draft.hits_at(at):
            if all(n.kind != "place" for n in hit.names):
                named.append(set(countries_of(hit, draft.knowledge)))
            if at > start and _is_after_place(draft, at):
                told.update(n.ref for n in hit.names if n.kind == "country")
    return told.pop() if len(told) == 1 and all(told <= one for one in named if one) else None


def _is_after_place(draft: Draft, word: int) -> bool:
    before = draft.words[word - 1]
    comma = draft.text.flow[before.end : draft.words[word].start].strip() == ","
    return before.key == "in" or (comma and before.capital)


def _speaks_for(draft: Draft, phrase: Phrase) -> str | None:
    """Return the body or the camp for which an unnamed spokesman speaks: "an army spokesman", "a rebel spokesman"."""
    if phrase.noun.singular not in SPOKESMEN or len(phrase.words) < 2:
        return None
    *rest, last = phrase.words[:-1]
    noun = load_nouns().get((last,))
    for word in dict.fromkeys((last, *([noun[0].plural.casefold()] if noun is not None else []))):
        for keys in ([*rest, word], ["the", *rest, word]):
            for name in draft.knowledge.names.find_words(keys):
                if name.kind == "nominal" and may_be_meant(name, draft, phrase.start, phrase.end):
                    return name.ref
                if name.kind == "bare" and not phrase.country and draft.focus.country in draft.knowledge.countries:
                    return f"{draft.knowledge.slug_of(draft.focus.country)}-{name.ref}"
    return None


def _is_state_beside(draft: Draft, phrase: Phrase) -> bool:
    """Return whether somebody's ally or backer is a state, told by its adjective: "its Russian ally"."""
    noun = phrase.noun.singular
    before = draft.words[phrase.start - 1] if phrase.start and draft.words[phrase.start].joined else None
    owned = before is not None and (before.sure or before.key in OWNERS)
    return owned and noun in STATE_ROLES and not phrase.tied and (not phrase.plural or noun != "ally")


def _is_owned(draft: Draft, word: int) -> bool:
    return word > 0 and draft.words[word].joined and draft.words[word - 1].key in OWNERS


def _named_in_full(draft: Draft, phrase: Phrase) -> str | None:
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


def _resolve_in_country(draft: Draft, phrase: Phrase) -> bool:
    """Resolve "coalition forces", in an article about Afghanistan, as "coalition forces in Afghanistan".

    What is a coalition's ("coalition military forces", "coalition nations") is the coalition's itself.
    """
    country = draft.knowledge.countries.get(draft.focus.country or "")
    if country is None or phrase.country or phrase.group or _is_one_of_many(draft, phrase):
        return False
    tail = ["in", *(word.key for word in split_words(country.name))]
    tries = [
        [*keys, *tail]
        for keys in (phrase.words, [w for w in phrase.words if w != "security"], [*phrase.words, "forces"])
    ]
    if phrase.words[0] == "coalition":
        tries.append(["coalition", *tail])
    named = _named_in_full(draft, phrase) if phrase.noun.role == "body" and len(phrase.words) == 1 else None
    told = {m.ref for _, m in draft.in_order() if m.kind == "actor"}
    for keys in tries:
        for name in draft.knowledge.names.find_words(keys):
            if name.kind == "actor":
                if named is not None and name.ref not in told:
                    return False  # "the coalition", where the text names another in full
                draft.add(phrase.start, phrase.end, "actor", name.ref, method="rule", confidence=0.8)
                return True
    return False


def _without_width(draft: Draft, phrase: Phrase) -> str | None:
    """Return who is known by a description but for how wide it is: "the US-led military coalition"."""
    keys = [w for w in phrase.words if w not in WIDE]
    names = draft.knowledge.names.find_words(keys) if 1 < len(keys) < len(phrase.words) else ()
    return next((n.ref for n in names if n.kind in ("nominal", "actor")), None)


def _is_body_of_people(draft: Draft, phrase: Phrase) -> bool:
    """Return whether one group is told by the people it is of, and is not that people: "the Shia group"."""
    people = draft.actor(phrase.group)
    one = phrase.noun.singular in ("group", "movement", "party", "organisation", "organization") and not phrase.plural
    return one and people is not None and people.kind == "people"


def _is_one_of_many(draft: Draft, phrase: Phrase) -> bool:
    """Return whether a body is told as one of its kind: "a coalition of rebel groups", "a coalition armed by X"."""
    noun = draft.token_at(draft.words[phrase.end - 1].start)
    return any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in noun.children)  # not "a coalition raid"


def _variants(phrase: Phrase) -> list[list[str]]:
    """Return the spellings under which a pack may know a description: as it stands, and its plural."""
    head = [word.casefold() for word in phrase.noun.name.split()]
    size = len(phrase.noun.singular.split())
    plural = [*phrase.words[:-size], *head]
    found = [phrase.words, plural, ["the", *plural], ["the", *phrase.words]]
    if phrase.same and len(phrase.words) > size:
        found += [head, ["the", *head]]
    return [keys for i, keys in enumerate(found) if keys not in found[:i]]


def _join_group(draft: Draft, phrase: Phrase) -> None:
    """Let "Haqqani fighters" be the Haqqani network: the noun joins the mention before it."""
    for number in {n for n in draft.owner[phrase.start : phrase.end] if n is not None}:
        draft.drop(number)
    draft.add(phrase.start, phrase.end, "actor", phrase.group, method="rule", confidence=0.9)


def _body_suffix(phrase: Phrase) -> str | None:
    """Return which body of a state is meant: troops are its army, security forces its security forces."""
    known = load_modifiers()
    modifiers = {word for word in phrase.words[:-1] if word not in known or not known[word].same}
    if phrase.noun.singular in POLICE:
        return "police"
    if modifiers & {"opposition", "rebel", "insurgent", "anti"}:
        if set(phrase.kinds) & UNARMED:
            return None
        return "rebels" if phrase.noun.role in ("member", "body") and phrase.noun.kind != "unknown" else None
    if phrase.noun.singular == "force" and phrase.words[-1] == "force" and not modifiers & (FORCES | {"security"}):
        return None  # "the main force fighting the group" may be anybody's
    if phrase.noun.kind == "state-forces" and not modifiers & {
        "coalition",
        "international",
        "foreign",
        "kurdish",
        "ethnic",
    }:
        if "security" in modifiers:
            return "security-forces"
        if phrase.noun.role == "body" and phrase.noun.singular == "coalition":
            return None
        return "army" if not modifiers or modifiers & FORCES or phrase.country or phrase.noun.role == "body" else None
    if phrase.noun.singular in ("government", "regime", "authority", "administration", "junta"):
        return "gov"
    return None


def _make_actor(draft: Draft, phrase: Phrase, country: str | None) -> str:
    noun = phrase.noun
    several = phrase.plural or noun.kind not in ("person", "unknown", "state")
    if noun.role == "body" or noun.singular in ("group", "network", "alliance"):
        several = tuple(w.key for w in draft.words[phrase.end - 1 : phrase.end]) == (noun.plural,)
    size = len(noun.singular.split())
    head = noun.name if several else noun.singular
    surface = [draft.words[k] for k in range(phrase.start, phrase.end - size)]
    text = draft.text.flow
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


def _parent(draft: Draft, phrase: Phrase) -> str | None:
    if phrase.group is not None:
        return phrase.group
    if phrase.noun.role == "official" and phrase.country in draft.knowledge.countries:
        return f"{draft.knowledge.slug_of(phrase.country)}-gov"
    if phrase.noun.role == "member" and phrase.noun.kind in ("rebel", "armed-group") and phrase.noun.name.isalpha():
        nominals = draft.knowledge.names.find_words([phrase.noun.name.casefold()])
        span = (phrase.start, phrase.end)
        return next((n.ref for n in nominals if n.kind == "nominal" and may_be_meant(n, draft, *span)), None)
    return None
