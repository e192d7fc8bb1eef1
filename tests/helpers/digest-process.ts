/** `npm run digest` at a given time, as a process of its own: DATABASE_URL SMTP_URL BASE NOW. */
import { runDigest } from "@/lib/digest/command";

const [databaseUrl = "", smtpUrl = "", base = "", now = ""] = process.argv.slice(2);
process.exitCode = await runDigest({
  words: [],
  databaseUrl,
  mail: { smtpUrl, from: "papers@papers.test", base },
  now: () => new Date(now),
  out: (line) => console.log(line),
  err: (line) => console.error(line),
});
