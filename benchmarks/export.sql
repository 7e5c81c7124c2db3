-- The table of claims as a view, for the reference of benchmarks/export.py: the same columns, and the same
-- cells for a file such as benchmarks/million.py makes: without redactions, adjudications, versions, refits and claims
-- cut anew, in which no claim has more than one verdict or piece of evidence.
CREATE TEMP VIEW exported AS
SELECT
    a.id AS article_id, coalesce(t.value, a.title) AS article_title, a.outlet, a.byline, a.published, a.language, coalesce(f.value, a.source) AS source,
    c.id AS claim_id, c.start, c."end", c.text AS claim,
    (SELECT json_extract(l.body, '$.text') FROM standing AS s JOIN log AS l ON l.id = s.entry WHERE s.subject = c.id AND s.action = 'reword') AS wording,
    c.kind, c.origin, CASE c.is_quote WHEN 1 THEN 'yes' ELSE 'no' END AS is_quote, c.claimant, c.claimant_surface, c.occurred_start, c.occurred_end, c.place,
    (SELECT group_concat(q.text, '; ') FROM quantities AS q WHERE q.claim_id = c.id) AS quantities,
    printf('%.2f', c.score) AS score,
    (SELECT group_concat(json_extract(r.value, '$.name') || printf(' %+.2f', json_extract(r.value, '$.weight')), '; ') FROM json_each(c.reasons) AS r) AS reasons,
    coalesce(s.workflow, 'new') AS workflow,
    s.rating AS verdict, json_extract(v.body, '$.label') AS verdict_label, json_extract(v.body, '$.number') AS rating, json_extract(v.body, '$.rationale') AS rationale,
    json_extract(v.body, '$.confidence') AS confidence, v.author AS reviewer, v.at AS decided_at,
    CASE WHEN v.subject <> c.id THEN v.subject END AS carried_from,
    (SELECT group_concat(l.author || ', ' || l.at || ': ' || json_extract(l.body, '$.label') || coalesce(' (' || json_extract(l.body, '$.rationale') || ')', ''), char(10)) FROM standing AS x JOIN log AS l ON l.id = x.entry WHERE x.subject = c.id AND x.action = 'verdict') AS all_verdicts,
    (SELECT l.author || ', ' || l.at || ': ' || json_extract(l.body, '$.label') FROM standing AS x JOIN log AS l ON l.id = x.entry WHERE x.subject = c.id AND x.action = 'adjudicate') AS adjudication,
    (SELECT json_extract(l.body, '$.reason') FROM standing AS x JOIN log AS l ON l.id = x.entry WHERE x.subject = c.id AND x.action = 'dismiss') AS dismissal_reason,
    (SELECT group_concat(json_extract(l.body, '$.text'), char(10) || char(10)) FROM standing AS x JOIN log AS l ON l.id = x.entry WHERE x.subject = c.id AND x.action = 'note') AS notes,
    (SELECT group_concat(json_extract(l.body, '$.text'), char(10) || char(10)) FROM standing AS x JOIN log AS l ON l.id = x.entry WHERE x.subject = a.id AND x.action = 'note') AS article_notes,
    (SELECT group_concat(relation || ': ' || other, char(10)) FROM (SELECT relation, second AS other FROM links WHERE first = c.id UNION ALL SELECT relation, first FROM links WHERE second = c.id)) AS links,
    (SELECT group_concat(o.text, char(10)) FROM (SELECT second AS other FROM links WHERE first = c.id UNION ALL SELECT first FROM links WHERE second = c.id) AS l JOIN claims AS o ON o.id = l.other) AS linked_claims,
    (SELECT group_concat(b.title, char(10)) FROM (SELECT second AS other FROM links WHERE first = c.id UNION ALL SELECT first FROM links WHERE second = c.id) AS l JOIN claims AS o ON o.id = l.other JOIN articles AS b ON b.id = o.article_id) AS linked_articles,
    (SELECT group_concat(json_extract(l.grounds, '$.sentence'), char(10)) FROM (SELECT grounds FROM links WHERE first = c.id UNION ALL SELECT grounds FROM links WHERE second = c.id) AS l) AS link_grounds,
    coalesce(s.evidence, 0) AS evidence_count,
    json_extract(e.body, '$.url') AS evidence_1_url, e.value AS evidence_1_stance, json_extract(e.body, '$.quote') AS evidence_1_quote, json_extract(e.body, '$.title') AS evidence_1_title,
    json_extract(e.body, '$.publisher') AS evidence_1_publisher, json_extract(e.body, '$.published') AS evidence_1_published, json_extract(e.body, '$.accessed') AS evidence_1_accessed,
    json_extract(e.body, '$.archive_url') AS evidence_1_archive_url, json_extract(e.body, '$.locator') AS evidence_1_locator, e.author AS evidence_1_reviewer
FROM articles AS a
JOIN claims AS c ON c.article_id = a.id
LEFT JOIN state AS s ON s.subject = c.id
LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
LEFT JOIN standing AS f ON f.subject = a.id AND f.action = 'set source'
LEFT JOIN log AS v ON v.id = (SELECT x.entry FROM standing AS x WHERE x.subject = c.id AND x.action = 'verdict' ORDER BY x.clock DESC LIMIT 1)
LEFT JOIN log AS e ON e.id = (SELECT x.entry FROM standing AS x WHERE x.subject = c.id AND x.action = 'evidence' ORDER BY x.clock LIMIT 1)
ORDER BY a.source, a.id, c.start, c."end";
