"""Everything that can be done on the desk: one table that keys, footer, palette, help and `workbench keys` all read."""
