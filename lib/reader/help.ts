/** The keyboard map as the help shows it. */

interface HelpGroup {
  heading: string;
  /** `keys` do the same or the opposite; `second` follows the first. */
  rows: { keys: string[]; second?: string; label: string }[];
}

export const HELP: HelpGroup[] = [
  {
    heading: "Read",
    rows: [
      { keys: ["j", "k"], label: "Next, previous paper" },
      { keys: ["o"], label: "Open" },
      { keys: ["s"], label: "Save or unsave" },
      { keys: ["c"], label: "Cite" },
      { keys: ["x"], label: "Open code" },
    ],
  },
  {
    heading: "Search",
    rows: [
      { keys: ["/"], label: "Search" },
      { keys: ["Ctrl", "K"], label: "Go to or do" },
      { keys: ["f"], label: "Focus filters" },
      { keys: ["Backspace"], label: "Remove last filter" },
    ],
  },
  {
    heading: "Move",
    rows: [
      { keys: ["g"], second: "e", label: "Latest edition" },
      { keys: ["g"], second: "d", label: "Choose a date" },
      { keys: ["g"], second: "t", label: "Topics" },
      { keys: ["g"], second: "s", label: "Saved" },
      { keys: ["[", "]"], label: "Older, newer edition or paper" },
    ],
  },
  {
    heading: "Page",
    rows: [
      { keys: ["?"], label: "This list" },
      { keys: ["Esc"], label: "Close or go back" },
      { keys: ["t"], label: "Switch theme" },
      { keys: ["v"], label: "Headlines only" },
    ],
  },
];
