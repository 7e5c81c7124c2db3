"""The one rule of blind review: from when on a reviewer sees what others decided on a claim."""

from __future__ import annotations


def settled(claim: str, reviewer: str = ":hidden_from") -> str:
    """The SQL condition that *reviewer* has decided the claim themselves, or that somebody adjudicated it.

    *claim* and *reviewer* are SQL: a column, or a parameter's name.
    """
    return f"""
        EXISTS (
            SELECT 1 FROM standing AS own WHERE own.subject = {claim} AND (
                own.action = 'verdict' AND own.author = {reviewer} OR own.action = 'adjudicate'
            )
        )
    """  # noqa: S608 - our own words
