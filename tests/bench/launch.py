"""Run one command and say what it used: CPU, time and size.

    python -I -S launch.py OUTPUT FOLDER COMMAND …

A process of its own between the bench and what it measures, because Linux counts to a child's
largest size that of the parent which started it: this one is as small as Python can be. Prints
the exit code, CPU seconds, wall seconds and MB.
"""

import os
import sys
import time


def main(output: str, folder: str, *command: str) -> None:
    """Start the command without a shell, wait for it, and print what wait4 says."""
    os.chdir(folder)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 1, output, flags, 0o600), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = time.monotonic()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    # Kilobytes on Linux, bytes on macOS.
    size = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    print(code, usage.ru_utime + usage.ru_stime, wall, size)


if __name__ == "__main__":
    main(*sys.argv[1:])
