import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest

ENGLISH = "The minister said on Tuesday that he was in Paris for talks with the president of the republic.\n"


def test_build_writes_what_it_says(kg, parsed, tmp_path):
    out = tmp_path / "out"
    code, said, err = kg("build", parsed, "-o", out)
    assert (code, err) == (0, "")
    assert {path.name for path in out.iterdir()} == {"graph.ttl", "graph.html", "report.json", "parses"}
    graph, page = said.splitlines()[-2:]
    assert graph.split(maxsplit=1) == ["graph", str(out / "graph.ttl")]
    assert page.split(maxsplit=1) == ["page", str(out / "graph.html")]
    assert "Meeting" in said
    assert "dip:meets" in (out / "graph.ttl").read_text(encoding="utf-8")
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["articles"] == 1


def test_two_builds_give_the_same_bytes(kg, parsed, tmp_path):
    for name in ("one", "two"):
        kg("build", parsed, "-o", tmp_path / name)
    for file in ("graph.ttl", "graph.html", "report.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        pytest.param("missing.txt", None, "no such file", id="missing"),
        pytest.param("empty.txt", b"", "is empty", id="empty"),
        pytest.param("binary.txt", b"\x00\x01\x02", "binary", id="binary"),
        pytest.param("english.txt", ENGLISH.encode(), "not French", id="english"),
        pytest.param("broken.jsonl", b'{"text": \n', "not a JSON object", id="broken-jsonl-line"),
        pytest.param("void", "folder", "no text files", id="folder-without-text"),
    ],
)
def test_one_bad_input_gets_one_line_and_the_rest_is_built(kg, parsed, tmp_path, name, content, what):
    bad = tmp_path / name
    if content == "folder":
        bad.mkdir()
    elif content is not None:
        bad.write_bytes(content)
    code, said, err = kg("build", bad, parsed, "-o", tmp_path / "out")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert name in err
    assert what in err
    assert "Traceback" not in err
    assert (tmp_path / "out" / "graph.ttl").exists()
    assert "1 document skipped" in said


def test_nothing_to_build_writes_nothing(kg, tmp_path):
    code, said, err = kg("build", tmp_path / "missing.txt", "-o", tmp_path / "out")
    assert (code, said) == (1, "")
    assert "no such file" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        pytest.param(["build"], "INPUT", id="no-input"),
        pytest.param(["build", "x"], "-o", id="no-output"),
        pytest.param(["build", "x", "-o", "o", "--date", "28/02/2023"], "2023-02-28", id="date"),
        pytest.param(["build", "x", "-o", "o", "--base", "kg"], "absolute IRI", id="base"),
        pytest.param(["built"], "invalid choice", id="no-such-command"),
        pytest.param([], "COMMAND", id="nothing"),
    ],
)
def test_usage_errors(kg, arguments, what):
    code, said, err = kg(*arguments)
    assert (code, said) == (2, "")
    assert len(err.splitlines()) == 1
    assert what in err


def test_output_that_is_a_file(kg, parsed, tmp_path):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    code, said, err = kg("build", parsed, "-o", tmp_path / "taken")
    assert (code, said) == (2, "")
    assert "cannot be written" in err
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_output_without_permission(kg, parsed, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(stat.S_IRUSR | stat.S_IXUSR)
    code, _, err = kg("build", parsed, "-o", locked / "out")
    assert code == 2
    assert "cannot be written" in err


def test_base_is_used(kg, parsed, tmp_path):
    kg("build", parsed, "-o", tmp_path / "out", "--base", "https://example.org/kg/")
    assert "@base <https://example.org/kg/>" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_models_that_are_not_there(kg, tmp_path):
    (tmp_path / "a.txt").write_text("Il part avec elle.", encoding="utf-8")
    code, _, err = kg("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--models", tmp_path / "nowhere")
    assert code == 2
    assert "nowhere" in err


def test_stale_parses_go_and_resume_keeps_them(kg, parsed, tmp_path):
    out = tmp_path / "out"
    (out / "parses").mkdir(parents=True)
    stale = out / "parses" / "other.conllu"
    stale.write_text("", encoding="utf-8")
    kg("build", parsed, "-o", out, "--resume")
    assert stale.exists()
    kg("build", parsed, "-o", out)
    assert not stale.exists()


def test_from_standard_input_as_a_process(kg_process, parsed, tmp_path):
    done = kg_process(
        "build", "-", "-o", tmp_path / "out", stdin=parsed.read_bytes(), env={**os.environ, "LC_ALL": "C"}
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""


def test_ctrl_c_leaves_one_line(parsed, tmp_path):
    command = [sys.executable, "-m", "kg", "build", "-", "-o", str(tmp_path / "out")]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 – a job in the background ignores it
    ) as process:
        time.sleep(4)  # it has started, and waits for its input
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert len(err.splitlines()) == 1
    assert "--resume" in err
