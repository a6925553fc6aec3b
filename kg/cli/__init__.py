"""The command line: parses arguments, calls the library, prints. One file a command.

Exit codes: 0 done; 1 the data has problems; 2 the command was wrong. Errors are one plain line on stderr.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kg.cli.arguments import make_parser
from kg.errors import KgError

_INTERRUPTED = 130  # as the shell has it for Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows or C locale must not break French
    arguments = make_parser().parse_args(argv)
    try:
        if arguments.ontology:
            from kg.api.overlay import use_ontology

            use_ontology(*arguments.ontology)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except KgError as error:
        if arguments.debug:
            raise
        return _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _fail(f"interrupted{arguments.resume_hint}", _INTERRUPTED)
    except BrokenPipeError:  # `kg query … | head`: not our error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if arguments.debug:
            raise
        return _fail(f"{type(error).__name__}: {error} – this is a bug of ours; --debug shows where", 1)
    return code


def _fail(message: str, code: int) -> int:
    sys.stderr.write(f"kg: {' '.join(message.split())}\n")
    return code
