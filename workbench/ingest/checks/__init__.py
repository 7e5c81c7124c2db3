"""Published fact checks: the bytes of a file in, checks out.

`files.py` finds the objects of JSON in what was published, `claimreview.py` reads checks out of them, `values.py` makes
of what anybody may have written there a text, a day, a number or an address.
"""
