"""The desk: what it shows, others at work in it, and a module for each sort of thing that can be done."""
