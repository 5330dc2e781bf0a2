"""The lexicon of frames: every trigger reads its example, not its near miss; errors name file, line and entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from syrnb import schema
from syrnb.documents.document import Document
from syrnb.errors import KnowledgeError
from syrnb.extraction.article import find_scene
from syrnb.extraction.frames.finding import find_frames
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.modality import judge_modality
from syrnb.knowledge.gazetteer import load_gazetteer
from syrnb.knowledge.lexicon import Trigger, fold, load_lexicon
from syrnb.knowledge.lexicon_files import MODES, Entry, read_entries
from syrnb.knowledge.lexicon_page import lexicon_page
from syrnb.knowledge.loader import load
from syrnb.language.pipeline import parse

LEXICON = load_lexicon()
TRIGGERS = [(entry, trigger) for entry in LEXICON.entries for trigger in entry.triggers]
PAGE = Path(__file__).parent.parent / "docs" / "lexicon.md"

# One verb, two frames: what it is done to tells them apart.
SAME_VERB = [
    ("The rebels took Bunia after two days of fighting.", "take", "capture-place"),
    ("The rebels took eight engineers hostage in Niger.", "take hostage", "abduct"),
    ("The vote took place in Hama.", "take", None),
    ("M23 fighters captured the town of Sake.", "capture", "capture-place"),
    ("M23 fighters captured nine soldiers near Sake.", "capture", "detain"),
    ("The Taliban seized Kunduz.", "seize", "capture-place"),
    ("The Taliban seized two policemen.", "seize", "detain"),
    ("The coast guard seized rifles and rockets.", "seize", "defuse"),
    ("The Houthis seized a cargo ship.", "seize", "loot"),
    ("The Syrian Democratic Forces hold the town of Manbij.", "hold", "hold-place"),
    ("The group holds 30 soldiers captive.", "hold captive", "detain"),
    ("The president held talks in Hama.", "hold", None),
    ("The junta struck a deal in Kachin.", "strike deal", "agree"),
    ("A missile struck a bakery in Kharkiv.", "strike", "attack"),
    ("Rebels cut off the highway from Damascus to Aleppo.", "cut off", "cut-road"),
    ("Soldiers withdrew from Kutum.", "withdraw", "withdraw"),
    ("The bank withdrew its offer.", "withdraw", None),
    ("Protesters clashed with police in Tbilisi.", "clash with", "riot-clash"),
    ("Government troops clashed with M23 fighters near Sake.", "clash", "clash"),
    ("Soldiers surrendered to the rebels in Kutum.", "surrender", "surrender"),
    ("Government troops surrendered the base near Khartoum.", "surrender", "lose-place"),
    ("The general vowed to retake the city.", "vow", "threaten"),
    ("Tehran vowed to support Damascus.", "vow", "promise-support"),
    ("Fighters lost the town of Kutum.", "lose", "lose-place"),
    ("The family lost their savings.", "lose", None),
]


@dataclass(frozen=True)
class Reading:
    """What was read in one sentence: its frames, which of them happened, and the words that stand in it."""

    frames: list[Frame]
    happened: list[Frame]
    words: frozenset[str]


def _read(sentences: list[str]) -> Iterator[tuple[str, Reading]]:
    knowledge, gazetteer = load(), load_gazetteer()
    documents = [
        Document(f"d{i}", "x", text, "0", published=date(2024, 12, 2), published_basis="sidecar")
        for i, text in enumerate(sentences)
    ]
    for text in parse(documents):
        scene = find_scene(text, knowledge, gazetteer, LEXICON)
        frames = [frame for sentence in text.sentences for frame in find_frames(scene, sentence)]
        happened = [f for f in frames if judge_modality(scene, f).value in ("actual", "ongoing")]
        words = frozenset(fold(w) for token in text.doc for w in (token.lemma_, token.lower_))
        yield text.document.text, Reading(frames, happened, words)


@pytest.fixture(scope="module")
def read() -> dict[str, Reading]:
    """All sentences, in one run of the pipeline."""
    said = [s for _, trigger in TRIGGERS for s in (trigger.example, trigger.near_miss) if s]
    tables = (sentence for sentence, *_ in (*SAME_VERB, *OTHER_SENSE))
    return dict(_read(list(dict.fromkeys([*said, *tables]))))


def _case(entry: Entry, trigger: Trigger, which: str) -> object:
    pending = (trigger.pending or {}).get(which)
    marks = [pytest.mark.xfail(strict=True, reason=pending)] if pending else []
    return pytest.param(entry, trigger, id=f"{entry.entry_id}-{trigger.part}-{trigger.text}", marks=marks)


@pytest.mark.parametrize(("entry", "trigger"), [_case(e, t, "yes") for e, t in TRIGGERS if t.example])
def test_example_is_read(entry: Entry, trigger: Trigger, read: dict[str, Reading]) -> None:
    found = {(f.entry.entry_id, f.pattern.part, f.pattern.text) for f in read[trigger.example or ""].frames}
    assert (entry.entry_id, trigger.part, trigger.text) in found


@pytest.mark.parametrize(("entry", "trigger"), [_case(e, t, "no") for e, t in TRIGGERS if t.near_miss])
def test_near_miss_is_not(entry: Entry, trigger: Trigger, read: dict[str, Reading]) -> None:
    reading = read[trigger.near_miss or ""]
    assert entry.entry_id not in {f.entry.entry_id for f in reading.happened}
    words = {fold(word) for word in trigger.text.split()}
    american = {w.replace("ise", "ize").replace("isation", "ization") for w in words}
    whole = {fold(trigger.text.replace(" ", ""))}
    assert words <= reading.words or american <= reading.words or whole <= reading.words, "the words must stand in it"


def test_near_misses_are_other_senses_and_no_negations(read: dict[str, Reading]) -> None:
    """A near miss in which the entry is read all the same, only negated or not yet done, says nothing of its senses."""
    read_all_the_same = [
        (entry.entry_id, trigger.text, trigger.near_miss)
        for entry, trigger in TRIGGERS
        if trigger.near_miss and entry.entry_id in {f.entry.entry_id for f in read[trigger.near_miss].frames}
    ]
    assert len(read_all_the_same) <= 0.01 * len(TRIGGERS), read_all_the_same


OTHER_SENSE = [
    ('"Sniper Fire" opened in cinemas in Lagos.', None),  # a title
    ('The band announced "Truce", its ninth album.', None),
    ('"Sniper fire killed two," a medic said.', "kill"),
    ('Prisoners saw "The Siege of Aleppo" in a tent.', None),
    ("Mediators announced a truce in Goma.", "truce"),
    ("The doctors' strike in Sudan has ended.", None),
    ("A strike by teachers closed schools in Kaduna.", None),  # who strikes, and who is struck
    ("Israel carried out a strike on teachers in Rafah.", "attack"),
    ("The actor swapped prisoner roles for comedy.", None),  # a noun that only describes another
    ("Hamas fired rocket salvos at Ashkelon.", "bombardment"),
    ("The heart attack killed the former minister.", None),  # what describes who did it
    ("The storm front killed 30 people in Derna.", None),
    ("A bomb attack killed 30 people in Derna.", "kill"),
    ("Storm Daniel struck Libya.", None),
    ("The photographer shot soldiers in Mosul for his book.", None),
    ("Snipers shot a photographer in Mosul.", "kill"),
    ("The opposition stormed out of parliament in Tirana.", None),
    ("Berlin fell silent as the bells rang.", None),
    ("The factory exploded with orders in Izmir.", None),
    ("Doctors released the patient from hospital in Amman.", None),
    ("Sanctions hit Russia's banks.", None),
    ("The minister attacked the press in Belgrade.", None),
    ("The battle for the premiership in London intensified.", None),
    ("Erdogan's party lost Istanbul in the vote.", None),
    ("The militia lost Sirte in a day.", "lose-place"),
    ("Germany withdrew from the Eurovision contest.", None),
    ("Germany withdrew from Gao.", "withdraw"),
    ("The EU hit Google with a record fine.", None),
    ("The opposition attacked the government's budget.", None),
    ("The party is fighting for survival in Thuringia.", None),
    ("Soldiers beat a journalist in Bamako.", "torture"),
    ("Syria beat Iran in Doha.", None),
    ("Iraq defeated Jordan in the final on Tuesday.", None),
    ("The crackdown on litter made the park clean.", None),
    ("Halting the tram drew hostility.", None),
    ("Hostilities broke out near Goma.", "clash"),
    ("The election campaign began in Abuja.", None),
    ("A campaign against the insurgents began in Sambisa forest.", "offensive"),
]


@pytest.mark.parametrize(("sentence", "entry_id"), OTHER_SENSE)
def test_other_senses_are_told_apart(sentence: str, entry_id: str | None, read: dict[str, Reading]) -> None:
    found = {f.entry.entry_id for f in read[sentence].frames}
    assert entry_id in found if entry_id else not found


@pytest.mark.parametrize(("sentence", "text", "entry_id"), SAME_VERB)
def test_roles_tell_frames_apart(sentence: str, text: str, entry_id: str | None, read: dict[str, Reading]) -> None:
    found = {f.entry.entry_id for f in read[sentence].frames if f.pattern.text == text}
    assert found == ({entry_id} if entry_id else set())


def test_every_trigger_has_an_example_and_a_near_miss() -> None:
    assert [(e.entry_id, t.text) for e, t in TRIGGERS if not (t.example and t.near_miss)] == []
    assert len(TRIGGERS) >= 500
    assert sum(bool(t.pending) for _, t in TRIGGERS) <= 0.03 * len(TRIGGERS)


def test_all_types_are_reachable() -> None:
    fitted = [entry.fit(trigger) for entry, trigger in TRIGGERS]
    assert {e.plover for e in fitted} - {None} == set(schema.PLOVER)
    words = {
        "territory": {"Government regains territory", "Non-state actor overtakes territory"},
        "attack": {"Attack", "Armed clash"},
    }
    reached = set().union(*(words.get(e.acled, {e.acled}) for e in fitted if e.acled))
    assert reached == {sub for subs in schema.ACLED.values() for sub in subs}
    assert {e.outcome for e in fitted} - {None} == set(schema.OUTCOME)
    assert {e.control for e in fitted} - {None} == set(schema.CONTROL_STATE)
    unreached = {(t, m) for t, modes in MODES.items() for m in modes} - {(e.plover, e.mode) for e in fitted}
    assert unreached <= {("THREATEN", m) for m in ("restrict", "ban", "arrest", "expel", "territory")} | {
        ("MOBILIZE", "police"), ("PROTEST", "boycott"), ("RETREAT", "access"), ("REJECT", "assist"),
        ("REJECT", "change"),
    }  # fmt: skip


def test_every_entry_says_what_it_is() -> None:
    assert [e.entry_id for e in LEXICON.entries if not e.gloss] == []
    ids = [e.entry_id for e in LEXICON.entries]
    assert len(ids) == len(set(ids))


WRONG = {
    "unknown field": ("x:\n  colour: red\n  verbs: [run]\n", 1, "unknown field colour"),
    "no trigger": ("x:\n  gloss: nothing\n", 1, "no trigger"),
    "bad type": ("x:\n  plover: WAR\n  verbs: [run]\n", 1, "'WAR' is not one of"),
    "mode of another type": ("x:\n  plover: AID\n  mode: riot\n  verbs: [run]\n", 1, "'riot' is not one of economic"),
    "bad class": ("x:\n  object: [animal]\n  verbs: [run]\n", 1, "animal is not one of"),
    "bad tie": ("x:\n  relation: {kind: friends, sign: 1}\n  verbs: [run]\n", 1, "needs a kind"),
    "bad sub-type": ("x:\n  acled: War\n  verbs: [run]\n", 1, "'War' is not one of"),
    "not a flag": ("x:\n  state: maybe\n  verbs: [run]\n", 1, "neither true nor false"),
    "trigger's field": ("x:\n  verbs:\n    run:\n      yes: He ran.\n      why: so\n", 3, "unknown field why"),
    "trigger's value": ("x:\n  verbs:\n    run:\n      control: loses\n", 3, "'loses' is not one of"),
    "trigger twice": ("x:\n  verbs:\n    run: {}\n    run: {}\n", 4, "stands here twice"),
    "entry twice": ("x:\n  verbs: [run]\nx:\n  verbs: [go]\n", 3, "stands here twice"),
    "no mapping": ("x: red\n", 1, "an entry is a mapping"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_entry_names_file_line_and_entry(wrong: str, tmp_path: Path) -> None:
    text, line, message = WRONG[wrong]
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(KnowledgeError) as caught:
        list(read_entries(path))
    assert f"{path}, line {line}, entry 'x'" in str(caught.value)
    assert message in str(caught.value)


def test_file_that_is_no_yaml_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("x:\n  verbs: [run\n")
    with pytest.raises(KnowledgeError, match=r"mine\.yaml, line \d+: not YAML"):
        list(read_entries(path))


def test_small_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("x:\n  b: [on, off]\n  verbs:\n    go on:\n      yes: They went on.\n      no: He did not go on.\n")
    (entry,) = read_entries(path)
    assert entry.b == ("on", "off")
    assert (entry.triggers[0].example, entry.triggers[0].near_miss) == ("They went on.", "He did not go on.")


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == lexicon_page(LEXICON), "run scripts/write_lexicon_page.py"
