"""The report: what was claimed, where, by whom, and what came of checking it, for somebody who reads."""
