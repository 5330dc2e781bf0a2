"""Who is meant by what points back: pronouns, "the group", "the minister", "the coalition", "the city", appositions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from syrnb.extraction.draft import Draft
from syrnb.extraction.known import choose_country
from syrnb.extraction.mention import Mention
from syrnb.knowledge.nouns import Noun, load_nouns
from syrnb.knowledge.place_words import load_place_words
from syrnb.knowledge.reading_words import load_reading_words
from syrnb.knowledge.records import Actor
from syrnb.knowledge.words import split_words

__all__ = ["join_appositions", "resolve_nominals", "resolve_owned", "resolve_pronouns"]

HE = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
IT = frozenset(("it", "its", "itself"))
POINTERS = frozenset(("the", "this", "that", "these", "those"))
GROUP_KINDS = frozenset(
    (
        "state",
        "state-forces",
        "rebel",
        "militia",
        "armed-group",
        "party",
        "monitor",
        "media",
        "civil-society",
        "igo",
        "company",
        "people",
    )
)
ARMED = frozenset(("rebel", "militia", "armed-group", "state-forces"))
OFFICIAL_BODIES = frozenset(("force", "command", "army", "agency", "ministry", "council"))
BODY_NOUNS = frozenset("group organisation organization movement network faction militia party alliance coalition front army agency observatory "
    "ministry council command force brigade body body watchdog monitor outlet".split())  # fmt: skip
PLACE_NOUNS = frozenset(
    ("city", "town", "village", "province", "country", "area", "region", "district", "capital", "camp")
)
WINDOW = 3
"""How many sentences a pronoun looks back."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: Mention
    token: Token
    sentence: int
    actor: Actor | None


def _candidates(draft: Draft, kind: str) -> list[_Candidate]:
    found = []
    for _, mention in draft.in_order():
        if mention.kind == kind and mention.ref is not None:
            token = draft.text.span(mention.start, mention.end).root
            sentence = draft.text.sentence_at(mention.start).index
            found.append(_Candidate(mention, token, sentence, draft.actor(mention.ref) if kind == "actor" else None))
    return found


def join_appositions(draft: Draft) -> None:
    """Let a description beside or equated with a person's name be that person: "X, the deputy commander", "X was a judge"."""
    persons = {
        token.i: mention
        for mention in draft.mentions.values()
        if mention.kind == "actor"
        and (actor := draft.actor(mention.ref)) is not None
        and actor.kind == "person"
        and mention.method != "rule"
        for token in [draft.text.span(mention.start, mention.end).root]
    }
    groups = {
        draft.text.span(mention.start, mention.end).root.i: mention
        for mention in draft.mentions.values()
        if mention.kind == "actor"
        and (actor := draft.actor(mention.ref)) is not None
        and actor.kind != "person"
        and actor.known
    }
    for number, mention in list(draft.in_order()):
        if mention.kind != "actor" or mention.method == "coreference":
            continue
        actor = draft.actor(mention.ref)
        token = draft.text.span(mention.start, mention.end).root
        if actor is None or (actor.kind == "person" and actor.known) or token.i in persons:
            continue
        group = _person_beside(token, groups) if not actor.known and actor.kind != "person" else None
        if group is not None and group.ref is not None and _is_singular(token):
            draft.change(number, ref=group.ref, method="coreference", confidence=0.8)
            continue
        person = _person_beside(token, persons)
        if person is None or not _is_singular(token) or person.ref == mention.ref:
            continue
        own = draft.actor(person.ref)
        group = actor.parent_id if not actor.known and actor.kind == "person" else actor.actor_id
        if own is not None and not own.known and own.parent_id is None and group is not None and group != own.actor_id:
            _give_parent(draft, own, group)
        if not actor.known or actor.kind == "person":
            draft.change(number, ref=person.ref, method="coreference", confidence=0.8)
            _split_country(draft, number)


