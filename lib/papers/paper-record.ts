/** Everything the catalogue says of a paper, as lists in other formats and the API give it. */
import type { PaperView } from "@/lib/papers/views";

export interface PaperRecord extends Omit<PaperView, "place"> {
  submittedBy: string | null;
  thumbnail: string | null;
  aiSummary: string | null;
  /** When title, abstract, authors or links last changed: ISO 8601 in UTC. Votes do not move it. */
  contentUpdatedAt: string;
}
