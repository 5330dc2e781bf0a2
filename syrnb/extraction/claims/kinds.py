"""What kind of act an event is where the sides or the means decide: a clash, an attack from afar, land taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, obliques
from syrnb.schema import ACLED

__all__ = ["settle_kind"]

BOMBERS = frozenset({"bomber", "bombers"})
FLYING = frozenset({"strategic", "heavy", "long-range", "range", "stealth", "fighter", "jet", "nuclear", "supersonic"})
FROM_ABOVE = frozenset({"bomb", "pound", "strike", "raid", "bombard", "drop", "fly", "fire", "launch"})
"""What bombers that are aircraft do."""
ON_FOOT = frozenset({"suicide", "car", "truck"})
DRONES = frozenset({"drone", "uav", "quadcopter"})
STATES = frozenset({"state", "state-forces"})
ARMED = frozenset({"state-forces", "rebel", "militia", "armed-group", "state"})
IRREGULAR = frozenset({"rebel", "militia", "armed-group"})
HEAVY = frozenset({"artillery", "mortar", "rocket", "tank", "aerial", "air"})
MODIFIERS = ("amod", "compound", "nmod")
CARRIED = frozenset({"car", "truck", "suicide", "roadside", "vehicle", "motorcycle", "lorry"})
CIVIL = frozenset({"civilians", "women", "children"})
REMOTE = frozenset(ACLED["Explosions/Remote violence"])
BATTLE = "Armed clash"
MEANS = ("by", "in", "with", "from", "during", "using", "through", "via", "under")
BARE = frozenset({"strike", "airstrike"})
"""Acts from afar, whatever else is said."""
FIRED = frozenset({"rocket", "missile", "mortar", "artillery", "shell", "bomb", "mine", "landmine", "explosive", "ied"})
BEFORE = 2
"""How many sentences back the means of raids that are told of again are looked for."""


def settle_kind(
    scene: Scene, frame: Frame, side_a: Sequence[str], side_b: Sequence[str], places: Sequence[str]
) -> tuple[str | None, str | None]:
    """Return the mode of an event and its ACLED sub-event type.

    What strikes from afar is no clash, and neither is harm that nobody with arms is told to have done to the armed.
    """
    entry = frame.entry
    harm = entry.acled in ("attack", "Attack")
    if (entry.mode == "heavy-weapons" or harm) and (flown := _flown(scene, frame)):
        return flown, "Air/drone strike"
    if entry.acled in ("attack", "Attack", BATTLE) and (_is_aerial(frame.head) or _by_air_force(scene, side_a)):
        return "aerial", "Air/drone strike"
    if entry.acled == "territory":
        if side_b and not places and not frame.place_objects:
            return entry.mode, BATTLE  # "defeated the rebels"
        own = _own_forces(scene, side_a, places)
        return entry.mode, "Government regains territory" if own else "Non-state actor overtakes territory"
    if frame.pattern.part == "noun" and frame.pattern.words[-1] == "bombing" and _has_no_guns(scene, frame, side_a):
        return "explosives", "Remote explosive/landmine/IED"
    if harm and _told_as_raids_from_the_air(scene, frame):
        return "aerial", "Air/drone strike"
    if entry.acled != "attack":
        return entry.mode, entry.acled
    return entry.mode, BATTLE if _is_battle(scene, frame, side_a, side_b) else "Attack"


def _is_battle(scene: Scene, frame: Frame, side_a: Sequence[str], side_b: Sequence[str]) -> bool:
    """Return whether the armed harm the armed at close quarters: "rebels killed three soldiers"."""
    kinds = [{scene.actors[i].kind for i in side if i in scene.actors} for side in (side_a, side_b)]
    classes = [{scene.lexicon.victims.get(fold(t.lemma_)) for t in side} for side in (frame.a, frame.b)]
    if classes[1] & CIVIL or not (kinds[1] & ARMED or "combatants" in classes[1]):
        return False
    means = list(_means(scene, frame))
    if any(_is_remote(scene, t) for t in means):
        return False
    fought = any(_kinds(scene, t) == {BATTLE} for t in means)
    return fought or bool(kinds[0] & ARMED) or "combatants" in classes[0]


def _means(scene: Scene, frame: Frame) -> Iterator[Token]:
    """Yield what does a harm, and what it is told to come of: its doers, and what it is done by, in or with."""
    yield from frame.a
    clauses = {t.i: t for t in (frame.head, frame.clause) if t is not None}
    for token in list(clauses.values()):
        clauses |= {a.i: a for a in ancestors(token) if a.pos_ in ("VERB", "AUX", "NOUN")}
    for above in clauses.values():
        yield above
        found = obliques(above)
        yield from (t for word in MEANS for t in found.get(word, ()))
        if above.pos_ in ("VERB", "AUX") and fold(above.lemma_) not in scene.lexicon.speech:
            yield from scene.subjects(above)
            yield from (
                t for t in above.children if t.dep_ == "dobj" and t.i != frame.head.i and "event" in scene.classes(t)
            )


def _kinds(scene: Scene, word: Token) -> set[str | None]:
    """Return the sub-event types of the acts that a noun or a verb may tell of."""
    part = "verb" if word.pos_ == "VERB" else "noun"
    patterns = scene.lexicon.by_word.get((part, fold(word.lemma_)), ())
    return {p.entry.acled for p in patterns if len(p.words) == 1}


def _is_aerial(noun: Token) -> bool:
    """Return whether an act is told as one from the air: "an aerial assault"."""
    return noun.pos_ == "NOUN" and any(c.lower_ in ("air", "aerial") for c in noun.children if c.dep_ in MODIFIERS)


def _by_air_force(scene: Scene, side: Sequence[str]) -> bool:
    """Return whether all who act are air forces."""
    names = [scene.actors[i].name.lower() for i in side if i in scene.actors]
    return bool(names) and all(re.search(r"\b(?:air force|aerospace force)", n) for n in names)


def _is_remote(scene: Scene, token: Token) -> bool:
    """Return whether a word is an act from afar or what it is done with: strikes, shelling, jets, mines."""
    word = fold(token.lemma_)
    if word in BARE | FIRED | DRONES | scene.lexicon.aircraft:
        return True
    if any(c.dep_ in ("compound", "amod") and _is_of_the_air(scene, c) for c in token.children):
        return True
    return bool(_kinds(scene, token) & REMOTE)


def _is_of_the_air(scene: Scene, token: Token) -> bool:
    word = fold(token.lemma_)
    return word in ("air", "aerial", "airborne") or word in DRONES | scene.lexicon.aircraft


def _told_as_raids_from_the_air(scene: Scene, frame: Frame) -> bool:
    """Return whether raids without more words are those from the air that were told of just before."""
    head = frame.head
    if frame.pattern.part != "noun" or head.lemma_ != "raid" or len(frame.pattern.words) > 1:
        return False
    sentence = scene.text.sentence_at(head.idx)
    before = [s for s in scene.text.sentences if sentence.index - BEFORE <= s.index <= sentence.index]
    return any(
        t.lower_ in ("air", "aerial", "airstrike", "airstrikes") or fold(t.lemma_) in scene.lexicon.aircraft
        for s in before
        for t in scene.text.tokens(s)
    )


def _flown(scene: Scene, frame: Frame) -> str | None:
    """Return the mode of what aircraft, drones or an air force do: "jets bombed", "an Ethiopian drone strike"."""
    for token in frame.a:
        words = {fold(token.lemma_), fold(token.lower_)}
        owner = scene.record(scene.party_of(token)) if words & BOMBERS else None
        if token.lemma_ == "bomber" and _is_of_a_suicide(scene, token):
            continue
        if words & BOMBERS and any(c.lower_ in ON_FOOT for c in token.children):
            continue
        if owner is not None and owner.kind not in STATES:  # "the group's bombers"
            continue
        if words & BOMBERS and owner is None and not _flies(token, frame.head):
            continue
        if words & DRONES:
            return "drone"
        if words & scene.lexicon.aircraft or (words & {"force"} and token.i and token.nbor(-1).lower_ == "air"):
            return "aerial"
    return None


def _flies(bomber: Token, verb: Token) -> bool:
    """Return whether a bomber of nobody's is an aircraft: "strategic bombers", "bombers pounded"."""
    if any(c.lower_ in FLYING for c in bomber.children):
        return True
    return bomber.tag_ in ("NNS", "NNPS") and verb.lemma_ in FROM_ABOVE


