/** The environment, parsed once. The only reader of `process.env`. */
import path from "node:path";
import { z } from "zod";

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 30 * 86_400_000;

/** `30m`, `6h`, `1d` in milliseconds: from five minutes to thirty days. */
const durationSchema = z.string().transform((text, context) => {
  const [, count = "", unit = ""] = /^(\d{1,6})([mhd])$/.exec(text.trim()) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  if (ms >= 300_000 && ms <= LONGEST_MS) return ms;
  context.addIssue({ code: "custom", message: "must be a time from 5m to 30d, such as 30m, 6h or 1d" });
  return z.NEVER;
});

const hostSchema = z
  .string()
  .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, "must be names of hosts");

const envSchema = z.object({
  /** `file:PATH`, relative to the working directory. */
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, "must look like file:./prisma/broadsheet.db")
    .default("file:./prisma/broadsheet.db"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address to listen on. Loopback unless the owner says otherwise. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Address readers use, for feeds and canonical links. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Secret that opens the import desk. Without it the desk is open on loopback and shut elsewhere. */
  ADMIN_TOKEN: z.string().min(12, "must have at least 12 characters").optional(),
  /** More hosts that pages are imported from, separated by commas. Only https, only public addresses. */
  IMPORT_HOSTS: z
    .string()
    .transform((text) => text.split(",").flatMap((host) => host.trim().toLowerCase() || []))
    .pipe(z.array(hostSchema))
    .default([]),
  /** How often the server fetches new days, in milliseconds; it does not where this is absent. Written `6h`. */
  SYNC_EVERY: durationSchema.optional(),
  /** Memory for finished answers, in megabytes; 0: none are kept. */
  CACHE_MB: z.coerce.number().int().min(0).max(65536).default(64),
  /** Folder in which the server puts a copy of the database each day; none are made where this is absent. */
  BACKUP_DIR: z.string().min(1).optional(),
  /** How many of these copies stay. */
  BACKUP_KEEP: z.coerce.number().int().min(1).max(3650).default(7),
  /** What the server writes down. */
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("error"),
});

export type Env = z.infer<typeof envSchema>;

/** Thrown with one sentence per wrong variable. */
export class EnvError extends Error {
  override name = "EnvError";
}

/** Reads variables; an empty one counts as absent. Throws EnvError naming every wrong one. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = envSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(`Wrong environment. ${problems.join("; ")}`);
}

/** Path of the SQLite file behind a `file:` address, absolute. */
export function databasePath(databaseUrl: string): string {
  return path.resolve(databaseUrl.replace(/^file:/, "").replace(/\?.*$/, ""));
}

let parsedEnv: Env | undefined;

/** The environment of this process. Throws EnvError on first use when it is wrong. */
export function env(): Env {
  parsedEnv ??= parseEnv(process.env);
  return parsedEnv;
}

/** The address readers use, without a slash at its end: as the owner says, else where this process listens. */
export function publicUrl(): string {
  const { PUBLIC_URL, HOST, PORT } = env();
  return (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, "");
}
