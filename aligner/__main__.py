"""`python -m aligner`."""

import sys

from aligner.cli import main

if __name__ == "__main__":
    sys.exit(main())
