/** Ids by which the parts of the list page know each other. */
export const LIST_FORM_ID = "list";
export const FILTERS_ID = "filters";

/** The pieces of the page that are drawn as one text each. */
export const LIST_PIECES = { head: "list-head", bar: "list-bar", results: "list-results" } as const;
