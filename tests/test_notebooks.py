"""What holds for every stored notebook, without running it."""

import re
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
NAMES = ["00_start_here", "01_timeline", "02_alliances", "03_casualties", "04_territory"]

MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:home|root|Users|tmp|work|var|opt|mnt|private)/|\b[A-Z]:\\\\")


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_notebooks_are_there():
    assert set(NAMES) <= {path.stem for path in NOTEBOOKS}


def test_is_valid(notebook):
    nbformat.validate(notebook)


def test_was_executed_top_to_bottom(notebook):
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


def test_shows_something(notebook):
    """A notebook without outputs would pass strict nbval although nothing was compared."""
    assert sum(bool(cell.outputs) for cell in code_cells(notebook)) >= 3


def test_has_neither_errors_nor_stderr(notebook):
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    assert [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"] == []


def test_excuses_no_cell_from_comparison(notebook):
    tags = {tag for cell in notebook.cells for tag in cell.metadata.get("tags", ())}
    assert tags <= {"parameters", "live"}
    assert not [c for c in code_cells(notebook) if re.search(r"#\s*(NBVAL_|PYTEST_VALIDATE_)", c.source)]


def test_holds_no_widget_state_and_no_machine(path, notebook):
    assert "widgets" not in notebook.metadata
    text = path.read_text(encoding="utf-8")
    assert "application/vnd.jupyter.widget-view+json" not in text
    assert not MACHINE_PATH.search(text)
    assert notebook.metadata.language_info == {"name": "python"}


def test_is_small(path):
    assert path.stat().st_size < 500_000


def test_has_parameters_and_reads_once(notebook):
    tagged = [cell for cell in code_cells(notebook) if "parameters" in cell.metadata.get("tags", ())]
    assert len(tagged) == 1
    assert 'SEEDS = "../seeds"' in tagged[0].source.splitlines()
    source = "\n".join(cell.source for cell in code_cells(notebook))
    assert len(re.findall(r"\bsyrnb\.read\(", source)) == 1
    assert "syrnb.read(SEEDS" in source


def test_opens_with_a_title_and_explains_itself(notebook):
    assert notebook.cells[0].cell_type == "markdown"
    assert notebook.cells[0].source.startswith("# ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/home/someone/x", True),
        ("in /tmp/x", True),
        (r"C:\\Users", True),
        ("../seeds", False),
        ("and/or/root", False),
        ("https://example.org/home/x", False),
    ],
)
def test_machine_paths_are_told_from_other_text(text, found):
    assert bool(MACHINE_PATH.search(text)) == found


LIVE_WORDS = re.compile(
    r"\bchoose\b|\bchosen above|Run All|cell below|the button|\btrying\b|`clear`|^## From code"
    r"|(?<!\*)\*(?:Count|Claim|Narrow to|Compared with|Picture|Ties drawn|Period|Place|Map|Day|Weighing|Told by"
    r"|Said within)\*(?!\*)",
    re.IGNORECASE | re.MULTILINE,
)
"""Words about what only a running notebook has: controls, cells, code."""


def test_what_a_page_of_a_report_keeps_speaks_of_no_control(notebook):
    kept = [c for c in notebook.cells if c.cell_type == "markdown" and "live" not in c.metadata.get("tags", ())]
    assert {found[0] for cell in kept for found in LIVE_WORDS.finditer(cell.source)} == set()


def test_a_page_of_a_report_shows_no_bare_repr(notebook):
    kept = [c for c in code_cells(notebook) if "live" not in c.metadata.get("tags", ())]
    plain = [o.data for c in kept for o in c.outputs if "data" in o]
    assert not [d for d in plain if set(d) == {"text/plain"} and d["text/plain"].startswith("<")]
