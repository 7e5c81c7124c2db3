-- Weights that were fitted to what reviewers decided: an entry about the file, of which the last one stands.
--
-- Its value is canonical JSON, by how many hundredths each weight moved: {"a figure": 6, "hedged": -4}. The claims keep
-- the weights that they were found with; what a refit makes of their scores is worked out as they are read.
--
-- A claim may be re-cut into several from now on: the value of such an entry is ARTICLE:START-END,START-END...

INSERT INTO actions (action, keeps) VALUES
    ('refit', 'last');
