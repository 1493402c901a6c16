"""`python -m aligner`, and the command `aligner`."""

import sys

INTERRUPTED = 130


def run() -> int:
    """Run the command line and give its exit status; whoever interrupts it while it still loads gets no traceback."""
    try:
        from aligner.cli import main

        return main()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(run())
