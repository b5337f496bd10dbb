"""`python -m aikg` is the `aikg` command."""

from aikg.cli import main

main()
