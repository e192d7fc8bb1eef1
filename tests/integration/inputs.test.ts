import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { dayOfName, findInputs, inputsOfBytes } from "@/lib/ingest/inputs";
import { type Input, LIMITS, type LineBatch } from "@/lib/ingest/inputs/input";
import { lineBatches } from "@/lib/ingest/inputs/line-batches";
import { makeZip } from "../helpers/zip";

const SMALL = {
  ...LIMITS,
  documentBytes: 2_000_000,
  lineBytes: 1000,
  batchBytes: 200,
  archiveBytes: 5_000_000,
  ratioFree: 100_000,
};

function folder(): string {
  const place = mkdtempSync(path.join(tmpdir(), "broadsheet-inputs-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  return place;
}

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(folder(), name);
  writeFileSync(place, content);
  return place;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function only(inputs: AsyncIterable<Input>): Promise<Input> {
  const [input, ...more] = await all(inputs);
  if (input === undefined || more.length > 0) throw new Error("expected one input");
  return input;
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

async function batchesOf(input: Input): Promise<LineBatch[]> {
  if (input.kind !== "lines") throw new Error(`is ${input.kind}`);
  return all(input.batches());
}

function outcome(input: Input): string {
  if (input.kind === "document") return input.text;
  return input.kind === "lines" ? "lines" : `${input.kind}: ${input.reason}`;
}

test("opens a file as one document with its name, size and digest, without its byte order mark", async () => {
  const place = file("page.txt", "\ufeffDaily Papers é");
  expect(await only(findInputs([place]))).toEqual({
    kind: "document",
    name: place,
    size: 18,
    digest: sha256("\ufeffDaily Papers é"),
    text: "Daily Papers é",
  });
});

test("goes through a folder by name, passing over what a browser saved beside a page", async () => {
  const place = folder();
  mkdirSync(path.join(place, "page_files"));
  writeFileSync(path.join(place, "b.txt"), "second");
  writeFileSync(path.join(place, "a.html"), "first");
  writeFileSync(path.join(place, ".DS_Store"), "x");
  writeFileSync(path.join(place, "page_files", "style.css"), "x");
  writeFileSync(path.join(place, "page_files", "deep.json"), "third");
  symlinkSync(place, path.join(place, "page_files", "round"));
  symlinkSync("nowhere", path.join(place, "page_files", "void"));
  const found = (await all(findInputs([place]))).map((input) => [path.relative(place, input.name), outcome(input)]);
  expect(found).toEqual([
    [".DS_Store", "skipped: belongs to a saved page"],
    ["a.html", "first"],
    ["b.txt", "second"],
    ["page_files/deep.json", "third"],
    ["page_files/round", "refused: is a link to something that is no file"],
    ["page_files/style.css", "skipped: belongs to a saved page"],
    ["page_files/void", "refused: does not exist"],
  ]);
});

test("opens gzip whatever its name, and says that broken gzip is broken", async () => {
  const packed = gzipSync("Daily Papers");
  expect(await only(findInputs([file("page.txt", packed)]))).toMatchObject({
    kind: "document",
    text: "Daily Papers",
    size: packed.length,
    digest: sha256(packed),
  });
  const cut = gzipSync(Buffer.from("Daily Papers ".repeat(1000))).subarray(0, 40);
  expect(outcome(await only(inputsOfBytes("cut.gz", cut)))).toBe("refused: is broken gzip: unexpected end of file");
  const twice = await only(inputsOfBytes("twice.gz", gzipSync(packed)));
  expect(outcome(twice)).toBe("refused: is packed twice; unpack it first");
});

test("opens standard input, and the pages of a zip by their content", async () => {
  const zip = makeZip([
    { name: "pages/", content: "" },
    { name: "pages/one.txt", content: "first" },
    { name: "pages/logo.png", content: "x" },
    { name: "__MACOSX/one.txt", content: "x" },
    { name: "two", content: gzipSync("second") },
    { name: "three.zip", content: makeZip([]) },
    { name: "lines.jsonl", content: '{"title":"a"}\n{"title":"b"}\n' },
  ]);
  async function* stdin() {
    yield zip.subarray(0, 100);
    yield zip.subarray(100);
  }
  const inputs = await all(findInputs(["-"], { stdin: stdin() }));
  expect(inputs.map((input) => [input.name, outcome(input)])).toEqual([
    ["standard input/pages/one.txt", "first"],
    ["standard input/pages/logo.png", "skipped: belongs to a saved page"],
    ["standard input/__MACOSX/one.txt", "skipped: belongs to a saved page"],
    ["standard input/two", "second"],
    ["standard input/three.zip", "refused: is a zip archive inside another archive; unpack it first"],
    ["standard input/lines.jsonl", "lines"],
  ]);
  expect(inputs[0]).toMatchObject({ digest: sha256("first"), size: 5 });
});

test("reads JSON Lines in batches that know what stands before them", async () => {
  const line = (number: number) => `{"title":"${"x".repeat(80)}${number}"}`;
  const text = `\ufeff${Array.from({ length: 10 }, (_, number) => line(number)).join("\n\n")}`;
  for (const content of [text, gzipSync(text)]) {
    const input = await only(inputsOfBytes("lines", Buffer.from(content), SMALL));
    const batches = await batchesOf(input);
    expect(batches.map((batch) => batch.text).join("")).toBe(text.slice(1));
    expect(batches.flatMap((batch) => batch.rejects)).toEqual([]);
    for (const { text: part, before } of batches) {
      expect(part.trimStart().startsWith(line(before.records))).toBe(true);
      expect(before.lines % 2).toBe(0);
    }
  }
});

test("rejects the line that is too long or not in UTF-8, and reads on", async () => {
  const good = (id: number) => Buffer.from(`{"id":${id}}\n`);
  const lines = Buffer.concat([
    good(0),
    good(1),
    Buffer.from(`{"id":"${"x".repeat(5000)}"}\n`),
    good(2),
    Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]),
    good(3),
  ]);
  async function* inPieces() {
    for (let start = 0; start < lines.length; start += 700) yield lines.subarray(start, start + 700);
  }
  const batches = await all(lineBatches(inPieces(), SMALL));
  expect(batches.map((batch) => batch.text).join("")).toBe('{"id":0}\n{"id":1}\n{"id":2}\n\n{"id":3}\n');
  expect(batches.flatMap((batch) => batch.rejects)).toEqual([
    { line: 3, place: "line 3", reason: "is longer than 1 KB" },
    { line: 5, place: "line 5", reason: "is not valid UTF-8" },
  ]);
  expect(batches.at(-1)?.before).toEqual({ lines: 3, records: 3 });
});

test("names what is no text", async () => {
  const kinds: [string | Uint8Array, string][] = [
    ["%PDF-1.7\n%", "is a PDF document; save the page as HTML or text instead"],
    [Buffer.from("\x89PNG\r\n", "latin1"), "is a picture"],
    ["SQLite format 3\0", "is a database"],
    [Buffer.from("\ufeffDaily Papers", "utf16le"), "is UTF-16 text; save it as UTF-8"],
    [Buffer.from("Daily Papers", "utf16le"), "is UTF-16 text; save it as UTF-8"],
    ["Daily\0Papers", "holds NUL bytes, so it is no text"],
    [Buffer.from("caf\xe9", "latin1"), "is not valid UTF-8; save it in that encoding"],
    [
      makeZip([{ name: "[Content_Types].xml", content: "<x/>" }]),
      "is an Office document; save the page as HTML or text instead",
    ],
  ];
  for (const [content, reason] of kinds) {
    expect(outcome(await only(inputsOfBytes("file", Buffer.from(content))))).toBe(`refused: ${reason}`);
  }
});

test("refuses a file of 200 MB in one line by its size alone, and a gigabyte of spaces in a gzip", async () => {
  const place = file("one-line.txt", "x");
  truncateSync(place, 200_000_000);
  const huge = await only(findInputs([place]));
  expect(huge).toMatchObject({ kind: "refused", size: 200_000_000 });
  const line = file("spaces.txt", " ".repeat(2_000_001));
  expect(outcome(await only(findInputs([line], { limits: SMALL })))).toBe(
    "refused: holds more than 2 MB and is not JSON Lines, which alone may be larger",
  );
  const spaces = file("spaces.gz", gzipSync(Buffer.alloc(20_000_000, " ")));
  expect(outcome(await only(findInputs([spaces])))).toBe(
    "refused: unpacks to more than 200 times its size and is refused as a trap",
  );
});

test("refuses lines that unpack without end, in the middle", async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from('{"a":1}\n{"a":2}\n'), Buffer.alloc(4_000_000, "\n")]));
  const input = await only(inputsOfBytes("bomb.gz", bomb, { ...SMALL, ratioFree: 2_000_000 }));
  await expect(batchesOf(input)).rejects.toThrow("unpacks to more than 200 times its size and is refused as a trap");
});

