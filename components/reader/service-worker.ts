/** The service worker: registered once, told of editions as they are read. */

/** Editions that were opened by a link inside Broadsheet came without their page, which is fetched for later. */
const isEdition = (path: string): boolean => path === "/" || path.startsWith("/editions/");

function keep(worker: ServiceWorker | null, path: string): void {
  if (isEdition(path)) worker?.postMessage({ type: "keep", paths: [path] });
}

/** Refused over plain http from another machine, and in private windows: pages need a connection there. */
async function start(path: string): Promise<void> {
  try {
    await navigator.serviceWorker.register("/sw.js");
    keep((await navigator.serviceWorker.ready).active, path);
  } catch {
    // Nothing else depends on it.
  }
}

let isStarted = false;

/** Starts it once the first page has loaded, and has it keep this page where it is an edition. */
export function startServiceWorker(path: string): void {
  if (!("serviceWorker" in navigator)) return;
  if (isStarted) {
    keep(navigator.serviceWorker.controller, path);
    return;
  }
  isStarted = true;
  if (document.readyState === "complete") void start(path);
  else addEventListener("load", () => void start(path), { once: true });
}
