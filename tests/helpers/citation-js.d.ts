/** The part of citation-js that tests use; its packages have no types of their own. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(data: string, options?: { forceType?: string });
    /** CSL-JSON as far as the input could be read. */
    data: unknown[];
    format(format: string, options?: { format?: "text" | "object" }): unknown;
  }
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
