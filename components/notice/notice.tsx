import type { ReactNode } from "react";

interface Props {
  heading: string;
  /** Above the heading, in small type: a status, a number. */
  code?: string;
  /** False where another heading of the page is its h1. */
  first?: boolean;
  /** Buttons. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** What happened and what to do: empty, not found, error. Paragraphs and lists as children. */
export function Notice({ heading, code, first = true, actions, children }: Props) {
  const Heading = first ? "h1" : "h2";
  return (
    <div className="notice">
      {code && <p className="code">{code}</p>}
      <Heading>{heading}</Heading>
      {children}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
