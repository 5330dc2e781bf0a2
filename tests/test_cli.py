"""The ``syrnb`` command, as it is called from a shell."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import syrnb
from syrnb import Dossier, schema
from syrnb.cli import app, main
from syrnb.explain import explain_claim
from syrnb.store import read_tables
from syrnb.workspace import jupyterlab_command, prepare_workspace

TEXT = "Rebels captured Saraqib on Sunday, killing 25 soldiers, the monitor said."


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "one.txt").write_text(TEXT)
    (folder / "empty.txt").write_text("")
    (folder / "documents.csv").write_text("file,published,source,title,url\none.txt,2024-12-02,,,\n")
    return folder


@pytest.fixture(scope="module")
def dossier():
    """One claim, made by hand, so that what is shown of it is known."""
    quote = "killing 25 soldiers"
    start = TEXT.index(quote)
    claim = {
        "claim_id": "c1", "doc_id": "d1", "sentence_id": "s1", "span_start": start, "span_end": start + len(quote),
        "quote": quote, "speaker": "sohr", "speaker_text": "the monitor", "via": ["afp"], "speech_act": "claims",
        "modality": "actual", "reported_on": "2024-12-02", "confidence": 0.75, "doubts": ["inferred date"],
        "rule": "count-of-victims",
    }  # fmt: skip
    own = {
        "outcome": "killed", "count_text": "25", "count_start": 0, "count_end": 2, "low": 25, "high": 25,
        "victims": "combatants", "perpetrators": ["rebels"], "count_mode": "incident", "start": "2024-12-01",
        "end": "2024-12-01",
    }  # fmt: skip
    document = {
        "doc_id": "d1", "path": "one\x1b[2J.txt", "published": "2024-12-02", "published_basis": "sidecar",
        "n_chars": len(TEXT), "n_sentences": 1, "status": "read",
    }  # fmt: skip
    sentence = {
        "sentence_id": "s1", "doc_id": "d1", "paragraph": 0, "span_start": 0, "span_end": len(TEXT), "text": TEXT,
        "used": True,
    }  # fmt: skip
    actors = [
        {"actor_id": ref, "name": name, "kind": kind, "known": True, "n_mentions": 1, "n_documents": 1}
        for ref, name, kind in [("sohr", "SOHR", "monitor"), ("afp", "AFP", "media"), ("rebels", "Rebels", "rebel")]
    ]
    rows = {"documents": [document], "sentences": [sentence], "actors": actors, "casualties": [claim | own]}
    return Dossier.from_rows(rows, texts={"d1": TEXT})


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def call(monkeypatch, capsys):
    """Return a function that runs the command as a shell would, without the cost of a new process."""

    def run(*arguments, cwd=None):
        monkeypatch.setattr(sys, "argv", ["syrnb", *map(str, arguments)])
        if cwd:
            monkeypatch.chdir(cwd)
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main()
        out, err = capsys.readouterr()
        return Done(exit_.value.code or 0, out, err)

    return run


def test_explain_shows_words_speaker_rule_and_doubts(dossier):
    assert explain_claim(dossier, "c1").splitlines() == [
        "casualties: c1",
        "article: one [2J.txt, published 2024-12-02 (sidecar)",
        "words: Rebels captured Saraqib on Sunday, »killing 25 soldiers«, the monitor said.",
        "speaker: SOHR, via AFP, on 2024-12-02",
        "said as: claims, actual",
        "outcome: killed",
        "count_text: 25",
        "count_start: 0",
        "count_end: 2",
        "low: 25",
        "high: 25",
        "victims: combatants",
        "perpetrators: Rebels [rebels]",
        "count_mode: incident",
        "start: 2024-12-01",
        "end: 2024-12-01",
        "rule: count-of-victims",
        "confidence: 0.75",
        "doubts: inferred date",
    ]


def test_tables_come_back_as_they_were_written(dossier, tmp_path):
    dossier.save(tmp_path)
    again = read_tables(tmp_path)
    for name, frame in dossier.tables().items():
        pd.testing.assert_frame_equal(again.tables()[name], frame)


def test_explain_wants_a_place_to_look_in(call):
    done = call("explain", "c1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "syrnb: give --tables, --seeds or both\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read", "nowhere", "-o", "out"], "nowhere"),
        (["report", "nowhere", "--out", "out"], "nowhere"),
        (["lab", "--seeds", "nowhere"], "nowhere"),
        (["explain", "c1", "--tables", "nowhere"], "documents.csv"),
    ],
)
def test_what_must_be_mended_is_one_line_without_a_traceback(call, arguments, message, tmp_path):
    done = call(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"syrnb: .*{re.escape(message)}.*\n", done.stderr)


def test_unknown_claim_is_named(call, dossier, tmp_path):
    dossier.save(tmp_path)
    done = call("explain", "c2", "--tables", tmp_path)
    assert (done.returncode, done.stderr) == (2, "syrnb: no claim 'c2' in these tables\n")


@pytest.mark.parametrize("format", ["csv", "parquet", "duckdb"])
def test_read_writes_each_format_and_says_what_was_read(seeds, tmp_path, format):
    done = CliRunner().invoke(app, ["read", str(seeds), "-o", str(tmp_path / "out"), "--format", format, "--quiet"])
    assert done.exit_code == 0, done.output
    assert "Read 1 of 2 articles" in done.stdout
    assert "empty.txt: failed" in done.stdout
    expected = ["dossier.duckdb"] if format == "duckdb" else sorted(f"{name}.{format}" for name in schema.TABLES)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == expected


def test_progress_never_reaches_stdout(call, seeds, tmp_path):
    noisy, quiet = call("read", seeds, "-o", tmp_path), call("read", seeds, "-o", tmp_path, "--quiet")
    assert noisy.stdout == quiet.stdout
    assert quiet.stderr == ""


def test_what_was_written_can_be_explained(seeds, tmp_path):
    dossier = syrnb.read(seeds)
    dossier.save(tmp_path)
    for claim_id in dossier.claims().claim_id:
        assert explain_claim(read_tables(tmp_path), claim_id) == explain_claim(dossier, claim_id)


def test_explain_reads_the_sentence_once_more(call, seeds, tmp_path):
    dossier = syrnb.read(seeds)
    dossier.save(tmp_path)
    (event,) = dossier.events[dossier.events.trigger == "captured"].claim_id
    done = call("explain", event, "--tables", tmp_path, "--seeds", seeds)
    assert done.returncode == 0, done.stderr
    assert re.search(r"nsubj: Rebels", done.stdout)
    assert re.search(r"words: captured\n", done.stdout)
    assert re.search(r"file: syrnb/knowledge/language/frames/territory.yaml, line \d+", done.stdout)
    assert re.search(r"side_a: .* from 'Rebels' by \w+, nsubj of 'captured', who acts", done.stdout)
    assert re.search(r"location_ids: .* from 'Saraqib' by lexicon, dobj of 'captured'", done.stdout)
    assert re.search(r"start: 2024-12-01 from '(on )?Sunday'", done.stdout)


def test_explain_says_that_an_article_was_changed(call, seeds, tmp_path):
    dossier = syrnb.read(seeds)
    dossier.save(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text("Quite another text of the same name.")
    done = call("explain", dossier.claims().claim_id[0], "--tables", tmp_path, "--seeds", other)
    assert done.returncode == 2
    assert "changed since" in done.stderr


def test_doctor_finds_nothing_missing_in_the_environment_of_the_tests():
    done = CliRunner().invoke(app, ["doctor"])
    assert done.exit_code == 0, done.output
    assert {line.split()[0] for line in done.stdout.splitlines()} <= {"ok", "optional"}


def test_copies_of_notebooks_read_the_other_folder_and_are_kept(seeds, tmp_path):
    workspace = prepare_workspace(seeds, tmp_path)
    copies = sorted(workspace.folder.glob("*.ipynb"))
    assert copies
    assert workspace.kept == ()
    for copy in copies:
        cells = json.loads(copy.read_text())["cells"]
        (injected,) = [c for c in cells if "injected-parameters" in c["metadata"].get("tags", ())]
        assert f'SEEDS = "{seeds}"' in "".join(injected["source"])
        assert not any(cell.get("outputs") for cell in cells)
    copies[0].write_text("an analyst's work")
    assert prepare_workspace(seeds, tmp_path).kept == tuple(copy.name for copy in copies)
    assert copies[0].read_text() == "an analyst's work"
    assert prepare_workspace(seeds, tmp_path, fresh=True).kept == ()
    assert copies[0].read_text() != "an analyst's work"


def test_two_folders_of_one_name_have_copies_of_their_own(tmp_path):
    folders = [tmp_path / "a" / "seeds", tmp_path / "b" / "seeds"]
    for folder in folders:
        folder.mkdir(parents=True)
    first, second = (prepare_workspace(folder, tmp_path / "lab").folder for folder in folders)
    assert first != second


def test_jupyterlab_opens_the_first_notebook_below_the_root(tmp_path):
    (tmp_path / "notebooks").mkdir()
    for name in ("01_b.ipynb", "00_a.ipynb"):
        (tmp_path / "notebooks" / name).write_text("{}")
    command = jupyterlab_command(tmp_path / "notebooks", tmp_path, ("--no-browser",))
    assert command[:3] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={tmp_path}" in command
    assert "--LabApp.default_url=/lab/tree/notebooks/00_a.ipynb" in command
    assert command[-1] == "--no-browser"


def test_help_names_every_command():
    shown = CliRunner().invoke(app, ["--help"]).output
    for command in ("read", "report", "export", "explain", "doctor", "lab"):
        assert re.search(rf"^  {command} ", shown, re.MULTILINE)


def test_the_installed_command_tells_an_error_without_a_traceback(tmp_path):
    script = Path(sys.executable).parent / "syrnb"
    done = subprocess.run([script, "explain", "c1", "--tables", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.fullmatch(r"syrnb: no documents.csv in .*\n", done.stderr)
