"""Children under limits: what they give back, and which limit stopped them. Hogs, loops and crashes are real ones."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import child_tasks as tasks
import pytest

from gazette.child import ChildFault, Finished, Limits, Reason
from gazette.child import parent as child
from gazette.errors import InputError
from gazette.ingest.refused import RefusedInput
from gazette.model import Place

LIMITS = Limits(memory=1 << 30, cpu=20, wall=60)


def fault_of(function, *args, limits=LIMITS):
    with pytest.raises(ChildFault) as caught:
        child.call(limits, function, *args)
    return caught.value


def gone(process):
    """Whether a process has ended; one that waits to be reaped has."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):  # gone before the file is opened, or between that and reading it
        return True


def wait_for(condition):
    """Wait for something that is about to happen; a turn of the processor at a time."""
    for _ in range(1_000_000):
        if condition():
            return True
        os.sched_yield()
    return False


def test_a_function_gives_its_value_back():
    assert child.call(LIMITS, tasks.reverse, b"abc", times=2) == b"cbacba"


def test_values_of_the_program_come_back():
    assert child.call(LIMITS, tasks.place, "a.pdf") == Place("a.pdf", page=3)


def test_large_data_goes_both_ways():
    data = bytes(range(256)) * 64 * 1024
    assert child.call(LIMITS, tasks.reverse, data) == data[::-1]


