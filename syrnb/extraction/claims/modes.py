"""What a count covers: one incident, a running toll or what was added to one; and the days of a running toll."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.quantities import Quantity
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.phrases import ranks_since
from syrnb.language.syntax import ancestors, has_auxiliary, is_passive, obliques, passive_agents

__all__ = ["BEGINNING", "LONG", "TOLLS", "count_mode", "counted_by", "is_retold_history", "toll_days"]

TOLLS = frozenset({"toll", "tally", "count", "number", "figure", "total"})
ADDED = frozenset({"more", "another", "further", "additional", "other", "others"})
BACK = frozenset({"the", "this", "that", "these", "those", "same"})
WHOLE = frozenset({"war", "conflict", "insurgency", "uprising"})
MANY = 100
CROWD = 20
"""From so many on, victims of a month that no act is told of are those of the month."""
LONG = frozenset(
    {"fighting", "war", "conflict", "offensive", "violence", "clash", "uprising", "crackdown", "campaign", "insurgency"}
)
BEGINNING = frozenset({"begin", "start", "erupt", "break"})
RUNNING = frozenset({"since", "total", "overall", "toll", "tally"})
SO_FAR = re.compile(r"\b(?:so far|to date|up to now|until now|thus far)\b", re.IGNORECASE)
# A stretch that ends now and holds many happenings: "over the past 24 hours", "in the last three weeks".
STRETCH = re.compile(
    r"\b(?:past|last|previous|preceding) (?:[\w-]+ )?(?:hours|days|weeks|months|years)\b", re.IGNORECASE
)
RUNS = re.compile(r"\b(?:since|(?:times|so far|repeatedly) this (?:week|month|year))\b", re.IGNORECASE)
OPENS = re.compile(r"\b(?:between|from) ?$", re.IGNORECASE)
HARMS = frozenset(
    {"kill", "die", "injure", "wound", "hurt", "perish", "lose", "death", "casualty", "fatality", "displace"}
)
MANIFOLD = frozenset({"separate", "several", "multiple", "numerous", "various", "different"})
COUNTING = frozenset({"count", "tally", "document", "record", "register", "verify", "log"})
GIVING = frozenset({"give", "report", "put", "cite", "announce", "quote", "issue"})
HISTORY = timedelta(days=14)
LONGER = timedelta(days=2)
"""A toll of more days than these is of a period, and not of one incident."""


def count_mode(
    scene: Scene, word: Token, quantity: Quantity, event_id: str | None, days: tuple[date | None, date | None]
) -> str:
    """Return whether a count is one incident's, a running toll, or what was added to one.

    Parameters
    ----------
    word
        The verb or noun that tells the outcome.
    event_id
        The event that did the harm, where one is told.
    days
        First and last day of the count, as far as they are said.
    """
    if quantity.qualifier in ADDED and not _has_act_of_its_own(scene, word):
        return "delta"
    told = [t for t in _clause(word) if not _marks(t, word) and not _is_of_speech(scene, t, word)]
    words = {w for t in told if not ranks_since(t) for w in (t.lower_, t.lemma_.casefold())} - (
        {word.lemma_} if _is_of_one(scene, word, quantity) else set()
    )
    if words & RUNNING or word.lemma_ in words & TOLLS or _since(scene, word) is not None:
        return "cumulative"
    under = {t.lemma_.casefold() for found in obliques(word).values() for t in found}
    if (under & LONG and event_id is None) or _is_of_many(scene, word):
        return "cumulative"
    if any(t.lemma_ in WHOLE for t in scene.subjects(word.head)) and word.head.lemma_ == "leave":
        return "cumulative"  # "the war has left 320,000 people dead"
    if word.lemma_ == "life" and (has_auxiliary(word.head, "have") or _costs_by_war(word)):
        return "cumulative"
    if None not in days and _is_period(scene, word) and days[1] - days[0] > LONGER:  # type: ignore[operator]
        return "cumulative"
    if _in_one(scene, word):
        return "incident"
    if _fills_a_stretch(scene, word, quantity):
        return "cumulative"
    counting = next((a for a in ancestors(word) if a.pos_ == "VERB"), word)
    if word.pos_ != "VERB" and counting.lemma_ in COUNTING and event_id is None:
        return "cumulative"
    if has_auxiliary(word, "have") and (_is_running(scene, word, quantity) or _runs_on(scene, word, event_id)):
        return "cumulative"
    first = word.head  # "1,200 have been killed and about 400 captured"
    bare = (
        word.dep_ == "conj"
        and (word.tag_ == "VBN" or (word.tag_ == "VBD" and any(c.dep_ == "nsubj" for c in word.children)))
        and not any(c.dep_ in ("aux", "auxpass") for c in word.children)
    )
    if bare and has_auxiliary(first, "have") and not _in_one(scene, first) and (quantity.low or 0) >= MANY:
        return "cumulative"
    return "incident"


def _has_act_of_its_own(scene: Scene, word: Token) -> bool:
    """Return whether more victims are those of another act, which is told: "another nine died in a raid on Sake"."""
    if word.pos_ != "VERB":
        return False
    if not is_passive(word) and any("event" in scene.classes(t) for t in scene.subjects(word)):
        return True
    found = obliques(word)
    nouns = [t for p in ("in", "by", "when", "during") for t in found.get(p, [])]
    return any("event" in scene.classes(t) and not any(c.lower_ in BACK for c in t.children) for t in nouns)


def _marks(token: Token, word: Token) -> bool:
    """Return whether a word only opens the clause of another ("since rebels captured two soldiers")."""
    return token.dep_ == "mark" and token.head.i == word.i


def _is_of_speech(scene: Scene, token: Token, word: Token) -> bool:
    """Return whether a word hangs on a verb of saying below another: "killed nine, the ministry said in a new toll"."""
    return any(
        a.pos_ == "VERB" and fold(a.lemma_) in scene.lexicon.speech for a in _up_to(token, word) if a.i != token.i
    )


def _is_of_one(scene: Scene, word: Token, quantity: Quantity) -> bool:
    """Return whether a toll is that of one act, or only what somebody gave: "the toll from a blast", "gave a toll"."""
    if word.lemma_ not in TOLLS or (quantity.low or 0) >= MANY:
        return False
    found = obliques(word)
    acts = [t for p in ("from", "of", "in") for t in found.get(p, ()) if t.lemma_.casefold() not in LONG]
    if any("event" in scene.classes(t) for t in acts):
        return True
    return word.dep_ == "dobj" and word.head.lemma_ in GIVING


def _clause(word: Token) -> list[Token]:
    """Return the words of a clause, without those of the clauses inside it."""
    return [
        t
        for t in word.subtree
        if not any(a.dep_ in ("relcl", "advcl", "acl") and a.i != word.i for a in _up_to(t, word))
    ]


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    while token.i != top.i and token.head.i != token.i:
        yield token
        token = token.head


def _is_running(scene: Scene, word: Token, quantity: Quantity) -> bool:
    """Return whether "have been killed", "have killed" tells a toll so far: one is spoken of, or many died."""
    many = quantity.low is not None and quantity.low >= MANY
    if not is_passive(word):
        doers = scene.subjects(word)
        now = not any(c.lower_ in ("had", "having") for c in word.children)
        return now and many and any(t.lemma_ in LONG or t.tag_ in ("NNS", "NNPS") or scene.actor_of(t) for t in doers)
    told = any(t.lemma_ in TOLLS for t in word.sent)
    return told or many or (not passive_agents(word) and quantity.low is None)


def _runs_on(scene: Scene, word: Token, event_id: str | None) -> bool:
    """Return whether "have been killed", with no act and no day, goes on about a time that runs ("hit since May")."""
    if event_id is not None or not is_passive(word) or passive_agents(word) or _times(scene, word):
        return False
    index = scene.text.sentence_at(word.idx).index
    before = next((s for s in scene.text.sentences if s.index == index - 1), None)
    return before is not None and RUNS.search(scene.text.document.text[before.start : before.end]) is not None


def _in_one(scene: Scene, word: Token) -> bool:
    """Return whether a harm came about in one happening: "in an air strike", "by a bomb"."""
    found = obliques(word)
    nouns = [t for p in ("in", "by", "when", "during") for t in found.get(p, [])]
    return any(
        "event" in scene.classes(t) and t.tag_ == "NN" and any(c.lower_ in ("a", "an", "one") for c in t.children)
        for t in nouns
    )


def _is_of_many(scene: Scene, word: Token) -> bool:
    """Return whether a count covers several happenings: "in separate raids", "over the past 24 hours", "so far"."""
    if SO_FAR.search(word.sent.text):
        return True
    verbs = [word, *(c for c in word.children if c.dep_ == "conj" and c.pos_ == "VERB")]
    found = [obliques(v) for v in verbs]
    for noun in [t for o in found for p in ("in", "during", "across", "by", "from") for t in o.get(p, [])]:
        if noun.tag_ == "NNS" and "event" in scene.classes(noun):
            before = [c for c in noun.children if c.i < noun.i]
            if any(c.lower_ in MANIFOLD or (c.like_num and c.dep_ == "nummod") for c in before):
                return True
    return any(
        STRETCH.search(scene.text.document.text[m.start : m.end])
        for m in _times(scene, word)
        if _belongs(scene, m, word)
    )


def _costs_by_war(word: Token) -> bool:
    """Return whether lives were lost to a war or a campaign: "the offensive cost 900 lives"."""
    verb = word.head
    before = word.doc[max(word.sent.start, word.i - 8) : word.i]
    return any(t.lemma_.casefold() in LONG for t in (*verb.children, *before))


def _times(scene: Scene, word: Token) -> list[Mention]:
    sentence = word.sent
    return [m for m in scene.mentions if m.kind == "time" and sentence.start_char <= m.start < sentence.end_char]


def _belongs(scene: Scene, mention: Mention, word: Token) -> bool:
    """Return whether a time hangs on a word's own clause, with no verb of saying between."""
    verbs = {word.i, word.head.i} | {c.i for c in word.children}
    for above in ancestors(scene.heads[mention]):
        if above.i in verbs:
            return True
        if fold(above.lemma_) in scene.lexicon.speech:
            return False
    return False


