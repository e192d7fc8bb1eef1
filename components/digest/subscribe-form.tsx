import { Button } from "@/components/ui/button";

interface Props {
  /** Address of the list that the reader came from, and what it holds, in words; null for the newspaper alone. */
  list: { address: string; title: string } | null;
  /** What went wrong, as a sentence. */
  message: string | null;
}

function Choice({
  name,
  value,
  checked,
  children,
}: {
  name: string;
  value: string;
  checked: boolean;
  children: string;
}) {
  return (
    <label className="choice">
      <input type="radio" name={name} value={value} defaultChecked={checked} />
      <span>{children}</span>
    </label>
  );
}

/** Asks for an address and what to send to it. A plain form. */
export function SubscribeForm({ list, message }: Props) {
  return (
    <form action="/subscribe/requests" method="post" className="deskform subscribe">
      <div className="field">
        <label htmlFor="email">Your e-mail address</label>
        <input id="email" name="email" type="email" autoComplete="email" maxLength={254} required />
        {message && (
          <p role="alert" className="status--rejected">
            {message}
          </p>
        )}
      </div>
      {list === null ? (
        <input type="hidden" name="what" value="newspaper" />
      ) : (
        <fieldset className="choices">
          <legend>What</legend>
          <Choice name="what" value="list" checked>
            {list.title}
          </Choice>
          <Choice name="what" value="newspaper" checked={false}>
            The edition
          </Choice>
          <input type="hidden" name="list" value={list.address} />
        </fieldset>
      )}
      <fieldset className="choices">
        <legend>How often</legend>
        <Choice name="every" value="day" checked>
          Each day
        </Choice>
        <Choice name="every" value="week" checked={false}>
          Each week
        </Choice>
      </fieldset>
      <p className="ink-3">
        Your address is used for this alone and forgotten when you unsubscribe, with one click in any mail. Mails fetch
        nothing and count nothing.
      </p>
      <div className="actions">
        <Button type="submit" kind="primary">
          Subscribe
        </Button>
      </div>
    </form>
  );
}
