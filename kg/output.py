"""Write files whole or not at all: into a temporary file beside the target, which then takes its place."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kg.errors import OutputError


def prepare_folder(folder: Path) -> None:
    """Make the folder, and make sure that files can be written there, before any long work begins.

    :raises OutputError: when that is not so.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _error(folder, error) from error


def write_file(path: Path, content: str | bytes) -> None:
    """Write ``content`` (text as UTF-8, line ends as they are) to ``path`` atomically.

    :raises OutputError: when it cannot be written; what was there before is then still there.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise _error(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _error(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    return OutputError(f"cannot be written ({reason})", where=str(path), mend="choose another place with -o")
