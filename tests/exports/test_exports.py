"""What holds of every format: the registry, the command, sameness, errors, places within places."""

import pytest
from typer.testing import CliRunner

from syrnb.cli import Target, app
from syrnb.errors import SyrnbError
from syrnb.exports import FORMATS, write_export
from syrnb.exports.lookup import Lookup
from tests.exports.rows import HOSTILE, build, event, holding, killed, tie


@pytest.fixture(scope="module")
def dossier():
    events = [
        event("e1", side_a=["front"], side_b=["army"], location_ids=["saraqib"], quote=HOSTILE),
        event("e2", modality="planned", location_ids=["nowhere"], start=None, end=None, time_precision="unknown"),
    ]
    return build(
        events=events, casualties=[killed("c1", 3, None)], control=[holding("h1", "army", "hama")],
        relations=[tie("r1", "russia", "gov", quote=HOSTILE)],
    )  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_twice_and_from_tables_on_disk(dossier, name, tmp_path):
    dossier.save(tmp_path / "tables")
    first = write_export(dossier, name, tmp_path / "one")
    done = CliRunner().invoke(app, ["export", str(tmp_path / "tables"), "--to", name, "-o", str(tmp_path / "two")])
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [f"Wrote {tmp_path / 'two'}", f"Wrote {tmp_path / 'two.README.md'}"]
    for path in first:
        assert path.read_bytes() == (tmp_path / path.name.replace("one", "two")).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_the_readme_names_the_specification_and_what_is_lost(dossier, name, tmp_path):
    _, readme = write_export(dossier, name, tmp_path / "out")
    text = readme.read_text()
    assert "\nFormat: " in text
    assert "\n## How it is filled\n" in text
    assert "\n## What is lost\n" in text


def test_the_command_knows_every_format():
    assert [target.value for target in Target] == list(FORMATS)


def test_a_folder_without_tables_is_one_of_articles(dossier, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("syrnb.cli._read", lambda *given: asked.append(given) or dossier)
    # Articles may have a documents.csv too.
    (tmp_path / "documents.csv").write_text("file,published\n")
    out = tmp_path / "a.csv"
    done = CliRunner().invoke(app, ["export", str(tmp_path), "--to", "acled", "-o", str(out), "--quiet"])
    assert done.exit_code == 0, done.output
    assert asked == [(tmp_path, True)]
    assert "SYR-e1" in out.read_text()


def test_an_unknown_format_is_refused(dossier, tmp_path):
    with pytest.raises(ValueError, match="'shapefile' is not one of acled, ucdp"):
        write_export(dossier, "shapefile", tmp_path / "out")


def test_a_file_that_cannot_be_written_is_an_error_of_ours(dossier, tmp_path):
    with pytest.raises(SyrnbError, match="cannot write"):
        write_export(dossier, "acled", tmp_path)


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        (["saraqib", "idlib-gov"], ["saraqib"]),
        (["north", "saraqib"], ["saraqib"]),
        (["syria", "north"], ["north"]),
        (["idlib-gov", "hama"], ["idlib-gov", "hama"]),
        (["syria", "iraq"], ["syria", "iraq"]),
        (["saraqib", "iraq"], ["saraqib", "iraq"]),
        (["saraqib", "saraqib"], ["saraqib"]),
        (["nowhere", "hama"], ["nowhere", "hama"]),
        (["unheard-of", "syria"], ["unheard-of", "syria"]),
        ([], []),
    ],
)
def test_a_place_that_only_holds_another_is_not_where_it_happened(named, kept):
    assert Lookup.of(build()).innermost(named) == kept
