"""Print the measurements: `tox -e bench -- GOLD_FOLDER… [--data FOLDER] [--names FOLDER]`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from gold import counted, figures
from tabulate import tabulate

from aligner.config import Settings
from aligner.pipeline import load_tools
from bench.alignment import alignment_table
from bench.meaning import meaning_tables
from bench.names import names_table
from bench.speed import speed_table
from bench.witnesses import witness_table

SAMPLE = Path(__file__).parent.parent / "articles" / "voa-security-council.txt"


def main() -> int:
    """Measure on the gold articles that are at hand, and time the sample article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of gold articles")
    parser.add_argument("--names", type=Path, help="the folder of name pairs (korean_names.tsv and others)")
    parser.add_argument("--data", type=Path, help="the folder that holds demetr/, summedits/ and mtref/")
    arguments = parser.parse_args()
    named = [Path(name) for name in os.environ.get("GOLD_ARTICLES", "").split(os.pathsep) if name]
    marked = [file for folder in arguments.folders or named for file in sorted(folder.glob("*.gold.json"))]
    articles = [file.with_suffix("").with_suffix(".txt") for file in marked]
    tools = load_tools(Settings())
    if articles:
        print(f"Alignment, {len(articles)} articles\n\n{alignment_table(articles, tools.encoder)}\n")
        print(f"Findings\n\n{tabulate(figures(counted(articles, tools)).items(), floatfmt='.3f')}\n")
        print(f"Witnesses\n\n{witness_table(articles, tools)}\n")
    else:
        print("no gold articles at hand: name their folders, or set GOLD_ARTICLES\n")
    if arguments.data:
        for title, table in meaning_tables(arguments.data, tools):
            print(f"{title}\n\n{table}\n", flush=True)
    if arguments.names:
        print(f"Names\n\n{names_table(arguments.names)}\n")
    print(f"Time, {SAMPLE.name}\n\n{speed_table(SAMPLE, tools)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
