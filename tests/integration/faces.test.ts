import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { FACES, fileOfFace, makeFace } from "@/lib/setup/make-faces.mjs";

const names = Object.keys(FACES).filter((name): name is keyof typeof FACES => name in FACES);

test("the typefaces in app/faces are those that npm run faces cuts out of the packages", async () => {
  for (const name of names) expect((await makeFace(name)).equals(await readFile(fileOfFace(name))), name).toBe(true);
});
