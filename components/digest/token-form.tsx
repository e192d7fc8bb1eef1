import { Button } from "@/components/ui/button";

/** One button for what a link in a mail asks for. */
export function TokenForm({ action, sentence, name }: { action: string; sentence: string; name: string }) {
  return (
    <form action={action} method="post" className="deskform subscribe">
      <p className="lede">{sentence}</p>
      <div className="actions">
        <Button type="submit" kind="primary">
          {name}
        </Button>
      </div>
    </form>
  );
}
