"""Abbreviations whose full stop ends no sentence."""

from __future__ import annotations

from workbench.extract.rules import words

# In lower case, without the last full stop.
ABBREVIATIONS = words(
    """
    m mm mme mmes mlle mlles dr drs pr prof me st ste gén col cdt cap lt sgt av bd bld janv févr fév avr juil sept oct
    nov déc lun mar mer jeu ven sam dim env p pp vol éd cf art al max min tél hab
    """
)
