"""Abbreviations whose full stop ends no sentence."""

from __future__ import annotations

from workbench.extract.rules import words

# In lower case, without the last full stop. "etc", "inc" and "a.m" are left out: they often do end a sentence.
ABBREVIATIONS = words(
    """
    mr mrs ms dr prof rev hon fr st sr gen lt col maj capt cmdr sgt cpl pvt adm brig gov sen rep pres amb jan feb
    mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun vs v no nos vol pp fig ed
    est approx dept univ assn bros e.g i.e cf al ft mt
    """
)

OPENERS = words("it he she they we this that these those there the but and however meanwhile in on at")
