"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";

const SHOWN_MS = 2_000;

type State = "ready" | "copied" | "failed";

/**
 * Copies `text`. With `children` a labelled button, else an icon named `label`. The outcome is announced politely.
 * Needs JavaScript, so it is absent without.
 */
export function CopyButton({
  text,
  label,
  className,
  children,
}: {
  text: string;
  label: string;
  className: string;
  children?: ReactNode;
}) {
  const [state, setState] = useState<State>("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  const outcome = state === "copied" ? "Copied" : state === "failed" ? "Copying is not allowed here" : "";
  return (
    <>
      <button
        type="button"
        className={`${className} needs-script`}
        aria-label={children ? undefined : label}
        onClick={copy}
      >
        <Icon name={state === "copied" ? "check" : "copy"} />
        {children && (state === "ready" ? children : outcome)}
      </button>
      <span className="vh" role="status">
        {outcome}
      </span>
    </>
  );
}
