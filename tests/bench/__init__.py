"""How fast is it, beside what others need on the same files? `make bench` measures it."""
