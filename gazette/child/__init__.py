"""Running what touches untrusted bytes in a process of its own, under limits of memory, processor time and time."""

from gazette.child.parent import ChildFault, Finished, Later, Limits, Reason, call, run

__all__ = ["ChildFault", "Finished", "Later", "Limits", "Reason", "call", "run"]
