/** What lib/setup/deploy says, parsed. */
import { readFileSync } from "node:fs";

const FOLDER = "lib/setup/deploy";

export interface Image {
  /** `FROM` lines: the base of each stage. */
  bases: string[];
  /** Commands of `RUN` in the stage that builds, `node …` only. */
  buildCommands: string[][];
  /** Sources that `COPY` takes from the project's folder. */
  copied: string[];
  env: Record<string, string>;
  user: string;
  volume: string;
  port: number;
  healthCommand: string[];
  command: string[];
}

const words = (text: string) => text.trim().split(/\s+/);
const jsonList = (text: string): string[] => JSON.parse(text.slice(text.indexOf("[")));

/** Reads the Dockerfile; understands the instructions that it has, and throws at others. */
export function readImage(): Image {
  const text = readFileSync(`${FOLDER}/Dockerfile`, "utf8")
    .replace(/^#.*\n/gm, "")
    .replaceAll("\\\n", " ");
  const image: Image = {
    ...{ bases: [], buildCommands: [], copied: [], env: {} },
    ...{ user: "", volume: "", port: 0, healthCommand: [], command: [] },
  };
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const [instruction = "", ...rest] = words(line);
    const argument = line.slice(instruction.length).trim();
    if (instruction === "FROM") image.bases.push(rest[0] ?? "");
    else if (instruction === "ENV") for (const pair of rest) Object.assign(image.env, toVariable(pair));
    else if (instruction === "COPY" && !argument.startsWith("--from")) image.copied.push(...rest.slice(0, -1));
    else if (instruction === "RUN") {
      const command = words(argument.replace(/^(?:[A-Z_]+=\S+\s+)*/, ""));
      if (command[0] === "node") image.buildCommands.push(command);
    } else if (instruction === "USER") image.user = argument;
    else if (instruction === "VOLUME") image.volume = argument;
    else if (instruction === "EXPOSE") image.port = Number(argument);
    else if (instruction === "HEALTHCHECK") image.healthCommand = jsonList(argument);
    else if (instruction === "CMD") image.command = jsonList(argument);
    else if (!["WORKDIR", "COPY"].includes(instruction)) throw new Error(`Not understood: ${line}`);
  }
  return image;
}

function toVariable(pair: string): Record<string, string> {
  const at = pair.indexOf("=");
  return { [pair.slice(0, at)]: pair.slice(at + 1) };
}

/** Reads the systemd unit: values by name, in the order in which they stand. */
export function readUnit(): { values: Map<string, string[]>; env: Record<string, string> } {
  const values = new Map<string, string[]>();
  for (const line of readFileSync(`${FOLDER}/broadsheet.service`, "utf8").split("\n")) {
    if (line === "" || /^[#[]/.test(line)) continue;
    const at = line.indexOf("=");
    const name = line.slice(0, at);
    values.set(name, [...(values.get(name) ?? []), line.slice(at + 1)]);
  }
  const env = Object.assign({}, ...(values.get("Environment") ?? []).map(toVariable));
  return { values, env };
}
