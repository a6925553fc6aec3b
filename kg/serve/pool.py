"""A few processes that answer queries; the one that takes too long is killed, and another takes its place."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.serve.accept import GRAPHS, TABLES
from kg.serve.protocol import Asked, Forms, not_acceptable
from kg.serve.refused import RefusedError
from kg.serve.worker import LENGTH


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost."""

    seconds: float = 30.0
    drawing_seconds: float = 120.0  # for a page of the network
    answer_bytes: int = 64 * 2**20
    request_bytes: int = 2**20
    memory_megabytes: int = 4096  # of address space, for one query
    workers: int = 2
    waiting_seconds: float = 10.0  # for a free worker


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in the form that was asked for."""

    media_type: str
    body: bytes


class Pool:
    """Workers, started when they are needed first."""

    def __init__(self, limits: Limits, *, base: str, prefixes: Mapping[str, str]) -> None:
        self._limits = limits
        self._base = base
        self._prefixes = dict(prefixes)
        self._free: asyncio.LifoQueue[_Worker | None] = asyncio.LifoQueue()
        self._workers: set[_Worker] = set()
        for _ in range(limits.workers):
            self._free.put_nowait(None)

    async def ask(self, folder: Path, asked: Asked, forms: Forms) -> Answer:
        """The answer to a query from the store in ``folder``.

        Raises :class:`RefusedError`: 400 for bad SPARQL, 406, 413 for an answer that is too large, 503 when it takes
        too long, needs too much memory, or nobody is free.
        """
        try:
            worker = await asyncio.wait_for(self._free.get(), self._limits.waiting_seconds)
        except TimeoutError as error:
            raise RefusedError(
                503, "all workers are busy", mend="try again in a moment", headers={"Retry-After": "10"}
            ) from error
        try:
            if worker is not None and (worker.folder != folder or not worker.alive):
                await self._end(worker)
                worker = None
            if worker is None:
                worker = await _Worker.start(folder, self._limits.memory_megabytes)
                self._workers.add(worker)
            header, body = await asyncio.wait_for(worker.ask(self._request(asked, forms)), self._limits.seconds)
        except TimeoutError as error:
            await self._end(worker)
            worker = None
            raise RefusedError(
                503, f"the query took more than {self._limits.seconds:g} seconds", mend="narrow it, or add LIMIT"
            ) from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            await self._end(worker)
            worker = None
            raise RefusedError(503, "the query needs more memory than is allowed", mend="narrow it") from error
        except BaseException:
            await self._end(worker)
            worker = None
            raise
        finally:
            self._free.put_nowait(worker)
        return self._answer(header, body, forms)

    async def close(self) -> None:
        """End all workers."""
        for worker in list(self._workers):
            await self._end(worker)

    async def _end(self, worker: _Worker | None) -> None:
        if worker is not None:
            self._workers.discard(worker)
            await worker.end()

    def _request(self, asked: Asked, forms: Forms) -> dict[str, object]:
        return {
            "query": asked.query,
            "base": self._base,
            "prefixes": self._prefixes,
            "default": asked.default_graphs,
            "named": asked.named_graphs,
            "forms": {
                "table": TABLES.get(forms.table or ""),
                "boolean": TABLES.get(forms.boolean or ""),
                "graph": GRAPHS.get(forms.graph or ""),
            },
            "most": self._limits.answer_bytes,
        }

    def _answer(self, header: dict[str, object], body: bytes, forms: Forms) -> Answer:
        status, kind = header["status"], header.get("kind")
        if status == "unacceptable":
            raise not_acceptable(list(GRAPHS if kind == "graph" else TABLES))
        if status == "large":
            megabytes = self._limits.answer_bytes / 2**20
            raise RefusedError(413, f"the answer has more than {megabytes:g} MB", mend="narrow the query, or add LIMIT")
        if status != "ok":
            what = "not valid SPARQL" if status == "syntax" else "the query failed"
            raise RefusedError(400, f"{what}: {' '.join(str(header['message']).split())}")
        media_type = {"table": forms.table, "boolean": forms.boolean, "graph": forms.graph}[str(kind)]
        assert media_type is not None
        return Answer(media_type, body)


class _Worker:
    def __init__(self, folder: Path, process: asyncio.subprocess.Process) -> None:
        self.folder = folder
        self._process = process

    @classmethod
    async def start(cls, folder: Path, megabytes: int) -> _Worker:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.serve.worker", str(folder), str(megabytes),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        return cls(folder, process)

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    async def ask(self, request: dict[str, object]) -> tuple[dict[str, object], bytes]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        packed = json.dumps(request).encode()
        self._process.stdin.write(LENGTH.pack(len(packed)) + packed)
        await self._process.stdin.drain()
        size = LENGTH.unpack(await self._process.stdout.readexactly(LENGTH.size))[0]
        header = json.loads(await self._process.stdout.readexactly(size))
        return header, await self._process.stdout.readexactly(header["length"])

    async def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
