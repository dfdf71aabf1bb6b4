"""Passphrases from the machine's own store: the real library, over a store in memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked
from office import refused
from pki import never_asked

from gazette.config.types import PassphraseSource
from gazette.errors import MissingError
from gazette.sign.passphrase import read_passphrase

SOURCE = PassphraseSource("keyring", "gazette/seal key")
KEY = Path("seal.p12")


class Memory(KeyringBackend):
    priority = 1
    kept: dict[tuple[str, str], str]
    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def store() -> Iterator[Memory]:
    before = keyring.get_keyring()
    memory = Memory()
    memory.kept = {}
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


def test_a_passphrase_from_the_store(store: Memory) -> None:
    keyring.set_password("gazette", "seal key", "mật khẩu 123")
    assert read_passphrase(SOURCE, KEY, never_asked) == "mật khẩu 123".encode()


def test_what_the_store_does_not_give(store: Memory) -> None:
    refused("SGN-KEYRING-NONE", lambda: read_passphrase(SOURCE, KEY, never_asked))
    keyring.set_password("gazette", "seal key", "")
    refused("SGN-PASSPHRASE-EMPTY", lambda: read_passphrase(SOURCE, KEY, never_asked))
    store.locked = True
    refused("SGN-KEYRING-LOCKED", lambda: read_passphrase(SOURCE, KEY, never_asked))
    keyring.set_keyring(NoKeyring())
    refused("SGN-KEYRING-LOCKED", lambda: read_passphrase(SOURCE, KEY, never_asked))


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(MissingError, match="SGN-KEYRING-EXTRA"):
        read_passphrase(SOURCE, KEY, never_asked)
