import { createServer } from "node:net";
import { expect } from "vitest";
import {
  BrokenAnswerError,
  ContentEncodingError,
  ContentTypeError,
  NetworkError,
  StatusError,
  TimeoutError,
  TooLargeError,
} from "@/lib/ingest/fetch/fetch-error";
import { fetchPage } from "@/lib/ingest/fetch/fetch-page";
import {
  body,
  endless,
  gzipBomb,
  hangsUp,
  neverAnswers,
  status,
  test,
  trickles,
  truncated,
  truncatedGzip,
  validated,
} from "@/tests/helpers/misbehaving-server";
import { reading, textOf } from "@/tests/helpers/reading";

test("reads an answer with its time, validators and next part", async ({ server }) => {
  server.on(
    "/day",
    body("[1]", {
      ETag: 'W/"a"',
      "Last-Modified": "Tue, 12 Aug 2025 21:00:00 GMT",
      Link: '</day?p=1>; rel="next"',
    }),
  );
  const page = await fetchPage(`${server.origin}/day`, reading(server).options);
  expect(page).toEqual({
    status: "fetched",
    address: `${server.origin}/day`,
    bytes: Buffer.from("[1]"),
    contentType: "application/json; charset=utf-8",
    fetchedAt: "2025-08-13T10:00:00.000Z",
    etag: 'W/"a"',
    lastModified: "Tue, 12 Aug 2025 21:00:00 GMT",
    next: `${server.origin}/day?p=1`,
  });
  expect(server.seen[0]?.headers["user-agent"]).toMatch(/^Broadsheet\/\d+\.\d+\.\d+ \(/);
});

test("asks whether anything changed and takes 304 for no", async ({ server }) => {
  const modified = "Tue, 12 Aug 2025 21:00:00 GMT";
  server.on("/day", validated("[1]", '"a"', modified));
  const { options } = reading(server, { validators: { etag: '"a"', lastModified: modified } });
  expect(await fetchPage(`${server.origin}/day`, options)).toEqual({
    status: "unchanged",
    address: `${server.origin}/day`,
    fetchedAt: "2025-08-13T10:00:00.000Z",
    etag: '"a"',
    lastModified: modified,
  });
  expect(server.seen[0]?.headers).toMatchObject({ "if-none-match": '"a"', "if-modified-since": modified });

  const changed = reading(server, { validators: { etag: '"old"', lastModified: null } });
  expect(await textOf(`${server.origin}/day`, changed.options)).toBe("[1]");
});

test("a 304 that nobody asked for is an error", async ({ server }) => {
  server.on("/day", status(304));
  await expect(fetchPage(`${server.origin}/day`, reading(server).options)).rejects.toBeInstanceOf(StatusError);
});

test("waits as long as 429 asks, in seconds or by date", async ({ server }) => {
  server.on(
    "/day",
    status(429, { "Retry-After": "7" }),
    status(429, { "Retry-After": "Wed, 13 Aug 2025 10:01:00 GMT" }),
    body("[1]"),
  );
  const { options, waits } = reading(server);
  expect(await textOf(`${server.origin}/day`, options)).toBe("[1]");
  expect(waits).toEqual([7000, 60_000]);
});

test("tries again after 500 and after a connection that was closed", async ({ server }) => {
  server.on("/day", status(500), hangsUp, status(503), body("[1]"));
  const { options, waits } = reading(server);
  expect(await textOf(`${server.origin}/day`, options)).toBe("[1]");
  expect(waits).toEqual([500, 1000, 2000]);
});

test("gives up after five 500s and says so", async ({ server }) => {
  server.on("/day", status(500));
  const { options } = reading(server);
  await expect(fetchPage(`${server.origin}/day`, options)).rejects.toThrow(
    `${server.origin}/day answered 500 Internal Server Error.`,
  );
  expect(server.seen).toHaveLength(5);
});

test("does not ask again for what is not there", async ({ server }) => {
  const { options } = reading(server);
  await expect(fetchPage(`${server.origin}/day`, options)).rejects.toMatchObject({ status: 404 });
  expect(server.seen).toHaveLength(1);
});

test("a server that says nothing is left after the bound, twice", async ({ server }) => {
  server.on("/day", neverAnswers);
  const { options } = reading(server, { bounds: { headersMs: 30 }, retry: { attempts: 2 } });
  const failure = fetchPage(`${server.origin}/day`, options);
  await expect(failure).rejects.toBeInstanceOf(TimeoutError);
  await expect(failure).rejects.toThrow(`${server.origin}/day began no answer within 0.03 s.`);
  expect(server.seen).toHaveLength(2);
});

test("a server that says a byte now and then is left after the bound", async ({ server }) => {
  server.on("/day", trickles, body("[1]"));
  const gone = server.nextHangUp();
  expect(await textOf(`${server.origin}/day`, reading(server, { bounds: { bodyMs: 50 } }).options)).toBe("[1]");
  await gone;

  server.on("/day", trickles);
  const { options } = reading(server, { bounds: { bodyMs: 50 }, retry: { attempts: 1 } });
  await expect(fetchPage(`${server.origin}/day`, options)).rejects.toThrow("did not finish its answer within 0.05 s.");
});

test("a server that never finishes its handshake is left after the bound", async ({ server }) => {
  const silent = createServer(() => undefined);
  await new Promise<void>((ready) => silent.listen(0, "127.0.0.1", ready));
  const address = silent.address();
  const origin = `https://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const { options } = reading(server, {
    trustedOrigins: [origin],
    bounds: { connectMs: 50 },
    retry: { attempts: 1 },
  });
  await expect(fetchPage(origin, options)).rejects.toThrow("could not be reached within 0.05 s.");
  silent.close();
});

test("a port where nobody listens is tried again and then named", async ({ server, otherServer }) => {
  await otherServer.close();
  const { options, waits } = reading(server, { trustedOrigins: [otherServer.origin] });
  const failure = fetchPage(`${otherServer.origin}/day`, options);
  await expect(failure).rejects.toBeInstanceOf(NetworkError);
  await expect(failure).rejects.toThrow("cannot be reached (ECONNREFUSED).");
  expect(waits).toHaveLength(4);
});

test("an answer that breaks off is asked for again, never taken for whole", async ({ server }) => {
  server.on("/day", truncated, truncatedGzip, body("not packed", { "Content-Encoding": "gzip" }), body("[1]"));
  expect(await textOf(`${server.origin}/day`, reading(server).options)).toBe("[1]");
  expect(server.seen).toHaveLength(4);

  server.on("/day", truncated);
  await expect(fetchPage(`${server.origin}/day`, reading(server).options)).rejects.toBeInstanceOf(BrokenAnswerError);
});

test("an endless answer is left at the bound", async ({ server }) => {
  server.on("/day", endless());
  const gone = server.nextHangUp();
  const { options } = reading(server, { bounds: { maxBytes: 200_000 } });
  await expect(fetchPage(`${server.origin}/day`, options)).rejects.toBeInstanceOf(TooLargeError);
  await gone;
  expect(server.seen).toHaveLength(1);
});

test("a gzip bomb is left at the bound", async ({ server }) => {
  server.on("/day", gzipBomb(64));
  const { options } = reading(server, { bounds: { maxBytes: 1_000_000 } });
  await expect(fetchPage(`${server.origin}/day`, options)).rejects.toThrow("answered with more than 1000000 bytes.");
});

test("a packed answer is unpacked, a packing nobody asked for is refused", async ({ server }) => {
  server.on("/day", gzipBomb(1));
  expect((await textOf(`${server.origin}/day`, reading(server).options)).length).toBe(1024 * 1024);
  for (const encoding of ["deflate", "zstd", "gzip, gzip"]) {
    server.on("/day", body("[1]", { "Content-Encoding": encoding }));
    await expect(fetchPage(`${server.origin}/day`, reading(server).options)).rejects.toBeInstanceOf(
      ContentEncodingError,
    );
  }
});

test("a type that is not read is refused before its content", async ({ server }) => {
  const { options } = reading(server, { accept: ["application/json"] });
  for (const headers of [{ "Content-Type": "text/html; charset=utf-8" }, { "Content-Type": "image/png" }, {}]) {
    server.on("/day", endless(headers));
    const gone = server.nextHangUp();
    await expect(fetchPage(`${server.origin}/day`, options)).rejects.toBeInstanceOf(ContentTypeError);
    await gone;
  }
});

test("stops at once when told to, in a request and between two", async ({ server }) => {
  server.on("/day", neverAnswers);
  const inRequest = new AbortController();
  const gone = server.nextHangUp();
  const failure = fetchPage(`${server.origin}/day`, reading(server, { signal: inRequest.signal }).options);
  while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
  inRequest.abort(new Error("stopped"));
  await expect(failure).rejects.toThrow("stopped");
  await gone;

  server.on("/day", status(500));
  const between = new AbortController();
  const { options } = reading(server, { signal: between.signal });
  const sleep = async () => between.abort(new Error("stopped"));
  await expect(fetchPage(`${server.origin}/day`, { ...options, sleep })).rejects.toThrow("stopped");
  expect(server.seen).toHaveLength(2);
});
