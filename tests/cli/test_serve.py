"""``kg serve``: it says where it listens, it stops when it is told, and it says in one line what is wrong."""

import signal
import socket
import subprocess
import sys
import tempfile
from urllib.request import urlopen

import pytest


def test_it_says_where_it_listens_and_stops_when_told(built):
    command = [sys.executable, "-m", "kg", "serve", str(built), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as process:  # fmt: skip
        address = process.stdout.readline().strip()
        with urlopen(f"{address}sparql?query=ASK%20%7B%20%3Fx%20dip%3Ameets%20%3Fy%20%7D") as answer:
            assert b"true" in answer.read()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode in {0, 130, -signal.SIGINT}
    assert "Traceback" not in err
    assert "sparql" in err.splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        pytest.param(["serve", "missing.ttl"], "no such file", id="missing"),
        pytest.param(["serve", "IN"], "no graph.ttl", id="folder-without-graph"),
        pytest.param(["serve", "https://x.example/query"], "served already", id="server"),
        pytest.param(["serve", "OUT", "--workers", "0"], "above zero", id="no-workers"),
        pytest.param(["serve", "OUT", "--port", "70000"], "above zero", id="no-port"),
        pytest.param(["serve"], "GRAPH", id="no-graph"),
    ],
)
def test_errors_are_one_line(kg, built, parsed, arguments, what):
    code, said, err = kg(*[{"IN": parsed.parent, "OUT": built}.get(one, one) for one in arguments])
    assert code in {1, 2}
    assert said == ""
    assert len(err.splitlines()) == 1
    assert what in err


def test_a_port_that_is_taken(kg, built):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, err = kg("serve", built, "--port", taken.getsockname()[1])
    assert code == 1
    assert "cannot be listened on" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("content", ["this is no turtle", ""])
def test_a_file_that_is_no_graph(kg, tmp_path, monkeypatch, content):
    (tmp_path / "g.ttl").write_text(content, encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    code, _, err = kg("serve", tmp_path / "g.ttl")
    assert code == 1
    assert "g.ttl" in err
    assert len(err.splitlines()) == 1
    assert list((tmp_path / "temporary").iterdir()) == []  # the copy is removed
