"""The turn between characters, cells and rows. No other module adds one to anything; none here knows Textual."""
