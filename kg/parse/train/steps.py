"""Run a step of training once: a finished step is known by its stamp and skipped."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kg.errors import ModelError

__all__ = ["fingerprint", "run_trainer", "stamped"]

_TELLING = ("New best", "new best", "Dev score", "dev_score", "Finished STEP", "Dev F1")
_TOLD_EVERY = 10
_TAIL = 5


def fingerprint(parts: Iterable[str], files: Iterable[Path]) -> str:
    """The SHA-256 of some settings and of the content of some files."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\0")
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def stamped(step: str, product: Path, mark: str, make: Callable[[], None], progress: Callable[[str], None]) -> None:
    """Make ``product`` unless the stamp beside it carries the same mark."""
    stamp = product.with_suffix(".stamp")
    if product.is_file() and stamp.is_file() and stamp.read_text() == mark:
        progress(f"{step}: done before.")
        return
    begun = product.with_suffix(".begun")
    if not (begun.is_file() and begun.read_text() == mark):
        shutil.rmtree(product.parent, ignore_errors=True)  # a checkpoint of other inputs
    product.parent.mkdir(parents=True, exist_ok=True)
    begun.write_text(mark)
    make()
    if not product.is_file():
        raise ModelError(f"training {step} left no model", where=str(product), mend="see its log")
    stamp.write_text(mark)


def run_trainer(arguments: Sequence[str], *, log: Path, threads: int | None, progress: Callable[[str], None]) -> None:
    """Run a trainer of Stanza as a process of its own, its output into ``log``.

    :raises ModelError: when it fails.
    """
    environment = dict(os.environ)
    if threads is not None:
        environment |= {"OMP_NUM_THREADS": str(threads), "MKL_NUM_THREADS": str(threads)}
    told = 0
    with (
        log.open("a", encoding="utf-8") as out,
        subprocess.Popen(  # noqa: S603 - our own interpreter and a fixed table of arguments
            [sys.executable, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=environment,
        ) as process,
    ):
        for line in process.stdout or ():
            out.write(line)
            if any(sign in line for sign in _TELLING):
                told += 1
                if told % _TOLD_EVERY == 0 or "core" in line:
                    progress("  " + line.partition("INFO: ")[2].strip())
    if process.returncode:
        tail = " / ".join(log.read_text(encoding="utf-8").splitlines()[-_TAIL:])
        raise ModelError(f"the trainer failed: {tail}", where=str(log), mend="see the log")