test("refuses an archive whole that leads out of itself, and reads nothing of it", async () => {
  for (const name of ["../../etc/passwd", "/etc/passwd", "a/../../b", "C:/x", "..\\x"]) {
    const zip = makeZip([
      { name: "good.txt", content: "good" },
      { name, content: "bad" },
    ]);
    const input = await only(inputsOfBytes("trap.zip", zip));
    expect(outcome(input), name).toMatch(
      /^refused: holds a file name that leads out of the archive .* is refused as a trap$/,
    );
  }
});

test("refuses archives that unpack to too much, and files that lie about their size", async () => {
  const spaces = Buffer.alloc(3_000_000, " ");
  const bomb = makeZip([{ name: "spaces.txt", content: spaces }]);
  expect(outcome(await only(inputsOfBytes("bomb.zip", bomb, SMALL)))).toBe(
    "refused: unpacks to more than 200 times its size and is refused as a trap",
  );
  const large = makeZip([
    { name: "a", content: spaces },
    { name: "b", content: spaces },
  ]);
  expect(outcome(await only(inputsOfBytes("large.zip", large, SMALL)))).toBe("refused: unpacks to more than 5 MB");
  const lie = makeZip([
    { name: "lie.txt", content: spaces, claimedSize: 10 },
    { name: "good.txt", content: "good" },
  ]);
  const [liar, good] = await all(inputsOfBytes("lie.zip", lie));
  expect(liar).toMatchObject({ kind: "refused", name: "lie.zip/lie.txt" });
  expect(good).toMatchObject({ kind: "document", text: "good" });
  expect(outcome(await only(inputsOfBytes("cut.zip", lie.subarray(0, 60))))).toMatch(/^refused: is no zip archive/);
});

