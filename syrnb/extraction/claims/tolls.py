"""Tolls told without a verb of harm: "five dead", "left 12 wounded", "the toll rose to 30", "the dead are ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from syrnb.extraction.claims.counts import Count, count_noun, find_counts, find_parts, is_counted, is_stated
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.quantities import Quantity, count_of
from syrnb.extraction.scene import PARTITIVES, Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, conjuncts, is_passive, obliques

__all__ = ["Toll", "find_tolls"]

OUTCOMES = {
    "dead": "killed", "death": "killed", "fatality": "killed", "body": "killed", "corpse": "killed", "victim": "killed",
    "wounded": "injured", "injured": "injured", "injury": "injured", "missing": "missing", "displaced": "displaced",
    "homeless": "displaced", "killed": "killed", "hurt": "injured", "detainee": "captured", "martyr": "killed",
}  # fmt: skip
AFTER_NUMBER = frozenset({"dead", "killed", "wounded", "injured", "missing", "homeless"})
BACKWARD = frozenset({"these", "those", "them"})
LIFE_VERBS = frozenset({"cost", "claim", "take", "lose"})
TAKING = LIFE_VERBS - {"lose"}
BEFORE = frozenset({"earlier", "previously", "initially", "originally", "first"})
RAISING = frozenset({"bring", "take", "raise", "push", "lift"})
PASSING = frozenset({"pass", "top", "exceed", "surpass"})
REACHING = PASSING | {"reach", "hit", "near"}
REPLACING = frozenset({"replace", "supersede", "correct", "raise", "revise", "update", "lower", "double", "exceed"})
PUT = frozenset({"dead", "death", "deaths", "fatalities", "wounded", "injured", "missing"})
"""Who "puts the dead at 80" gives a toll."""
COUNTS = frozenset({"toll", "tally", "number", "count", "figure"})
TOLL_NOUNS = frozenset({"toll", "tally"})
HARM = frozenset(
    {"dead", "death", "casualty", "victim", "kill", "wounded", "fatality", "body", "injure", "displace", "die"}
)


@dataclass(frozen=True, slots=True)
class Toll:
    """Counts of one outcome that some words tell.

    ``outcome`` is None where it is that of the count told before; ``back`` says that the counts are parts of it.
    """

    word: Token
    outcome: str | None
    counts: list[Count]
    back: bool = False


def find_tolls(scene: Scene, tokens: Span, frames: list[Frame]) -> Iterator[Toll]:
    """Yield the tolls of a sentence that no frame tells."""
    back = _parts_of_before(scene, tokens)
    if back is not None:
        yield back
        return
    counted = [f for f in frames if f.entry.outcome and any(is_counted(scene, t) for t in _victims(f))]
    others = {t.i for f in frames if f not in counted for t in (*f.a, *f.b)}
    used = {t.i for f in counted for t in (*f.a, *f.b, f.head)}
    for token in tokens:
        lemma = token.lemma_.casefold()
        if token.i in used:
            continue
        if len(left := _left(scene, token)) > 1:
            yield Toll(token, OUTCOMES[token.lower_], find_counts(scene, left))
        elif token.lower_ in AFTER_NUMBER and (number := _number_before(scene, token)) is not None:
            if number[0].i not in used:
                yield Toll(_counting(token), OUTCOMES[token.lower_], _with_parts(scene, *number))
        elif lemma == "casualty" and (none := count_noun(scene, token)) is not None and none.high == 0:
            yield from (Toll(token, outcome, [Count(token, none)]) for outcome in ("killed", "injured"))
        elif _is_lost(scene, token):
            yield Toll(token.head, "killed", find_counts(scene, (token,)))
        elif (
            lemma in OUTCOMES
            and token.pos_ == "NOUN"
            and token.i not in others
            and token.dep_ not in ("compound", "amod")
        ):
            partitive = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
            counted_by = (partitive if partitive.lemma_.casefold() in PARTITIVES else token,)  # "hundreds of bodies"
            counts = find_counts(scene, counted_by) if counted_by[0] is not token or _numbered(token) else []
            inner = tuple(n for n in obliques(token).get("of", []) if is_counted(scene, n))
            counts = counts or (find_counts(scene, inner) if lemma in ("death", "injury", "body") else [])
            if counts:
                yield Toll(token, OUTCOMES[lemma], counts)
        elif token.lower_ == "missing" and token.tag_ == "VBG" and token.dep_ in ("ROOT", "conj", "ccomp"):
            counts = [c for c in find_counts(scene, scene.subjects(token)) if c.quantity.low is not None]
            if counts:
                yield Toll(token, "missing", counts)
        elif token.lower_ in OUTCOMES and token.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "acl", "attr", "conj"):
            counts = [c for c in find_counts(scene, _described(scene, token)) if c.quantity.low is not None]
            if counts:
                yield Toll(token, OUTCOMES[token.lower_], counts)
        elif lemma == "life" and _are_lost(token):
            lives = [n for n in obliques(token).get("of", []) if is_counted(scene, n)]
            lives = [token, *lives] if token.tag_ == "NNS" else lives
            counts = [c for c in find_counts(scene, lives) if c.quantity.low is not None]
            if counts:
                yield Toll(token, "killed", counts)
        put = token.lower_ in PUT and token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ == "put"
        if put or lemma in TOLL_NOUNS or (lemma in ("number", "count", "figure") and _of_victims(token)):
            yield from _toll(scene, token)
        elif lemma == "total" and _is_raised(token):
            before = [f.entry.outcome for f in counted] + [OUTCOMES.get(t.lower_) for t in tokens if t.i < token.i]
            told = next((outcome for outcome in before if outcome is not None), None)
            yield from (replace(t, outcome=told) for t in _toll(scene, token) if told is not None)


def _is_raised(total: Token) -> bool:
    """Return whether harm just told brings a total to a number: "two more died, bringing the total to 13"."""
    verb = total.head
    raised = total.dep_ == "dobj" and verb.lemma_ in RAISING and verb.dep_ in ("advcl", "xcomp", "conj", "dep")
    return raised and (not obliques(total).get("of") or _of_victims(total))


def _victims(frame: Frame) -> tuple[Token, ...]:
    return frame.a if frame.entry.victim == "a" else frame.b


def _with_parts(scene: Scene, noun: Token, quantity: Quantity) -> list[Count]:
    return [Count(noun, quantity), *find_parts(scene, noun)]


def _number_before(scene: Scene, token: Token) -> tuple[Token, Quantity] | None:
    """Return the number, or the counted noun, that stands right before "dead" or "wounded" with no noun after it."""
    if token.i == token.sent.start:
        return None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.pos_ in ("NOUN", "PROPN") and after.sent == token.sent:
        return None
    before = token.nbor(-1)
    for mention in scene.mentions:
        if mention.kind != "quantity" or mention.low is None:
            continue
        others = mention.end == before.idx - 1 and before.lower_ in ("other", "others")
        if mention.end == token.idx - 1 or others:
            return token, Quantity(mention.start, mention.end, mention.low, mention.high, mention.qualifier)
    if before.pos_ == "NOUN" and token.lower_ in ("dead", "killed", "wounded", "injured") and is_counted(scene, before):
        quantity = count_noun(scene, before)
        aux = any(c.dep_ in ("aux", "auxpass") for c in token.children)
        if quantity is not None and quantity.low is not None and not aux:
            return before, quantity
    return None


def _counting(dead: Token) -> Token:
    """Return the toll that comes to so many dead, or else the word itself: "the toll rose to 42 dead"."""
    if dead.dep_ != "pobj" or dead.head.lower_ not in ("to", "at"):
        return dead
    told = (c for c in dead.head.head.children if c.dep_ in ("nsubj", "dobj") and c.lemma_ in TOLL_NOUNS)
    return next(told, dead)


def _is_lost(scene: Scene, token: Token) -> bool:
    """Return whether a side is said to have lost a number of its people: "the brigade lost 40 men"."""
    if token.dep_ != "dobj" or token.head.lemma_ != "lose" or token.lemma_ == "life":
        return False
    nouns = [token, *obliques(token).get("of", [])]
    quantity = count_noun(scene, token)
    if any(t.lower_ in BEFORE for t in token.head.subtree):  # "in its earlier count they had lost 65"
        return False
    people = any(scene.lexicon.victims.get(fold(t.lemma_)) for t in nouns)
    return people and quantity is not None and is_stated(scene, quantity)


def _left(scene: Scene, token: Token) -> tuple[Token, ...]:
    """Return all whom an act left so: "left 15 rebels and nine soldiers dead", wherever the parser hung the word."""
    noun = token.head
    if token.lower_ not in AFTER_NUMBER or token.dep_ not in ("amod", "oprd"):
        return ()
    if token.dep_ == "oprd":
        noun = next((c for c in noun.children if c.dep_ == "dobj" and c.i < token.i), noun)
    while noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ != "dobj" or noun.head.lemma_ != "leave" or noun.i > token.i:
        return ()
    listed = [t for t in conjuncts(noun) if t.i < token.i]
    people = all(is_counted(scene, t) and t.lower_ not in OUTCOMES for t in listed)
    return tuple(listed) if people and listed[-1].i == token.i - 1 else ()


def _are_lost(lives: Token) -> bool:
    """Return whether lives are taken or lost: "claimed 14 lives", "took the life of a nurse", "the loss of lives"."""
    above = lives.head
    if lives.tag_ != "NNS" and not (above.lemma_ in TAKING and obliques(lives).get("of")):
        return False
    return above.lemma_ in LIFE_VERBS or (above.lower_ == "of" and above.head.lemma_ == "loss")


def _numbered(token: Token) -> bool:
    return any(c.dep_ == "nummod" or c.like_num for c in token.children)


def _described(scene: Scene, token: Token) -> tuple[Token, ...]:
    """Return whom "dead" or "wounded" describes: "left five people dead", "five were dead", "12 others wounded"."""
    head = token.head
    if head.lemma_ == "leave":
        found = [t for t in head.children if t.dep_ in ("dobj", "nsubj") and t.i > head.i and is_counted(scene, t)]
        return tuple(found)
    if head.lemma_ == "be" or token.dep_ == "acomp" or (token.dep_ == "oprd" and is_passive(head)):
        return tuple(scene.subjects(head))
    return tuple(c for c in token.children if c.dep_ in ("nsubj", "nummod") and is_counted(scene, c))


def _of_victims(token: Token) -> bool:
    if any(c.dep_ == "acl" and c.lemma_ in HARM for c in token.children):
        return True  # "the number killed"
    return any(c.lemma_ in HARM or c.lower_ == "dead" for n in obliques(token).get("of", []) for c in n.subtree)


def _toll(scene: Scene, token: Token) -> Iterator[Toll]:
    """Read "a death toll of 300", "the toll rose to 18", "put the number of dead at 40"."""
    if _is_superseded(token):
        return
    candidates = obliques(token).get("of", []) + obliques(token).get("at", []) + _numbers_after(token)
    verb = token.head
    if verb.pos_ == "ADP":
        candidates += [c for c in verb.children if c.dep_ == "pobj"]
        verb = verb.head
    if verb.pos_ in ("VERB", "AUX"):
        for preposition in ("at", "to", "from"):
            candidates += obliques(verb).get(preposition, [])
        candidates += [c for c in verb.children if c.dep_ == "attr"]
        if verb.lemma_ in REACHING and token.dep_ == "nsubj":
            candidates += [c for c in verb.children if c.dep_ in ("dobj", "npadvmod") and c.like_num]
    for noun in candidates:
        if noun.dep_ == "nummod" and is_counted(scene, noun.head):
            noun = noun.head
        if any(t.lemma_ in COUNTS and t.i != token.i for t in token.doc[min(noun.i, token.i) : max(noun.i, token.i)]):
            continue  # another toll's number: "the number of dead rose to 80, and that of displaced to 900"
        if noun.i == token.i:
            number = next((c for c in token.children if c.dep_ == "nummod"), None)
            quantity = count_noun(scene, number) if number is not None else None
        else:
            quantity = count_noun(scene, noun) if noun.like_num else count_of(scene.text, noun, scene.mentions)
        if quantity is None or quantity.low is None or not is_stated(scene, quantity):
            continue
        described = [n for p in ("of", "for", "among") for n in obliques(token).get(p, []) if n.i != noun.i]
        described += [n for d in described for n in obliques(d).get("of", [])]
        victim = next((n for n in described if is_counted(scene, n) and not n.like_num), noun)
        outcome = OUTCOMES.get(token.lemma_) or (
            "injured" if any(t.lower_ in ("wounded", "injured") for d in described for t in d.subtree) else "killed"
        )
        outcome = "displaced" if any(t.lemma_ == "displace" for d in described for t in d.subtree) else outcome
        listed = find_counts(scene, conjuncts(noun)) if is_counted(scene, noun) else []
        if len(listed) > 1:  # "put the toll at 84 fighters and 47 soldiers"
            yield Toll(token, outcome, listed)
            return
        if verb.lemma_ in PASSING:
            quantity = replace(quantity, low=int(quantity.low) + 1, high=None)
        parts = find_parts(scene, noun if noun.i > token.i else token)
        yield Toll(token, outcome, [Count(victim, quantity), *(Count(p.noun, p.quantity, victim) for p in parts)])
        return


def _is_superseded(toll: Token) -> bool:
    """Return whether a toll is told only as what another took the place of: "replaced a tally of 231"."""
    verb = next((a for a in ancestors(toll) if a.pos_ == "VERB"), toll)
    if any(c.dep_ == "advmod" and c.lower_ in BEFORE for c in verb.children):
        return True
    return toll.dep_ == "dobj" and verb.lemma_ in REPLACING and not _numbers_after(toll)


def _numbers_after(token: Token) -> list[Token]:
    """Return the number after "at" or "to" later in the clause, wherever the parser hung it."""
    for t in token.doc[token.i + 1 : token.sent.end]:
        if t.text in (";", ":", "."):
            break
        if t.lower_ in ("at", "to") and t.i + 1 < len(t.doc):
            following = [n for n in t.doc[t.i + 1 : t.i + 5] if n.like_num]
            if following and not any(n.ent_type_ in ("DATE", "TIME") for n in following):
                return following[:1]
    return []


def _parts_of_before(scene: Scene, tokens: Span) -> Toll | None:
    """Read "The dead are 80 fighters and ...", "Of these, 66 were children and 36 were women"."""
    words = [t for t in tokens if not t.is_punct and not t.is_quote]
    if len(words) < 4:
        return None
    first, second = words[0], words[1]
    if first.like_num and second.lower_ == "of" and words[2].lower_ == "the" and words[3].lower_ in OUTCOMES:
        count = _share_of(scene, first)  # "Twenty of the dead were cadets"
        return Toll(words[3], OUTCOMES[words[3].lower_], [count], back=True) if count is not None else None
    if first.lower_ in ("of", "among") and (
        second.lower_ in BACKWARD or (len(words) > 2 and words[2].lower_ in ("dead", "victims", "wounded", "injured"))
    ):
        counts = [c for t in words[2:] if (c := _share_of(scene, t)) is not None]
        outcome = None if words[2].lower_ == "victims" else OUTCOMES.get(words[2].lower_)
        return Toll(first, outcome, counts, back=True) if counts else None
    verb = next((t for t in words[:6] if t.lemma_ in ("be", "include", "comprise") and t.pos_ in ("AUX", "VERB")), None)
    if verb is None:
        return None
    subject = next(
        (
            t
            for t in words[:4]
            if t.lower_ in ("dead", "victims", "wounded", "injured", "casualties", "fatalities", "killed")
        ),
        None,
    )
    if subject is None or subject.i > verb.i or first.lower_ not in ("the", "those", "victims", "all"):
        return None
    counts = list(find_parts(scene, verb, listed=True))
    counts = [c if c.whole is not None and c.whole.i != verb.i else replace(c, whole=None) for c in counts]
    counts = [c for c in counts if c.quantity.low is not None]
    return Toll(subject, OUTCOMES.get(subject.lower_, "killed"), counts, back=True) if counts else None


def _share_of(scene: Scene, number: Token) -> Count | None:
    """Read "66 were children": a number that is a subject, and the noun said of it; or "66 children"."""
    if not number.like_num or number.ent_type_ in ("DATE", "TIME"):
        return None
    quantity = count_noun(scene, number)
    if quantity is None or quantity.low is None:
        return None
    if number.dep_ == "nummod" and is_counted(scene, number.head):
        return Count(number.head, quantity)
    if number.dep_ in ("nsubj", "nsubjpass") and number.head.lemma_ == "be":
        noun = next((c for c in number.head.children if c.dep_ in ("attr", "acomp")), None)
        return Count(noun, quantity) if noun is not None else None
    return None
