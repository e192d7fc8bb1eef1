/** The query language and the state of addresses: total, and what is printed is read back as it was. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseListAddress, printListAddress } from "@/lib/formats/list-address";
import { checkAddress, DEFAULT_HOSTS } from "@/lib/ingest/fetch/check-address";
import { decodePathPart } from "@/lib/papers/path";
import { parsePeriod } from "@/lib/papers/periods";
import { parseListState, printListState } from "@/lib/papers/search-params";
import { listOperators, parseQuery, printQuery } from "@/lib/search/query";
import { FUZZ_RUNS } from "./runs";

const RUNS = { numRuns: FUZZ_RUNS * 5 };

const word = fc.constantFrom(
  ..."attention of the Qwen2.5 β 模型 ß ﷽ a* -b -- OR AND NOT ( ) \" “ ' : title: author: org: topic:agents repo:a/b has:code stars>5 upvotes<=x date:2025 date:..2024-02 before:x after:9999-99-99 * \\ % _ \0 \u202e \ud800".split(
    " ",
  ),
);
const queryText = fc.oneof(
  fc.array(word, { maxLength: 14 }).map((words) => words.join(" ")),
  fc.array(word, { maxLength: 14 }).map((words) => words.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);

test("any text is a query, and a query printed is the same query", () => {
  fc.assert(
    fc.property(queryText, (text) => {
      const query = parseQuery(text);
      listOperators(query);
      const printed = printQuery(query);
      expect(printQuery(parseQuery(printed))).toBe(printed);
    }),
    RUNS,
  );
});

const parameter = fc.oneof(
  fc.tuple(
    fc.constantFrom("q", "from", "to", "topic", "code", "org", "sort", "exact", "typing", "page", "x", "__proto__"),
    fc.oneof(
      queryText,
      fc.constantFrom("1", "0", "-1", "1e9", "NaN", "newest", "2025-02-30", "2025-08-12", "agents,-robots", ""),
    ),
  ),
  fc.tuple(fc.string({ maxLength: 8 }), fc.string({ unit: "binary", maxLength: 20 })),
);
const parameters = fc.array(parameter, { maxLength: 10 }).map((pairs) => new URLSearchParams(pairs));

test("any parameters are a state of the list, and a state printed is the same state", () => {
  fc.assert(
    fc.property(parameters, (raw) => {
      // Whether somebody is typing is asked for by the page itself, and never part of an address that it shows.
      const state = { ...parseListState(raw), typing: false };
      expect(state.page).toBeGreaterThanOrEqual(1);
      expect(parseListState(new URLSearchParams(printListState(state).replace(/^\?/, "")))).toEqual(state);
    }),
    RUNS,
  );
});

const pathParts = fc.array(
  fc.oneof(
    fc.constantFrom(
      "papers",
      "editions",
      "topics",
      "authors",
      "trending",
      "2025-08-12",
      "2025-W33",
      "2025-13",
      "agents",
      "..",
      "",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
  ),
  { maxLength: 4 },
);

test("any path is a list's address or none, and one that is printed is the same", () => {
  fc.assert(
    fc.property(pathParts, parameters, (parts, raw) => {
      raw.delete("typing");
      const path = parts.filter((part) => part !== "");
      const address = parseListAddress(path.map(decodePathPart), raw);
      if (address === null) return;
      const { path: printed, query } = printListAddress(address);
      const again = parseListAddress(
        printed.split("/").filter(Boolean).map(decodePathPart),
        new URLSearchParams(query.replace(/^\?/, "")),
      );
      expect(again).toEqual(address);
    }),
    RUNS,
  );
});

test("any text is a period or none", () => {
  const digits = fc.stringMatching(/^\d{4}-(?:W?\d{1,2}|\d{2}-\d{2})$/);
  fc.assert(
    fc.property(fc.oneof(digits, fc.string({ maxLength: 12 })), (text) => {
      const period = parsePeriod(text);
      if (period !== null) expect(JSON.stringify(period)).not.toContain("NaN");
    }),
    RUNS,
  );
});

test("no address passes that is not https to a known host", () => {
  const piece = fc.constantFrom(
    ..."https: http: // / \\ @ : # ? . %2e %00 \t huggingface.co arxiv.org 127.0.0.1 0x7f.1 017700000001 [::1] [::ffff:127.0.0.1] localhost evil.example user pass 443 8443 ..".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join("");
      let url: URL;
      try {
        url = checkAddress(text, { hosts: DEFAULT_HOSTS });
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        return;
      }
      expect([url.protocol, url.username, url.password, url.port]).toEqual(["https:", "", "", ""]);
      expect(DEFAULT_HOSTS).toContain(url.hostname);
    }),
    RUNS,
  );
});
