"""Files that say their own licence: each is read, edited, held against itself, and written."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath

from pplcheck.annotate import (
    CannotAnnotateError,
    SaysOtherwiseError,
    Writer,
    is_called_so,
    sidecar,
    writer_of,
)
from pplcheck.licences import (
    ExpressionError,
    address_of,
    close_ids,
    designs_of,
    parse_expression,
    says,
    says_itself,
)
from pplcheck.model.annotation import Annotated, Annotation, FileAnnotated, Outcome, Says
from pplcheck.model.errors import ConfigurationError, OutputError, Problem
from pplcheck.model.survey import FileRecord
from pplcheck.pipeline.file import read_whole
from pplcheck.pipeline.guarded import Guard
from pplcheck.read import design_readers_called
from pplcheck.write import Found, exchange, find

_BESIDE = ".license"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for.

    Attributes:
        licence: an SPDX expression, as written.
        authors, copyrights, title: as of `Annotation`.
        is_forced: replace what says something else.
        is_dry: say what would be written, and write nothing.
        beside: write a file beside each, whatever its format.

    """

    licence: str
    authors: tuple[str, ...] = ()
    copyrights: tuple[str, ...] = ()
    title: str = ""
    is_forced: bool = False
    is_dry: bool = False
    beside: bool = False


def annotate_files(
    paths: Iterable[str], wish: Wish, progress: Callable[[int, int], None]
) -> tuple[FileAnnotated, ...]:
    """Annotate each file.

    Args:
        paths: of files.
        wish: what they are to say.
        progress: is told how many of how many are done.

    Raises:
        ConfigurationError: the licence is none, or a text has signs that no field can hold.

    """
    annotation = annotation_of(wish)
    # One that was named twice would have changed meanwhile.
    wanted = tuple(dict.fromkeys(paths))
    done: list[FileAnnotated] = []
    with Guard() as guard:
        for count, path in enumerate(wanted, start=1):
            done += _annotated(path, annotation, wish, guard)
            progress(count, len(wanted))
    return tuple(done)


def annotation_of(wish: Wish) -> Annotation:
    """Return what a wish comes to, with the licence looked up.

    Args:
        wish: what files are to say.

    Raises:
        ConfigurationError: as for `annotate_files`.

    """
    licence = _licence(wish.licence)
    for text in (*wish.authors, *wish.copyrights, wish.title):
        if not text.isprintable() or (not text.strip() and text is not wish.title):
            what = f"{text!r} is not one line of text"
            raise ConfigurationError(Problem(None, what, "write it without line ends"))
    return Annotation(
        licence,
        address_of(licence),
        wish.authors,
        wish.copyrights,
        wish.title,
        partial(says, licence=licence),
        wish.is_forced,
    )


def _licence(written: str) -> str:
    """Return the expression in its normal form.

    Raises:
        ConfigurationError: it does not parse, or names what nobody knows.

    """
    try:
        found = parse_expression(written)
    except ExpressionError as error:
        what = f"licence expression {written!r} does not parse ({error})"
        hint = "write an SPDX expression such as CERN-OHL-S-2.0 or CC-BY-SA-4.0"
        raise ConfigurationError(Problem(None, what, hint)) from error
    if found.better:
        what = f"{written!r} is a name, not an SPDX id"
        raise ConfigurationError(Problem(None, what, f"did you mean {found.better!r}?"))
    if found.unknown:
        close = close_ids(found.unknown[0])
        listed = " or ".join(map(repr, close))
        hint = f"did you mean {listed}?" if close else "an id of your own is a LicenseRef-…"
        raise ConfigurationError(
            Problem(None, f"no licence has the id {found.unknown[0]!r}", hint)
        )
    return found.normal


def _annotated(
    path: str, annotation: Annotation, wish: Wish, guard: Guard
) -> Iterator[FileAnnotated]:
    """Annotate one file, and the one beside it where that is there, or the only way."""
    try:
        name = PurePath(path).name
        may_say_it = is_called_so(name) and not wish.beside
        own = _found(path, name, must_be_read=may_say_it)
        beside = find(path + _BESIDE, may_be_missing=True)
        writer = writer_of(name, own.content) if may_say_it else None
        if not annotation.is_forced:
            if writer is not None:
                # It tells best what stands in the places where it would write.
                writer.annotate(own.content, annotation)
            _check_own_words(name, own.content, annotation, guard)
        if writer is None:
            yield _one(path, beside, sidecar, annotation, wish)
            return
        if beside.stamp is None:
            yield _one(path, own, writer, annotation, wish)
            return
        # What stands beside a file beats what stands in it (REUSE 3.3), so neither is written
        # where the other says something else.
        _checked(sidecar, beside.content, annotation)
        yield _one(path, own, writer, annotation, wish)
        yield _one(path, beside, sidecar, annotation, wish)
    except SaysOtherwiseError as error:
        yield FileAnnotated(path, path, Outcome.REFUSED, reason=str(error))
    except CannotAnnotateError as error:
        reason = f"{error}; a file beside it can speak for it: --sidecar"
        yield FileAnnotated(path, path, Outcome.REFUSED, reason=reason)
    except OutputError as error:
        problem = error.problems[0]
        reason = f"{problem.what}; {problem.hint}"
        yield FileAnnotated(path, path, Outcome.REFUSED, reason=reason)


def _found(path: str, name: str, *, must_be_read: bool) -> Found:
    """Return a file with its content, where that may say something of a licence."""
    if must_be_read:
        return find(path)
    found = find(path, with_content=False)
    if not design_readers_called(name):
        return found
    # What is too large to be read has nothing that could be held against the wish.
    with suppress(OutputError):
        return find(path)
    return found


def _check_own_words(name: str, content: bytes, annotation: Annotation, guard: Guard) -> None:
    """Refuse a file in which somebody stated another licence, in whatever place of the format.

    A file beside it would overrule what stands there, and its makers did not ask for that.

    Raises:
        SaysOtherwiseError: it does.

    """
    reading = read_whole(name, content, guard)
    if reading.format is None:
        return
    file = FileRecord(
        name, "", reading.size, reading.evidence, reading.identification, format=reading.format
    )
    own = says_itself(file)
    # A name without its version may mean the very licence.
    if own is None or own.is_default or own.licence.unknown:
        return
    if annotation.says(own.licence.normal) is not Says.THE_SAME:
        where = next((one.locator for one in designs_of([file]) if one.locator), "inside")
        what = f"{where} says {own.licence.normal}; --force speaks for it all the same"
        raise SaysOtherwiseError(what)


def _one(
    path: str, found: Found, writer: Writer, annotation: Annotation, wish: Wish
) -> FileAnnotated:
    annotated = _checked(writer, found.content, annotation)
    outcome = Outcome.UNCHANGED
    if annotated.content != found.content or found.stamp is None:
        outcome = Outcome.WOULD_BE_WRITTEN if wish.is_dry else Outcome.WRITTEN
        if not wish.is_dry:
            exchange(found, annotated.content)
    return FileAnnotated(path, found.path, outcome, annotated.changed, annotated.left_out)


def _checked(writer: Writer, content: bytes, annotation: Annotation) -> Annotated:
    """Return what a writer makes of a content, after it was held against itself.

    Raises:
        CannotAnnotateError: the writer refuses, or would write anew what it has just written.

    """
    annotated = writer.annotate(content, annotation)
    again = writer.annotate(annotated.content, replace(annotation, is_forced=False))
    if again.content != annotated.content:
        raise CannotAnnotateError("what was written does not read back; nothing was changed")
    return annotated
