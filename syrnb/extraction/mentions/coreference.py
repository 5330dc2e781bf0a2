"""Who is meant by a pronoun: agreement, grammatical role, nearness."""

from __future__ import annotations

from bisect import insort

from spacy.tokens import Token

from syrnb.extraction.mentions.antecedents import Candidate, find_before, find_candidates
from syrnb.extraction.mentions.described import COMPOUND
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.offices import SPOKESMEN
from syrnb.extraction.mentions.rivals import Rivals, means_war
from syrnb.extraction.mentions.salience import others_of
from syrnb.extraction.mentions.sayers import Sayer, find_sayers, is_one_person, mention_of, sayer_before, speaks
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import load_nouns
from syrnb.knowledge.reading_words import load_reading_words
from syrnb.knowledge.records import Actor
from syrnb.language.controlling import controllers
from syrnb.language.syntax import subjects

__all__ = ["resolve_owned", "resolve_pronouns", "resolve_sent"]

HE = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
SHE = frozenset(("she", "her", "hers", "herself"))
WOMEN = frozenset(
    (
        "mrs",
        "ms",
        "miss",
        "madam",
        "queen",
        "princess",
        "spokeswoman",
        "policewoman",
        "woman",
        "mother",
        "sister",
        "widow",
    )
)
MEN = frozenset(
    ("mr", "king", "prince", "sheikh", "spokesman", "policeman", "man", "father", "brother", "abu", "imam", "bishop")
)
IT = frozenset(("it", "its", "itself"))
# Of a verb of saying whose subject stands outside the quoted pronoun.
SAYING = frozenset(("say", "tell", "add", "write", "report", "claim", "ask"))
FIGHTING = ("rebel", "militia", "armed-group", "people", "state-forces")
SENDING = frozenset(("send", "deploy", "dispatch", "commit", "mass", "station", "lose"))
OWN_GROUPS = ("rebel", "militia", "armed-group", "party")
DEAD = frozenset(("body", "corpse", "remains", "grave", "funeral", "burial", "death", "killing"))
FRIENDS = frozenset(("ally", "backer", "patron", "foe", "enemy", "rival", "opponent", "adversary"))
"""Whom those have who fight or rule."""
BLAMING = frozenset(("accuse", "blame", "condemn", "criticise", "criticize", "suspect", "denounce"))
HELPING = frozenset(("help", "support", "back", "arm", "aid", "assist", "train", "recognise", "recognize", "protect"))
"""What somebody is asked to do for who asks."""
COMMANDING = ("state", "state-forces", "rebel", "militia", "armed-group", "party", "igo", "person", "unknown")
WINDOW = 3
"""How many sentences a pronoun looks back."""


def resolve_pronouns(draft: Draft) -> None:
    """Let personal pronouns be mentions, of the likeliest actor (or place) before them, or of nobody who is known."""
    actors, located = find_candidates(draft, "actor"), find_candidates(draft, "location")
    sayers, sexes, rivals = find_sayers(draft), _sexes(draft), Rivals(draft)
    for i, word in enumerate(draft.words):
        if word.key not in HE | THEY | IT or draft.owner[i] is not None:
            continue
        token = draft.token_at(word.start)
        if token.pos_ not in ("PRON", "DET") or token.dep_ == "expl" or _is_empty(token):
            continue
        speaker = _last_speaker(draft, token, word.key, sayers, sexes) if speaks(token) else None
        if speaker is not None:
            mention = mention_of(draft, speaker.token)
            ref, kind = mention.ref if mention is not None else None, "actor"
        else:
            ref, kind = _antecedent(draft, token, word.key, actors, located, rivals, sexes), "actor"
        if ref is not None and ref.startswith("@"):
            ref, kind = ref[1:], "location"
        if ref is not None and word.key in HE:
            sexes.setdefault(ref, word.key in SHE)
        draft.add(
            i,
            i + 1,
            kind,
            ref,
            method="coreference",
            confidence=0.6 if ref else 0.2,
            doubts=() if ref else ("unresolved actor",),
        )
        if token.dep_ == "poss" and kind == "actor" and (owned := _own_forces(draft, i + 1)) is not None:
            insort(actors, owned, key=lambda c: c.mention.start)  # "Its forces took X. They went on to"


