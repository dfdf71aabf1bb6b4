"""Run the gazette from a checkout: `python cli.py …`. The real thing is gazette/cli."""

from gazette.cli.main import entry

if __name__ == "__main__":
    entry()
