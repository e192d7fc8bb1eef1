import { expect, test } from "vitest";
import { familyName, invertedName, parseName } from "@/lib/cite/names";

test.each([
  ["Łukasz Kaiser", "Kaiser, Łukasz"],
  ["Conan O'Neill", "O'Neill, Conan"],
  ["Laurens van der Maaten", "van der Maaten, Laurens"],
  ["Guy Van den Broeck", "Van den Broeck, Guy"],
  ["Fernando De la Torre", "De la Torre, Fernando"],
  ["Nando de Freitas", "de Freitas, Nando"],
  ["José G. C. de Souza", "de Souza, José G. C."],
  ["Blaise Agüera y Arcas", "Agüera y Arcas, Blaise"],
  ["Di Wu", "Wu, Di"],
  ["Nguyen Van Anh", "Anh, Nguyen Van"],
  ["Robert W. Heath Jr.", "Heath, Robert W., Jr."],
  ["Hal Daumé III", "Daumé, Hal, III"],
  ["King, Martin", "King, Martin"],
  ["Martin King, Jr.", "King, Martin, Jr."],
  ["Nikitha SR", "SR, Nikitha"],
  ['Linxi "Jim" Fan', 'Fan, Linxi "Jim"'],
  ["Eric~Granger", "Granger, Eric"],
  ["Yi-Fan Zhang†", "Zhang, Yi-Fan"],
  ["Aakanksha", "Aakanksha"],
  ["OpenAI", "OpenAI"],
  ["Gemma Team", "Gemma Team"],
  ["Tongyi DeepResearch Team", "Tongyi DeepResearch Team"],
  ["the TCV team", "the TCV team"],
  ["Euclid Collaboration", "Euclid Collaboration"],
  ["Essential AI", "Essential AI"],
  ["Lin Ai", "Ai, Lin"],
  ["SAM 3D Team", "SAM 3D Team"],
  ["Donald Johann Jr. and Fred Prior", "Donald Johann Jr. and Fred Prior"],
  ["and Lei Bai", "Bai, Lei"],
  ["Lei Bai and", "Bai, Lei"],
  ["张伟", "张伟"],
  ["김 철수", "김, 철수"],
  ["محمد علي", "علي, محمد"],
  ["  Ada \n Lovelace ", "Lovelace, Ada"],
])("%s is filed as %s", (name, expected) => {
  const parsed = parseName(name);
  expect(parsed && invertedName(parsed)).toBe(expected);
});

test("a mark without letters is no name", () => {
  expect(parseName(":")).toBeNull();
  expect(parseName("")).toBeNull();
});

test("a particle is known apart from the family name", () => {
  expect(parseName("Laurens van der Maaten")).toEqual({
    kind: "person",
    given: "Laurens",
    particle: "van der",
    family: "Maaten",
    suffix: "",
  });
});

test("a team has no parts", () => {
  const team = parseName("Kimi Team");
  expect(team).toEqual({ kind: "literal", name: "Kimi Team" });
  expect(team && familyName(team)).toBe("Kimi Team");
});

test("a name without anything particular is parted as names with something are", () => {
  for (const name of ["Ada Quill", "Jean-Luc Elm", "Mary P. McAsh", "Di Van Fir", "Bo X Yew"]) {
    const words = name.split(" ");
    const plain = {
      kind: "person",
      given: words.slice(0, -1).join(" "),
      particle: "",
      family: words.at(-1),
      suffix: "",
    };
    expect(parseName(name)).toEqual(plain);
    // What is tidied away has the rules asked.
    expect(parseName(`${name}*`)).toEqual(plain);
  }
  for (const name of [
    "The Quill",
    "And Elm",
    "Ash And Elm",
    "Potters Lab",
    "Ada Elm Jr",
    "Kiln-Team",
    "Open Kiln-Team",
  ])
    expect(parseName(name)).toEqual(parseName(`${name}*`));
});
