"""The site's views around what was sealed: pages, search, feeds, data for machines. Values in, a Site out."""

from gazette.portal.settings import PORTAL_VERSION, Gazette, PortalSettings, settings_digest
from gazette.portal.site import build_site

__all__ = ["PORTAL_VERSION", "Gazette", "PortalSettings", "build_site", "settings_digest"]
