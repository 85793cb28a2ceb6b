"""The five parts of a stump speech, and how long it takes to say (METHOD S1.33, S2.12, S2.13)."""

from __future__ import annotations

PARTS = {
    "who_i_am": "Who I am: my work, my studies, the stage I have reached.",
    "what_i_have_done": "What I have done: one or two things I can point to.",
    "what_i_want": "What I want to find out, and why.",
    "how_you_can_help": "How you can help me: what you know, and names.",
    "how_i_can_help": "In reserve: how I might help you.",
}
"""The parts in their order, each with its prompt. The last is kept in reserve (METHOD S2.13)."""
SPOKEN = ("who_i_am", "what_i_have_done", "what_i_want", "how_you_can_help")

WORDS_PER_MINUTE = 130
"""An assumption: unhurried English, read aloud to one person. Everyone's own pace is shown by the stopwatch (S1.33);
METHOD's 100–150 words in 45–60 seconds lie within it."""
IDEAL_WORDS = (100, 150)
IDEAL_SECONDS = (45, 60)
MOST_SECONDS = 75
