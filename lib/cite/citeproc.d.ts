/** The part of citeproc-js 2.4 that lib/cite/plain.ts uses; the package has no types of its own. */
declare module "citeproc" {
  interface Sys {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): object | undefined;
  }
  class Engine {
    constructor(sys: Sys, style: string, language?: string, forceLanguage?: boolean);
    setOutputFormat(format: "text" | "html"): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [object, string[]] | false;
  }
  const citeproc: { Engine: typeof Engine };
  export default citeproc;
}
