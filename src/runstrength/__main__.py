"""`python -m runstrength` is the command line."""

from runstrength.cli import main

if __name__ == "__main__":
    main()
