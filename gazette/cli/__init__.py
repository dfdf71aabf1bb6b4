"""The terminal: one module a command group, loaded when its command is called."""
