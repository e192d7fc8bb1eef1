-- The search index: which papers have which words, kept in pieces that one save can change. lib/search/index-papers.ts
-- writes it; triggers only note which papers changed, so that no writer, whatever program it is, can be missed. Derived
-- data only. The file runs in one transaction when it has changed or when a trigger or table of it is missing: Prisma
-- rebuilds a table to alter it, which drops the table's triggers, and it must not manage these tables; so this is no
-- migration. Afterwards every paper is looked at again, which is cheap where nothing changed. Whoever changes the form of
-- a table drops it here.

DROP TRIGGER IF EXISTS search_paper_insert;
DROP TRIGGER IF EXISTS search_paper_delete;
DROP TRIGGER IF EXISTS search_paper_update;
DROP TRIGGER IF EXISTS search_author_insert;
DROP TRIGGER IF EXISTS search_author_delete;
DROP TRIGGER IF EXISTS search_author_update;
DROP TRIGGER IF EXISTS search_author_name;
DROP TRIGGER IF EXISTS search_link_insert;
DROP TRIGGER IF EXISTS search_link_delete;
DROP TRIGGER IF EXISTS search_link_update;
DROP TRIGGER IF EXISTS search_topic_insert;
DROP TRIGGER IF EXISTS search_topic_delete;
DROP TRIGGER IF EXISTS search_topic_update;

CREATE TABLE IF NOT EXISTS search_pending (paper INTEGER PRIMARY KEY);

-- format: see INDEX_FORMAT. version moves with each change of the index. The rest are sums over indexed papers.
CREATE TABLE IF NOT EXISTS search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  format INTEGER NOT NULL, version INTEGER NOT NULL, papers INTEGER NOT NULL,
  title_words INTEGER NOT NULL, abstract_words INTEGER NOT NULL
);
INSERT OR IGNORE INTO search_state VALUES (1, 0, 0, 0, 0, 0);

CREATE TABLE IF NOT EXISTS search_stem (id INTEGER PRIMARY KEY, stem TEXT NOT NULL UNIQUE, papers INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS search_word (
  word TEXT PRIMARY KEY, id INTEGER NOT NULL, stem INTEGER NOT NULL, papers INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS search_word_id ON search_word (id);
CREATE INDEX IF NOT EXISTS search_word_stem ON search_word (stem);

CREATE TABLE IF NOT EXISTS search_posting (
  word INTEGER NOT NULL, block INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (word, block)
) WITHOUT ROWID;

-- The words of each paper in order, as numbers.
CREATE TABLE IF NOT EXISTS search_paper (id INTEGER PRIMARY KEY, words BLOB NOT NULL);

-- The papers nearest to each, as JSON [[id, nearness in thousandths], ...]: lib/search/near.ts. Made anew, beside the
-- server, where this file has changed.
DROP TABLE IF EXISTS search_near;
CREATE TABLE IF NOT EXISTS search_near (paper INTEGER PRIMARY KEY, near TEXT NOT NULL);

-- What lists filter, sort and count by, many papers to a row.
CREATE TABLE IF NOT EXISTS search_block (block INTEGER PRIMARY KEY, version INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS search_label (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

INSERT OR IGNORE INTO search_pending SELECT id FROM Paper UNION SELECT id FROM search_paper;

-- Not INSERT OR IGNORE: inside a trigger the conflict clause of the statement that fired it counts instead. WHEN is
-- asked before the trigger's own statement begins, which counts where an import inserts ten authors a paper.
CREATE TRIGGER search_paper_insert AFTER INSERT ON Paper
WHEN NOT EXISTS (SELECT 1 FROM search_pending WHERE paper = new.id) BEGIN
  INSERT INTO search_pending VALUES (new.id);
END;
CREATE TRIGGER search_paper_delete AFTER DELETE ON Paper BEGIN
  INSERT INTO search_pending SELECT old.id WHERE old.id NOT IN (SELECT paper FROM search_pending);
END;
CREATE TRIGGER search_paper_update AFTER UPDATE ON Paper
WHEN old.id IS NOT new.id OR old.title IS NOT new.title OR old.abstract IS NOT new.abstract
  OR old.sortDay IS NOT new.sortDay OR old.upvotes IS NOT new.upvotes OR old.hasCode IS NOT new.hasCode
  OR old.authorCount IS NOT new.authorCount OR old.projectPage IS NOT new.projectPage
  OR old.organization IS NOT new.organization OR old.organizationName IS NOT new.organizationName BEGIN
  INSERT INTO search_pending SELECT old.id AS id UNION SELECT new.id EXCEPT SELECT paper FROM search_pending
    WHERE paper IN (old.id, new.id);
END;

CREATE TRIGGER search_author_insert AFTER INSERT ON PaperAuthor
WHEN NOT EXISTS (SELECT 1 FROM search_pending WHERE paper = new.paperId) BEGIN
  INSERT INTO search_pending VALUES (new.paperId);
END;
CREATE TRIGGER search_author_delete AFTER DELETE ON PaperAuthor BEGIN
  INSERT INTO search_pending SELECT old.paperId WHERE old.paperId NOT IN (SELECT paper FROM search_pending);
END;
CREATE TRIGGER search_author_update AFTER UPDATE ON PaperAuthor BEGIN
  INSERT INTO search_pending SELECT old.paperId AS id UNION SELECT new.paperId EXCEPT SELECT paper FROM search_pending
    WHERE paper IN (old.paperId, new.paperId);
END;
CREATE TRIGGER search_author_name AFTER UPDATE OF name ON Author BEGIN
  INSERT INTO search_pending SELECT DISTINCT paperId FROM PaperAuthor
  WHERE authorId = new.id AND paperId NOT IN (SELECT paper FROM search_pending);
END;

CREATE TRIGGER search_link_insert AFTER INSERT ON Link
WHEN NOT EXISTS (SELECT 1 FROM search_pending WHERE paper = new.paperId) BEGIN
  INSERT INTO search_pending VALUES (new.paperId);
END;
CREATE TRIGGER search_link_delete AFTER DELETE ON Link BEGIN
  INSERT INTO search_pending SELECT old.paperId WHERE old.paperId NOT IN (SELECT paper FROM search_pending);
END;
CREATE TRIGGER search_link_update AFTER UPDATE ON Link
WHEN old.paperId IS NOT new.paperId OR old.owner IS NOT new.owner OR old.name IS NOT new.name
  OR old.stars IS NOT new.stars OR old.kind IS NOT new.kind BEGIN
  INSERT INTO search_pending SELECT old.paperId AS id UNION SELECT new.paperId EXCEPT SELECT paper FROM search_pending
    WHERE paper IN (old.paperId, new.paperId);
END;

CREATE TRIGGER search_topic_insert AFTER INSERT ON PaperTopic
WHEN NOT EXISTS (SELECT 1 FROM search_pending WHERE paper = new.paperId) BEGIN
  INSERT INTO search_pending VALUES (new.paperId);
END;
CREATE TRIGGER search_topic_delete AFTER DELETE ON PaperTopic BEGIN
  INSERT INTO search_pending SELECT old.paperId WHERE old.paperId NOT IN (SELECT paper FROM search_pending);
END;
CREATE TRIGGER search_topic_update AFTER UPDATE OF paperId, topicSlug ON PaperTopic BEGIN
  INSERT INTO search_pending SELECT old.paperId AS id UNION SELECT new.paperId EXCEPT SELECT paper FROM search_pending
    WHERE paper IN (old.paperId, new.paperId);
END;
