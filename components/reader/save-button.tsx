import { SAVE_LABEL } from "@/components/reader/save-marks";
import { Icon } from "@/components/ui/icon";

interface Props {
  slug: string;
  title: string;
  /** When the paper entered the catalogue, in milliseconds since 1970. */
  addedAt: number | null;
}

/**
 * Keeps a paper of a list, as the page's one SaveDesk does it, which also shows here what this browser knows of the
 * paper. Absent without JavaScript.
 */
export function SaveButton({ slug, title, addedAt }: Props) {
  return (
    <>
      <span className="new" hidden>
        New
      </span>
      <button
        type="button"
        className="save needs-script"
        data-key="s"
        data-save={slug}
        data-added={addedAt ?? undefined}
        aria-pressed="false"
        aria-label={SAVE_LABEL + title}
      >
        <Icon name="save" />
        <span aria-hidden="true">Save</span>
      </button>
    </>
  );
}
