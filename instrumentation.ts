/** What Next.js runs once when a server starts, before it answers. It also compiles this file for a runtime without Node.js. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { checkEnvironment } = await import("@/lib/setup/check-environment");
    checkEnvironment();
    const { registerLists } = await import("@/app/papers/offer-lists");
    registerLists();
    const { registerPapers } = await import("@/app/papers/[slug]/offer-papers");
    registerPapers();
    const { registerTopics } = await import("@/app/topics/[slug]/offer-topics");
    registerTopics();
    const { registerAuthors } = await import("@/app/authors/[slug]/offer-authors");
    registerAuthors();
    const { whenReady } = await import("@/lib/serve/ready.mjs");
    const start = async () => {
      const ask = await whenReady();
      const { startDuties } = await import("@/lib/serve/duties");
      await startDuties(ask);
    };
    start().catch((error: unknown) =>
      console.error("What a server does beside answering could not be started:", error),
    );
  }
}
