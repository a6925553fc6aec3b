"""The README's examples run as they stand there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """A folder with ``seeds/``, as a reader of the README has it."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


def run(command, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False
    )


@pytest.mark.models
def test_shell_examples(workplace):
    for line in "".join(blocks("bash")).splitlines():
        name, *arguments = shlex.split(line)
        assert name == "kg"
        done = run([sys.executable, "-m", "kg", *arguments], workplace)
        assert done.returncode == 0, f"{line}: {done.stderr}"
        assert done.stdout.strip(), line


@pytest.mark.models
def test_python_examples(workplace):
    for code in blocks("python"):
        done = run([sys.executable, "-c", code], workplace)
        assert done.returncode == 0, done.stderr
        assert "Blinken" in done.stdout


def test_it_is_short():
    assert len(README.splitlines()) < 120


def test_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_command_is_told():
    from kg.cli.arguments import _COMMANDS

    for command in _COMMANDS:
        assert f"`kg {command.__name__.rpartition('.')[2]} " in README