def _is_of_a_suicide(scene: Scene, bomber: Token) -> bool:
    """Return whether a bomber is a person, as the sentences before say: "a suicide bomber ... the bomber struck"."""
    sentence = scene.text.sentence_at(bomber.idx)
    before = [s for s in scene.text.sentences if s.index <= sentence.index]
    return any(t.lower_ in ("suicide", "himself", "herself") for s in before for t in scene.text.tokens(s))


def _has_no_guns(scene: Scene, frame: Frame, side_a: Sequence[str]) -> bool:
    """Return whether bombings are those of a group, which plants bombs, and no guns are spoken of: "bombings by IS"."""
    kinds = {scene.actors[i].kind for i in side_a if i in scene.actors}
    if len(frame.pattern.words) > 1 or (kinds and not kinds <= IRREGULAR):
        return False
    if not kinds and not _planted(scene, frame.head):
        return False
    return not any(c.dep_ in ("compound", "amod") for c in frame.head.children if c.lower_ in HEAVY)


def _planted(scene: Scene, noun: Token) -> bool:
    """Return whether the bombs of "the bombings" are told of just before as planted or carried: "car bombs"."""
    if not any(c.lower_ in ("the", "these", "those", "both") for c in noun.children):
        return False
    sentence = scene.text.sentence_at(noun.idx)
    before = [s for s in scene.text.sentences if sentence.index - BEFORE <= s.index < sentence.index]
    words = [t for s in before for t in scene.text.tokens(s)]
    if any(_is_of_the_air(scene, t) for t in words):
        return False
    return any(t.lemma_ in ("bomb", "bombing", "bomber") and t.nbor(-1).lower_ in CARRIED for t in words if t.i)


def _own_forces(scene: Scene, side_a: Sequence[str], places: Sequence[str]) -> bool:
    """Return whether forces of the state that the places lie in take part.

    ACLED counts what a foreign state's forces take with what non-state actors take (ACLED Codebook, "Battles").
    """
    homes = {c for p in places if p in scene.places and (c := scene.places[p].country)}
    states = [scene.actors[a] for a in side_a if a in scene.actors and scene.actors[a].kind in STATES]
    return any(not homes or s.country is None or s.country in homes for s in states)
