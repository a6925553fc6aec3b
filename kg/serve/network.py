"""The network's page, made by ``kg view`` in a process of its own, so that a large graph does not hold up the others."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
import tempfile
from pathlib import Path

from kg.serve.refused import RefusedError

_META = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_NONE = "default-src 'none'"


async def draw(place: Path, *, seconds: float) -> str:
    """The page of the graph at ``place``. Raises :class:`RefusedError` (503) when it takes too long."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kg", "view", str(place), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        page, said = await asyncio.wait_for(process.communicate(), seconds)
    except TimeoutError as error:
        raise RefusedError(
            503, f"drawing takes more than {seconds:g} seconds", mend="open the network of one actor instead"
        ) from error
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode:
        raise RefusedError(503, f"the network cannot be drawn: {said.decode('utf-8', 'replace').strip()}")
    return page.decode("utf-8")


async def draw_triples(ntriples: str, *, seconds: float) -> str:
    """The page of some triples."""
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        file = Path(folder) / "part.nt"
        file.write_text(ntriples, encoding="utf-8")
        return await draw(file, seconds=seconds)


def policy_of(page: str) -> str:
    """The page's own Content-Security-Policy, for the header."""
    found = _META.search(page)
    policy = found[1].replace("&#39;", "'").replace("&#34;", '"') if found else _NONE
    return f"{policy}; frame-ancestors 'none'"
