"""Runs commands of the program, each in a process forked from this one, which has the program loaded already.

Started with the shim preloaded. A line of JSON on standard input is a command; a line on standard output tells its end.
A command runs as it does from a shell: a session of its own, its own `sys.argv`, `entry()`, and the interpreter's end.
"""

import atexit
import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path


def main():
    for line in sys.stdin:
        asked = json.loads(line)
        if "load" in asked:
            for name in asked["load"]:
                import_module(name)
            _tell(len(sys.modules))
            continue
        child = os.fork()
        if child == 0:
            _become(asked)
        _, status, used = os.wait4(child, 0)
        _tell({"status": os.waitstatus_to_exitcode(status), "cpu": used.ru_utime + used.ru_stime})


def _tell(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _become(asked):
    code = 70
    try:
        os.setsid()
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
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
        if asked.get("modules"):
            ours = [name for name in sys.modules if name.partition(".")[0] == "gazette"]
            Path(asked["modules"]).write_text(json.dumps(ours))
        os._exit(code)


if __name__ == "__main__":
    main()
