"""The GitHub Action, its steps run as the runner's shell would, and what the README shows for continuous integration."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from action import SHELL, Outcome, Runner
from conftest import ARTICLES

ROOT = Path(__file__).parent.parent
ACTION = ROOT / ".github" / "actions" / "aligner" / "action.yml"
INSTALL, CHECK = "Install aligner", "Check the articles"
SAMPLE = (ARTICLES / "simulated-attack.txt").read_text(encoding="utf-8")
HARMLESS = "[Recording: Ms. Lee] “We will not stop.”\n\nMs. Lee said, “We will not stop.”\n"
COMMANDS = re.compile(r"::(error|warning|notice) |aligner: not annotated")
SHELLCHECK, ZIZMOR = (str(Path(sys.executable).with_name(name)) for name in ("shellcheck", "zizmor"))
PARDONED = ("SC2154", "SC2250", "SC2292", "SC2310", "SC2312")  # the step sets the variables; the others are taste
LAUNCHER = """import os, sys
def main():
    os.execv({python!r}, [{python!r}, "-m", "aligner", *sys.argv[1:]])
if __name__ == "__main__":
    main()
"""
DESCRIPTION = {
    "WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "METADATA": "Metadata-Version: 2.1\nName: launcher\nVersion: 1.0\n",
    "entry_points.txt": "[console_scripts]\naligner = aligner.__main__:main\n",
    "RECORD": "",
}


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's temporary folder, in which the first step has installed a program that is this checkout's."""
    folder = tmp_path_factory.mktemp("temporary folder")
    wheel = folder / "launcher-1.0-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        archive.writestr("aligner/__main__.py", LAUNCHER.format(python=sys.executable))
        for name, text in DESCRIPTION.items():
            archive.writestr(f"launcher-1.0.dist-info/{name}", text)
    done = runner(folder, folder).run({"source": str(wheel), "extra-index-url": ""}, INSTALL)
    assert (done.status, done.err) == (0, "")
    return folder


def runner(workspace: Path, temporary: Path) -> Runner:
    environment = {"PIP_NO_INDEX": "1"}
    return Runner(ACTION, workspace, temporary, {"steps.python.outputs.python-path": sys.executable}, environment)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, text in {"news/attack.txt": SAMPLE, "news/b c.txt": HARMLESS, "README.txt": HARMLESS}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def checked(workspace: Path, temporary: Path, *, args: str = "", **inputs: str) -> Outcome:
    named = {name.replace("_", "-"): value for name, value in inputs.items()}
    return runner(workspace, temporary).run({"args": f"--encoder=lexical\n{args}", **named}, CHECK)


def test_findings_are_annotated_summed_up_and_written_for_code_scanning(workspace: Path, temporary: Path) -> None:
    done = checked(workspace, temporary, working_directory="news", paths="attack.txt\nb c.txt\n", sarif="own.sarif")
    assert (done.status, done.outputs["status"], done.err) == (1, "1", "")
    assert done.out.startswith("::error file=news/attack.txt,line=5,")
    assert all(COMMANDS.match(line) for line in done.out.splitlines())
    assert "## aligner\n\n2 articles, " in done.summary
    written = json.loads(Path(done.outputs["sarif"]).read_bytes())
    assert json.loads((workspace / "news" / "own.sarif").read_bytes()) == written
    (place,) = {
        at["physicalLocation"]["artifactLocation"]["uri"]
        for found in written["runs"][0]["results"]
        for at in found["locations"]
    }
    assert place == "news/attack.txt"


def test_the_inputs_decide_what_fails(workspace: Path, temporary: Path) -> None:
    assert checked(workspace, temporary, fail_on="never").status == 0
    assert checked(workspace, temporary, args="--select\nunbalanced-quotes", fail_on="warning").status == 1
    made = "--update-baseline\n--who=desk"
    assert checked(workspace, temporary, working_directory="news", baseline="known.json", args=made).status == 0
    assert (workspace / "news" / "known.json").is_file()
    assert checked(workspace, temporary, working_directory="news", baseline="known.json").status == 0


def test_only_what_changed_on_the_branch_is_spoken_of(workspace: Path, temporary: Path) -> None:
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
        subprocess.run(["git", *name, *arguments], cwd=workspace, check=True, capture_output=True)

    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "news")
    assert checked(workspace, temporary, changed_since="main").status == 0
    (workspace / "news" / "new.txt").write_text(SAMPLE, encoding="utf-8")
    done = checked(workspace, temporary, changed_since="main")
    assert (done.status, "attack.txt" in done.out, "news/new.txt" in done.out) == (1, False, True)


