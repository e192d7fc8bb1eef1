import type { Metadata } from "next";
import { NotFoundNotice } from "@/components/notice/not-found-notice";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return <NotFoundNotice what="page" />;
}
