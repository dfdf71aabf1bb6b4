"""Renditions of an issue: PDF, HTML and XML, made from Akoma Ntoso and the settings and from nothing else.

`render_issue` makes every file of an issue, puts its bytes into the file store, and says which there are.
"""

from gazette.render.renditions import RENDER_VERSION, RenderSettings, render_issue, render_proof, settings_digest

__all__ = ["RENDER_VERSION", "RenderSettings", "render_issue", "render_proof", "settings_digest"]
