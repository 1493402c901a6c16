"""Folders and files by path or URL, local or remote: read in pieces, written whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, ParamSpec, TypeVar

from aligner.archive.errors import ArchiveError

if TYPE_CHECKING:
    from pyarrow.fs import FileInfo, FileSystem

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
SCHEME = "://"
FSSPEC = "py::fsspec+"
OF_OBJECTS = frozenset("abfs abfss adl az gcs gs oci oss s3 s3a".split())  # what is put there is there at once, or not
UNFINISHED = ".tmp"


def _telling(work: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Say in one line what a file system does not allow."""

    @wraps(work)
    def told(*arguments: Parameters.args, **named: Parameters.kwargs) -> Result:
        try:
            return work(*arguments, **named)
        except OSError as error:
            raise ArchiveError(f"{arguments[0]}: {_reason(error)}") from None

    return told


def _reason(error: OSError) -> str:
    return f"cannot be written ({error.strerror or error}); what is written stays, and the same command goes on from it"


@dataclass(frozen=True)
class Place:
    """A path on a file system; `url` is how the user names it."""

    system: FileSystem
    path: str
    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def local(self) -> bool:
        """Whether it is on this machine's own file system."""
        return bool(self.system.type_name == "local")

    def at(self, name: str) -> Place:
        """What is called `name` below; the place itself for no name."""
        return (
            self
            if not name
            else Place(self.system, f"{self.path.rstrip('/')}/{name}", f"{self.url.rstrip('/')}/{name}")
        )

    def info(self) -> FileInfo:
        """What the file system knows of it."""
        return self.system.get_file_info(self.path)

    def is_folder(self) -> bool:
        """Whether there is a folder."""
        return bool(self.info().type.name == "Directory")

    def is_file(self) -> bool:
        """Whether there is a file."""
        return bool(self.info().type.name == "File")

    def below(self, *, deeply: bool = False) -> list[FileInfo]:
        """What is in the folder, in the order of the paths; nothing where there is none."""
        from pyarrow.fs import FileSelector

        found = self.system.get_file_info(FileSelector(self.path, allow_not_found=True, recursive=deeply))
        return sorted(found, key=lambda info: str(info.path))

    def names(self) -> list[str]:
        """The names of what is in the folder."""
        return [str(info.base_name) for info in self.below()]

    def open(self) -> IO[bytes]:
        """Open the file for reading, at any place in it. Raise OSError."""
        if self.local:
            return Path(self.path).open("rb")
        return io.BufferedReader(self.system.open_input_file(self.path))

    @_telling
    def make_folder(self) -> None:
        """Make a folder where there is none; where only objects are kept, there is nothing to make."""
        if not self._of_objects:
            self.system.create_dir(self.path, recursive=True)

    @_telling
    def write(self, content: bytes) -> None:
        """Put a file there as a whole, in the place of what is there."""
        if self.local:
            self._write_here(content)
        elif self._of_objects:
            self._pour(self.path, content)
        else:
            beside = self._beside()
            self._pour(beside, content)
            self.system.move(beside, self.path)

    @_telling
    def remove(self) -> None:
        """Take the file away, if it is there."""
        with suppress(FileNotFoundError):
            self.system.delete_file(self.path)

    @_telling
    def remove_folder(self) -> None:
        """Take the folder away, if it is there, with all that is in it."""
        with suppress(FileNotFoundError):
            self.system.delete_dir(self.path)

    @property
    def _of_objects(self) -> bool:
        return str(self.system.type_name).removeprefix(FSSPEC) in OF_OBJECTS

    def _beside(self) -> str:
        folder, _, name = self.path.rpartition("/")
        return f"{folder}/.{name}.{os.urandom(8).hex()}{UNFINISHED}"

    def _write_here(self, content: bytes) -> None:
        beside = Path(self._beside())
        try:
            with beside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def _pour(self, path: str, content: bytes) -> None:
        with self.system.open_output_stream(path) as stream:
            stream.write(content)


def locate(url: str) -> Place:
    """The place of a path or URL; raise ArchiveError where it is of no kind that is known."""
    from pyarrow.fs import LocalFileSystem

    if SCHEME not in url:
        return Place(LocalFileSystem(), os.path.abspath(url), url)  # noqa: PTH100 -- Path.resolve follows links
    try:
        return Place(*_system(url), url)
    except (OSError, ValueError, ImportError) as error:
        raise ArchiveError(f"{url}: this place cannot be reached ({error}); check the address") from None


def _system(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path on it: Arrow's own, or what fsspec has."""
    from pyarrow.fs import FileSystem, FSSpecHandler, PyFileSystem

    try:
        system, path = FileSystem.from_uri(url)
    except ValueError:
        from fsspec.core import url_to_fs

        known, path = url_to_fs(url)
        return PyFileSystem(FSSpecHandler(known)), path
    return system, path


def unfinished(place: Place) -> Iterator[Place]:
    """What was being written in a folder when its writer was killed."""
    return (place.at(name) for name in place.names() if name.startswith(".") and name.endswith(UNFINISHED))
