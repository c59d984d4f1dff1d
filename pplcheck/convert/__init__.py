"""Which triangles does a design have that is not made of triangles? One format, one file.

A kernel of foreign native code works on foreign input here: to be called only in a process of
its own, with limits of time and memory, and what it prints thrown away.
"""