@pytest.mark.parametrize("name", ["paths", "working-directory", "fail-on", "baseline", "changed-since", "args"])
@pytest.mark.parametrize("value", ["; touch pwned; '\" || touch pwned; $(touch pwned) `touch pwned` # *", "--version"])
def test_an_input_is_never_a_command(name: str, value: str, workspace: Path, temporary: Path) -> None:
    given = {"paths": "README.txt", "args": "--encoder=lexical", name: value}
    done = runner(workspace, temporary).run(given, CHECK)
    assert not list(workspace.rglob("pwned"))
    assert not list(temporary.rglob("pwned"))
    if (name, value) == ("args", "--version"):
        assert "No such option" in done.err
    assert (done.status, done.outputs["status"]) == (2, "2")
    assert done.err.startswith("aligner: ")


@pytest.mark.parametrize("name", ["working-directory", "fail-on", "baseline", "changed-since", "sarif"])
def test_an_input_of_one_line_takes_no_more(name: str, workspace: Path, temporary: Path) -> None:
    done = runner(workspace, temporary).run({name: "x\nstatus=0\nsarif=/etc/passwd"}, CHECK)
    assert (done.status, done.outputs) == (2, {"status": "2", "sarif": ""})


def test_a_source_is_one_thing_to_install(workspace: Path, tmp_path: Path) -> None:
    fresh = runner(workspace, tmp_path)
    source = "--index-url=https://example.org\n; touch pwned; $(touch pwned)"
    assert fresh.run({"source": source, "extra-index-url": "$(touch pwned)"}, INSTALL).status != 0
    assert not list(tmp_path.rglob("pwned"))


def test_names_of_files_give_the_runner_no_commands(workspace: Path, temporary: Path) -> None:
    (workspace / "news" / "##[add-mask]a.txt").write_bytes(b"\xff\xfe\x00broken")
    (workspace / "news" / "a\n::stop-commands::x\n.txt").write_text(SAMPLE, encoding="utf-8")
    done = checked(workspace, temporary)
    assert done.status == 2
    assert all(COMMANDS.match(line) for line in done.out.splitlines())
    assert "# #[add-mask]a.txt: " in done.err
    assert "##[" not in done.err


def test_no_script_holds_an_expression_and_all_pass_the_shells_linter() -> None:
    described = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    scripts = [step["run"] for step in described["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    for script in scripts:
        assert "${{" not in script
        linter = [SHELLCHECK, "--shell=bash", "--enable=all", f"--exclude={','.join(PARDONED)}", "-"]
        linted = subprocess.run(linter, input=script, capture_output=True, text=True, check=False)
        assert linted.stdout == ""


def test_the_workflows_pass_a_security_linter() -> None:
    linter = [ZIZMOR, "--offline", "--no-progress", "--min-severity=medium", "--format=plain", ".github"]
    done = subprocess.run(linter, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def snippet(first: str) -> str:
    """An example of the README, by its first line."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return readme.partition(f"```yaml\n{first}")[2].partition("```")[0]


def test_the_readmes_example_of_the_action_gives_inputs_that_there_are() -> None:
    steps = yaml.safe_load(snippet("# .github/workflows/articles.yml"))["jobs"]["quotations"]["steps"]
    (own,) = [step for step in steps if "/.github/actions/aligner@" in step["uses"]]
    described = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    assert set(own["with"]) <= set(described["inputs"])
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "articles.yml").read_text(encoding="utf-8"))
    assert set(workflow["jobs"]["quotations"]["steps"][-1]["with"]) <= set(described["inputs"])


def test_the_readmes_example_for_gitlab_writes_what_it_says(workspace: Path, temporary: Path) -> None:
    job = yaml.safe_load(snippet("# .gitlab-ci.yml"))["quotations"]
    install, check = job["script"]
    assert install.startswith("pip install ")
    (workspace / "news").rename(workspace / "articles")
    environment = {"PATH": f"{temporary / 'aligner-environment' / 'bin'}:/usr/bin:/bin"}
    done = subprocess.run([*SHELL, "-c", check], cwd=workspace, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    for name in job["artifacts"]["reports"].values():
        assert (workspace / name).stat().st_size
