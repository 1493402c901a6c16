"""Running models on ONNX Runtime: one thread to a text, and as many texts at once as there are cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Item = TypeVar("Item")
Result = TypeVar("Result")

_limit: int | None = None


def limit_threads(count: int | None) -> None:
    """Let this process use so many threads, or as many as there are cores; a pool of processes gives each one."""
    global _limit
    _limit = count


def threads() -> int:
    """How many threads this process may use."""
    if _limit is not None:
        return _limit
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return available or 1


def each(work: Callable[[Item], Result], items: Sequence[Item], weight: Callable[[Item], float]) -> list[Result]:
    """Do the work for each item, the heaviest first, in several threads; the results stand in the items' order.

    At the first fault, or when the user interrupts, nothing more is begun.
    """
    workers = min(threads(), len(items))
    if workers < 2:
        return [work(item) for item in items]
    from concurrent.futures import ThreadPoolExecutor

    order = sorted(range(len(items)), key=lambda at: -weight(items[at]))
    pool = ThreadPoolExecutor(workers)
    try:
        done = {at: pool.submit(work, items[at]) for at in order}
        return [done[at].result() for at in range(len(items))]
    finally:
        pool.shutdown(cancel_futures=True)


def open_session(model: Path | bytes) -> InferenceSession:
    """Open a model that runs in the thread that asks it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.use_device_allocator_for_initializers", "1")  # a tenth less memory
    source = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def open_tokenizer(file: Path, most_tokens: int) -> Tokenizer:
    """Open a tokenizer that cuts a text after so many word pieces and pads none."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(most_tokens)
    return tokenizer