def _split_country(draft: Draft, number: int) -> None:
    """Let the country before a title be a mention of its own: "Iraqi [Foreign Minister], Fouad Hussein"."""
    mention = draft.mentions[number]
    start, end = draft.words_of(mention.start, mention.end)
    for hit in draft.knowledge.names.find(draft.words, start):
        codes = [name.ref for name in hit.names if name.kind in ("country", "adjective")]
        if codes and hit.end < end:
            draft.drop(number)
            country = draft.knowledge.countries[choose_country(codes, draft.focus)]
            draft.add(start, hit.end, "actor", f"{country.slug}-gov", method="rule", confidence=0.8)
            draft.add(hit.end, end, "actor", mention.ref, method="coreference", confidence=0.8)
            return


def _give_parent(draft: Draft, person: Actor, group: str) -> None:
    from dataclasses import replace

    parent = draft.actor(group)
    country = person.country or (parent.country if parent is not None else None)
    draft.actors[person.actor_id] = replace(person, parent_id=group, country=country)


def _is_singular(token: Token) -> bool:
    return token.tag_ not in ("NNS", "NNPS")


def _person_beside(token: Token, persons: dict[int, Mention]) -> Mention | None:
    if token.dep_ in ("appos", "compound", "nmod") and token.head.i in persons:
        return persons[token.head.i]
    for child in token.children:
        if child.dep_ == "appos" and child.i in persons:
            return persons[child.i]
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        return persons.get(subject.i) if subject is not None else None
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "as"
        and token.head.head.lemma_ in ("serve", "work", "act", "identify", "name", "describe")
    ):
        verb = token.head.head
        role = "nsubj" if verb.lemma_ in ("serve", "work", "act") else "dobj"
        other = next((c for c in verb.children if c.dep_ in (role, "nsubjpass")), None)
        return persons.get(other.i) if other is not None else None
    return None


def resolve_nominals(draft: Draft) -> None:
    """Let "the group", "the official", "the coalition", "the city" be who or where was last named that fits."""
    nouns, places = load_nouns(), load_place_words()
    actors, located = _candidates(draft, "actor"), _candidates(draft, "location")
    for i, word in enumerate(draft.words):
        if draft.owner[i] is not None or i == 0:
            continue
        start = _definite_start(draft, i)
        if start is None:
            continue
        token = draft.token_at(word.end - 1)
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "nmod"):
            continue
        entry = nouns.get((word.key,))
        ref, kind = None, "actor"
        if entry is not None or word.key in BODY_NOUNS:
            ref = _named_by_part(draft, word.key, actors, word.start) or _by_noun(
                word.key, entry, actors, word.start, draft
            )
        elif word.key in PLACE_NOUNS or (word.key,) in places and word.key in PLACE_NOUNS:
            ref, kind = _place_by_noun(draft, word.key, located, word.start), "location"
        elif word.capital and token.pos_ == "PROPN":
            ref = _named_by_part(draft, word.key, actors, word.start)
        if ref is not None:
            draft.add(start, i + 1, kind, ref, method="coreference", confidence=0.7)
        elif entry is not None and not entry[0].alone and entry[0].role in ("official", "leader"):
            draft.add(start, i + 1, "actor", None, method="coreference", confidence=0.3, doubts=("unresolved actor",))


def _definite_start(draft: Draft, word: int) -> int | None:
    """Return where a definite description starts after its article, or None: "the [armed group]"."""
    for back in range(1, 4):
        at = word - back
        if at < 0 or not draft.words[at + 1].joined or draft.owner[at] is not None:
            return None
        if draft.words[at].key in POINTERS:
            return at + 1
        if draft.words[at].sure or draft.token_at(draft.words[at].start).pos_ not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _before(candidates: list[_Candidate], offset: int) -> Iterator[_Candidate]:
    for candidate in reversed(candidates):
        if candidate.mention.end <= offset:
            yield candidate


def _named_by_part(draft: Draft, key: str, candidates: list[_Candidate], offset: int) -> str | None:
    """Return the last actor whose mention or name ends in the noun: "the Coalition" after "the Global Coalition"."""
    for candidate in _before(candidates, offset):
        words = draft.words_of(candidate.mention.start, candidate.mention.end)
        last = draft.words[words[1] - 1].key if words[1] > words[0] else ""
        if last == key and words[1] - words[0] > 1 and candidate.actor is not None and candidate.actor.kind != "person":
            return candidate.mention.ref
    for candidate in _before(candidates, offset):
        actor = candidate.actor
        if (
            actor is not None
            and actor.kind != "person"
            and any(_ends_in(name, key) for name in (actor.name, *actor.aliases[:12]))
        ):
            return actor.actor_id
    return None


