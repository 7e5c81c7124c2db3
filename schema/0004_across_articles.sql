-- Across articles: what agrees, what conflicts, what was checked before; and what a day at the desk needs beside.
--
-- Derived ------------------------------------------------------------------------------------------------------

-- The other names of a relation between two claims are spelled in links.relation: agrees, conflicts.

-- Moving about -------------------------------------------------------------------------------------------------

-- The next claim of a claimant, and the next in conflict, are found without a look at all claims.
CREATE INDEX claims_by_claimant ON claims (claimant, article_id, start, "end") WHERE claimant IS NOT NULL;
CREATE INDEX links_by_relation ON links (relation, second);

-- Where a reviewer set a mark to come back to, and under which letter. Not a decision, so not in the log.
CREATE TABLE marks (
    reviewer   TEXT NOT NULL,
    letter     TEXT NOT NULL,
    article_id TEXT NOT NULL,
    claim_id   TEXT,
    at         TEXT NOT NULL,
    PRIMARY KEY (reviewer, letter)
) WITHOUT ROWID;

-- Claims that a reviewer left for later: theirs alone, an order of work and no word on the claim, so not in the log.
CREATE TABLE later (
    reviewer TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (reviewer, claim_id)
) WITHOUT ROWID;

-- The queue ----------------------------------------------------------------------------------------------------

-- What reviewers sift the claims by again and again. Not a decision, so not in the log, and not merged.
CREATE TABLE saved_filters (
    owner    TEXT NOT NULL,  -- the reviewer whose it is; '' where all share it
    name     TEXT NOT NULL,
    filter   TEXT NOT NULL,  -- as it is typed: is:open by:"Port Authority" crane
    sort     TEXT NOT NULL,
    reviewer TEXT NOT NULL,  -- who kept it last
    at       TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) WITHOUT ROWID;
