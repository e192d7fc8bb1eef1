/**
 * Puts packages for other platforms back into package-lock.json. npm leaves them out where its registry does not list
 * them (mirrors of one platform), and `npm ci` then refuses the lock on every machine. Their versions are those that the
 * package asks for which has them as parts; their names say the platform.
 */
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./project.mjs";

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} LockEntry */

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openbsd", "openharmony", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * Entries that packages of the lock ask for and that it lacks.
 * @param {Record<string, LockEntry>} packages
 * @returns {Record<string, LockEntry>}
 */
export function missingEntries(packages) {
  /** @type {Record<string, LockEntry>} */
  const missing = {};
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = `node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages;
      if (!found) missing[`node_modules/${name}`] = describePackage(name, version, entry.dev === true);
    }
  }
  return missing;
}

/**
 * @param {string} name such as "@next/swc-linux-x64-musl"
 * @param {string} version
 * @param {boolean} dev
 * @returns {LockEntry}
 */
function describePackage(name, version, dev) {
  const parts = name.split(/[-/]/);
  const os = parts.filter((part) => SYSTEMS.includes(part));
  const libc = parts.some((part) => part.startsWith("musl")) ? "musl" : "glibc";
  return {
    version,
    cpu: parts.filter((part) => PROCESSORS.includes(part)),
    ...(dev ? { dev } : {}),
    ...(os[0] === "linux" ? { libc: [libc] } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}

/** Completes package-lock.json. Gives the number of entries added. */
export function completeLock() {
  const file = path.join(ROOT, "package-lock.json");
  const lock = JSON.parse(fs.readFileSync(file, "utf8"));
  const missing = missingEntries(lock.packages);
  const packages = Object.entries({ ...lock.packages, ...missing });
  packages.sort(([one], [other]) => one.localeCompare(other, "en"));
  fs.writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  return Object.keys(missing).length;
}
