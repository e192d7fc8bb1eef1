import { PlainDateline } from "@/components/edition/dateline";
import { Masthead } from "@/components/edition/masthead";
import { Notice } from "@/components/notice/notice";
import { LinkButton } from "@/components/ui/button";

/** The front page of an empty catalogue. `importHref`: the import desk, where there is one. */
export function FirstRun({ importHref }: { importHref?: string }) {
  return (
    <>
      <Masthead />
      <PlainDateline heading="No editions yet" />
      <div className="wrap">
        <Notice heading="Import some papers to print the first edition" first={false}>
          <p>
            The catalogue is empty. Papers are grouped by the day they appeared; each day becomes an edition. Importing
            the same file twice is safe: entries already present are left alone.
          </p>
        </Notice>
        <ol className="steps">
          {importHref && (
            <li>
              <h2>Drop in a file</h2>
              <p>Saved Daily Papers text, the JSON API’s output, or a zip of either.</p>
              <LinkButton kind="primary" href={importHref}>
                Choose files
              </LinkButton>
            </li>
          )}
          <li>
            <h2>{importHref ? "Or use the command line" : "Use the command line"}</h2>
            <p>Good for a whole folder, or a nightly job.</p>
            <pre>
              <code>npm run import -- papers/*.json</code>
            </pre>
          </li>
          <li>
            <h2>Or look around first</h2>
            <p>A sample of 81 papers is bundled. An empty catalogue takes it in when Broadsheet starts.</p>
            <pre>
              <code>npm start</code>
            </pre>
          </li>
        </ol>
      </div>
    </>
  );
}
