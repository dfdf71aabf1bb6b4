"""Runs commands of the program, each in a process forked from this one, which has the program loaded already.

Started with the shim preloaded. A line of JSON on standard input is a command; a line on standard output tells its end.
A command runs as it does from a shell: a session of its own, its own `sys.argv`, `entry()`, and the interpreter's end.
"""

import atexit
import gc
import json
import os
import sys
import traceback

from gazette.child import parent


def main():
    for line in sys.stdin:
        asked = json.loads(line)
        if "warm" in asked:
            _tell(_warm(asked))
            continue
        gc.freeze()  # a child that collects garbage would copy all that lies here
        child = os.fork()
        if child == 0:
            _become(asked)
        _, status, used = os.wait4(child, 0)
        _tell({"status": os.waitstatus_to_exitcode(status), "cpu": used.ru_utime + used.ru_stime})


def _warm(asked):
    """Run a command here, so that those to come find loaded and prepared what it needed. Its exit code."""
    from gazette.cli.main import run

    kept = [os.dup(number) for number in (1, 2)]
    _redirect(asked)
    try:
        return run(asked["warm"])
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, saved in enumerate(kept, 1):
            os.dup2(saved, number)
            os.close(saved)


def _share_keeper():
    """Let a child's children be forked from the launcher's keeper: it does nothing but that, and outlives kills anyway."""
    parent._KEEPER._owner = os.getpid()


def _redirect(asked):
    for number, name in ((1, "out"), (2, "err")):
        file = os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, number)
        os.close(file)


def _tell(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _become(asked):
    code = 70
    try:
        os.setsid()
        _share_keeper()
        _redirect(asked)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv = ["gazette", *asked["argv"]]
        from gazette.cli.main import entry

        entry()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:  # noqa: BLE001 - as an interpreter does
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
