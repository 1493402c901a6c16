"""`aligner models`: which models decide what is found, and where they are prepared."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from aligner import __version__
from aligner.commands.setup import FAULT, Fault, complain
from aligner.encode import DEFAULT, light_recipe
from aligner.prepare import CACHE_VARIABLE, Recipe, cache_folder, prepared, standing
from aligner.tables import table_names, table_recipe
from aligner.weights import Model, ModelError, locate, names

PREPARED: dict[str, Callable[[Model], Recipe]] = {DEFAULT: light_recipe}
NOT_YET = "not yet; it is at first use, or by: aligner models prepare"
AS_IT_IS = "as it is"
MEGABYTE = 1_000_000


@click.group(invoke_without_command=True, short_help="List the models, and prepare them ahead.")
@click.pass_context
def models(context: click.Context) -> int:
    """List the models: where each comes from, under which licence, its hash and size, and where it is prepared."""
    if context.invoked_subcommand is not None:
        return 0
    status = 0
    for number, name in enumerate(names()):
        try:
            model = locate(name)
        except ModelError as error:
            complain(f"{name}: {error}")
            status = FAULT
            continue
        click.echo("\n" * bool(number) + f"{name}: {model.description['purpose']}")
        for what, value in _facts(model):
            click.echo(f"  {what:<9} {value}")
    return status


@models.command(short_help="Prepare the models and tables now.")
def prepare() -> int:
    """Prepare what is otherwise prepared at first use: for images of CI machines, and for caches that many share."""
    try:
        recipes = [recipe(locate(name)) for name, recipe in sorted(PREPARED.items())]
        made = {recipe.name: prepared(recipe) for recipe in (*recipes, *map(table_recipe, table_names()))}
    except (ModelError, OSError) as error:
        raise Fault(str(error)) from None
    if any(isinstance(file, bytes) for file in made.values()):
        raise Fault(f"nothing can be kept in {cache_folder()}; name a folder that can be written in {CACHE_VARIABLE}")
    for recipe in recipes:
        click.echo(f"{recipe.name}: {standing(recipe)}")
    click.echo(f"{len(made) - len(recipes)} tables: {cache_folder()}")
    return 0


def _facts(model: Model) -> Iterator[tuple[str, str]]:
    description = model.description
    file = model.folder / str(description["file"])
    yield "source", str(description["source"])
    yield "revision", _revision(description)
    yield "licence", str(description["licence"])
    yield "sha256", str(description["sha256"])
    yield "size", _size(file)
    yield "file", str(file)
    yield "prepared", _prepared(model)


def _revision(description: dict[str, object]) -> str:
    """What stands still of a model that others publish: the package that brings it; ours come with the program."""
    if "revision" in description:
        return str(description["revision"])
    package = description.get("package")
    return f"{package} {importlib.metadata.version(str(package))}" if package else f"aligner {__version__}"


def _prepared(model: Model) -> str:
    recipe = PREPARED.get(str(model.description["name"]))
    if recipe is None:
        return AS_IT_IS
    file = standing(recipe(model))
    return f"{file} ({_size(file)})" if file else NOT_YET


def _size(file: Path) -> str:
    return f"{file.stat().st_size / MEGABYTE:.1f} MB"
