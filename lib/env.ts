/** The environment, parsed once. The only reader of `process.env`. */
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
  /** Server processes on the one port; one that searches in a second thread where this is absent. */
  WEB_CONCURRENCY: z.coerce.number().int().min(1).max(64).optional(),
  /** Which of them this is, from 0: said by the one that starts them, not by the owner. */
  BROADSHEET_PROCESS: z.coerce.number().int().min(0).default(0),
  /** Memory for finished answers, in megabytes; 0: none are kept. */
  CACHE_MB: z.coerce.number().int().min(0).max(65536).default(32),
  /** Folder in which the server puts a copy of the database each day; none are made where this is absent. */
  BACKUP_DIR: z.string().min(1).optional(),
  /** How many of these copies stay. */
  BACKUP_KEEP: z.coerce.number().int().min(1).max(3650).default(7),
  /** Mail server that digests go through; without it this server sends no mail. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/\s]+/, "must look like smtps://user:password@mail.example.org")
    .refine((text) => URL.canParse(text), "is no address")
    .optional(),
  /** Who digests are from: `papers@example.org` or `Papers <papers@example.org>`. */
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, "must be an e-mail address")
    .optional(),
  /** When the server sends digests, each day, in the time of this machine; it does not where this is absent. */
  DIGEST_AT: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time of day such as 07:30")
    .optional(),
  /** What the server writes down. */
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("error"),
  /** Milliseconds from which on an answer or a query is named as slow, at LOG_LEVEL warn and below. */
  SLOW_MS: z.coerce.number().int().min(1).max(3_600_000).default(1_000),
  /** Whether the server has numbers for Prometheus at /metrics. */
  METRICS: z.enum(["on", "off"]).default("off"),
});

/** What must be said together. */
const wholeEnvSchema = envSchema.superRefine(({ SMTP_URL, MAIL_FROM, PUBLIC_URL, DIGEST_AT }, context) => {
  const lacks = (name: string, why: string) => context.addIssue({ code: "custom", path: [name], message: why });
  if (SMTP_URL !== undefined && MAIL_FROM === undefined) lacks("MAIL_FROM", "must be set where SMTP_URL is");
  if (SMTP_URL !== undefined && PUBLIC_URL === undefined)
    lacks("PUBLIC_URL", "must be set where SMTP_URL is: mails link to it");
  if (DIGEST_AT !== undefined && SMTP_URL === undefined) lacks("SMTP_URL", "must be set where DIGEST_AT is");
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
  const parsed = wholeEnvSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(`Wrong environment. ${problems.join("; ")}`);
}

let parsedEnv: Env | undefined;

/** The environment of this process. Throws EnvError on first use when it is wrong. */
export function env(): Env {
  parsedEnv ??= parseEnv(process.env);
  return parsedEnv;
}

/** True in the one server process that does what only one may: sync, backups, digests. */
export function isFirstProcess(): boolean {
  return env().BROADSHEET_PROCESS === 0;
}

/** The address readers use, without a slash at its end: as the owner says, else where this process listens. */
export function publicUrl(): string {
  const { PUBLIC_URL, HOST, PORT } = env();
  return (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, "");
}

export interface MailSettings {
  smtpUrl: string;
  from: string;
  /** The address readers use, without a slash at its end. */
  base: string;
}

/** How this server sends mail, or null where it sends none. */
export function mailSettings(): MailSettings | null {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL === undefined || MAIL_FROM === undefined
    ? null
    : { smtpUrl: SMTP_URL, from: MAIL_FROM, base: publicUrl() };
}
