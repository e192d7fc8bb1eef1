/** The servers that pages are measured against, each a process of its own on 127.0.0.1. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { runQuietly, tool } from "@/lib/setup/project.mjs";

export interface BenchServer {
  address: string;
  pid: number;
  stop: () => void;
}

const ENVIRONMENT: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };

/** Waits for the line that names the address. */
function whenReady(child: ChildProcess, pattern: RegExp): Promise<BenchServer> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (text) => {
      output += text;
      const address = pattern.exec(output)?.[1];
      if (address !== undefined) resolve({ address, pid: child.pid ?? 0, stop: () => void child.kill("SIGTERM") });
    });
    child.on("exit", () => reject(new Error(`A server ended early.\n${output}`)));
  });
}

function run(args: string[]): ChildProcess {
  return spawn(process.execPath, args, { env: ENVIRONMENT, stdio: ["ignore", "pipe", "inherit"] });
}

const LAYOUT = "export default ({ children }) => <html lang='en'><body>{children}</body></html>;";
const STATIC_PAGE = "export default () => <main>Nothing</main>;";
const DYNAMIC_PAGE = `import { connection } from "next/server";
export default async () => { await connection(); return <main>Nothing</main>; };`;

/**
 * Builds and serves the least that Next.js can serve, as it comes: `/` is static, `/dynamic` is made for each request.
 * It lies inside the project, because the bundler reads packages from nowhere else.
 */
export async function serveEmptyPages(port: number): Promise<BenchServer> {
  const folder = path.resolve(".next/bench-empty-pages");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, "app/dynamic"), { recursive: true });
  const root = JSON.stringify(path.resolve());
  writeFileSync(path.join(folder, "next.config.mjs"), `export default { turbopack: { root: ${root} } };`);
  writeFileSync(path.join(folder, "package.json"), '{ "name": "empty-pages", "private": true }');
  // Without one of its own, it would start with ours: the duties of a server, on the owner's database.
  writeFileSync(path.join(folder, "instrumentation.js"), "export function register() {}");
  writeFileSync(path.join(folder, "app/layout.jsx"), LAYOUT);
  writeFileSync(path.join(folder, "app/page.jsx"), STATIC_PAGE);
  writeFileSync(path.join(folder, "app/dynamic/page.jsx"), DYNAMIC_PAGE);
  await runQuietly(process.execPath, [tool("next"), "build", folder], {
    sentence: "The empty pages could not be built.",
    env: ENVIRONMENT,
  });
  const child = run([tool("next"), "start", folder, "--hostname", "127.0.0.1", "--port", String(port)]);
  const { stop, pid } = await whenReady(child, /(Ready) in/);
  return {
    address: `http://127.0.0.1:${port}`,
    pid,
    stop: () => {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The bytes and headers of an answer as a browser gets them. */
function readAnswer(address: string): Promise<{ headers: string[]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { "Accept-Encoding": "br, gzip" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ headers: answer.rawHeaders, body: Buffer.concat(chunks) }));
    })
      .on("error", reject)
      .end();
  });
}

/** A plain server that sends the very bytes and headers of the answer at `address`, and how many bytes these are. */
export async function servePlain(address: string, folder: string): Promise<BenchServer & { bytes: number }> {
  const { headers, body } = await readAnswer(address);
  const files = [path.join(folder, "body"), path.join(folder, "headers.json")] as const;
  const own = /^(?:date|connection|keep-alive|transfer-encoding)$/i;
  writeFileSync(files[0], body);
  writeFileSync(files[1], JSON.stringify(headers.filter((_, index) => !own.test(headers[index - (index % 2)] ?? ""))));
  const server = await whenReady(run([path.resolve("tests/bench/plain-server.mjs"), ...files]), /is ready: (\S+)/);
  return { ...server, bytes: body.length };
}
