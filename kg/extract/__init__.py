"""From parsed sentences to candidate events: constructions, frames, factuality."""

from kg.extract.candidate import Candidate, Participant
from kg.extract.candidates import candidates
from kg.extract.clause import Clauses

__all__ = ["Candidate", "Clauses", "Participant", "candidates"]
