"""How good the extraction is: figures on gold events, by class and construction, beside baselines, with the cause of errors."""

from kg.evaluate.run import FileResult, Run, evaluate, evaluate_graph

__all__ = ["FileResult", "Run", "evaluate", "evaluate_graph"]
