import { expect, test } from "vitest";
import { EnvError, parseEnv } from "@/lib/env";

test("nothing set gives the defaults, and an empty variable counts as not set", () => {
  const defaults = parseEnv({});
  expect(defaults).toEqual({
    DATABASE_URL: "file:./prisma/broadsheet.db",
    PORT: 3000,
    HOST: "127.0.0.1",
    IMPORT_HOSTS: [],
    BACKUP_KEEP: 7,
    METRICS: "off",
    SLOW_MS: 1_000,
    BROADSHEET_PROCESS: 0,
    CACHE_MB: 32,
    LOG_LEVEL: "error",
  });
  expect(parseEnv({ IMPORT_HOSTS: "", SYNC_EVERY: "", PORT: "" })).toEqual(defaults);
});

test("IMPORT_HOSTS names hosts, separated by commas", () => {
  expect(parseEnv({ IMPORT_HOSTS: "papers.example.org, Feeds.Example.NET ," }).IMPORT_HOSTS).toEqual([
    "papers.example.org",
    "feeds.example.net",
  ]);
  for (const wrong of ["https://example.org", "example.org/papers", "*.example.org", "example.org:8443", "a b.org"]) {
    expect(() => parseEnv({ IMPORT_HOSTS: wrong }), wrong).toThrow(EnvError);
  }
});

test("SYNC_EVERY is a time with its unit", () => {
  expect(parseEnv({ SYNC_EVERY: "30m" }).SYNC_EVERY).toBe(1_800_000);
  expect(parseEnv({ SYNC_EVERY: "6h" }).SYNC_EVERY).toBe(21_600_000);
  expect(parseEnv({ SYNC_EVERY: "1d" }).SYNC_EVERY).toBe(86_400_000);
  for (const wrong of ["6", "6 h", "h", "-6h", "0h", "4m", "31d", "1.5h", "6hours", "1w"]) {
    expect(() => parseEnv({ SYNC_EVERY: wrong }), wrong).toThrow("SYNC_EVERY: must be a time from 5m to 30d");
  }
});