test("refuses what is no file, and reads a named pipe", async () => {
  expect(outcome(await only(findInputs([path.join(folder(), "nothing")])))).toBe("refused: does not exist");
  expect(outcome(await only(findInputs(["/dev/null"])))).toBe("refused: is neither a file nor a folder");
  const pipe = path.join(folder(), "pipe");
  execFileSync("mkfifo", [pipe]);
  const reading = only(findInputs([pipe]));
  await writeFile(pipe, "through a pipe");
  expect(outcome(await reading)).toBe("through a pipe");
});

test("bounds standard input", async () => {
  async function* endless() {
    for (;;) yield Buffer.alloc(100_000, "x");
  }
  expect(outcome(await only(findInputs(["-"], { limits: SMALL, stdin: endless() })))).toBe(
    "refused: is longer than 2 MB; save it to a file and import that",
  );
});

test("takes the day from a name only where the name is nothing but the day", () => {
  expect(dayOfName("archive/2025-08-12.json")).toBe("2025-08-12");
  expect(dayOfName("2025-08-12.json.gz")).toBe("2025-08-12");
  expect(dayOfName("pages.zip/2025-08-12")).toBe("2025-08-12");
  for (const name of [
    "2025-02-30.json",
    "saved-2025-08-12.json",
    "2025-08-12-final.json",
    "2025-08-12 (1).json",
    "x",
  ]) {
    expect(dayOfName(name), name).toBeNull();
  }
});

test("never throws, whatever the bytes", async () => {
  const heads = fc.constantFrom("", "PK\x03\x04", "PK\x05\x06", "\x1f\x8b\x08", "{}\n{", "\ufeff");
  await fc.assert(
    fc.asyncProperty(heads, fc.uint8Array({ maxLength: 200 }), async (head, tail) => {
      const bytes = Buffer.concat([Buffer.from(head, "latin1"), tail]);
      for (const input of await all(inputsOfBytes("random", bytes, SMALL))) {
        if (input.kind === "lines") await batchesOf(input);
      }
    }),
    { numRuns: 300 },
  );
});
