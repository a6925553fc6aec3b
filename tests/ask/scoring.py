"""Whether a reply is what a question of questions.jsonl expects."""

from kg.ask import Refused
from kg.knowledge.names import fold


def right(expected, reply):
    """``answers`` (labels, alternatives parted by |; ``also`` may be among them), ``verdict``, ``count`` or ``refusal`` (a code)."""
    if "refusal" in expected:
        return isinstance(reply, Refused) and reply.code in REFUSALS[expected["refusal"]]
    if isinstance(reply, Refused):
        return False
    if "verdict" in expected:
        return reply.verdict == expected["verdict"]
    if "count" in expected:
        return reply.count == expected["count"]
    wanted = list(expected["answers"])
    also = [fold(form) for form in expected.get("also", ())]
    labels = [fold(answer.label) for answer in reply.answers]
    found = [label for label in labels if not any(form in label for form in also)]
    if len(found) != len(wanted):
        return False
    return all(any(fold(form) in label for label in found for form in forms.split("|")) for forms in wanted)


REFUSALS = {
    "cause": {"cause"},
    "manner": {"manner"},
    "unknown-name": {"unknown-name"},
    "unread": {"no-event", "no-variable", "left-over"},
    "time": {"time"},
    "language": {"language"},
}


def shown(reply):
    """A reply in one line, for messages."""
    if isinstance(reply, Refused):
        return f"refused {reply.code}: {reply}"
    return reply.verdict or (reply.count if reply.count is not None else [answer.label for answer in reply.answers])


def labels(reply):
    """The labels of the answers, sorted."""
    return sorted(answer.label for answer in reply.answers)
