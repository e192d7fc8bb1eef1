/** What Next.js runs once when a server starts, before it answers. It also compiles this file for a runtime without Node.js. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { checkEnvironment } = await import("@/lib/setup/check-environment");
    checkEnvironment();
    const { isFirstProcess } = await import("@/lib/env");
    if (isFirstProcess()) {
      const { keepInSync } = await import("@/lib/ingest/sync-server");
      keepInSync();
      const { keepBackups } = await import("@/lib/keep/daily-schedule");
      keepBackups();
      const { keepSendingDigests } = await import("@/lib/digest/server");
      keepSendingDigests();
      const { keepNear } = await import("@/lib/search/near-server");
      keepNear();
    }
    const { registerLists } = await import("@/app/papers/offer-lists");
    registerLists();
    const { sharedDb } = await import("@/lib/db");
    const { warmSearch } = await import("@/lib/search/warm");
    sharedDb()
      .then(warmSearch)
      .catch((error: unknown) => console.error("The search index could not be read ahead:", error));
  }
}
