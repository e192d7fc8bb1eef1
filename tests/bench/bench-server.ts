/** The production server on a catalogue, as an owner starts it. */
import { finished, spawnCommand } from "@/tests/helpers/commands";

export interface Running {
  address: string;
  pid: number;
  startMs: number;
  stop: () => Promise<void>;
}

/** Runs `npm start` and waits until it is ready. */
export async function startOn(file: string, env: Record<string, string> = {}): Promise<Running> {
  const began = performance.now();
  const child = spawnCommand(["start"], {
    env: { PORT: "0", DATABASE_URL: `file:${file}`, LOG_LEVEL: "warn", ...env },
  });
  const ended = finished(child);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (text) => {
      const ready = /is ready: (\S+)/.exec(String(text))?.[1];
      if (ready !== undefined) resolve(ready.replace("localhost", "127.0.0.1"));
    });
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { address, pid: child.pid ?? 0, startMs: performance.now() - began, stop };
}
