"use client";

import { ErrorNotice } from "@/components/notice/error-notice";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="wrap">
      <ErrorNotice error={error} retry={retry} />
    </div>
  );
}
