"""The few Linux calls that Python has no name for: a signal at the parent's death, capabilities kept over setuid.

Elsewhere than on Linux they do nothing: the supervisor still works, but its own kill -9 leaves its children running.
"""

import ctypes
import os
import signal
import sys

LINUX = sys.platform.startswith("linux")

CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_SECUREBITS = 28
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_SECBIT_NO_SETUID_FIXUP = 1 << 2
_CAPABILITY_VERSION_3 = 0x20080522

# Loaded before any fork: a child between fork and exec must not load libraries.
_libc = ctypes.CDLL(None, use_errno=True) if LINUX else None


class _CapHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapData(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def _prctl(option: int, argument: int = 0, third: int = 0) -> None:
    if _libc is None:
        return
    if _libc.prctl(
        option, ctypes.c_ulong(argument), ctypes.c_ulong(third), ctypes.c_ulong(0), ctypes.c_ulong(0)
    ):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def die_with_parent(number: signal.Signals, parent: int) -> None:
    """Ask the kernel for a signal when the process `parent` ends; at once if it has ended already.

    A change of user clears the request, so it is made after that.
    """
    if not LINUX:
        return
    _prctl(_PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:
        os._exit(1)


def change_user(uid: int, gid: int, keep: int | None = None) -> None:
    """Become another user for good, with no group but its own, keeping at most one capability over later execs.

    Raises OSError where the system refuses either.
    """
    if keep is not None:
        # Capabilities stay over the change of user, and access(2), by which PostgreSQL's programs look for one
        # another, goes by them too.
        _prctl(_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP)
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)
    if keep is not None:
        _hold_only(keep)
        _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, keep)
    # A process that changed its user may not look into its own /proc until it says so.
    _prctl(_PR_SET_DUMPABLE, 1)


def _hold_only(capability: int) -> None:
    if _libc is None:
        raise OSError("capabilities exist on Linux alone")
    header = _CapHeader(_CAPABILITY_VERSION_3, 0)
    mask = 1 << capability
    data = (_CapData * 2)(_CapData(mask, mask, mask), _CapData(0, 0, 0))
    if _libc.capset(ctypes.byref(header), data):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
