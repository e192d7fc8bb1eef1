import { handOver } from "@/components/ui/in-document";
import { Island } from "@/components/ui/island";
import { toScriptJson } from "@/lib/cite/json-ld";

const ID = "linked-data";

/** Linked data for search engines. One piece of HTML, so that a document has the abstract in it once. */
export function LinkedData({ data }: { data: unknown }) {
  const html = `<script type="application/ld+json">${toScriptJson(data)}</script>`;
  return <Island id={ID} markup={handOver(ID, html)} />;
}
