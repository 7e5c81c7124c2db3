"""The commands: parse the words, call the Desk, print."""
