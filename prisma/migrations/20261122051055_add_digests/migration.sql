-- CreateTable
CREATE TABLE "Subscription" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "confirmHash" TEXT,
    "leaveToken" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "confirmedAt" DATETIME,
    "seenUpTo" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "DigestMail" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "subscriptionId" INTEGER NOT NULL,
    "issue" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "nextAt" DATETIME,
    "upTo" INTEGER NOT NULL,
    "error" TEXT,
    CONSTRAINT "DigestMail_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_confirmHash_key" ON "Subscription"("confirmHash");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_leaveToken_key" ON "Subscription"("leaveToken");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_email_list_every_key" ON "Subscription"("email", "list", "every");

-- CreateIndex
CREATE INDEX "DigestMail_state_nextAt_idx" ON "DigestMail"("state", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "DigestMail_subscriptionId_issue_key" ON "DigestMail"("subscriptionId", "issue");
