"""With which words are letters written, in each language?"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pplcheck.model.translation import Language, bound


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of letters in one language.

    Attributes:
        language: which.
        texts: by key; `{name}` stands for what is put in.

    """

    language: Language
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its values put in; a KeyError where there is none."""
        return self.texts[key].format(**values)

    def listed(self, kind: str, names: tuple[str, ...]) -> str:
        """Return the words for some names of a kind, such as acts, with commas."""
        return ", ".join(self.texts[f"{kind}_{name}"] for name in names)


@cache
def words_in(language: Language) -> Words:
    """Return the sentences of letters in a language."""
    source = files("pplcheck.report.letters").joinpath(f"{language}.toml")
    texts = tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(language, {key: bound(text, language) for key, text in texts.items()})
