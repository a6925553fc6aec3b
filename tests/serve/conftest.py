"""A server that is really running, over a store of three dispatches."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from dispatches import RESULTS

from kg.store import fill, open_store


def start(*arguments, **options):
    """A server as a process of its own, and its address without the last slash."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", *map(str, arguments), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        **options,
    )
    address = process.stdout.readline().strip().rstrip("/")
    assert address.startswith("http://127.0.0.1:"), address
    return process, address


def stop(process):
    process.terminate()
    process.wait(20)
    process.stdout.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served") / "store"
    with open_store(folder) as opened:
        fill(opened, RESULTS, check=False)
    return folder


@pytest.fixture(scope="session")
def server(store):
    process, address = start(store, "--timeout", "8", "--max-answer", "1")
    yield address
    stop(process)


@pytest.fixture
def started():
    """Starts servers of a test's own."""
    running = []

    def run(*arguments):
        process, address = start(*arguments)
        running.append(process)
        return address

    yield run
    for process in running:
        stop(process)


@pytest.fixture
def curl():
    """Ask with curl: the status, the headers (in lower case) and the body."""

    def run(*arguments):
        done = subprocess.run(
            ["curl", "-sS", "-i", "--max-time", "60", *map(str, arguments)], capture_output=True, check=True
        )
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        while head.startswith(b"HTTP/1.1 100"):
            head, _, body = body.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        return int(first.split()[1]), headers, body.decode()

    return run
