import { Button } from "@/components/ui/button";

const PROBLEMS: Record<string, string> = {
  token: "That token is not the right one.",
  attempts: "Too many attempts. Try again in a quarter of an hour.",
};

/** Asks for the owner's token. */
export function SignIn({ problem }: { problem: string | null }) {
  const message = problem === null ? undefined : PROBLEMS[problem];
  return (
    <form action="/import/session" method="post" className="deskform">
      <p className="lede">
        The import desk belongs to the owner of this server. Sign in with the token in ADMIN_TOKEN.
      </p>
      <div className="field">
        <label htmlFor="token">Token</label>
        <input id="token" name="token" type="password" autoComplete="current-password" required />
        {message && (
          <p role="alert" className="status--rejected">
            {message}
          </p>
        )}
      </div>
      <div className="actions">
        <Button type="submit" kind="primary">
          Sign in
        </Button>
      </div>
    </form>
  );
}
