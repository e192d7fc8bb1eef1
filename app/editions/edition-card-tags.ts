import type { Metadata } from "next";
import { formatPeriod } from "@/lib/format/periods";
import { linkCard } from "@/lib/formats/link-card";
import type { Period } from "@/lib/papers/periods";

/** How links to an edition look elsewhere. */
export function editionCardTags({ period }: Period): Pick<Metadata, "openGraph" | "twitter"> {
  const name = formatPeriod(period);
  return linkCard(
    `/editions/${period}`,
    `Broadsheet, ${name}`,
    `Machine-learning papers of ${name}.`,
    `The first titles of the edition of ${name}`,
  );
}