def _ends_in(name: str, key: str) -> bool:
    words = split_words(name)
    return len(words) > 1 and words[-1].key == key and words[-1].capital


def _by_noun(
    key: str, entry: tuple[Noun, bool] | None, candidates: list[_Candidate], offset: int, draft: Draft
) -> str | None:
    here = draft.text.sentence_at(offset).index
    for candidate in _before(candidates, offset):
        actor = candidate.actor
        if actor is None or here - candidate.sentence > 4:
            continue
        if _noun_fits(key, entry, actor, candidate):
            return actor.actor_id
    return None


def _noun_fits(key: str, entry: tuple[Noun, bool] | None, actor: Actor, candidate: _Candidate) -> bool:
    if key in OFFICIAL_BODIES:
        return actor.known and actor.kind in (
            ("state-forces", "igo") if key in ("force", "army") else ("state-forces", "igo", "state")
        )
    if entry is None or (entry[0].role == "member" and not entry[1] and key in BODY_NOUNS):
        return actor.kind in (
            "rebel",
            "militia",
            "armed-group",
            "monitor",
            "civil-society",
            "igo",
            "party",
            "unknown",
        ) and _is_one_group(actor)
    noun, plural = entry
    if noun.role == "member" and plural:
        return actor.kind in ARMED if noun.kind in ARMED else False
    if noun.role in ("official", "leader") and not plural:
        named = actor.kind == "person" or ":" in actor.actor_id and candidate.mention.method == "rule"
        return (
            actor.kind == "person" if noun.kind == "person" else named or key in actor.actor_id or _said(candidate, key)
        )
    return False


def _is_one_group(actor: Actor) -> bool:
    return ":" not in actor.actor_id or not actor.name.endswith("s")


def _said(candidate: _Candidate, key: str) -> bool:
    """Return whether the mention itself ends in the noun: "the source" after "a security source"."""
    return candidate.token.lower_ == key


def _place_by_noun(draft: Draft, key: str, located: list[_Candidate], offset: int) -> str | None:
    wanted = {
        "city": ("city", "town"), "town": ("town", "city", "village"), "village": ("village", "town"), "province": ("admin1",),
        "region": ("region", "admin1"), "district": ("admin2", "district"), "country": ("country",), "camp": ("facility",),
    }.get(key)  # fmt: skip
    if key == "country":
        slug = (
            draft.knowledge.countries[draft.focus.country].slug
            if draft.focus.country in draft.knowledge.countries
            else None
        )
        return slug if slug in draft.knowledge.places else None
    here = draft.text.sentence_at(offset).index
    for candidate in _before(located, offset):
        place = draft.place(candidate.mention.ref)
        if place is None or here - candidate.sentence > 4:
            continue
        if wanted and place.kind in wanted:
            return place.location_id
    return None


def resolve_pronouns(draft: Draft) -> None:
    """Let personal pronouns be mentions, of the likeliest actor (or place) before them, or of nobody who is known."""
    actors, located = _candidates(draft, "actor"), _candidates(draft, "location")
    last: dict[str, str] = {}
    for i, word in enumerate(draft.words):
        if word.key not in HE | THEY | IT or draft.owner[i] is not None:
            continue
        token = draft.token_at(word.start)
        if token.pos_ not in ("PRON", "DET") or token.dep_ == "expl" or _is_empty(token):
            continue
        ref, kind = _antecedent(draft, token, word.key, actors, located), "actor"
        if ref is not None and ref.startswith("@"):
            ref, kind = ref[1:], "location"
        draft.add(
            i,
            i + 1,
            kind,
            ref,
            method="coreference",
            confidence=0.6 if ref else 0.2,
            doubts=() if ref else ("unresolved actor",),
        )
        last[word.key] = ref or ""


