-- Any article: pages and chapters, what a source says of itself, articles that are nearly the same, and versions; and what
-- a claim is made of.
--
-- Derived ------------------------------------------------------------------------------------------------------

-- A claim that asserts several things checkable apart says where each stands; one that cannot be understood without the
-- sentences before it says which word of it is to blame.
--
-- parts is JSON, [{"start", "end"}], in reading order, each inside the claim; [] where the claim asserts one thing.
-- context_start and context_end enclose the word whose meaning stands before the claim, NULL where it stands by itself.

ALTER TABLE claims ADD COLUMN parts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE claims ADD COLUMN context_start INTEGER;
ALTER TABLE claims ADD COLUMN context_end INTEGER;

-- Where the pages or chapters of the source begin.
CREATE TABLE locators (
    article_id TEXT NOT NULL REFERENCES articles (id),
    place      INTEGER NOT NULL,  -- 0, 1, 2 ... in the order of the source; an empty page begins where the next does
    start      INTEGER NOT NULL,
    label      TEXT NOT NULL,
    PRIMARY KEY (article_id, place)
) WITHOUT ROWID;

-- What else the source states of itself, by its own names.
CREATE TABLE stated (
    article_id TEXT NOT NULL REFERENCES articles (id),
    place      INTEGER NOT NULL,
    name       TEXT NOT NULL,
    value      TEXT NOT NULL,
    PRIMARY KEY (article_id, place)
) WITHOUT ROWID;

-- What a file's bytes were read as, so that the same file need not be read again. A file's own; not merged.
CREATE TABLE readings (
    fingerprint TEXT PRIMARY KEY,
    articles    TEXT NOT NULL  -- JSON: their ids
) WITHOUT ROWID;

