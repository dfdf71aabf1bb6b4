"""Faults put into the program's own calls to the system, and what must hold after each, judged without the program."""
