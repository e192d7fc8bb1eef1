/** The environment, parsed once. The only reader of `process.env`. */
import path from "node:path";
import { z } from "zod";

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
