"""Write the golden reports and the generated parts of the README: `tox -e reports`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tabulate import tabulate

from aligner.config import Settings
from aligner.domain import Article, Report
from aligner.pipeline import Tools, check_article, load_tools, signature
from aligner.read import read
from aligner.report import FORMATS, Layout
from aligner.rules import RULES

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "tests" / "articles"
REPORTS = ROOT / "reports"
README = ROOT / "README.md"
SHOWN = ARTICLES / "simulated-attack.txt"
SAMPLE = ARTICLES / "voa-security-council.txt"
CLOSING_BLOCKS = 2
SUFFIXES = {
    "checkstyle": ".checkstyle.xml",
    "github": ".github.txt",
    "gitlab": ".gitlab.json",
    "html": ".html",
    "json": ".json",
    "junit": ".junit.xml",
    "markdown": ".md",
    "rdjson": ".rdjson",
    "sarif": ".sarif",
    "text": ".txt",
    "tsv": ".tsv",
}
EVERYWHERE = ("json", "text")
PART = "<!-- {name} -->\n{text}\n<!-- /{name} -->"


def golden(tools: Tools) -> Iterator[tuple[Path, str]]:
    """Yield each golden report and where it belongs: every format of the sample, the usual ones of the others."""
    for file in sorted(ARTICLES.glob("*.txt")):
        report = reported(file, file.relative_to(ROOT).as_posix(), tools)
        for style in FORMATS if file == SAMPLE else EVERYWHERE:
            yield place(file, style), FORMATS[style](report, Layout())


def place(article: Path, style: str) -> Path:
    """Where the golden report of an article stands."""
    return REPORTS / f"{article.stem}{SUFFIXES[style]}"


def reported(file: Path, path: str, tools: Tools) -> Report:
    """Check one article under the name by which a reader would give it."""
    checked = check_article(Article(path, read(file).text), tools)
    return Report((checked,), tools.rules, signature(tools))


def rule_table() -> str:
    """Give the rules as a table in Markdown."""
    rows = [(f"`{rule.name}`", rule.kind, rule.severity, rule.summary.replace("|", "\\|")) for rule in RULES]
    return tabulate(rows, ("rule", "kind", "severity", "finds"), "pipe")


def readme(text: str, tools: Tools) -> str:
    """Give the README with its generated parts made anew."""
    report = FORMATS["text"](reported(SHOWN, SHOWN.name, tools), Layout())
    text = _with_part(text, "article", f"```text\n{SHOWN.read_text(encoding='utf-8').rstrip()}\n```")
    text = _with_part(text, "report", f"```text\n$ aligner check {SHOWN.name}\n{report.rstrip()}\n```")
    text = _with_part(text, "sample", f"```text\n{sample(tools)}\n```")
    return _with_part(text, "rules", rule_table())


def sample(tools: Tools) -> str:
    """The first finding and the closing table of the sample article's report."""
    report = FORMATS["text"](reported(SAMPLE, SAMPLE.relative_to(ROOT).as_posix(), tools), Layout())
    blocks = report.rstrip().split("\n\n")
    return "\n\n".join([blocks[0], "…", *blocks[-CLOSING_BLOCKS:]])


def _with_part(text: str, name: str, part: str) -> str:
    found = re.search(rf"<!-- {name} -->[^\0]*<!-- /{name} -->", text)
    if found is None:
        raise ValueError(f"the README has no part named {name}")
    return text[: found.start()] + PART.format(name=name, text=part) + text[found.end() :]


def main() -> None:
    """Write everything that is generated."""
    tools = load_tools(Settings())
    REPORTS.mkdir(exist_ok=True)
    for file, text in list(golden(tools)):
        file.write_text(text, encoding="utf-8")
    README.write_text(readme(README.read_text(encoding="utf-8"), tools), encoding="utf-8")


if __name__ == "__main__":
    main()
