"""Which kind of actor a noun and its modifiers may point back to: "the Islamist group", "the rights group"."""

from __future__ import annotations

from syrnb.extraction.mentions.antecedents import Candidate, find_before
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.linking import choose_country
from syrnb.extraction.mentions.salience import is_apart, others_of, weigh
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import Noun, load_nouns
from syrnb.knowledge.records import Actor

__all__ = ["ARMED_GROUPS", "BODIES", "MEMBERS", "find_meant", "kinds_meant", "speaking_kinds"]

ARMED_GROUPS = ("rebel", "militia", "armed-group", "party")
ARMED = ("rebel", "militia", "armed-group", "state-forces")
WATCHERS = ("monitor", "igo", "civil-society")
BODIES = {
    "group": (*ARMED_GROUPS, "unknown"),
    "organisation": (*ARMED_GROUPS, "civil-society", "monitor", "igo", "unknown"),
    "organization": (*ARMED_GROUPS, "civil-society", "monitor", "igo", "unknown"),
    "agency": ("igo", "media", "civil-society"),
    "watchdog": WATCHERS,
    "monitor": ("monitor",),
    "observatory": ("monitor",),
    "outlet": ("media",),
    "ministry": (),
    "body": (),
}
"""Kinds of actors that a noun for a body points back to; one that is not here: armed groups and parties."""
SPEAKING = {
    **{
        noun: (*ARMED_GROUPS, *WATCHERS, "unknown")
        for noun in ("group", "organisation", "organization", "body", "network", "charity")
    },
    "agency": ("igo", "media", "civil-society"),
    "watchdog": WATCHERS,
    "monitor": ("monitor",),
    "observatory": ("monitor",),
    **{noun: ("media",) for noun in ("outlet", "website", "broadcaster", "newspaper", "channel")},
}
"""Kinds of actors that may have spoken before, where such a noun speaks."""
MEMBERS = {
    "militants": ("armed-group",),
    "terrorists": ("armed-group",),
    "militia": ("militia",),
    "militiamen": ("militia",),
    "paramilitaries": ("militia", "state-forces"),
    "extremists": ("armed-group", "rebel"),
    "insurgents": ("armed-group", "rebel"),
    "jihadists": ("armed-group", "rebel"),
    "guerrillas": ("rebel", "armed-group"),
    **dict.fromkeys(("attackers", "assailants", "gunmen", "bombers"), ("armed-group", "rebel", "militia")),
}
"""Kinds of groups that a noun for their members may point back to; one that is not here to any armed group."""
BY_MODIFIER = {
    **{word: ("monitor", "civil-society", "igo") for word in ("rights", "monitoring", "observatory", "watchdog")},
    **{word: ("civil-society", "igo") for word in ("aid", "relief", "medical", "volunteer", "charity", "humanitarian")},
    **{word: ("media",) for word in ("news", "media")},
    **{
        word: ("armed-group", "rebel", "militia", "party")
        for word in ("militant", "jihadist", "terrorist", "terror", "islamist", "extremist", "radical", "hardline")
    },
    **{
        word: ARMED_GROUPS
        for word in ("armed", "rebel", "guerrilla", "insurgent", "separatist", "ethnic", "opposition")
    },
    **{word: ("militia", "state-forces", "rebel") for word in ("paramilitary", "militia")},
}
"""Kinds of actors that a modifier asks for, the likeliest first."""
LESS_LIKELY = 0.8
REACH = 4
"""How many sentences a noun looks back."""


def kinds_meant(key: str, entry: tuple[Noun, bool] | None, modifiers: list[str]) -> tuple[str, ...]:
    """Return the kinds of actors that a noun with its modifiers may point back to; none where it points to none."""
    asked = [BY_MODIFIER[word] for word in modifiers if word in BY_MODIFIER]
    if key in NAMING.official_bodies and not asked:
        if key == "agency":
            return BODIES["agency"]
        return (
            ()
            if key == "ministry"
            else ("state-forces", "igo")
            if key in ("force", "army")
            else ("state-forces", "igo", "state")
        )
    if entry is None or (entry[0].role == "member" and not entry[1] and key in NAMING.body_nouns) or key in BODIES:
        return asked[-1] if asked else BODIES.get(key, ARMED_GROUPS)
    noun, plural = entry
    if noun.role == "member" and plural and noun.kind in ARMED:
        return ("state-forces",) if noun.kind == "state-forces" else MEMBERS.get(key, ARMED)
    if noun.kind == "monitor":
        return ("monitor",)
    if noun.role in ("official", "leader") and not plural:
        return ("person",)
    return ()


