"""Languages: three letters in Akoma Ntoso (ISO 639-2/T), BCP 47 tags in HTML and PDF, their own names for readers."""

from __future__ import annotations

UNKNOWN = "und"

_LANGUAGES = (
    ("ar", "ara", "العربية"), ("bg", "bul", "български"), ("cs", "ces", "čeština"), ("da", "dan", "dansk"),
    ("de", "deu", "Deutsch"), ("el", "ell", "ελληνικά"), ("en", "eng", "English"), ("es", "spa", "español"),
    ("et", "est", "eesti"), ("fi", "fin", "suomi"), ("fr", "fra", "français"), ("ga", "gle", "Gaeilge"),
    ("hr", "hrv", "hrvatski"), ("hu", "hun", "magyar"), ("id", "ind", "Bahasa Indonesia"), ("it", "ita", "italiano"),
    ("ja", "jpn", "日本語"), ("km", "khm", "ភាសាខ្មែរ"), ("ko", "kor", "한국어"), ("lb", "ltz", "Lëtzebuergesch"),
    ("lo", "lao", "ລາວ"), ("lt", "lit", "lietuvių"), ("lv", "lav", "latviešu"), ("mt", "mlt", "Malti"),
    ("nl", "nld", "Nederlands"), ("no", "nor", "norsk"), ("pl", "pol", "polski"), ("pt", "por", "português"),
    ("ro", "ron", "română"), ("ru", "rus", "русский"), ("sk", "slk", "slovenčina"), ("sl", "slv", "slovenščina"),
    ("st", "sot", "Sesotho"), ("sv", "swe", "svenska"), ("sw", "swa", "Kiswahili"), ("th", "tha", "ไทย"),
    ("tr", "tur", "Türkçe"), ("uk", "ukr", "українська"), ("vi", "vie", "Tiếng Việt"), ("zh", "zho", "中文"),
)  # fmt: skip
_THREE = {two: three for two, three, _ in _LANGUAGES}
_TWO = {three: two for two, three, _ in _LANGUAGES}
_NAMES = {three: name for _, three, name in _LANGUAGES}


def three_letters(said: str) -> str:
    """ISO 639-2/T for what a file says (`fr`, `fr-LU`, `fra`); `und` for anything that is no language."""
    code = said.strip().lower().partition("-")[0]
    return code if len(code) == 3 and code.isascii() and code.isalpha() else _THREE.get(code, UNKNOWN)


def tag(language: str, *, own: str, bcp47: str) -> str:
    """The BCP 47 tag of a document. `own` and `bcp47` are the gazette's language: it counts where nothing is known."""
    return bcp47 if language in (own, UNKNOWN) else _TWO.get(language, language)


def name_of(language: str) -> str:
    """A language's name in itself; its code when it is not in the list."""
    return _NAMES.get(language, language)
