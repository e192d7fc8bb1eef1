/** Serves the production build from this process. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import v8 from "node:v8";
import { ROOT } from "./project.mjs";
import { SetupError } from "./setup-error.mjs";
import { onStopSignal } from "./stop-signal.mjs";

/** @typedef {import("node:http").Server} Server */

/** How long requests that are under way may take after the signal to stop, in milliseconds. */
const PATIENCE = 10_000;
/** And imports and syncs, which end with the file at hand. */
const PATIENCE_WITH_IMPORTS = 60_000;

/**
 * By how many percent old objects may grow before V8 collects what is dead of them. Left to itself it lets them become up to
 * four times as many, which saves no time here. For the same reason package.json starts Node.js with half the room for young
 * objects, which can be said at its start only: 45 MB less after a load, for 2 to 5 % more time of the processor. And with
 * two threads instead of four for what V8 does aside, since each keeps memory of its own.
 */
const HEAP_GROWTH = 40;

/** Leads to the code of downloads, and nowhere. */
const NO_DOWNLOAD = "/papers/nowhere.csv";

/**
 * What to tell the owner where an address cannot be listened on; other errors come back as they are.
 * @param {unknown} error
 * @param {string} host
 * @param {number} port
 */
function explainListenError(error, host, port) {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EADDRINUSE") {
    return new SetupError(
      `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    );
  }
  if (code === "EACCES")
    return new SetupError(
      `Port ${port} needs more rights than this account has. Choose one above 1023: PORT=3000 npm start`,
    );
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new SetupError(
      `HOST=${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for every network it is in.`,
    );
  }
  return error;
}

/**
 * @param {Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>} the port, which the system chooses where 0 was asked for
 */
function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explainListenError(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/**
 * Throws SetupError when the address cannot be listened on: better known before a build than after.
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>} the port, which the system chooses where 0 was asked for
 */
export async function checkAddress(host, port) {
  const server = createServer();
  const free = await listen(server, host, port);
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/**
 * The address to open in a browser on this machine.
 * @param {string} host
 * @param {number} port
 */
export function addressToOpen(host, port) {
  const local = ["127.0.0.1", "::1", "0.0.0.0", "::", "localhost"].includes(host);
  const name = local ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The settings of next.config.ts as the build left them. */
const BUILT_SETTINGS = path.join(ROOT, ".next/required-server-files.json");

/**
 * Hands Next.js those settings as its own server of `output: "standalone"` does. It would else compile next.config.ts at
 * each start, and the compiler takes 24 MB for as long as the server runs.
 * @param {() => Promise<void>} work
 */
async function whileConfigured(work) {
  const { config } = JSON.parse(await readFile(BUILT_SETTINGS, "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  try {
    await work();
  } finally {
    delete process.env.__NEXT_PRIVATE_STANDALONE_CONFIG;
  }
}

/**
 * Starts serving, and stops on SIGINT and SIGTERM: no new connections, requests under way are finished, and so are files
 * that are being imported; exit code 0.
 * @param {import("./environment.mjs").Settings} settings
 * @param {{ isFirst: boolean, address: string } | null} [among] which of those that processes.mjs started this is, and where
 *   the first one listens for the others; null: there are no others, and a thread beside this one may search
 * @returns {Promise<string>} the address to open
 */
export async function serve(settings, among = null) {
  const { host, port, databaseFile, cacheMb, logLevel, slowMs, metrics, adminToken } = settings;
  Object.assign(process.env, { NODE_ENV: "production" });
  v8.setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  // biome-ignore lint/style/noRestrictedImports: this file is the one that starts Next.js
  const { default: next } = await import("next");
  const [
    { openCatalogue },
    { createFront },
    { openLog, outliveReaders },
    { createObserver, installObserver },
    { finishUnderWay },
    { expectReady },
  ] = await Promise.all([
    import("../serve/catalogue.mjs"),
    import("../serve/front.mjs"),
    import("../serve/log.mjs"),
    import("../serve/observe.mjs"),
    import("../serve/at-stop.mjs"),
    import("../serve/ready.mjs"),
  ]);
  const { createWebServer } = await import("../serve/web-server.mjs");
  outliveReaders();
  const log = openLog(logLevel);
  const open = metrics ? await openMetricsFor(adminToken) : null;
  const observer = createObserver({ log, slowMs, ...(open && { onQuery: open.metrics.queried }) });
  installObserver(observer);
  const announceReady = expectReady();
  if (among === null) {
    const { startSearchThread } = await import("../serve/search-thread.mjs");
    await startSearchThread(databaseFile);
  }
  const app = next({ dev: false, dir: ROOT, hostname: host, port });
  await whileConfigured(() => app.prepare());
  const handle = app.getRequestHandler();
  const catalogue = openCatalogue(databaseFile);
  const cacheBytes = cacheMb * 1024 * 1024;
  const front = createFront({ handle, catalogue, cacheBytes, log, slowMs, observer, open });
  // Loads what any download needs, so that the first one finds it there.
  await front.ahead(NO_DOWNLOAD, host).catch((error) => log.warn({ error }, "downloads could not be loaded ahead"));
  const { handingOn, listenForOthers } = await import("../serve/first-process.mjs");
  const others = among?.isFirst ? await listenForOthers(front, among.address) : null;
  const server = createWebServer(among === null || among.isFirst ? front : handingOn(front, among.address));
  const listeningPort = await listen(server, host, port);

  onStopSignal(() => {
    const closed = new Promise((resolve) => server.close(resolve));
    others?.close();
    // Those that are busy now are idle when they have their answer.
    setInterval(() => server.closeIdleConnections(), 100).unref();
    setTimeout(() => server.closeAllConnections(), PATIENCE).unref();
    Promise.all([closed, finishUnderWay(PATIENCE_WITH_IMPORTS)]).then(async () => {
      await app.close();
      catalogue.close();
      process.exit(0);
    });
  });
  const address = addressToOpen(host, listeningPort);
  announceReady((path) => front.ahead(path, new URL(address).host));
  return address;
}

/** @param {string | null} adminToken */
async function openMetricsFor(adminToken) {
  const { mayReadMetrics, openMetrics } = await import("../serve/metrics.mjs");
  return {
    metrics: openMetrics(),
    mayRead: (/** @type {import("node:http").IncomingMessage} */ request) => mayReadMetrics(request, adminToken),
  };
}