def speaking_kinds(key: str, modifiers: list[str]) -> tuple[str, ...]:
    """Return the kinds of actors that a noun which says something may mean; none where it is no body that speaks."""
    asked = [BY_MODIFIER[word] for word in modifiers if word in BY_MODIFIER]
    return asked[-1] if asked and key in SPEAKING else SPEAKING.get(key, ())


def find_meant(
    draft: Draft,
    word: int,
    key: str,
    kinds: tuple[str, ...],
    candidates: list[Candidate],
    *,
    modifiers: list[str] | None = None,
    reach: int = REACH,
    known: bool = False,
) -> Actor | None:
    """Return the likeliest actor of some kinds before a word, or None.

    Parameters
    ----------
    draft, word, key
        The text, the noun that points back, and what it is compared by.
    kinds
        Kinds of actors that it may mean.
    candidates
        The mentions of actors, in order.
    modifiers
        Words before the noun: the adjective of a country asks for an actor of that country.
    reach
        How many sentences it looks back.
    known
        Whether only actors that the knowledge has are meant.
    """
    token = draft.token_at(draft.words[word].end - 1)
    here = draft.text.sentence_at(draft.words[word].start).index
    country = _country_of(draft, word, len(modifiers or ()))
    best: tuple[float, Actor] | None = None
    barred = others_of(draft, token) if token.dep_ in ("dobj", "pobj") else frozenset()
    for candidate in find_before(candidates, draft.words[word].start):
        if here - candidate.sentence > reach:
            break
        actor = candidate.actor
        if actor is None or (known and not actor.known) or not _fits(key, kinds, actor, candidate):
            continue
        if (country is not None and actor.country != country) or is_apart(candidate, token):
            continue
        if actor.actor_id in barred:
            continue
        weight = weigh(candidate, token, here) + (0.8 if _is_called(draft, candidate, key) else 0.0)
        ranked = key in MEMBERS or any(word in BY_MODIFIER for word in modifiers or ())
        weight -= LESS_LIKELY if ranked and actor.kind != kinds[0] else 0.0
        if best is None or weight > best[0]:
            best = (weight, actor)
    return best[1] if best is not None else None


def _fits(key: str, kinds: tuple[str, ...], actor: Actor, candidate: Candidate) -> bool:
    if candidate.token.lower_ == key and candidate.mention.ref is not None:
        return bool(kinds)  # "the source" after "a security source"
    if key in NAMING.official_bodies and not actor.known:
        return False
    if "person" in kinds:
        return actor.kind == "person" or key in actor.actor_id
    if key in BODIES or key in NAMING.body_nouns:
        named_so = key in actor.actor_id
        name = actor.name.split()[-1].casefold()
        last = load_nouns().get((name,))
        if last is not None and name == last[0].plural and key != name:
            return False  # "Iran-backed militias" are not "the group"
        if (
            candidate.token.tag_ == "NNS"
            and candidate.token.text.islower()
            and candidate.mention.method != "coreference"
            and not any(t.ent_type_ or t.pos_ == "PROPN" for t in candidate.token.children)
        ):
            return False  # "militias" are not "the group"
        return (":" not in actor.actor_id or not actor.name.endswith("s")) and (named_so or actor.kind in kinds)
    return actor.kind in kinds


def _is_called(draft: Draft, candidate: Candidate, key: str) -> bool:
    """Return whether the text or the name calls it so: "the SDF, an alliance of Kurdish and Arab fighters"."""
    actor = candidate.actor
    if actor is None or key == "group":
        return False
    names = {w for name in (actor.name, *actor.aliases[:12]) for w in name.casefold().split()}
    _, end = draft.words_of(candidate.mention.start, candidate.mention.end)
    beside = {w.key for w in draft.words[end : end + 5]} if candidate.token.pos_ in ("PROPN", "NOUN") else set()
    return key in names or (key in beside and bool({"a", "an", "the"} & {w.key for w in draft.words[end : end + 2]}))


def _country_of(draft: Draft, word: int, modifiers: int) -> str | None:
    """Return the country that an adjective before a noun names: "the Lebanese group"."""
    for at in range(max(0, word - modifiers), word):
        for hit in draft.hits_at(at):
            codes = [n.ref for n in hit.names if n.kind == "adjective"]
            backed = at + 1 < len(draft.words) and draft.words[at + 1].hyphen
            if codes and hit.end <= word and not backed:
                return choose_country(codes, draft.focus)
    return None
