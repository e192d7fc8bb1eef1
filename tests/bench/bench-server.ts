/** The production server on a catalogue, as an owner starts it. */
import { type ChildProcess, spawn } from "node:child_process";
import { documentedVariables, finished, spawnCommand } from "@/tests/helpers/commands";

export interface Running {
  address: string;
  pid: number;
  startMs: number;
  stop: () => Promise<void>;
}

type Start = (env: Record<string, string>) => ChildProcess;

const withoutNpm: Start = (env) => spawnCommand(["start"], { env });

/** `npm start` itself, with nothing that an npm around this process has set. */
const byNpm: Start = (env) => {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  const unset = documentedVariables().map((name) => [name, ""]);
  return spawn("npm", ["start"], {
    env: { ...Object.fromEntries([...inherited, ...unset]), NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
};

/** Starts as `npm start` does, without npm so that the process is the server's, and waits until it is ready. */
export async function startOn(
  file: string,
  env: Record<string, string> = {},
  start: Start = withoutNpm,
): Promise<Running> {
  const began = performance.now();
  const child = start({ PORT: "0", DATABASE_URL: `file:${file}`, LOG_LEVEL: "warn", ...env });
  const ended = finished(child);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (text) => {
      const ready = /is ready: (\S+)/.exec(String(text))?.[1];
      if (ready !== undefined) resolve(ready.replace("localhost", "127.0.0.1"));
    });
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const startMs = performance.now() - began;
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { address, pid: child.pid ?? 0, startMs, stop };
}

/** Milliseconds from `npm start` to the line that says where the server is, and to the end of the first page's answer. */
export async function timeNpmStart(file: string): Promise<{ readyMs: number; answeredMs: number }> {
  const began = performance.now();
  const { address, startMs, stop } = await startOn(file, {}, byNpm);
  try {
    const answer = await fetch(address);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The front page answered ${answer.status}.`);
    return { readyMs: startMs, answeredMs: performance.now() - began };
  } finally {
    await stop();
  }
}
