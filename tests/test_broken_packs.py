"""Ways to break the files of a pack: each is refused, or listed by ``check``, with file, line, entry and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from syrnb.errors import KnowledgeError
from syrnb.knowledge.check import check
from syrnb.knowledge.lexicon import load_lexicon
from syrnb.knowledge.lexicon_files import LANGUAGE, read_entries
from syrnb.knowledge.loader import load

ACTORS = "actor_id,name,aliases,kind,country,side,parent_id,start,end,successor_id,wikidata,source\n"
PLACES = "location_id,name,kind,country,lat,lon,radius_km,geonameid,source\n"
OFFICES = "office_id,titles,body_id,holder_id,start,end,source\n"
PACK = "name: hill\ntitle: Hill\ncountries: [SYR]\nsides:\n  red: The Reds.\n"


@dataclass(frozen=True)
class Broken:
    """A file with something wrong, and what must be said of it."""

    file: str
    content: str | bytes
    says: tuple[str, ...]
    line: int | None
    entry: str | None = None


def actor(row: str) -> str:
    return f"{ACTORS}{row}\n"


REFUSED = {
    "unknown kind": Broken(
        "actors.csv", actor("a,Ana,,robot,,,,,,,,x"), ("'robot' is none of state", "militia"), 2, "a"
    ),
    "no such day": Broken(
        "actors.csv", actor("a,Ana,,rebel,,,,2015-02-30,,,,x"), ("'2015-02-30' is not YYYY",), 2, "a"
    ),
    "day in words": Broken(
        "actors.csv", actor("a,Ana,,rebel,,,,May 2015,,,,x"), ("start: 'May 2015' is not YYYY",), 2, "a"
    ),
    "no name": Broken("actors.csv", actor("a,,,rebel,,,,,,,,x"), ("name is empty; fill it in",), 2, "a"),
    "no id": Broken("actors.csv", actor(",Ana,,rebel,,,,,,,,x"), ("actor_id is empty; fill it in",), 2),
    "a cell too few": Broken("actors.csv", actor("a,Ana,,rebel"), ("4 cells where the first row has 12",), 2, "a"),
    "a comma unquoted": Broken("actors.csv", actor("a,Ana, of Hill,,rebel,,,,,,,,x"), ("13 cells", "quote"), 2, "a"),
    "a quotation mark left open": Broken("actors.csv", actor('a,"Ana,,rebel,,,,,,,,x'), ("not CSV", "quotation"), 2),
    "a column missing": Broken("actors.csv", "actor_id,kind\na,rebel\n", ("the column name is missing", "add it"), 1),
    "a column twice": Broken(
        "actors.csv", "actor_id,name,name\na,Ana,Bo\n", ("the column name stands twice", "keep one"), 1
    ),
    "a column unknown": Broken("actors.csv", "actor_id,name,colour\na,Ana,x\n", ("no column is called colour",), 1),
    "a row twice": Broken(
        "actors.csv", actor("a,Ana,,rebel,,,,,,,,x\na,Bo,,rebel,,,,,,,,x"), ("stands on line 2 too; keep one",), 3, "a"
    ),
    "an empty table": Broken(
        "actors.csv", "# A head, and nothing below.\n", ("is empty", "column names", "delete"), None
    ),
    "no UTF-8": Broken("actors.csv", b"actor_id,name\na,\xc1na\n", ("not UTF-8", "save it as UTF-8"), 2),
    "an unknown table": Broken(
        "actor.csv", actor("a,Ana,,rebel,,,,,,,,x"), ("no table is called actor", "actors"), None
    ),
    "a place off the globe": Broken(
        "places.csv", f"{PLACES}p,Top,town,SYR,362.0,36.5,2,,x\n", ("lat: 362.0 lies outside -90 to 90",), 2, "p"
    ),
    "degrees in words": Broken(
        "places.csv", f"{PLACES}p,Top,town,SYR,36N,36.5,2,,x\n", ("lat: '36N' is no number", "36.2"), 2, "p"
    ),
    "a GeoNames id in words": Broken(
        "places.csv", f"{PLACES}p,Top,town,SYR,36.0,36.5,2,gn-17,x\n", ("geonameid: 'gn-17' is no whole",), 2, "p"
    ),
    "an unknown kind of place": Broken(
        "places.csv", f"{PLACES}p,Top,hamlet,SYR,36.0,36.5,2,,x\n", ("'hamlet' is none of country", "village"), 2, "p"
    ),
    "an office of no id": Broken("offices.csv", f"{OFFICES},chief,a,a,,,x\n", ("office_id is empty; fill it in",), 2),
    "a pack that is no YAML": Broken("pack.yaml", "name: hill\ncountries: [SYR\nstart:\n", ("not YAML", "brackets"), 3),
    "a pack with an unknown field": Broken(
        "pack.yaml", f"{PACK}contry: SYR\n", ("unknown field contry", "countries"), 6
    ),
    "a pack with a wrong day": Broken("pack.yaml", f"{PACK}start: soon\n", ("start: 'soon' is not YYYY",), 6),
    "a pack with no list": Broken("pack.yaml", "name: hill\ncountries: SYR\n", ("countries", "[SDN, TCD]"), 2),
    "a pack that is not UTF-8": Broken("pack.yaml", b"name: h\xefll\n", ("not UTF-8", "save it as UTF-8"), 1),
    "an empty pack file": Broken("pack.yaml", "# Nothing.\n", ("not empty",), 1),
}


@pytest.mark.parametrize("how", REFUSED)
def test_a_broken_file_is_refused_with_file_line_entry_and_remedy(how: str, tmp_path: Path) -> None:
    broken = REFUSED[how]
    folder = tmp_path / "hill"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    content = broken.content if isinstance(broken.content, bytes) else broken.content.encode()
    (folder / broken.file).write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        load([folder])
    assert (caught.value.path.name, caught.value.line, caught.value.entry) == (broken.file, broken.line, broken.entry)
    for words in broken.says:
        assert words in str(caught.value)


def test_one_id_in_two_files_of_a_pack_names_both(tmp_path: Path) -> None:
    folder = tmp_path / "hill"
    folder.mkdir()
    (folder / "actors.csv").write_text(actor("a,Ana,,rebel,,,,,,,,x"))
    (folder / "actors_people.csv").write_text(actor("b,Bo,,rebel,,,,,,,,x\na,Ana Hill,,person,,,,,,,,x"))
    with pytest.raises(KnowledgeError) as caught:
        load([folder])
    assert f"{folder / 'actors_people.csv'}, line 3, entry 'a'" in str(caught.value)
    assert f"stands in {folder / 'actors.csv'}, line 2, too; keep one row" in str(caught.value)


def test_one_id_in_a_pack_and_in_an_analyst_s_folder_is_an_override(tmp_path: Path) -> None:
    for name, row in (("hill", "a,Ana,A.,rebel,,,,,,,,x"), ("own", "a,Ana Hill,,militia,,,,,,,,y")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "actors.csv").write_text(actor(row))
    found = load([tmp_path / "hill"], extra=[tmp_path / "own"]).actors["a"]
    assert (found.name, found.kind, found.source) == ("Ana Hill", "militia", "y")
    assert {"Ana", "A."} <= set(found.aliases)


COUNTRIES = "iso3,iso2,slug,name,adjectives,lat,lon,radius_km,source\nSYR,SY,syria,Syria,Syrian,35,38,300,own\n"
GOOD = {
    "countries.csv": COUNTRIES,
    "actors.csv": actor(
        "a,Red Army of Hill,,rebel,SYR,red,,2013,2015,b,,own\nb,Blue Army of Hill,,rebel,SYR,,,2016,,,,own"
    ),
    "places.csv": f"{PLACES}p,Hilltop Camp,village,SYR,36.0,36.5,2,17,own\n",
    "offices.csv": f"{OFFICES}chief,chief of Hill,a,c,2013,2014,own\n",
    "actors_people.csv": actor("c,Ana Hillman,,person,SYR,,,,,,,own\nd,Bo Hillman,,person,SYR,,,,,,,own"),
}


@dataclass(frozen=True)
class Planted:
    """A row added to a good pack, and what is found: its kind, file, line, entry, and some of the words."""

    file: str
    row: str
    kind: str
    line: int
    entry: str
    words: str


PLANTED = {
    "two actors of one Wikidata id": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,,,,,Q5,own\nf,Fir,,rebel,SYR,,,,,,Q5,own\n", "double", 5, "f",
        "Wikidata Q5 is 'e' too; make one row",
    ),
    "two places of one GeoNames id": Planted(
        "places.csv", "q,Hillside,town,SYR,36.1,36.5,2,17,own\n", "double", 3, "q", "GeoNames 17 is 'p' too"
    ),
    "one term of office twice": Planted(
        "offices.csv", "chief,chief of Hill,a,c,2013,2014,own\n", "double", 3, "chief:1", "stands on line 2 too"
    ),
    "a circle of parents": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,f,,,,,own\nf,Fir,,rebel,SYR,,e,,,,,own\n", "cycle", 4, "e", "e > f; cut it"
    ),
    "a circle of successors": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,,,,f,,own\nf,Fir,,rebel,SYR,,,,,e,,own\n", "cycle", 4, "e",
        "its own successor by way of e > f; cut it",
    ),
    "days upside down": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,,2015,2014,,,own\n", "days", 4, "e", "ends on 2014-12-31, before it starts"
    ),
    "a successor that ended before": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,,2020,,f,,own\nf,Fir,,rebel,SYR,,,2011,2012,,,own\n", "days", 4, "e",
        "after its successor 'f' ended",
    ),
    "a successor that began before": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,,2020,,f,,own\nf,Fir,,rebel,SYR,,,2011,,,,own\n", "days", 4, "e",
        "after its successor 'f' began",
    ),
    "a term upside down": Planted(
        "offices.csv", "clerk,clerk of Hill,a,c,2015,2014,own\n", "days", 3, "clerk:1", "before it starts on 2015-01-01"
    ),
    "two terms at one time": Planted(
        "offices.csv", "chief,chief of Hill,a,d,2013-06,,own\n", "days", 3, "chief:1", "'d' holds it from 2013-06-01"
    ),
    "an unknown parent": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,nobody,,,,,own\n", "dangling", 4, "e", "parent_id 'nobody' is nobody; add"
    ),
    "an unknown successor": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,,,,gone,,own\n", "dangling", 4, "e", "successor_id 'gone' is nobody"
    ),
    "an unknown country": Planted(
        "actors.csv", "e,Elm,,rebel,SY,,,,,,,own\n", "dangling", 4, "e", "country 'SY' is none; write a code of three"
    ),
    "an unknown country of a place": Planted(
        "places.csv", "q,Hillside,town,Syria,36.1,36.5,2,,own\n", "dangling", 3, "q", "country 'Syria' is none"
    ),
    "a side that the pack has not": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,green,,,,,,own\n", "dangling", 4, "e", "side 'green' is none of red"
    ),
    "an office of nobody": Planted(
        "offices.csv", "clerk,clerk of Hill,a,x,2015,,own\n", "dangling", 3, "clerk:1", "'x' is nobody"
    ),
    "two actors of one name": Planted(
        "actors.csv", "e,Elm,Red Army of Hill,rebel,SYR,,,2014,,,,own\n", "clash", 2, "a", "names 'e' too; take it"
    ),
    "two places of one name": Planted(
        "places.csv", "q,Hilltop Camp,village,SYR,36.9,36.5,2,,own\n", "clash", 2, "p", "names 'q' too"
    ),
    "an actor without a source": Planted(
        "actors.csv", "e,Elm,,rebel,SYR,,,,,,,\n", "source", 4, "e", "names no source; say where"
    ),
    "an office without a source": Planted(
        "offices.csv", "clerk,clerk of Hill,a,c,2015,,\n", "source", 3, "clerk:1", "names no source"
    ),
    "a place without a source": Planted("places.csv", "q,Side,town,SYR,36,36,2,,\n", "source", 3, "q", "no source"),
}  # fmt: skip


def lay_out(folder: Path, planted: Planted | None = None) -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK)
    for name, content in GOOD.items():
        (folder / name).write_text(content + (planted.row if planted and planted.file == name else ""))
    return folder


def test_nothing_is_found_in_a_good_pack(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "hill")
    assert [str(p) for p in check(load([folder])) if p.file] == []


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_found_where_it_stands(what: str, tmp_path: Path) -> None:
    planted = PLANTED[what]
    folder = lay_out(tmp_path / "hill", planted)
    found = [p for p in check(load([folder])) if p.file]
    assert found
    assert {p.kind for p in found} == {planted.kind}
    hit = next(p for p in found if p.entry == planted.entry)
    assert hit.file is not None
    assert (hit.file.name, hit.line) == (planted.file, planted.line)
    assert planted.words in hit.message


FRAMES = {
    "an unknown PLOVER type": ("x:\n  plover: WAR\n  verbs: [run]\n", 1, "'WAR' is not one of"),
    "a wrong class of role": ("x:\n  object: [animal]\n  verbs: [run]\n", 1, "animal is not one of actor, people"),
    "an unknown field": ("x:\n  colour: red\n  verbs: [run]\n", 1, "unknown field colour; use one of"),
}


@pytest.mark.parametrize("how", FRAMES)
def test_a_broken_frame_is_refused_when_the_lexicon_is_loaded(how: str, tmp_path: Path) -> None:
    content, line, words = FRAMES[how]
    (tmp_path / "frames").mkdir()
    for name in ("speech", "people", "modality", "light"):
        (tmp_path / f"{name}.yaml").write_bytes((LANGUAGE / f"{name}.yaml").read_bytes())
    (tmp_path / "frames" / "mine.yaml").write_text(content)
    with pytest.raises(KnowledgeError) as caught:
        load_lexicon(tmp_path)
    assert f"{tmp_path / 'frames' / 'mine.yaml'}, line {line}, entry 'x'" in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"x:\n  gloss: fl\xefes\n", 2, "save it as UTF-8"),
        (b"x:\n  verbs: [run\n", 3, "not YAML"),
        (b"# Nothing.\n", 1, "not empty"),
        (b"- x\n", 1, "a mapping of names to entries"),
    ],
)
def test_a_frame_file_of_another_form_names_its_line(content: bytes, line: int, words: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        list(read_entries(path))
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)
