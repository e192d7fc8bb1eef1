/** What the server before Next.js keeps, makes and sends; a handler of our own stands in place of Next.js. */
import { request } from "node:http";
import { connect } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { html, serveFront as serve } from "@/tests/helpers/front";

test("an answer is made once for each version of the catalogue", async () => {
  const { base, state } = await serve((_, response) => html(response, `version ${state.version}`));
  const read = async () => (await fetch(`${base}/papers`)).text();
  expect([await read(), await read()]).toEqual(["version 1", "version 1"]);
  state.version = "2";
  expect([await read(), await read()]).toEqual(["version 2", "version 2"]);
  expect(state.calls).toHaveLength(2);
});

test("the version is read once for requests that come together, and again for the next", async () => {
  const reads: string[] = [];
  let version = "1";
  const readVersion = () => {
    reads.push(version);
    return version;
  };
  const catalogue = { readVersion, problem: () => null, close: () => {} };
  const { base, port } = await serve((_, response) => html(response, `version ${version}`), { catalogue });
  await (await fetch(`${base}/papers`)).text();
  reads.length = 0;
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let seen = "";
  socket.on("data", (text) => {
    seen += String(text);
  });
  socket.write("GET /papers HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(3));
  await expect.poll(() => seen.match(/version 1/g)?.length).toBe(3);
  expect(reads).toEqual(["1"]);
  version = "2";
  expect(await (await fetch(`${base}/papers`)).text()).toBe("version 2");
  expect(reads).toEqual(["1", "2"]);
});

test("a list is drawn by Next.js where its page has no shape that lists can be put into, and the log says so", async () => {
  const filling = { html: "filled", data: "filled" };
  Reflect.set(globalThis, "broadsheetLists", { prefix: "zz", fill: async () => ({ query: filling }) });
  onTestFinished(() => void Reflect.deleteProperty(globalThis, "broadsheetLists"));
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const { base, state } = await serve((incoming, response) => html(response, `drawn ${incoming.url}`), { log });
  const answer = await fetch(`${base}/papers?q=agents`);
  expect([answer.status, await answer.text()]).toEqual([200, "drawn /papers?q=agents"]);
  expect(state.calls).toEqual(["GET /papers?zzaddress", "GET /papers?q=agents"]);
  expect(lines.filter((line) => line.includes("of no known shape"))).toHaveLength(1);
});

test("an answer that was made ahead is there for the first reader; a stream is broken off", async () => {
  let broken = false;
  const { base, port, state, ahead } = await serve((incoming, response) => {
    if (incoming.url !== "/papers.csv") return html(response, "made");
    response.once("close", () => {
      broken = true;
    });
    response.writeHead(200, { "Content-Type": "text/csv", "X-Accel-Buffering": "no" }).write("a");
  });
  await ahead("/papers", `127.0.0.1:${port}`);
  expect((await fetch(`${base}/papers`)).headers.get("server-timing")).toBe("cache;desc=hit");
  await ahead("/papers.csv", `127.0.0.1:${port}`);
  await expect.poll(() => broken).toBe(true);
  expect(state.calls).toEqual(["GET /papers", "GET /papers.csv"]);
});

test("readers who wait for one answer have it made once, also when the first of them leaves", async () => {
  let finish: () => void = () => {};
  const { base, state } = await serve((_, response) => {
    finish = () => html(response, "at last");
  });
  const leaving = new AbortController();
  const first = fetch(`${base}/papers`, { signal: leaving.signal }).catch(() => "left");
  await expect.poll(() => state.calls.length).toBe(1);
  const others = Array.from({ length: 20 }, async () => (await fetch(`${base}/papers`)).text());
  leaving.abort();
  expect(await first).toBe("left");
  setTimeout(() => finish(), 50);
  expect(new Set(await Promise.all(others))).toEqual(new Set(["at last"]));
  expect(state.calls).toHaveLength(1);
});

test("an answer that was begun before an import is not kept for those who come after it", async () => {
  let release: () => void = () => {};
  const { base, state } = await serve((_, response) => {
    const text = `version ${state.version}`;
    if (state.calls.length === 1) release = () => html(response, text);
    else html(response, text);
  });
  const before = fetch(`${base}/papers`);
  await expect.poll(() => state.calls.length).toBe(1);
  state.version = "2";
  expect(await (await fetch(`${base}/papers`)).text()).toBe("version 2");
  release();
  await before;
  expect(await (await fetch(`${base}/papers`)).text()).toBe("version 2");
});

test("a copy that is still good is not sent again", async () => {
  const { base } = await serve((_, response) => html(response, "text"));
  const first = await fetch(`${base}/papers`);
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("no-cache");
  for (const known of [etag, etag.replace("W/", ""), `"x", ${etag}`, "*"]) {
    const answer = await fetch(`${base}/papers`, { headers: { "If-None-Match": known } });
    expect([answer.status, await answer.text()], known).toEqual([304, ""]);
  }
  expect((await fetch(`${base}/papers`, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
});

test("the parts that the router asks for are kept beside the page", async () => {
  const { base, state } = await serve((incoming, response) => {
    if (incoming.headers.rsc === undefined) html(response, "page");
    else response.writeHead(200, { "Content-Type": "text/x-component" }).end(incoming.headers["next-router-prefetch"]);
  });
  const read = async (headers: Record<string, string>) => (await fetch(`${base}/papers`, { headers })).text();
  for (let times = 0; times < 2; times += 1) {
    expect(await read({})).toBe("page");
    expect(await read({ RSC: "1", "Next-Router-Prefetch": "1" })).toBe("1");
    expect(await read({ RSC: "1", "Next-Router-Prefetch": "2" })).toBe("2");
  }
  expect(state.calls).toHaveLength(3);
});

test("nothing about the reader reaches the making of a kept answer", async () => {
  const { base } = await serve((incoming, response) => html(response, JSON.stringify(incoming.headers)));
  const secret = {
    Cookie: "session=1",
    Authorization: "Bearer 1",
    "User-Agent": "somebody",
    "X-Forwarded-For": "8.8.8.8",
  };
  const text = await (await fetch(`${base}/papers`, { headers: secret })).text();
  expect(Object.keys(JSON.parse(text)).sort()).toEqual(["accept", "host"]);
});

test("errors, cookies, and what its maker wants unkept are not kept", async () => {
  const { base, state } = await serve((incoming, response) => {
    if (incoming.url === "/papers") html(response, "broken", 500);
    else if (incoming.url === "/editions") html(response.setHeader("Set-Cookie", "a=1"), "text");
    else response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end("{}");
  });
  for (const path of ["/papers", "/papers", "/editions", "/editions", "/api/now", "/api/now"]) await fetch(base + path);
  expect(state.calls).toHaveLength(6);
});

test("requests that write reach Next.js as they are", async () => {
  const { base } = await serve((incoming, response) => {
    const chunks: string[] = [];
    incoming
      .on("data", (chunk) => chunks.push(String(chunk)))
      .on("end", () => {
        response.writeHead(303, { Location: "/import?job=1", "Set-Cookie": ["a=1", "b=2"] }).end(chunks.join(""));
      });
  });
  const answer = await fetch(`${base}/papers`, { method: "POST", body: "text", redirect: "manual" });
  expect([answer.status, answer.headers.get("location"), await answer.text()]).toEqual([303, "/import?job=1", "text"]);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("HEAD tells what GET would, and sends nothing", async () => {
  const { base, state } = await serve((_, response) => html(response, "x".repeat(1_000)));
  const head = await fetch(`${base}/papers`, { method: "HEAD", headers: { "Accept-Encoding": "identity" } });
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "1000", ""]);
  await fetch(`${base}/papers`);
  expect(state.calls).toEqual(["GET /papers"]);
});

test("a long answer is sent while it is made, compressed, and its maker stops when the reader leaves", async () => {
  let closed = false;
  let sent = 0;
  const chunk = "x".repeat(100_000);
  const { base, port } = await serve((incoming, response) => {
    response.writeHead(200, { "Content-Type": "text/csv" });
    response.on("close", () => {
      closed = true;
    });
    const more = (): void => {
      while (!closed && (sent < 40 || incoming.url === "/papers.csv?endless")) {
        sent += 1;
        if (!response.write(chunk)) return void response.once("drain", more);
      }
      response.end();
    };
    more();
  });
  const whole = await fetch(`${base}/papers.csv`, { headers: { "Accept-Encoding": "br" } });
  expect(whole.headers.get("content-encoding")).toBe("br");
  expect((await whole.text()).length).toBe(4_000_000);
  closed = false;
  await new Promise<void>((resolve) => {
    const leaving = request({ port, path: "/papers.csv?endless", host: "127.0.0.1" }, (answer) => {
      answer.once("data", () => {
        leaving.destroy();
        resolve();
      });
    });
    leaving.end();
  });
  await expect.poll(() => closed).toBe(true);
});

test("events arrive one by one", async () => {
  let send: (text: string) => void = () => {};
  const { base } = await serve((_, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.flushHeaders();
    send = (text) => response.write(text);
  });
  const answer = await fetch(`${base}/import/jobs/1`);
  const reader = answer.body?.getReader();
  for (const text of ["data: 1\n\n", "data: 2\n\n"]) {
    send(text);
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(text);
  }
  await reader?.cancel();
});

test("the empty shell of a missing page gives way to the whole page, made once", async () => {
  const { base, state } = await serve((incoming, response) => {
    if (incoming.url === "/_not-found") html(response, "<!DOCTYPE html><html><h1>Not here</h1></html>", 404);
    else html(response, '<!DOCTYPE html><html lang="en" id="__next_error__"></html>', 404);
  });
  for (const path of ["/papers/a", "/papers/b", "/papers/a", "/import/runs/9"]) {
    const answer = await fetch(base + path);
    expect([answer.status, await answer.text()], path).toEqual([404, expect.stringContaining("Not here")]);
  }
  expect(state.calls).toEqual(["GET /papers/a", "GET /_not-found", "GET /papers/b", "GET /import/runs/9"]);
});

test("both codings come from one making", async () => {
  const text = "A line of a newspaper. ".repeat(100);
  const { port, state } = await serve((_, response) => html(response, text));
  const read = (encoding: string) =>
    new Promise<Buffer>((resolve) => {
      request({ port, host: "127.0.0.1", path: "/papers", headers: { "Accept-Encoding": encoding } }, (answer) => {
        expect(answer.headers["content-encoding"]).toBe(encoding);
        expect(answer.headers.vary).toContain("Accept-Encoding");
        const chunks: Buffer[] = [];
        answer.on("data", (chunk) => chunks.push(chunk)).on("end", () => resolve(Buffer.concat(chunks)));
      }).end();
    });
  expect(brotliDecompressSync(await read("br")).toString()).toBe(text);
  expect((await read("gzip")).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  expect(state.calls).toHaveLength(1);
});

test("a failure tells the reader nothing but where to look it up", async () => {
  const { base } = await serve(() => {
    throw new Error("/home/owner/papers.db is on fire");
  });
  for (const path of ["/papers", "/import"]) {
    const answer = await fetch(base + path);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe(
      `Something went wrong here. It is in the log as ${answer.headers.get("x-request-id")}.\n`,
    );
  }
});

test("a catalogue that cannot be read: nothing is kept, and the server is not ready", async () => {
  const { base, state } = await serve((_, response) => html(response, "what can be said"));
  expect((await fetch(`${base}/readyz`)).status).toBe(200);
  state.problem = "/home/owner/papers.db was replaced";
  const replaced = await fetch(`${base}/readyz`);
  expect([replaced.status, await replaced.text()]).toEqual([503, "The catalogue was replaced: restart the server.\n"]);
  state.version = null;
  const answer = await fetch(`${base}/readyz`);
  expect([answer.status, await answer.text()]).toEqual([503, "The catalogue cannot be read.\n"]);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  for (let times = 0; times < 2; times += 1) expect((await fetch(`${base}/papers`)).status).toBe(200);
  expect(state.calls).toHaveLength(2);
});

test("every answer has the headers of security; TLS is promised only where it is spoken", async () => {
  const { base } = await serve((_, response) => html(response, "text"));
  for (const path of ["/papers", "/import", "/healthz", "/nowhere"]) {
    const { headers } = await fetch(base + path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
    expect(headers.get("strict-transport-security"), path).toBeNull();
  }
  const behindTls = await fetch(`${base}/papers`, { headers: { "X-Forwarded-Proto": "https" } });
  expect(behindTls.headers.get("strict-transport-security")).toBe("max-age=31536000");
});