def test_threads_may_call_at_the_same_time():
    found = {}
    threads = [
        threading.Thread(
            target=lambda index=index: found.update({index: child.call(LIMITS, tasks.reverse, [index, 0])})
        )
        for index in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {index: [0, index] for index in range(8)}


def test_a_memory_hog_is_told_from_a_crash():
    assert fault_of(tasks.swallow, limits=replace(LIMITS, memory=512 << 20)).reason is Reason.MEMORY


def test_a_busy_loop_ends_at_its_processor_time():
    assert fault_of(tasks.spin, limits=replace(LIMITS, cpu=1)).reason is Reason.CPU


def test_a_sleeper_ends_at_its_time():
    assert fault_of(tasks.sleep, limits=replace(LIMITS, wall=0.2)).reason is Reason.WALL


def test_a_crash_names_its_signal():
    caught = fault_of(tasks.crash)
    assert caught.reason is Reason.CRASHED
    assert caught.detail.startswith("SIGSEGV")


def test_leaving_without_a_result_is_a_failure():
    assert fault_of(tasks.leave, 0).reason is Reason.FAILED
    assert fault_of(tasks.leave, 7).detail.startswith("exit code 7")


def test_too_large_a_result_is_told():
    assert fault_of(tasks.much, 100_000, limits=replace(LIMITS, output=50_000)).reason is Reason.OUTPUT
    assert len(child.call(replace(LIMITS, output=50_000), tasks.much, 40_000)) == 40_000


def test_too_large_a_file_is_told(tmp_path):
    caught = fault_of(tasks.write, str(tmp_path / "large"), 100_000, limits=replace(LIMITS, output=50_000))
    assert caught.reason is Reason.OUTPUT
    assert (tmp_path / "large").stat().st_size == 50_000


def test_exceptions_of_the_program_pass():
    with pytest.raises(RefusedInput) as caught:
        child.call(LIMITS, tasks.refuse)
    assert caught.value.finding.code == "INP-EMPTY"
    with pytest.raises(InputError) as fault:
        child.call(LIMITS, tasks.fault, "a b")
    assert fault.value.params == (("path", "a b"),)


def test_other_exceptions_are_told():
    caught = fault_of(tasks.divide)
    assert caught.reason is Reason.FAILED
    assert caught.detail == "ZeroDivisionError: division by zero"


def test_nothing_but_values_comes_back():
    assert fault_of(tasks.lambda_of).reason is Reason.FAILED


def test_a_child_has_no_secrets_no_input_and_its_own_session(monkeypatch):
    monkeypatch.setenv("GAZETTE_PASSPHRASE", "hunter2")
    child._KEEPER.close()  # so that one is started now, with the secret in this process's environment
    names, own_session, read = child.call(LIMITS, tasks.surroundings)
    assert "GAZETTE_PASSPHRASE" not in names
    assert own_session
    assert read == ""


def test_what_a_child_started_ends_with_it(tmp_path):
    started = child.call(LIMITS, tasks.leave_behind, str(tmp_path / "id"))
    assert wait_for(lambda: gone(started))


def test_a_child_ends_with_the_program(tmp_path):
    script = f"""
import sys
sys.path[:0] = {[str(Path(tasks.__file__).parent), *sys.path]!r}
import child_tasks
from gazette.child import Limits, call
call(Limits({LIMITS.memory}, 20, 60), child_tasks.stay, {str(tmp_path / "id")!r})
"""
    with subprocess.Popen([sys.executable, "-c", script]) as program:
        assert wait_for(lambda: (tmp_path / "id").exists() and (tmp_path / "id").read_text())
        program.send_signal(signal.SIGKILL)
    assert wait_for(lambda: gone(int((tmp_path / "id").read_text())))


@pytest.mark.parametrize("closed", ["<&-", "<&- >&- 2>&-"])
def test_standard_streams_may_be_closed(tmp_path, closed):
    script = tmp_path / "script.py"
    script.write_text(f"""
import sys
sys.path[:0] = {[str(Path(tasks.__file__).parent), *sys.path]!r}
import child_tasks
from gazette.child import Limits, call
open({str(tmp_path / "out")!r}, "wb").write(call(Limits({LIMITS.memory}, 20, 60), child_tasks.reverse, b"abc"))
""")
    subprocess.run(["sh", "-c", f"exec {sys.executable} {script} {closed}"], check=True)
    assert (tmp_path / "out").read_bytes() == b"cba"


def test_a_keeper_that_was_killed_is_started_again():
    child.call(LIMITS, tasks.reverse, "ab")
    child._KEEPER._process.kill()
    child._KEEPER._process.wait()
    assert child.call(LIMITS, tasks.reverse, "ab") == "ba"


def test_a_fork_of_the_program_has_a_keeper_of_its_own():
    child.call(LIMITS, tasks.reverse, "ab")
    forked = os.fork()
    if forked == 0:
        os._exit(0 if child.call(LIMITS, tasks.reverse, "ab") == "ba" else 1)
    assert os.waitpid(forked, 0)[1] == 0


def test_a_program_says_what_it_did(tmp_path):
    done = child.run(
        LIMITS, ["sh", "-c", "pwd; echo $HOME $MORE; echo no >&2; exit 3"], folder=tmp_path, env={"MORE": "x"}
    )
    assert done == Finished(3, f"{tmp_path}\n{tmp_path} x\n".encode(), b"no\n")


def test_a_program_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ChildFault) as caught:
        child.run(LIMITS, ["no-such-program"], folder=tmp_path)
    assert caught.value.reason is Reason.FAILED


@pytest.mark.parametrize(
    ("command", "limits", "reason"),
    [
        ("while :; do :; done", replace(LIMITS, cpu=1), Reason.CPU),
        ("trap '' XCPU; while :; do :; done", replace(LIMITS, cpu=1), Reason.CPU),
        ("sleep 3600", replace(LIMITS, wall=0.2), Reason.WALL),
        ("sleep 3600 & sleep 3600", replace(LIMITS, wall=0.2), Reason.WALL),
        ("kill -SEGV $$", LIMITS, Reason.CRASHED),
        ("exec yes", replace(LIMITS, output=10_000), Reason.OUTPUT),
    ],
)
def test_limits_stop_programs_too(tmp_path, command, limits, reason):
    with pytest.raises(ChildFault) as caught:
        child.run(limits, ["sh", "-c", command], folder=tmp_path)
    assert caught.value.reason is reason
