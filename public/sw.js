/**
 * Service worker: reading without a connection. Pages come from the network first and from what was kept when there is
 * none; files with a hash in their name come from what was kept. The import desk, the API and feeds are never touched.
 */
const VERSION = "v1";
const PAGES = `pages-${VERSION}`;
const FILES = `files-${VERSION}`;
const OFFLINE = "/offline";
/** Kept from the beginning. */
const ALWAYS = [OFFLINE, "/saved"];
const MOST_PAGES = 400;
const MOST_FILES = 300;

const isPage = (path) =>
  path === "/" || /^\/(?:editions|papers|topics|authors|saved|trending|trends)(?:\/|$)/.test(path);
const isFile = (path) => /^\/(?:_next\/static|katex)\//.test(path);

/** Deletes what was kept longest ago, beyond `most`. */
async function trim(cache, most) {
  const keys = await cache.keys();
  const spare = keys.filter((request) => !ALWAYS.includes(new URL(request.url).pathname));
  await Promise.all(spare.slice(0, Math.max(0, keys.length - most)).map((request) => cache.delete(request)));
}

/** Only whole answers of our own pages are kept: no error, no redirect, no part of a page. */
const isKept = (response) =>
  response.ok && !response.redirected && response.headers.get("content-type")?.startsWith("text/html") === true;

async function putPage(address, response) {
  const cache = await caches.open(PAGES);
  await cache.delete(address); // So that the order of the cache is the order of reading.
  await cache.put(address, response);
  await trim(cache, MOST_PAGES);
}

async function keepFiles(html) {
  const cache = await caches.open(FILES);
  const paths = new Set([...html.matchAll(/\/_next\/static\/[^"'\\\s)<>]+/g)].map(([path]) => path));
  for (const path of paths) {
    if (await cache.match(path)) continue;
    const response = await fetch(path).catch(() => null);
    if (response?.ok) await cache.put(path, response);
  }
  await trim(cache, MOST_FILES);
}

/** Fetches a page and the files it needs, to be kept. */
async function keepPage(path) {
  const response = await fetch(path, { headers: { accept: "text/html" } }).catch(() => null);
  if (response === null || !isKept(response)) return;
  const html = await response.clone().text();
  await putPage(path, response);
  await keepFiles(html);
}

async function keepPages(paths) {
  const cache = await caches.open(PAGES);
  for (const path of paths) {
    if (typeof path !== "string" || !isPage(path) || (await cache.match(path))) continue;
    await keepPage(path);
  }
}

async function readPage(event, url) {
  try {
    const response = await fetch(event.request);
    if (isKept(response)) event.waitUntil(putPage(url.pathname + url.search, response.clone()));
    return response;
  } catch {
    const cache = await caches.open(PAGES);
    const exact = await cache.match(url.pathname + url.search);
    // A filtered edition is the edition; a list with other words is another list.
    const near = url.pathname === "/papers" ? undefined : await cache.match(url.pathname, { ignoreSearch: true });
    return exact ?? near ?? (await cache.match(OFFLINE)) ?? Response.error();
  }
}

async function readFile(request) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(Promise.all(ALWAYS.map(keepPage)));
});

self.addEventListener("activate", (event) => {
  const clear = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== PAGES && name !== FILES).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "keep" && Array.isArray(event.data.paths)) event.waitUntil(keepPages(event.data.paths));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isPage(url.pathname)) event.respondWith(readPage(event, url));
  else if (isFile(url.pathname)) event.respondWith(readFile(request));
});
