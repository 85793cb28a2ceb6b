"""The drill: a practised talk in which the other side turns it into a job interview (METHOD S2.17 to S2.21)."""

from .judge import Judgement, Reason, judge
from .prompts import PROMPTS_A_RUN, Prompt, better_answer, prompts, run, runs

__all__ = ["PROMPTS_A_RUN", "Judgement", "Prompt", "Reason", "better_answer", "judge", "prompts", "run", "runs"]
