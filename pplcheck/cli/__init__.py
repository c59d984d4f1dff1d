"""The command line: one command, one file; words in, exit code out."""
