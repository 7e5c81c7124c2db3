-- Across articles: what agrees, what conflicts, what was checked before; and what a day at the desk needs beside.
--
-- Derived ------------------------------------------------------------------------------------------------------

-- The other names of a relation between two claims are spelled in links.relation: agrees, conflicts.