def resolve_owned(draft: Draft) -> None:
    """Let "its troops" be whose the pronoun is: a group's are the group itself, a state's its army."""
    nouns = load_nouns()
    for i in range(1, len(draft.words)):
        before = draft.mention_of_word(i - 1)
        entry = nouns.get((draft.words[i].key,))
        if (
            draft.owner[i] is not None
            or before is None
            or entry is None
            or entry[0].role != "member"
            or not draft.words[i].joined
        ):
            continue
        owner = draft.actor(before.ref)
        if draft.words[i - 1].key not in ("its", "their", "his", "her") or owner is None:
            continue
        ref = owner.actor_id
        if owner.kind in ("state", "person"):
            group = owner if owner.kind == "state" else draft.actor(owner.parent_id)
            code = group.country if group is not None else None
            country = draft.knowledge.countries.get(code or "")
            if group is None or (group.kind == "state" and country is None):
                continue
            ref = f"{country.slug}-army" if group.kind == "state" and country is not None else group.actor_id
        draft.add(i, i + 1, "actor", ref, method="coreference", confidence=0.7)


def _is_empty(token: Token) -> bool:
    """Return whether "it" points to nothing: "it is clear that", "it was reported that"."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = token.head
    return any(child.dep_ in ("ccomp", "csubj", "xcomp") for child in verb.children) and (
        verb.lemma_ in ("be", "seem", "appear", "become", "remain") or token.dep_ == "nsubjpass"
    )


def _antecedent(
    draft: Draft, token: Token, key: str, actors: list[_Candidate], located: list[_Candidate]
) -> str | None:
    sentence = draft.text.sentence_at(token.idx)
    best: tuple[float, str] | None = None
    pools = [actors] + ([located] if key in IT else [])
    for pool in pools:
        for candidate in _before(pool, token.idx):
            distance = sentence.index - candidate.sentence
            if distance > WINDOW:
                break
            if not _agrees(candidate, key, token, draft):
                continue
            score = _score(candidate, token, distance, sentence.paragraph, draft)
            ref = candidate.mention.ref or ""
            ref = f"@{ref}" if pool is located else ref
            if best is None or score > best[0]:
                best = (score, ref)
    return best[1] if best is not None else None


def _agrees(candidate: _Candidate, key: str, token: Token, draft: Draft) -> bool:
    actor = candidate.actor
    if actor is None:
        place = draft.place(candidate.mention.ref)
        if place is None or place.kind not in ("city", "town", "village", "country"):
            return False
        words = load_reading_words()
        if token.dep_ in ("dobj", "nsubjpass"):
            return token.head.lemma_ in words.place_objects | words.place_passives
        return token.dep_ == "pobj" and token.head.lower_ in words.place_prepositions
    if key in HE:
        noun = load_nouns().get((candidate.token.lower_,))
        single = (
            noun is not None and not noun[1] and candidate.token.lower_ not in BODY_NOUNS and noun[0].role != "body"
        )
        return actor.kind == "person" or (single and candidate.token.tag_ in ("NN", "NNP"))
    if key in THEY:
        plural = candidate.token.tag_ in ("NNS", "NNPS") or actor.name.endswith("s")
        return actor.kind != "person" and (
            plural or actor.kind in ("rebel", "militia", "armed-group", "people", "state-forces")
        )
    if token.dep_ in ("dobj", "pobj", "attr"):
        return False  # an event, mostly: "denied it"
    return actor.kind not in ("person", "people") and candidate.token.tag_ not in ("NNS", "NNPS")


def _score(candidate: _Candidate, token: Token, distance: int, paragraph: int, draft: Draft) -> float:
    score = -1.0 * distance
    dep = candidate.token.dep_
    if dep in ("nsubj", "nsubjpass"):
        score += 1.2 if candidate.token.head.dep_ in ("ROOT", "ccomp", "conj", "advcl") else 0.9
    elif dep == "agent" or (dep == "pobj" and candidate.token.head.dep_ == "agent"):
        score += 0.6
    elif dep in ("dobj", "appos"):
        score += 0.4
    elif dep in ("poss", "compound", "amod"):
        score -= 0.2
    if distance == 0 and token.dep_ in ("dobj", "pobj") and candidate.token.head == token.head:
        score -= 3.0
    if draft.text.sentence_at(candidate.mention.start).paragraph != paragraph:
        score -= 0.3
    if candidate.mention.method == "coreference":
        score += 0.2
    score -= 0.001 * (token.i - candidate.token.i)
    return score
