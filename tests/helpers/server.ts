/** A server of its own for a test: the production build on a free port of 127.0.0.1. */
import { finished, spawnCommand } from "./commands";

export interface TestServer {
  /** Such as `http://localhost:41234`. */
  address: string;
  pid: number;
  /** Sends SIGTERM. Gives the exit code and what the server said. */
  stop(): Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Runs `npm start` and waits until it is ready. Throws with what it said when it ends before that. */
export async function startServer(env: Record<string, string>): Promise<TestServer> {
  const child = spawnCommand(["start"], { env: { PORT: "0", ...env } });
  const ended = finished(child);
  const address = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (text) => {
      output += text;
      const ready = /is ready: (\S+)/.exec(output)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    ended.then(({ stdout, stderr }) => reject(new Error(`The server ended early.\n${stdout}${stderr}`)), reject);
  });
  return {
    address,
    pid: child.pid ?? 0,
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
