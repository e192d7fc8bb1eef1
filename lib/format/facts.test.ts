import { expect, test } from "vitest";
import { authorCountLine, authorLine } from "@/lib/format/authors";
import { cardDate } from "@/lib/format/card-date";
import { countOf, formatNumber } from "@/lib/format/counts";
import { cloneCommand, hostName, provenanceLine, repositoryName } from "@/lib/format/repositories";

test("counts have separators and the right number of the noun", () => {
  expect(formatNumber(0)).toBe("0");
  expect(formatNumber(999)).toBe("999");
  expect(formatNumber(9_577)).toBe("9,577");
  expect(formatNumber(1_234_567)).toBe("1,234,567");
  expect(countOf(1, "paper")).toBe("1 paper");
  expect(countOf(17, "paper")).toBe("17 papers");
  expect(countOf(2, "repository", "repositories")).toBe("2 repositories");
});

test("authors are names, or a count, or nothing", () => {
  expect(authorLine(["Ana Bo", "Cy Du", "Ed Fu"], 13)).toBe("Ana Bo, Cy Du, Ed Fu and 10 others");
  expect(authorLine(["Ana Bo", "Cy Du", "Ed Fu"], 4)).toBe("Ana Bo, Cy Du, Ed Fu and 1 other");
  expect(authorLine(["Ana Bo", "Cy Du", "Ed Fu"], 3)).toBe("Ana Bo, Cy Du and Ed Fu");
  expect(authorLine(["Ana Bo", "Cy Du"], null)).toBe("Ana Bo and Cy Du");
  expect(authorLine(["Ana Bo"], 1)).toBe("Ana Bo");
  expect(authorLine([], 9)).toBe("9 authors");
  expect(authorLine([], null)).toBeNull();
  expect(authorCountLine(["Ana Bo"], 664)).toBe("664 authors");
  expect(authorCountLine(["Ana Bo"], null)).toBe("1 author");
  expect(authorCountLine([], null)).toBeNull();
});

test("a story's date is printed where it tells something", () => {
  const day = { kind: "day" as const, from: "2025-08-12", to: "2025-08-12" };
  const week = { kind: "week" as const, from: "2025-08-11", to: "2025-08-15" };
  expect(cardDate({ id: 1, publishedOn: "2025-08-11" }, day)).toBeNull();
  expect(cardDate({ id: 1, publishedOn: "2024-07-07" }, day)).toBe("7 Jul 2024");
  expect(cardDate({ id: 1, publishedOn: "2025-08-15" }, week)).toBe("Fri 15 Aug");
  expect(cardDate({ id: 1, publishedOn: "2025-06-01" }, week)).toBe("1 Jun 2025");
  expect(cardDate({ id: 1, publishedOn: null }, week)).toBeNull();
  const listed = { ...week, listedOn: new Map([[1, "2025-08-12"]]) };
  expect(cardDate({ id: 1, publishedOn: "2025-08-08" }, listed)).toBe("Tue 12 Aug");
  expect(cardDate({ id: 1, publishedOn: null }, listed)).toBe("Tue 12 Aug");
  expect(cardDate({ id: 1, publishedOn: "2025-06-01" }, listed)).toBe("1 Jun 2025");
});

test("repositories have a name, a command where the host serves git, and a source", () => {
  const repository = { url: "https://github.com/a/b", host: "github.com", owner: "a", name: "b", stars: null };
  const known = { ...repository, provenance: ["abstract", "api-auto"] };
  expect(repositoryName(known)).toBe("a/b");
  expect(cloneCommand(known)).toBe("git clone https://github.com/a/b");
  expect(provenanceLine(known.provenance)).toBe("Named in the abstract, found by Hugging Face");
  const elsewhere = { ...known, url: "https://code.example.org/x", host: "code.example.org", owner: null, name: null };
  expect(repositoryName(elsewhere)).toBe("code.example.org/x");
  expect(cloneCommand(elsewhere)).toBeNull();
  expect(hostName("huggingface.co")).toBe("Hugging Face");
  expect(hostName("code.example.org")).toBe("code.example.org");
});
