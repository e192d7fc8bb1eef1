import type { Metadata } from "next";
import { ApiGuide } from "@/components/api/api-guide";
import { describeApi } from "@/lib/api/guide";
import { publicUrl } from "@/lib/env";

export const metadata: Metadata = { title: "API", alternates: { canonical: "/api" } };

/** The API for readers. */
export default function ApiPage() {
  return <ApiGuide base={publicUrl()} endpoints={describeApi()} />;
}
