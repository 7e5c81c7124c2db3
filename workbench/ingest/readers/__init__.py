"""Readers, one a format: the bytes of a file and its name in, one or several readings out.

`formats.py` tells which reader a file wants, by its content before its name; `room.py` has it read, what others made in
a process of its own.
"""
