import { Icon } from "@/components/ui/icon";

interface Props {
  /** Copied; without it, the text of the `data-copied` element that stands in the same `data-copies` element. */
  text?: string;
  label: string;
  className: string;
  /** On the button; without it the button is an icon named `label`. */
  children?: string;
}

/** Copies a text, as the page's CopyDesk does it, and says so politely. Needs JavaScript, so it is absent without. */
export function CopyButton({ text = "", label, className, children }: Props) {
  return (
    <>
      <button
        type="button"
        className={`${className} needs-script`}
        data-copy={text}
        aria-label={children ? undefined : label}
      >
        <Icon name="copy" />
        {children && <span>{children}</span>}
      </button>
      <span className="vh" role="status" />
    </>
  );
}