def _is_period(scene: Scene, word: Token) -> bool:
    """Return whether the days of a count are given by both ends: "between 26 and 30 January", "from May to July"."""
    text = scene.text.document.text
    return any(
        OPENS.search(text, max(0, m.start - 9), m.start)
        or re.match(r"(?:between|from)\b", text[m.start : m.end], re.IGNORECASE)
        for m in _times(scene, word)
    )


def _fills_a_stretch(scene: Scene, word: Token, quantity: Quantity) -> bool:
    """Return whether a count is of a whole year, or a large one of whole months, with no act told that did the harm."""
    if word.dep_ == "relcl" or word.lemma_ not in HARMS:  # a massacre is one act
        return False
    doers = passive_agents(word) if is_passive(word) or word.pos_ != "VERB" else scene.subjects(word)
    under = [t for found in obliques(word).values() for t in found]
    told = [scene.classes(t) for t in (*doers, *under) if t.lemma_.casefold() not in LONG]
    acting = word.pos_ == "VERB" and not is_passive(word) and scene.objects(word)
    if acting or any({"event", "weapon"} & found for found in told):
        return False
    named = [m for m in _times(scene, word) if m.precision in ("month", "year") and _belongs(scene, m, word)]
    many = quantity.low is not None and quantity.low >= CROWD
    return any(m.precision == "year" or many for m in named)


