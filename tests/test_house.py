"""The house as it is drawn in `pipeline/__init__.py`, held to what the files import and how large they are."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"

# Floors of the house, top first; a room may use those of lower floors and nothing beside it.
FLOORS = (
    ("cli", "web"),
    ("desks",),
    ("line", "rules", "reading", "archive", "pools"),
    ("engines", "prose", "office"),
    ("word", "pdf"),
    ("programs",),  # beside them in the picture; a template is filled in by a child process
    ("messages",),
    ("settings",),
    ("model",),
    ("machine",),
    ("errors",),
    ("findings",),
)
LEVEL = {room: number for number, floor in enumerate(FLOORS) for room in floor}
FENCES = ("word", "pdf", "programs")
# What a fence may know of the house: how to refuse, and nothing that has to do with meetings.
KNOWN_TO_FENCES = {*FENCES, "errors", "findings", "machine"}

# The world is read in `settings.py`; each exception says what for.
WORLD = re.compile(
    r"\bos\.(?:environ|getenv|getcwd|getlogin|uname)\b|\bPath\.(?:cwd|home)\(|\b(?:time|localtime|gmtime|strftime)\.time\("
    r"|\btime\.(?:time|localtime|gmtime|strftime|ctime)\b|\b(?:date|datetime)\.(?:now|today|utcnow)\b|\bsocket\.gethostname"
    r"|\bgetpass\.|\blocale\.|\bplatform\.node\(|\brandom\.|\buuid\.|\bsecrets\."
)
ALLOWED = {
    "cli/console.py": {"os.environ"},  # NO_COLOR is a question of the terminal alone
    "cli/speech.py": {
        "os.environ"
    },  # LANGUAGE is set, since nothing else tells click's gettext which language to speak
    "machine/processes_elsewhere.py": {"os.environ"},  # without some of it no program starts on Windows
    "programs/uno_driver.py": {"os.environ"},  # runs on its own, and hands on what it was started with
}
# Seconds that pass are no date: they limit a wait, or are told as `seconds`.
CLOCKS = {
    *("programs/uno_driver.py", "programs/kept.py", "machine/posix_processes.py", "machine/elsewhere.py"),
    *("archive/lock.py", "cli/runs.py", "cli/check.py"),
}

LONGEST_FILE = 300
LONGEST_FUNCTION = 25


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def module_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file): file for file in files()}


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports_of(file: Path) -> Iterator[str]:
    """Every module of ours that a file imports, wherever the import stands and whatever for."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "pipeline")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)} imports by dots"
            if node.module and node.module.split(".")[0] == "pipeline":
                inner = [f"{node.module}.{alias.name}" for alias in node.names]
                modules = [name for name in inner if name in MODULES]
                yield from modules
                if len(modules) < len(inner):
                    yield node.module


def test_the_map_names_every_room_and_no_other():
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    table = (ast.get_docstring(tree_of(PACKAGE / "__init__.py")) or "").split("The house")[1]
    assert rooms <= set(LEVEL)
    assert all(f"`{room}`" in table for room in rooms)


@pytest.mark.parametrize("file", files(), ids=name_of)
def test_imports_go_down_the_house(file):
    own = room_of(module_of(file))
    for module in imports_of(file):
        room = room_of(module)
        if own and room != own:
            assert LEVEL[room] > LEVEL[own], f"{name_of(file)} imports {module}, which lies beside it or above"


@pytest.mark.parametrize("file", [file for file in files() if room_of(module_of(file)) in FENCES], ids=name_of)
def test_a_fence_has_never_heard_of_a_meeting(file):
    assert {room_of(module) for module in imports_of(file)} <= KNOWN_TO_FENCES
    words = re.findall(r"\b(?:Report|Meeting|Participant|Passage|Intervention)\b", code_alone(file))
    assert not words, f"{name_of(file)} names {words}"


def code_alone(file: Path) -> str:
    """The names in a file, without its prose."""
    return " ".join(node.id for node in ast.walk(tree_of(file)) if isinstance(node, ast.Name))


def test_no_two_files_import_each_other():
    graph = {module: set(imports_of(file)) - {module} for module, file in MODULES.items()}
    list(TopologicalSorter(graph).static_order())  # raises CycleError


@pytest.mark.parametrize("file", files(), ids=name_of)
def test_the_world_comes_in_through_the_settings(file):
    found = {match.group().rstrip("(") for match in WORLD.finditer(unparsed(file))}
    if name_of(file) != "settings.py":
        assert found <= ALLOWED.get(name_of(file), set())


@pytest.mark.parametrize("file", files(), ids=name_of)
def test_only_the_named_files_count_seconds(file):
    counts = re.search(r"\btime\.(?:monotonic|perf_counter|sleep)\b", unparsed(file)) is not None
    assert counts == (name_of(file) in CLOCKS)


@cache
def unparsed(file: Path) -> str:
    """The code without comments and docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            node.value.value = ""
    return ast.unparse(tree)


@pytest.mark.parametrize("file", files(), ids=name_of)
def test_files_and_functions_can_be_seen_whole(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    long = [f"{name} has {lines} lines" for name, lines in functions(file) if lines > LONGEST_FUNCTION]
    assert not long


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Each function with the lines of its body, its docstring left out."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            yield node.name, (node.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize("file", files(), ids=name_of)
def test_whatever_is_public_says_what_it_gives(file):
    tree = tree_of(file)
    assert ast.get_docstring(tree) or not file.read_text(), f"{name_of(file)} does not say what it owns"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"class {node.name}"
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                    assert ast.get_docstring(inner), f"{node.name}.{inner.name}"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_nothing_is_called_by_what_it_is_not():
    names = defaultdict(list)
    for file in files():
        names[file.stem].append(name_of(file))
    assert not {"utils", "util", "helpers", "helper", "common", "misc", "manager"} & set(names)


def test_errors_are_caught_at_the_doors_alone():
    wide = re.compile(r"except (?:BaseException|Exception)\b")
    catching = {name_of(file) for file in files() if wide.search(unparsed(file))}
    assert catching == {
        "cli/boundary.py",  # the door
        "desks/guard.py",  # a report is a boundary: the others go on
        "pools/worker.py",  # a worker too
        "programs/child.py",  # and a child
        "programs/uno_driver.py",  # LibreOffice's own errors can't be told apart
        "programs/embedded_driver.py",
        "archive/publish.py",  # these put things back, and raise it again
        "engines/press.py",
    }
