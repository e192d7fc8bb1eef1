/** JSON Lines (jsonlines.org): one paper a line, as the API gives it. */
import { toApiPaper } from "@/lib/api/paper-schema";
import type { ListWriter } from "@/lib/formats/writer";

export const writeJsonLines: ListWriter = async function* (head, papers) {
  for await (const paper of papers) yield `${JSON.stringify(toApiPaper(head.base, paper))}\n`;
};