def _last_speaker(draft: Draft, token: Token, key: str, sayers: list[Sayer], sexes: dict[str, bool]) -> Sayer | None:
    """Return who spoke last and agrees with a pronoun that speaks: "he added", "it said"."""

    def fits(sayer: Sayer, actor: Actor | None) -> bool:
        head = sayer.token
        if head.pos_ == "PRON":
            same = any(key in words and head.lower_ in words for words in (HE - SHE, SHE, THEY, IT))
            return same
        person = is_one_person(head, actor)
        plural = head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children)
        if key in HE:
            sex = sexes.get(actor.actor_id) if actor is not None else _sex_of_noun(head)
            unknown = actor is None and head.pos_ == "PROPN"
            return (person or unknown) and sex in (None, key in SHE)
        if key in THEY:
            return plural or (actor is not None and not person and actor.kind in FIGHTING)
        return not person and (not plural or head.tag_ == "NNPS")

    return sayer_before(draft, sayers, token, fits)


def _sexes(draft: Draft) -> dict[str, bool]:
    """Return the persons of whom a title says whether they are women."""
    found: dict[str, bool] = {}
    for _, mention in draft.in_order():
        actor = draft.actor(mention.ref)
        if mention.kind != "actor" or actor is None or actor.kind != "person":
            continue
        first, end = draft.words_of(mention.start, mention.end)
        near = {w.key for w in draft.words[max(0, first - 2) : end]}
        if near & WOMEN or near & MEN:
            found.setdefault(actor.actor_id, bool(near & WOMEN))
    return found


def _sex_of_noun(head: Token) -> bool | None:
    return True if head.lower_ in WOMEN else False if head.lower_ in MEN else None


def resolve_owned(draft: Draft) -> None:
    """Let "its air force" be whose the pronoun is; see :func:`resolve_pronouns` for "its troops"."""
    for i in range(1, len(draft.words)):
        before = draft.mention_of_word(i - 1)
        if before is not None and draft.words[i].joined and draft.owner[i] is not None:
            _give_to_owner(draft, i, draft.actor(before.ref))


def _own_forces(draft: Draft, word: int) -> Candidate | None:
    """Let "its troops" be whose the pronoun before is: a group's are the group itself, a state's its army."""
    if word >= len(draft.words) or not draft.words[word].joined or draft.owner[word] is not None:
        return None
    before = draft.mention_of_word(word - 1)
    owner = draft.actor(before.ref) if before is not None else None
    entry = load_nouns().get((draft.words[word].key,))
    members = entry is not None and entry[0].role == "member" and entry[0].kind not in ("unknown", "people")
    if owner is None or not (members or _is_own_group(draft, draft.words[word].key, owner)):
        return None
    if draft.words[word - 1].key not in ("its", "their", "his", "her") or (ref := _forces_of(draft, owner)) is None:
        return None
    number = draft.add(word, word + 1, "actor", ref, method="coreference", confidence=0.7)
    mention, token = draft.mentions[number], draft.token_at(draft.words[word].start)
    return Candidate(mention, token, draft.text.sentence_at(mention.start).index, draft.actor(ref))


def _give_to_owner(draft: Draft, word: int, owner: Actor | None) -> None:
    """Let "its air force" be of the state whose it is, and not of the country that the article is about."""
    number = draft.owner[word] or 0
    mention = draft.mentions[number]
    forces = draft.actor(mention.ref)
    own = draft.words[word - 1].key in ("its", "their", "his", "her") and owner is not None and owner.kind == "state"
    if not own or owner is None or forces is None or mention.method != "rule" or forces.kind != "state-forces":
        return
    theirs, ours = (draft.knowledge.countries.get(a.country or "") for a in (forces, owner))
    if theirs is None or ours is None or theirs == ours or not forces.actor_id.startswith(f"{theirs.slug}-"):
        return
    ref = f"{ours.slug}{forces.actor_id.removeprefix(theirs.slug)}"
    if draft.actor(ref) is not None:
        draft.change(number, ref=ref, method="coreference", confidence=0.7)


