"""The portal in the colours of a profile: its own files name those of the model."""

from __future__ import annotations

from gazette.profiles import MODEL, Screen, hexadecimal

_MODEL = hexadecimal(MODEL.screen.accent).encode()


def in_colours(name: str, data: bytes, screen: Screen) -> bytes:
    """A file of the portal's assets: the style sheet says the profile's colours after its own, the icon has them."""
    light, dark = hexadecimal(screen.accent), hexadecimal(screen.accent_dark)
    if name == "icon.svg":
        return data.replace(_MODEL, light.encode())
    if name != "portal.css" or (screen.accent, screen.accent_dark) == (MODEL.screen.accent, MODEL.screen.accent_dark):
        return data
    said = (
        f"@media screen {{ :root {{ --accent: {light}; }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
    )
    return data + said.encode()
