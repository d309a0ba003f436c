"""Runs the command line with ``python -m lkjip_xl``."""

from lkjip_xl.cli.start import main

if __name__ == "__main__":
    main()
