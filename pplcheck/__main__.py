"""`python -m pplcheck`: the same as the command `pplcheck`."""

from pplcheck.cli.main import run

if __name__ == "__main__":
    run()
