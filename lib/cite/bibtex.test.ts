import { expect, test } from "vitest";
import { toBibtex } from "@/lib/cite/bibtex";
import type { Citable } from "@/lib/cite/citable";
import { citationKey, createKeys } from "@/lib/cite/citation-key";

const work = (facts: Partial<Citable> = {}): Citable => ({
  slug: "1605.08695",
  arxivId: "1605.08695",
  doi: null,
  title: "TensorFlow: A system for large-scale machine learning",
  authors: ["Martín Abadi", "Paul Barham"],
  publishedOn: "2016-05-27",
  url: "https://arxiv.org/abs/1605.08695",
  abstract: null,
  ...facts,
});

test("an entry has the fields of arXiv's export, and eprinttype beside archivePrefix", () => {
  expect(toBibtex(work())).toBe(`@misc{abadi2016tensorflowlargescalemachinelearning,
      title={TensorFlow: A system for large-scale machine learning},
      author={Martín Abadi and Paul Barham},
      year={2016},
      eprint={1605.08695},
      archivePrefix={arXiv},
      eprinttype={arxiv},
      url={https://arxiv.org/abs/1605.08695},
}
`);
});

test("no author and no date are invented", () => {
  expect(toBibtex(work({ authors: [], publishedOn: null }))).toBe(`@misc{tensorflowlargescalemachinelearning,
      title={TensorFlow: A system for large-scale machine learning},
      eprint={1605.08695},
      archivePrefix={arXiv},
      eprinttype={arxiv},
      url={https://arxiv.org/abs/1605.08695},
}
`);
});

test("a published DOI is given bare, arXiv's own is not", () => {
  expect(toBibtex(work({ doi: "10.1145/3_1.2" }))).toContain("      doi={10.1145/3_1.2},\n");
  expect(toBibtex(work({ doi: "10.48550/arXiv.1605.08695" }))).not.toContain("doi=");
});

test("a paper that is not at arXiv has no eprint", () => {
  const entry = toBibtex(work({ arxivId: null, url: null }));
  expect(entry).not.toMatch(/eprint|archivePrefix|url/);
});

test.each([
  ["Laurens van der Maaten", "author={Laurens van der Maaten}"],
  ["Robert W. Heath Jr.", "author={Heath, Jr., Robert W.}"],
  ["Blaise Agüera y Arcas", "author={{Agüera y Arcas}, Blaise}"],
  ["Guy Van den Broeck", "author={{Van den Broeck}, Guy}"],
  ["Gemma Team", "author={{Gemma Team}}"],
  ["Johnson & Johnson", "author={{Johnson \\& Johnson}}"],
  ["OpenAI", "author={OpenAI}"],
  ["张伟", "author={张伟}"],
  ["김 철수", "author={김, 철수}"],
])("%s is written %s", (name, expected) => {
  expect(toBibtex(work({ authors: [name] }))).toContain(expected);
});

test.each([
  [
    ["Martín Abadi"],
    "2016-05-27",
    "TensorFlow: A system for large-scale machine learning",
    "abadi2016tensorflowlargescalemachinelearning",
  ],
  [["Laurens van der Maaten"], "2024-01-02", "The Art of Maps", "vandermaaten2024artmaps"],
  [["Luc Van Gool"], "2024-01-02", "On Seeing", "vangool2024seeing"],
  [["Conan O'Neill"], "2024-01-02", "What is it? $π$-Bench", "oneill2024itπbench"],
  [["Gemma Team"], "2025-03-25", "Gemma 3 Technical Report", "gemmateam2025gemma3technicalreport"],
  [
    ["Hal Daumé III"],
    "2009-07-10",
    "Frustratingly Easy Domain Adaptation",
    "daumé2009frustratinglyeasydomainadaptation",
  ],
  [["张伟"], "2025-01-01", "大规模 语言 模型", "张伟2025大规模语言模型"],
  [[], null, "???", "paper"],
])("%j %s %s has the key %s", (authors, publishedOn, title, expected) => {
  expect(citationKey(work({ authors, publishedOn, title }))).toBe(expected);
});

test("works of one file have different keys", () => {
  const keyFor = createKeys();
  const one = work({ authors: ["Ann Lee"], publishedOn: "2020-01-01", title: "Maps" });
  const other = work({ authors: ["Ann Lee"], publishedOn: "2020-01-01", title: "Maps a" });
  const clash = work({ authors: ["Ann Lee"], publishedOn: "2020-01-01", title: "Mapsa" });
  expect([one, one, clash, other, one].map(keyFor)).toEqual([
    "lee2020maps",
    "lee2020mapsa",
    "lee2020mapsaa",
    "lee2020mapsb",
    "lee2020mapsc",
  ]);
});

test("the twenty-eighth of a name goes on with two letters", () => {
  const keyFor = createKeys();
  const keys = Array.from({ length: 29 }, () => keyFor(work({ title: "Maps", authors: [], publishedOn: null })));
  expect(keys.slice(25)).toEqual(["mapsy", "mapsz", "mapsaa", "mapsab"]);
});
