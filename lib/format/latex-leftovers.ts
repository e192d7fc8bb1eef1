/** What is left of LaTeX in titles and abstracts once the source has dropped dollar signs or backslashes. */

/** Commands without an argument that stand for a character or a word. */
export const COMMAND_TEXT: Readonly<Record<string, string>> = {
  allowbreak: "",
  approx: "≈",
  cdot: "·",
  deg: "°",
  degree: "°",
  eg: "e.g.",
  etc: "etc.",
  geq: "≥",
  ie: "i.e.",
  infty: "∞",
  LaTeX: "LaTeX",
  leq: "≤",
  neq: "≠",
  pm: "±",
  rightarrow: "→",
  sim: "∼",
  textasciitilde: "~",
  textgreater: ">",
  textless: "<",
  times: "×",
  to: "→",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "φ",
  varphi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Gamma: "Γ",
  Delta: "Δ",
  Theta: "Θ",
  Lambda: "Λ",
  Xi: "Ξ",
  Pi: "Π",
  Sigma: "Σ",
  Phi: "Φ",
  Psi: "Ψ",
  Omega: "Ω",
};

export type TextStyle = "strong" | "em" | "code" | "smallcaps" | "sup" | "sub";

/** Commands with one argument that set it in a style. */
export const COMMAND_STYLE: Readonly<Record<string, TextStyle>> = {
  emph: "em",
  textit: "em",
  it: "em",
  em: "em",
  textbf: "strong",
  bf: "strong",
  texttt: "code",
  textsc: "smallcaps",
  textsuperscript: "sup",
  textsubscript: "sub",
};

/** Words that are commands in formulas such as `O(N log N)` after the source has dropped their backslash. */
const FORMULA_WORDS = new Set(["log", "ln", "exp", "sqrt", "cdot", "times", "min", "max", "epsilon", "delta", "alpha"]);

/**
 * TeX of an order of growth found in prose: `O(dlog(Hd^{3/2}))` gives `O(d\log(Hd^{3/2}))`.
 * null when it holds words, so that `O(the length)` stays prose.
 */
export function orderOfGrowthTex(source: string): string | null {
  const names = [...FORMULA_WORDS].join("|");
  const tex = source.replace(new RegExp(`\\\\?(${names})(?![a-z])`, "g"), "\\$1 ");
  const words = tex.replace(/\\[a-z]+/gi, " ").match(/[A-Za-z]{3,}/g);
  return words ? null : tex;
}
