"""Functions for children to run; a child imports them from here."""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

from gazette.errors import InputError
from gazette.ingest.refused import refused
from gazette.model import Place


def reverse(data, *, times=1):
    return data[::-1] * times


def place(name):
    return Place(name, page=3)


def lambda_of():
    return os.system


def swallow():
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def spin():
    while True:
        pass


def sleep():
    time.sleep(3600)


def crash():
    ctypes.string_at(0)


def leave(code):
    os._exit(code)


def refuse():
    raise refused("INP-EMPTY")


def fault(path):
    raise InputError("INP-PATH-MISSING", path=path)


def divide():
    return 1 / 0


def much(size):
    return b"x" * size


def write(path, size):
    Path(path).write_bytes(b"x" * size)


def surroundings():
    return dict(os.environ), os.getsid(0) == os.getpid(), sys.stdin.read()


def leave_behind(path):
    """Start a process that outlives its parent, and leave its id."""
    started = os.fork()
    if started == 0:
        signal.pause()
    Path(path).write_text(str(started))
    return started


def stay(path):
    Path(path).write_text(str(os.getpid()))
    time.sleep(3600)