def resolve_sent(draft: Draft) -> None:
    """Let the troops that somebody sends be his own, and not of the country that the article is about."""
    heads = {draft.text.span(m.start, m.end).root.i: m for m in draft.mentions.values() if m.kind == "actor"}
    for number, mention in list(draft.in_order()):
        first, end = draft.words_of(mention.start, mention.end)
        noun = load_nouns().get((draft.words[first].key,)) if end - first == 1 else None
        if mention.kind != "actor" or mention.method != "rule" or noun is None or noun[0].kind != "state-forces":
            continue
        token = draft.token_at(draft.words[first].start)
        verb = token.head
        if token.dep_ != "dobj" or verb.lemma_ not in SENDING or any(c.dep_ == "det" for c in token.children):
            continue
        sender = next((draft.actor(heads[t.i].ref) for t in subjects(verb) if t.i in heads), None)
        ref = _forces_of(draft, sender) if sender is not None else None
        if ref is not None and ref != mention.ref:
            draft.change(number, ref=ref, method="coreference", confidence=0.7)


def _forces_of(draft: Draft, owner: Actor) -> str | None:
    """Return who fights for somebody: a group itself or the group of its leader, a state's army."""
    if owner.kind not in ("state", "person"):
        return owner.actor_id
    group = owner if owner.kind == "state" else draft.actor(owner.parent_id)
    country = draft.knowledge.countries.get(group.country or "") if group is not None else None
    if group is None or (group.kind == "state" and country is None):
        return None
    return f"{country.slug}-army" if group.kind == "state" and country is not None else group.actor_id


def _is_own_group(draft: Draft, key: str, owner: Actor | None) -> bool:
    """Return whether a word for a group is that of the person whose it is: "his movement"."""
    group = draft.actor(owner.parent_id) if owner is not None and owner.kind == "person" else None
    return group is not None and group.kind in OWN_GROUPS and key in NAMING.body_nouns


