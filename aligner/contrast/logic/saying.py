"""Verbs that mostly carry what is said: their own mood and tense change when speech is reported."""

from __future__ import annotations

SAYING = frozenset(
    """say tell add note stress emphasise emphasize underline underscore explain read speak talk mention remark ask answer reply
    state point repeat report call put write describe insist admit go come""".split()
)