def _since(scene: Scene, word: Token) -> Mention | None:
    """Return the time from which a toll runs: "since Wednesday", "since the offensive began on Wednesday"."""
    for mention in _times(scene, word):
        node = scene.heads[mention]
        for above in (node, *ancestors(node)):
            opening = above.lower_ == "since" or (
                above.dep_ == "advcl" and any(c.lower_ == "since" and c.i < above.i for c in above.children)
            )
            if ranks_since(above):
                break  # "the deadliest raid since 2019"
            if opening:
                within = any(
                    t.i == above.i for t in (word, *ancestors(word))
                )  # "the first since an attack that killed 87"
                if not within and _speaks_of(above.head, word):
                    return mention
                break
            begun = above.dep_ == "relcl" and above.lemma_ in BEGINNING and above.head.lemma_.casefold() in LONG
            if begun and any(a.i == word.i for a in ancestors(above)):
                return mention  # "died in the fighting that began on Wednesday"
            if above.i == word.i or (above.pos_ == "VERB" and above.dep_ != "advcl"):
                break
    return None


def _speaks_of(verb: Token, word: Token) -> bool:
    """Return whether what hangs on a verb also holds for a word: its own verb, or one above or beside it."""
    if verb.i == word.i or any(a.i == verb.i for a in ancestors(word)):
        return True
    if verb.dep_ == "conj" and verb.head.i == word.i:
        return True
    return word.pos_ in ("NOUN", "ADJ", "PROPN") and any(t.i == verb.i for t in word.head.subtree)


def toll_days(scene: Scene, word: Token, told_on: date | None) -> tuple[date | None, date | None] | None:
    """Return the days of a toll that runs since some day until it is told; None where no such day is said.

    Of "between that date and 3 December" only the end is known.
    """
    mention = _since(scene, word)
    if mention is not None and mention.time_start is not None:
        until = told_on if told_on is not None and told_on >= mention.time_start else None
        return mention.time_start, until
    text = scene.text.document.text
    for first, last in pairwise(_times(scene, word)):
        opens = OPENS.search(text, max(0, first.start - 9), first.start)
        if opens and text[first.end : last.start] in (" and ", " to ", " until ") and _belongs(scene, last, word):
            return first.time_start, last.time_end
    times = [m for m in _times(scene, word) if m.time_end is not None and _belongs(scene, m, word)]
    if len(times) == 1 and re.search(
        r"\bbetween [^,.;]{1,30} and $", text[max(0, times[0].start - 45) : times[0].start]
    ):
        return None, times[0].time_end
    return None


def counted_by(scene: Scene, word: Token) -> date | None:
    """Return the day by which somebody had counted so many: "on Monday it had counted 514 dead"."""
    verb = next((a for a in ancestors(word) if a.pos_ == "VERB"), None)
    had = verb is not None and any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    if verb is None or not had or verb.lemma_ not in COUNTING:
        return None
    days = [m.time_end for m in _times(scene, word) if m.precision == "day" and _hangs_on(scene.heads[m], verb)]
    return days[0] if len(days) == 1 else None


def _hangs_on(token: Token, verb: Token) -> bool:
    return next((a.i for a in ancestors(token) if a.pos_ == "VERB"), None) == verb.i


def is_retold_history(end: date | None, published: date | None) -> bool:
    """Return whether what ended on a day was no news any more when it was published."""
    return end is not None and published is not None and end < published - HISTORY
