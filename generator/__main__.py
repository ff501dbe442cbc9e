"""`python -m generator` is the command `blueprint`."""

from generator.cli import main

main()
