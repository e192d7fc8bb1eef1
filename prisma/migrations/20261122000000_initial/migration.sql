-- CreateTable
CREATE TABLE "Paper" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "arxivId" TEXT,
    "doi" TEXT,
    "title" TEXT NOT NULL,
    "abstract" TEXT NOT NULL,
    "abstractKind" TEXT NOT NULL,
    "authorCount" INTEGER,
    "publishedOn" TEXT,
    "upvotes" INTEGER,
    "comments" INTEGER,
    "firstListedOn" TEXT,
    "lastListedOn" TEXT,
    "sortDay" TEXT,
    "hasCode" BOOLEAN NOT NULL DEFAULT false,
    "projectPage" TEXT,
    "thumbnail" TEXT,
    "organization" TEXT,
    "organizationName" TEXT,
    "submittedBy" TEXT,
    "categories" TEXT,
    "keywords" TEXT,
    "comment" TEXT,
    "aiSummary" TEXT,
    "factSources" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "contentUpdatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PaperTitle" (
    "titleKey" TEXT NOT NULL,
    "paperId" INTEGER NOT NULL,

    PRIMARY KEY ("titleKey", "paperId"),
    CONSTRAINT "PaperTitle_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FormerSlug" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "paperId" INTEGER NOT NULL,
    CONSTRAINT "FormerSlug_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Author" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "PaperAuthor" (
    "paperId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,

    PRIMARY KEY ("paperId", "position"),
    CONSTRAINT "PaperAuthor_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PaperAuthor_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Link" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "paperId" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "owner" TEXT,
    "name" TEXT,
    "provenance" TEXT NOT NULL,
    "stars" INTEGER,
    "starsReadAt" DATETIME,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Link_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Listing" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "paperId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Listing_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Edition" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "papers" INTEGER NOT NULL,
    "withCode" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "paperId" INTEGER NOT NULL,
    "readAt" DATETIME NOT NULL,
    "source" TEXT NOT NULL,
    "upvotes" INTEGER,
    "comments" INTEGER,
    "stars" INTEGER,
    CONSTRAINT "Reading_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Topic" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "section" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "PaperTopic" (
    "paperId" INTEGER NOT NULL,
    "topicSlug" TEXT NOT NULL,
    "score" REAL NOT NULL,
    "origin" TEXT NOT NULL,

    PRIMARY KEY ("paperId", "topicSlug"),
    CONSTRAINT "PaperTopic_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PaperTopic_topicSlug_fkey" FOREIGN KEY ("topicSlug") REFERENCES "Topic" ("slug") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source" TEXT NOT NULL,
    "format" TEXT,
    "digest" TEXT NOT NULL,
    "day" TEXT,
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME NOT NULL,
    "entries" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "updatedFields" TEXT NOT NULL,
    "error" TEXT,
    "notes" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ImportItem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" INTEGER NOT NULL,
    "paperId" INTEGER,
    "place" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    CONSTRAINT "ImportItem_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImportRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ImportItem_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportReject" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" INTEGER NOT NULL,
    "line" INTEGER,
    "place" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "ImportReject_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImportRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SyncList" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "attemptedAt" DATETIME NOT NULL,
    "fetchedAt" DATETIME,
    "papers" INTEGER,
    "etag" TEXT,
    "lastModified" TEXT,
    "digest" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "SyncRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "fromDay" TEXT,
    "toDay" TEXT,
    "reachesNewest" BOOLEAN NOT NULL,
    "trending" BOOLEAN NOT NULL,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "empty" INTEGER NOT NULL DEFAULT 0,
    "settled" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "notAsked" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "CatalogueState" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Paper_slug_key" ON "Paper"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Paper_arxivId_key" ON "Paper"("arxivId");

-- CreateIndex
CREATE UNIQUE INDEX "Paper_doi_key" ON "Paper"("doi");

-- CreateIndex
CREATE INDEX "Paper_sortDay_id_idx" ON "Paper"("sortDay", "id");

-- CreateIndex
CREATE INDEX "Paper_upvotes_id_idx" ON "Paper"("upvotes", "id");

-- CreateIndex
CREATE INDEX "Paper_hasCode_sortDay_id_idx" ON "Paper"("hasCode", "sortDay", "id");

-- CreateIndex
CREATE INDEX "Paper_abstractKind_idx" ON "Paper"("abstractKind");

-- CreateIndex
CREATE INDEX "Paper_firstListedOn_idx" ON "Paper"("firstListedOn");

-- CreateIndex
CREATE INDEX "Paper_organization_sortDay_idx" ON "Paper"("organization", "sortDay");

-- CreateIndex
CREATE INDEX "PaperTitle_paperId_idx" ON "PaperTitle"("paperId");

-- CreateIndex
CREATE INDEX "FormerSlug_paperId_idx" ON "FormerSlug"("paperId");

-- CreateIndex
CREATE UNIQUE INDEX "Author_name_key" ON "Author"("name");

-- CreateIndex
CREATE INDEX "Author_slug_idx" ON "Author"("slug");

-- CreateIndex
CREATE INDEX "PaperAuthor_authorId_paperId_idx" ON "PaperAuthor"("authorId", "paperId");

-- CreateIndex
CREATE INDEX "Link_owner_name_idx" ON "Link"("owner", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Link_paperId_url_key" ON "Link"("paperId", "url");

-- CreateIndex
CREATE INDEX "Listing_day_source_position_idx" ON "Listing"("day", "source", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Listing_paperId_day_source_key" ON "Listing"("paperId", "day", "source");

-- CreateIndex
CREATE UNIQUE INDEX "Reading_paperId_readAt_source_key" ON "Reading"("paperId", "readAt", "source");

-- CreateIndex
CREATE INDEX "PaperTopic_topicSlug_paperId_idx" ON "PaperTopic"("topicSlug", "paperId");

-- CreateIndex
CREATE INDEX "ImportRun_finishedAt_idx" ON "ImportRun"("finishedAt");

-- CreateIndex
CREATE INDEX "ImportRun_digest_idx" ON "ImportRun"("digest");

-- CreateIndex
CREATE INDEX "ImportItem_runId_outcome_idx" ON "ImportItem"("runId", "outcome");

-- CreateIndex
CREATE INDEX "ImportItem_paperId_idx" ON "ImportItem"("paperId");

-- CreateIndex
CREATE INDEX "ImportReject_runId_idx" ON "ImportReject"("runId");

-- CreateIndex
CREATE INDEX "SyncRun_startedAt_idx" ON "SyncRun"("startedAt");