def _is_empty(token: Token) -> bool:
    """Return whether "it" points to nothing: "it is clear that", "it was reported that"."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = token.head
    return any(child.dep_ in ("ccomp", "csubj", "xcomp") for child in verb.children) and (
        verb.lemma_ in ("be", "seem", "appear", "become", "remain") or token.dep_ == "nsubjpass"
    )


def _antecedent(
    draft: Draft,
    token: Token,
    key: str,
    actors: list[Candidate],
    located: list[Candidate],
    rivals: Rivals,
    sexes: dict[str, bool],
) -> str | None:
    if key in IT and means_war(draft, token):
        return None
    sentence = draft.text.sentence_at(token.idx)
    barred = others_of(draft, token) if token.dep_ in ("dobj", "pobj", "dative", "nsubj") else frozenset()
    best: tuple[float, str] | None = None
    others = rivals.for_pronoun(key)
    pools = [actors, others] + ([located] if key in IT else [])
    for pool in pools:
        for candidate in find_before(pool, token.idx):
            distance = sentence.index - candidate.sentence
            if distance > WINDOW:
                break
            if candidate.mention.ref is not None and candidate.mention.ref in barred:
                continue
            if pool is not others and not _agrees(candidate, key, token, draft):
                continue
            if key in HE and sexes.get(candidate.mention.ref or "") not in (None, key in SHE):
                continue
            score = _score(candidate, token, distance, sentence.paragraph, draft)
            ref = candidate.mention.ref or ""
            ref = f"@{ref}" if pool is located else ref
            if best is None or score > best[0]:
                best = (score, ref)
    return best[1] or None if best is not None else None


def _agrees(candidate: Candidate, key: str, token: Token, draft: Draft) -> bool:
    actor = candidate.actor
    if actor is None:
        place = draft.place(candidate.mention.ref)
        if place is None or place.kind not in ("city", "town", "village", "country"):
            return False
        words = load_reading_words()
        if token.dep_ in ("dobj", "nsubjpass"):
            return token.head.lemma_ in words.place_objects | words.place_passives
        return token.dep_ == "pobj" and token.head.lower_ in words.place_prepositions
    leads = token.dep_ == "poss" and (_commands(token.head) or token.head.lemma_ in FRIENDS)
    if leads and (actor.kind not in COMMANDING or candidate.token.lower_ in SPOKESMEN):
        return False
    if key in HE and actor.kind != "person" and _tells_of_person(draft, candidate.token):
        return False  # "X, a leader of the group": he is X
    if key in HE:
        noun = load_nouns().get((candidate.token.lower_,))
        lemma = candidate.token.lower_
        single = noun is not None and not noun[1] and noun[0].role != "body"
        single = single and lemma not in NAMING.body_nouns | NAMING.not_persons
        return actor.kind == "person" or (single and candidate.token.tag_ in ("NN", "NNP"))
    if key in THEY:
        plural = candidate.token.tag_ in ("NNS", "NNPS")
        return actor.kind != "person" and (plural or actor.kind in FIGHTING)
    if token.dep_ in ("dobj", "pobj", "attr") and not (token.dep_ == "pobj" and token.head.head.lower_ in COMPOUND):
        return False  # an event, mostly: "denied it"
    states = ("state", "state-forces") if leads else ("state",)  # "regimes advance", "Syrian warplanes ... its ally"
    single = candidate.token.tag_ not in ("NNS", "NNPS") or (actor.known and actor.kind in states)
    return actor.kind not in ("person", "people") and single


def _tells_of_person(draft: Draft, token: Token) -> bool:
    mention = draft.mention_of_word(draft.word_at(token.head.idx)) if token.dep_ == "appos" else None
    actor = draft.actor(mention.ref) if mention is not None else None
    return actor is not None and actor.kind == "person"


def _commands(noun: Token) -> bool:
    """Return whether who owns a noun commands it: "its troops", "their fighters"."""
    entry = load_nouns().get((noun.lower_,))
    return entry is not None and entry[0].role == "member" and entry[0].kind not in ("unknown", "people")


def _score(candidate: Candidate, token: Token, distance: int, paragraph: int, draft: Draft) -> float:
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
    if token.lower_ in THEY and candidate.token.tag_ not in ("NNS", "NNPS"):
        score -= 0.5
    if token.dep_ == dep and dep in ("dobj", "nsubjpass"):
        score += 0.4
    if token.dep_ == "poss" and token.head.lemma_ in DEAD:  # "their bodies": theirs who were killed
        score += 1.5 if dep in ("dobj", "nsubjpass") else -1.5
    if distance == 0 and token.dep_ in ("dobj", "pobj") and candidate.token.head == token.head:
        score -= 3.0
    if draft.text.sentence_at(candidate.mention.start).paragraph != paragraph:
        score -= 0.3
    if candidate.mention.method == "coreference":
        score += 0.2
    if dep not in ("nsubj", "nsubjpass") and _acts_in_clause(candidate.token, token):
        score += 1.2
    if _is_accused(candidate.token, token) or _is_made_to(candidate.token, token) or _is_beside(candidate.token, token):
        score += 2.0
    if draft.text.in_quote(token) and not draft.text.in_quote(candidate.token):
        score -= 1.0 if candidate.token.head.lemma_ in SAYING else 0.3
    score -= 0.001 * (token.i - candidate.token.i)
    return score


def _is_accused(head: Token, token: Token) -> bool:
    """Return whether a word stands in what somebody is accused of: "accused X of bombing its own people"."""
    verb = head.head
    if head.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in BLAMING or token.i < head.i:
        return False
    return any(a.lower_ in ("of", "for") and a.head.i in (verb.i, head.i) for a in token.ancestors)


def _is_beside(head: Token, token: Token) -> bool:
    """Return whether what a word owns is joined to the noun whose it is: "the junta and its allies"."""
    return token.dep_ == "poss" and token.head.dep_ == "conj" and token.head.head.i == head.i


def _is_made_to(head: Token, token: Token) -> bool:
    """Return whether a word stands in what somebody is made or asked to do: "forcing rebels to leave their towns".

    What is his is not whose help is asked for: "asked France to arm its soldiers".
    """
    if not (token.dep_ == "poss" or (token.dep_ == "nsubj" and token.head.dep_ == "relcl")):
        return False
    asked = next((a for a in token.ancestors if a.i > head.i and head in controllers(a)), None)
    return asked is not None and (token.dep_ == "nsubj" or asked.lemma_ not in HELPING)


def _acts_in_clause(head: Token, token: Token) -> bool:
    """Return whether a word stands in what another is said to say: "the coalition, which said it was aware"."""
    clauses = [c for c in head.children if c.dep_ == "relcl" and c.lemma_ in SAYING and c.is_ancestor(token)]
    return any(g.dep_ == "nsubj" and g.lower_ in ("who", "which", "that") for c in clauses for g in c.children)
