/** What a running server does beside answering. */
import { sharedDb } from "@/lib/db";
import { keepSendingDigests } from "@/lib/digest/server";
import { isFirstProcess } from "@/lib/env";
import { keepInSync } from "@/lib/ingest/sync-server";
import { keepBackups } from "@/lib/keep/daily-schedule";
import { keepNear } from "@/lib/search/near-server";
import { keepWarm } from "@/lib/serve/keep-warm";
import type { Ask } from "@/lib/serve/ready.mjs";

/** Starts all of it. What only one of several processes does is done by the first. */
export async function startDuties(ask: Ask | null): Promise<void> {
  if (isFirstProcess()) {
    keepInSync();
    keepBackups();
    keepSendingDigests();
    keepNear();
  }
  await keepWarm(await sharedDb(), ask);
}
