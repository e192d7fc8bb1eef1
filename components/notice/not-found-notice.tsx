import { Notice } from "@/components/notice/notice";
import { LinkButton } from "@/components/ui/button";

/** `what`: "paper", "page". */
export function NotFoundNotice({ what }: { what: string }) {
  return (
    <div className="wrap">
      <Notice
        code="404"
        heading={`There is no ${what} at this address`}
        actions={
          <>
            <LinkButton kind="primary" href="/papers">
              Search papers
            </LinkButton>
            <LinkButton href="/">Go to the latest edition</LinkButton>
          </>
        }
      >
        <p>It may have been removed, or the link was cut short.</p>
      </Notice>
    </div>
  );
}
