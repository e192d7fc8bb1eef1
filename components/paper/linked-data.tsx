import { handOver } from "@/components/ui/in-document";
import { Island } from "@/components/ui/island";
import { toScriptJson } from "@/lib/cite/json-ld";

const ID = "linked-data";

/** Linked data as HTML. */
export function linkedDataHtml(data: unknown): string {
  return `<script type="application/ld+json">${toScriptJson(data)}</script>`;
}

/** Linked data for search engines, from its HTML, so that a document has the abstract in it once. */
export function LinkedData({ html }: { html: string }) {
  return <Island id={ID} markup={handOver(ID, html)} />;
}
