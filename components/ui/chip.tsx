import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";

/** A filter in force with the way to remove it: `Topic Efficiency ×`. */
export function Chip({ kind, value, removeHref }: { kind: string; value: string; removeHref: string }) {
  return (
    <span className="chip">
      <span>
        <i>{kind}</i> {value}
      </span>
      <AppLink href={removeHref} aria-label={`Remove filter: ${kind} ${value}`} scroll={false}>
        <Icon name="close" size={14} />
      </AppLink>
    </span>
  );
}
