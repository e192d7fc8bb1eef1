import { expect, test } from "vitest";
import { repositoryFromUrl } from "@/lib/ingest/repositories";

test("an address with white space inside names its repository", () => {
  expect(repositoryFromUrl("https://github.com/\ninkwell/NeuroPress.git")).toEqual({
    url: "https://github.com/inkwell/NeuroPress",
    host: "github.com",
    owner: "inkwell",
    name: "NeuroPress",
  });
});

test("every notation of a repository has one canonical form", () => {
  for (const address of [
    "https://github.com/o/r",
    "https://github.com/o/r///",
    "https://github.com//o/r/",
    "http://www.github.com/o/r",
    "https://GitHub.com/o/r/blob/main/",
    "https://github.com/o/r/tree/main/x?y#z",
    "git+https://github.com/o/r.git",
    "git@github.com:o/r.git",
    "ssh://git@github.com/o/r",
    "github.com/o/r",
  ]) {
    expect(repositoryFromUrl(address)?.url, address).toBe("https://github.com/o/r");
  }
});

test("on GitLab the owner is the whole path before the name", () => {
  expect(repositoryFromUrl("https://gitlab.com/press/tools/inkwell/-/tree/main")).toMatchObject({
    url: "https://gitlab.com/press/tools/inkwell",
    owner: "press/tools",
    name: "inkwell",
  });
  expect(repositoryFromUrl("https://gitlab.com/press/inkwell/blob/main/a.py")?.name).toBe("inkwell");
  expect(repositoryFromUrl("https://gitlab.example.org/press/inkwell")?.host).toBe("gitlab.example.org");
});

test("Bitbucket and Codeberg are read too", () => {
  expect(repositoryFromUrl("https://bitbucket.org/press/inkwell/src/main/")?.url).toBe(
    "https://bitbucket.org/press/inkwell",
  );
  expect(repositoryFromUrl("https://codeberg.org/press/inkwell/src/branch/main")?.url).toBe(
    "https://codeberg.org/press/inkwell",
  );
});

test("users, site pages and other hosts are no repositories", () => {
  for (const address of [
    "",
    "https://github.com",
    "https://github.com/inkwell",
    "https://github.com/topics/news",
    "https://github.com/orgs/inkwell/repositories",
    "https://github.com/o/..",
    "https://github.com/o/.git",
    "https://gist.github.com/o/r",
    "https://o.github.io/r",
    "https://gitlab.com/inkwell",
    "https://gitlab.com/explore/projects",
    "https://huggingface.co/papers/2401.00001",
    "https://huggingface.co/datasets/inkwell",
    "https://huggingface.co/inkwell",
    "https://bit.ly/3abc/x",
    "https://example.org/github.com/o/r",
    `https://github.com/o/${"r".repeat(3000)}`,
  ]) {
    expect(repositoryFromUrl(address), address).toBeNull();
  }
});
