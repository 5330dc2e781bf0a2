"""``syrnb knowledge``: what it finds wrong, what it says of a name."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import syrnb
from syrnb.cli import app
from syrnb.knowledge.lexicon import load_lexicon
from syrnb.knowledge.loader import load
from syrnb.knowledge_command import find_dead, find_meanings, find_shadowed

HEAD = "actor_id,name,aliases,kind,country,parent_id,start,end,source,wikidata\n"
WRONG = {
    "cycle": "a,Red Army of Hill,,rebel,SYR,b,,,own,\nb,Blue Army of Hill,,rebel,SYR,a,,,own,\n",
    "days": "a,Red Army of Hill,,rebel,SYR,,2015-01-01,2014-01-01,own,\n",
    "double": "b,Blue Army of Hill,,rebel,SYR,,,,own,Q1\na,Red Army of Hill,,rebel,SYR,,,,own,Q1\n",
    "dangling": "a,Red Army of Hill,,rebel,SYR,nobody-at-all,,,own,\n",
}


def _pack(folder: Path, rows: str) -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text("name: hill\ntitle: Hill\ncountries: [SYR]\n")
    (folder / "actors.csv").write_text(HEAD + rows)
    return folder


def test_shipped_knowledge_has_no_errors():
    result = CliRunner().invoke(app, ["knowledge", "check"])
    assert result.exit_code == 0, result.output
    assert result.output.rstrip().endswith(": 0 wrong")


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_rows_are_named_with_file_and_line(kind, tmp_path):
    pack = _pack(tmp_path / "hill", WRONG[kind])
    result = CliRunner().invoke(app, ["knowledge", "check", "--pack", "world", "--pack", str(pack)])
    assert result.exit_code == 1
    at = "actors.csv, line 3" if kind == "double" else "actors.csv, line 2"
    assert any(kind in line and at in line for line in result.output.splitlines()), result.output


@pytest.mark.parametrize(
    ("terms", "what"),
    [
        ("hill-chief,chief of Hill,a,a,2015-01-01,2014-01-01,own\n", "line 2, entry 'hill-chief"),
        (
            "hill-chief,chief of Hill,a,a,2013-01-01,2015-01-01,own\nhill-chief,chief of Hill,a,b,2014-01-01,,own\n",
            "line 3, entry 'hill-chief",
        ),
    ],
)
def test_terms_upside_down_or_overlapping_are_named(terms, what, tmp_path):
    pack = _pack(tmp_path / "hill", "a,Ana Hillman,,person,SYR,,,,own,\nb,Bo Hillman,,person,SYR,,,,own,\n")
    (pack / "offices.csv").write_text("office_id,titles,body_id,holder_id,start,end,source\n" + terms)
    result = CliRunner().invoke(app, ["knowledge", "check", "--pack", "world", "--pack", str(pack)])
    assert result.exit_code == 1
    assert any("days" in line and f"offices.csv, {what}" in line for line in result.output.splitlines()), result.output


def test_wikidata_ids_are_q_and_digits():
    ids = [actor.wikidata for actor in load().actors.values() if actor.wikidata]
    assert ids
    assert [i for i in ids if not (i[0] == "Q" and i[1:].isdecimal())] == []


def test_missing_source_and_clash_are_only_notes(tmp_path):
    rows = "a,Red Army of Hill,,rebel,SYR,,,,,\nb,Blue Army,Red Army of Hill,rebel,SYR,,,,own,\n"
    result = CliRunner().invoke(
        app, ["knowledge", "check", "--pack", "world", "--pack", str(_pack(tmp_path / "hill", rows))]
    )
    assert result.exit_code == 0
    assert "names no source" in result.output
    assert "clash" in result.output


def test_names_and_triggers_never_met_are_listed(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text("Rebels captured Saraqib on Sunday, the army said.")
    dead = list(find_dead(load(), load_lexicon(), syrnb.read(tmp_path / "seeds")))
    assert any("'capture-place': 'annex' never met" in line for line in dead)
    assert not any("'capture-place': 'capture' never met" in line for line in dead)
    assert any("entry 'hts': never met" in line for line in dead)


def test_a_corpus_on_the_command_line_lists_what_it_never_has(tmp_path):
    pack = _pack(tmp_path / "hill", "a,Red Army of Hill,,rebel,SYR,,,,own,\nb,Blue Army of Hill,,rebel,SYR,,,,own,\n")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("The Red Army of Hill captured Saraqib on Sunday.")
    packs = ["--pack", "world", "--pack", str(pack)]
    result = CliRunner().invoke(app, ["knowledge", "check", *packs, "--corpus", str(tmp_path / "articles")])
    assert result.exit_code == 0, result.output
    dead = [line for line in result.output.splitlines() if line.startswith("note   dead")]
    assert any("actors.csv, line 3, entry 'b': never met" in line for line in dead)
    assert not any("entry 'a': never met" in line for line in dead)


@pytest.mark.parametrize(
    ("name", "wanted", "file"),
    [
        ("the SDF", "sdf: Syrian Democratic Forces", "syria/actors.csv, line"),
        ("Golani", "jawlani", "syria/actors.csv, line"),
        ("Ankara", "turkey: ", "world/countries.csv, line"),
        ("Kenyan army", "kenya-army: ", "world/bodies.csv, line"),
        ("Hama", "hama: Hama", "syria/places.csv, line"),
        ("Tripoli", "Tripoli, LBY", "GeoNames"),
    ],
)
def test_find_says_what_a_name_may_mean(name, wanted, file):
    lines = list(find_meanings(load(), name))
    assert any(wanted in line and file in line for line in lines), lines


def test_find_of_an_unknown_name_exits_with_1():
    result = CliRunner().invoke(app, ["knowledge", "find", "xyzzy"])
    assert result.exit_code == 1
    assert "Nothing is known" in result.output


def test_no_trigger_is_shadowed():
    assert list(find_shadowed(load_lexicon())) == []
