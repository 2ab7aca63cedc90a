"""The gettext catalogues of the messages: what is to be translated, and `.po` and `.mo` brought up to date with it.

`make messages` runs this; Weblate or Poedit work on the `.po` files that it writes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path

import click
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pipeline.cli.commands import COMMANDS, MODULES, rapporteur
from pipeline.messages import DOMAIN, LOCALES, paragraphs

LANGUAGES = ("es", "pt", "fr")
# What the office speaks of the languages: Latin American Spanish, the Portuguese of Brazil.
LOCALE = {"es": "es_419", "pt": "pt_BR", "fr": "fr"}
PLURALS = {
    "es": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n > 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}

MESSAGES = LOCALES.parent
# A header wants dates; ours never changes, so that nothing but words makes a difference.
DATELESS = datetime(2024, 1, 1, tzinfo=UTC)
# The files of click whose sentences a person can meet.
CLICKS_OWN = ("core.py", "decorators.py", "exceptions.py", "formatting.py", "parser.py", "termui.py", "types.py")


def po_file(language: str) -> Path:
    """The catalogue of a language, as translators know it."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def template() -> Catalog:
    """All that is to be translated, in the order of its files; click's own sentences at the end."""
    catalog = Catalog(project="rapporteur", charset="utf-8", header_comment="# The words of rapporteur for people.")
    for file in sorted((MESSAGES / "en").glob("*.toml")):
        for name, entry in _read(file).items():
            _add_message(catalog, name, entry, _shown(file))
    fields = MESSAGES / "fields" / "en.toml"
    for noun, texts in _read(fields).items():
        for name, text in texts.items():
            catalog.add(text, context=f"{noun}.{name}", locations=[(_shown(fields), None)])
    words = MESSAGES / "words" / "en.toml"
    for text in dict.fromkeys(each for kind in _read(words).values() for each in kind):
        catalog.add(text, context="word", locations=[(_shown(words), None)])
    for text, module in _help():
        catalog.add(text, context="help", locations=[(f"pipeline/cli/{module}.py", None)])
    for text, module in _of_click():
        catalog.add(text, locations=[(f"click/{module}", None)])
    return catalog


def updated(language: str) -> Catalog:
    """The catalogue of a language with what is new in it untranslated, what was changed marked fuzzy, what is gone left out."""
    wanted = template()
    catalog = read_catalogue(language)
    standing = {each.context: each for each in catalog if each.context not in (None, "help", "word")}
    for each in wanted:
        old = standing.get(each.context) if each.id else None
        if old is not None and old.id != each.id and any(_forms(old.string)):
            plural_stays = isinstance(old.string, tuple) == isinstance(each.id, tuple)
            changed = old.string if plural_stays else (old.string,) * 2 if isinstance(each.id, tuple) else old.string[0]
            previous = [old.id] if isinstance(old.id, str) else list(old.id)
            catalog.delete(old.id, old.context)
            catalog.add(each.id, changed, context=each.context, flags={"fuzzy"}, previous_id=previous)
    catalog.update(wanted, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language as it is kept; an empty one if there is none."""
    if not po_file(language).exists():
        return Catalog(locale=LOCALE[language], charset="utf-8")
    with po_file(language).open("rb") as file:
        return read_po(file, locale=LOCALE[language], charset="utf-8")


def as_po(language: str, catalog: Catalog) -> bytes:
    """The text of a `.po`, each message on a line."""
    written = BytesIO()
    write_po(written, catalog, width=0, omit_header=True, include_lineno=False, include_previous=True)
    return _header(language).encode() + written.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The compiled catalogue; what is fuzzy is not in it."""
    compiled = BytesIO()
    catalog.creation_date = catalog.revision_date = DATELESS
    write_mo(compiled, catalog)
    return compiled.getvalue()


def _header(language: str) -> str:
    lines = [
        "Project-Id-Version: rapporteur",
        f"Language: {LOCALE[language]}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS[language]}",
    ]
    written = "".join(f'"{line}\\n"\n' for line in lines)
    return f'# The words of rapporteur for people; `make messages` keeps this file.\nmsgid ""\nmsgstr ""\n{written}\n'


def _add_message(catalog: Catalog, name: str, entry: dict[str, str], place: str) -> None:
    where = {"locations": [(place, None)]}
    if name[:1].islower():
        catalog.add((entry["text"], entry["many"]) if "many" in entry else entry["text"], context=name, **where)
        return
    for part in ("text", "hint", "explanation"):
        if entry.get(part):
            said = [entry["text"]] if part != "text" else ()
            catalog.add(entry[part], context=f"{name}.{part}", auto_comments=said, **where)


def _help() -> Iterator[tuple[str, str]]:
    """The help of every command and option, with the module it stands in."""
    yield from ((text, "commands") for text in _help_of(rapporteur))
    for name in COMMANDS:
        module = MODULES.get(name, name)
        yield from ((text, module) for text in _help_of(import_module(f"pipeline.cli.{module}").command))


def _help_of(command: click.Command) -> Iterator[str]:
    yield from paragraphs(command.help or "")
    for option in command.params:
        yield from paragraphs(getattr(option, "help", None) or "")
    if isinstance(command, click.Group) and command is not rapporteur:
        for each in command.commands.values():
            yield from _help_of(each)


def _of_click() -> Iterator[tuple[str | tuple[str, str], str]]:
    folder = Path(click.__file__).parent
    for module in CLICKS_OWN:
        keywords = {"_": None, "ngettext": (1, 2)}
        for _, found, _, _ in extract_from_file("python", folder / module, keywords=keywords):
            yield (tuple(found) if isinstance(found, tuple | list) else found), module


def _forms(string: str | Iterable[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def _shown(file: Path) -> str:
    return file.relative_to(MESSAGES.parents[1]).as_posix()


def _read(file: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def main() -> None:
    """Brings the catalogues of all languages up to date and tells what is left to translate."""
    for language in LANGUAGES:
        catalog = updated(language)
        file = po_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(as_po(language, catalog))
        kept = read_catalogue(language)
        file.with_suffix(".mo").write_bytes(as_mo(kept))
        left = [each for each in kept if each.id and (each.fuzzy or not all(_forms(each.string)))]
        click.echo(f"{language}: {len(kept)} messages, {len(left)} to translate")


if __name__ == "__main__":
    main()