-- Articles that are nearly the same: linked, never merged.
CREATE TABLE near (
    first      TEXT NOT NULL REFERENCES articles (id),
    second     TEXT NOT NULL REFERENCES articles (id),
    similarity REAL NOT NULL,  -- 0 to 1
    grounds    TEXT NOT NULL,  -- JSON: how much of each is in the other, and the passages that differ
    CHECK (first < second),
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX near_by_second ON near (second);

-- The articles that were compared with all others, and a few hashes of the words of each, by which the next one finds
-- those it is like.
CREATE TABLE sketched (
    article_id TEXT PRIMARY KEY REFERENCES articles (id)
) WITHOUT ROWID;
CREATE TABLE sketches (
    hash       INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (hash, article_id)
) WITHOUT ROWID;
CREATE INDEX sketches_by_article ON sketches (article_id);

-- Versions -----------------------------------------------------------------------------------------------------

INSERT INTO actions (action, keeps) VALUES ('replace', 'last');

CREATE INDEX standing_by_replace ON standing (value) WHERE action = 'replace';

-- Articles that have a newer version. Follows what stands in the log; where articles replace each other in a circle,
-- what was said first no longer counts.
CREATE TABLE replaced (
    article_id TEXT PRIMARY KEY,
    next       TEXT NOT NULL,  -- the version after it
    newest     TEXT NOT NULL   -- and the last one
) WITHOUT ROWID;
CREATE INDEX replaced_by_newest ON replaced (newest);

-- Where the claims of replaced articles that the log speaks of stand in the newest version; and, as "version", each
-- replaced article itself. Follows from the two texts alone.
CREATE TABLE carried (
    subject    TEXT PRIMARY KEY,
    version    TEXT NOT NULL,  -- the newest version
    how        TEXT NOT NULL CHECK (how IN ('exact', 'moved', 'reworded', 'orphaned', 'version')),
    successor  TEXT,           -- its claim, or the version itself; NULL of what is orphaned
    similarity REAL NOT NULL,
    CHECK ((successor IS NULL) = (how = 'orphaned'))
) WITHOUT ROWID;
CREATE INDEX carried_by_successor ON carried (successor);

-- What is said of the same words counts for them in the newest version too: all but the cutting itself; of articles
-- the notes. Each entry stays where it is and whose it is.
CREATE VIEW carried_standing (subject, action, clock, entry, author, value) AS
    SELECT k.successor, s.action, s.clock, s.entry, s.author, s.value
    FROM carried AS k JOIN standing_of_log AS s ON s.subject = k.subject
    WHERE (k.how IN ('exact', 'moved') AND s.action <> 'add claim') OR (k.how = 'version' AND s.action = 'note');

-- What stands on a subject of the newest version: its own entries and the carried ones, of each slot the last.
CREATE VIEW standing_of_successor (subject, action, clock, entry, author, value) AS
    SELECT subject, action, clock, entry, author, value
    FROM (
        SELECT u.*, k.keeps, row_number() OVER (
            PARTITION BY u.subject, u.action, CASE k.keeps WHEN 'last of each author' THEN u.author END
            ORDER BY u.clock DESC, u.entry DESC
        ) AS place
        FROM (
            SELECT subject, action, clock, entry, author, value FROM carried_standing
            UNION ALL
            SELECT DISTINCT s.subject, s.action, s.clock, s.entry, s.author, s.value
            FROM carried AS c JOIN standing_of_log AS s ON s.subject = c.successor
        ) AS u JOIN actions AS k ON k.action = u.action
    )
    WHERE keeps = 'every' OR place = 1;

-- Whose standing hangs on entries about a subject: the successor that it has, and the successor that it is.
CREATE VIEW successor_of (subject, successor) AS
    SELECT subject, successor FROM carried WHERE successor IS NOT NULL
    UNION ALL
    SELECT successor, successor FROM carried WHERE successor IS NOT NULL;

-- As before, but for what whoever contests an adjudication had decided before it: on the same words in an earlier
-- version too.
DROP VIEW state_of_subject;
CREATE VIEW state_of_subject (subject, workflow, rating, verdicts, evidence, notes) AS
    SELECT
        subject,
        CASE
            WHEN dismissed > max(decided, adjudicated, moved) THEN 'dismissed'
            WHEN moved > max(dismissed, adjudicated) AND moved_to = 'disputed' THEN moved_to
            WHEN moved > max(dismissed, adjudicated) AND moved_to = 'needs second review' AND NOT EXISTS (
                SELECT 1 FROM standing AS v
                WHERE v.subject = s.subject AND v.action = 'verdict' AND v.clock > moved AND v.author <> mover
            ) THEN moved_to
            WHEN moved > max(dismissed, adjudicated, decided) AND moved_to IN ('new', 'in progress') THEN moved_to
            WHEN adjudicated >= 0 AND NOT contested THEN 'final'
            WHEN ratings > 1 OR contested THEN 'disputed'
            WHEN ratings = 1 THEN 'final'
            WHEN evidence + notes > 0 THEN 'in progress'
            ELSE 'new'
        END,
        CASE
            WHEN dismissed > max(decided, adjudicated, moved) OR contested THEN NULL
            WHEN moved > max(dismissed, adjudicated) AND moved_to = 'disputed' THEN NULL
            WHEN adjudicated >= 0 THEN settled
            WHEN ratings = 1 THEN rating
        END,
        verdicts, evidence, notes
    FROM (
        -- Contested by whoever decides otherwise than the adjudication, and than they themselves did before it: words
        -- added to an old verdict change nothing.
        SELECT *, adjudicated >= 0 AND decided > adjudicated AND EXISTS (
            SELECT 1 FROM standing AS v
            WHERE v.subject = g.subject AND v.action = 'verdict' AND v.clock > adjudicated AND v.value <> settled
                AND v.value IS NOT (
                    SELECT b.value FROM log AS b
                    WHERE b.subject IN (
                            SELECT v.subject UNION ALL
                            SELECT c.subject FROM carried AS c
                            WHERE c.successor = v.subject AND c.how IN ('exact', 'moved')
                        )
                        AND b.action = 'verdict' AND b.author = v.author AND b.clock < adjudicated
                    ORDER BY b.clock DESC, b.id DESC LIMIT 1
                )
        ) AS contested
        FROM (
            SELECT
                subject,
                max(CASE WHEN action IN ('dismiss', 're-cut') THEN clock ELSE -1 END) AS dismissed,
                max(CASE WHEN action = 'verdict' THEN clock ELSE -1 END) AS decided,
                max(CASE WHEN action = 'adjudicate' THEN clock ELSE -1 END) AS adjudicated,
                max(CASE WHEN action = 'adjudicate' THEN value END) AS settled,
                max(CASE WHEN action = 'move' THEN clock ELSE -1 END) AS moved,
                max(CASE WHEN action = 'move' THEN value END) AS moved_to,
                max(CASE WHEN action = 'move' THEN author END) AS mover,
                count(DISTINCT CASE WHEN action = 'verdict' THEN value END) AS ratings,
                max(CASE WHEN action = 'verdict' THEN value END) AS rating,
                sum(action = 'verdict') AS verdicts,
                sum(action = 'evidence') AS evidence,
                sum(action = 'note') AS notes
            FROM standing
            GROUP BY subject
        ) AS g
    ) AS s;

DROP TRIGGER log_entry_stands;
DROP TRIGGER log_entry_takes_back;
CREATE TRIGGER log_entry_stands AFTER INSERT ON log
WHEN (SELECT keeps FROM actions WHERE action = NEW.action) <> 'none' BEGIN
    INSERT INTO standing (subject, action, clock, entry, author, value)
        SELECT subject, action, clock, entry, author, value FROM standing_of_log WHERE entry = NEW.id;
    DELETE FROM standing
        WHERE subject = NEW.subject AND action = NEW.action AND (clock, entry) < (NEW.clock, NEW.id)
            AND CASE (SELECT keeps FROM actions WHERE action = NEW.action)
                WHEN 'last' THEN 1 WHEN 'last of each author' THEN author = NEW.author ELSE 0 END
            AND EXISTS (SELECT 1 FROM standing AS s WHERE s.subject = NEW.subject AND s.action = NEW.action
                            AND s.clock = NEW.clock AND s.entry = NEW.id);
    DELETE FROM state WHERE subject = NEW.subject;
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject WHERE subject = NEW.subject;
    DELETE FROM standing WHERE subject IN (SELECT successor FROM successor_of WHERE subject = NEW.subject);
    INSERT INTO standing (subject, action, clock, entry, author, value)
        SELECT subject, action, clock, entry, author, value FROM standing_of_successor
        WHERE subject IN (SELECT successor FROM successor_of WHERE subject = NEW.subject);
    DELETE FROM state WHERE subject IN (SELECT successor FROM successor_of WHERE subject = NEW.subject);
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject
        WHERE subject IN (SELECT successor FROM successor_of WHERE subject = NEW.subject);
END;
CREATE TRIGGER log_entry_takes_back AFTER INSERT ON log WHEN NEW.action IN ('undo', 'redo', 'withdraw') BEGIN
    DELETE FROM standing WHERE subject = NEW.subject;
    INSERT INTO standing (subject, action, clock, entry, author, value)
        SELECT subject, action, clock, entry, author, value FROM standing_of_log WHERE subject = NEW.subject;
    DELETE FROM state WHERE subject = NEW.subject;
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject WHERE subject = NEW.subject;
    DELETE FROM standing WHERE subject IN (SELECT successor FROM successor_of WHERE subject = NEW.subject);
    INSERT INTO standing (subject, action, clock, entry, author, value)
        SELECT subject, action, clock, entry, author, value FROM standing_of_successor
        WHERE subject IN (SELECT successor FROM successor_of WHERE subject = NEW.subject);
    DELETE FROM state WHERE subject IN (SELECT successor FROM successor_of WHERE subject = NEW.subject);
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject
        WHERE subject IN (SELECT successor FROM successor_of WHERE subject = NEW.subject);
END;

-- Weighing -----------------------------------------------------------------------------------------------------

-- Weights that were fitted to what reviewers decided: an entry about the file, of which the last one stands.
--
-- Its value is canonical JSON, by how many hundredths each weight moved: {"a figure": 6, "hedged": -4}. The claims keep
-- the weights that they were found with; what a refit makes of their scores is worked out as they are read.
--
-- A claim may be re-cut into several from now on: the value of such an entry is ARTICLE:START-END,START-END...
INSERT INTO actions (action, keeps) VALUES ('refit', 'last');
