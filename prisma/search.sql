-- Full-text index over Paper(title, abstract), kept in step by triggers. Derived data only: the whole file drops, makes
-- and fills, and runs in one transaction when it has changed or when a trigger or table of it is missing. Prisma rebuilds
-- a table to alter it, which drops the table's triggers, and it must not manage virtual tables; so this is no migration.

DROP TRIGGER IF EXISTS paper_fts_insert;
DROP TRIGGER IF EXISTS paper_fts_delete;
DROP TRIGGER IF EXISTS paper_fts_update;
DROP TABLE IF EXISTS paper_fts;

CREATE VIRTUAL TABLE paper_fts USING fts5(
  title, abstract,
  content = 'Paper', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER paper_fts_insert AFTER INSERT ON Paper BEGIN
  INSERT INTO paper_fts(rowid, title, abstract) VALUES (new.id, new.title, new.abstract);
END;

CREATE TRIGGER paper_fts_delete AFTER DELETE ON Paper BEGIN
  INSERT INTO paper_fts(paper_fts, rowid, title, abstract) VALUES ('delete', old.id, old.title, old.abstract);
END;

CREATE TRIGGER paper_fts_update AFTER UPDATE OF title, abstract ON Paper
WHEN old.title IS NOT new.title OR old.abstract IS NOT new.abstract BEGIN
  INSERT INTO paper_fts(paper_fts, rowid, title, abstract) VALUES ('delete', old.id, old.title, old.abstract);
  INSERT INTO paper_fts(rowid, title, abstract) VALUES (new.id, new.title, new.abstract);
END;

INSERT INTO paper_fts(paper_fts) VALUES ('rebuild');
