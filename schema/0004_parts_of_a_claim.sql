-- A claim that asserts several things checkable apart says where each stands; one that cannot be understood without the
-- sentences before it says which word of it is to blame.
--
-- parts is JSON, [{"start", "end"}], in reading order, each inside the claim; [] where the claim asserts one thing.
-- context_start and context_end enclose the word whose meaning stands before the claim, NULL where it stands by itself.

ALTER TABLE claims ADD COLUMN parts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE claims ADD COLUMN context_start INTEGER;
ALTER TABLE claims ADD COLUMN context_end INTEGER;
