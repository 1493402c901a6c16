"""Runs the steps of a composite action as GitHub's runner does, with the runner's environment files."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")


@dataclass
class Outcome:
    """What the steps left behind: the last one's status and texts, the outputs, and the summary of the job."""

    status: int = 0
    out: str = ""
    err: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""


@dataclass
class Runner:
    """A runner: a repository that is checked out, and a folder for what is temporary."""

    action: Path
    workspace: Path
    temporary: Path
    known: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, inputs: Mapping[str, str], *names: str) -> Outcome:
        """Run the named steps until one fails; the others are left out, as those that fetch actions are."""
        described = yaml.safe_load(self.action.read_text(encoding="utf-8"))
        context = {f"inputs.{name}": str(own["default"]) for name, own in described["inputs"].items()}
        context |= {f"inputs.{name}": value for name, value in inputs.items()} | self.known
        context |= {"github.action_path": str(self.action.parent), "runner.temp": str(self.temporary)}
        outcome = Outcome()
        for step in described["runs"]["steps"]:
            if step["name"] in names and not outcome.status:
                outcome = self._step(step, context)
        values = {name: _evaluated(own["value"], context) for name, own in described["outputs"].items()}
        outcome.outputs = values
        return outcome

    def _step(self, step: dict[str, Any], context: dict[str, str]) -> Outcome:
        folder = self.temporary / secrets.token_hex(4)
        folder.mkdir()
        files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
        for file in files.values():
            file.touch()
        script = folder / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        own = {name: _evaluated(value, context) for name, value in step["env"].items()}
        done = subprocess.run(
            [*SHELL, str(script)],
            cwd=self.workspace,
            env={**os.environ, **self.environment, **{name: str(file) for name, file in files.items()}, **own},
            capture_output=True,
            check=False,
        )
        for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            context[f"steps.{step.get('id')}.outputs.{name}"] = value
        summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode(), summary=summary)


def _evaluated(value: str, context: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda found: context.get(found[1], ""), value)
