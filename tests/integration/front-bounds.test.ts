/** How long the server waits for whom, and how much it takes. */
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { atStop, finishUnderWay } from "@/lib/serve/at-stop.mjs";
import { createWebServer } from "@/lib/serve/web-server.mjs";
import { serveFront as serve } from "@/tests/helpers/front";

test("a sender that trickles its head is cut off, and others are served meanwhile", async () => {
  const server = createWebServer((_, response) => void response.end("served"), { headersMs: 200, lookEveryMs: 50 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const slow = connect(port, "127.0.0.1");
  let said = "";
  slow.on("data", (chunk) => {
    said += chunk;
  });
  const closed = new Promise((resolve) => slow.once("close", resolve));
  slow.write("GET / HTTP/1.1\r\nHost: x\r\n");
  const trickle = setInterval(() => slow.write("X-A: b\r\n"), 20);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("served");
  await closed;
  clearInterval(trickle);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
});

test("work under way is finished before the end, but not waited for without end", async () => {
  const done: string[] = [];
  const off = [
    atStop(async () => done.push("at once")),
    atStop(async () => {
      throw new Error("cannot");
    }),
    atStop(() => new Promise(() => {})),
  ];
  await finishUnderWay(30);
  for (const take of off) take();
  expect(done).toEqual(["at once"]);
});

test("what a request brings is bounded before anything reads it, but for uploads, which bound themselves", async () => {
  const { base, state } = await serve((incoming, response) => {
    incoming.resume().on("end", () => response.end("read"));
  });
  const post = async (path: string, init: RequestInit) =>
    (await fetch(base + path, { method: "POST", ...init })).status;
  const large = "x".repeat(1_000_001);
  const streamed = () => ({ body: new Blob(["x"]).stream(), duplex: "half" }) as RequestInit;
  expect(await post("/import/session", { body: "token=x" })).toBe(200);
  expect(await post("/import/session", { body: large })).toBe(413);
  expect(await post("/mcp", { body: large })).toBe(413);
  expect(await post("/papers", { body: large })).toBe(413);
  expect(await post("/mcp", streamed())).toBe(411);
  expect(await post("/import/jobs", { body: large })).toBe(200);
  expect(await post("/import/jobs", streamed())).toBe(200);
  expect(state.calls).toEqual(["POST /import/session", "POST /import/jobs", "POST /import/jobs"]);
});
