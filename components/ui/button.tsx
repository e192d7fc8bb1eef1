import type { ComponentProps } from "react";
import { AppLink } from "@/components/ui/app-link";
import { OutsideLink } from "@/components/ui/outside-link";

export type ButtonLook = "default" | "primary" | "quiet";

function look(kind: ButtonLook, className?: string): string {
  const base = kind === "default" ? "btn" : `btn btn--${kind}`;
  return className ? `${base} ${className}` : base;
}

/** A button; `type` is "button" unless said otherwise. */
export function Button({ kind = "default", className, ...props }: ComponentProps<"button"> & { kind?: ButtonLook }) {
  return <button type="button" {...props} className={look(kind, className)} />;
}

/** A link inside Broadsheet that looks like a button. */
export function LinkButton({
  kind = "default",
  className,
  ...props
}: ComponentProps<typeof AppLink> & { kind?: ButtonLook }) {
  return <AppLink {...props} className={look(kind, className)} />;
}

/** A link to another site that looks like a button. */
export function OutsideLinkButton({
  kind = "default",
  className,
  ...props
}: ComponentProps<typeof OutsideLink> & { kind?: ButtonLook }) {
  return <OutsideLink {...props} className={look(kind, className)} />;
}
