import { DeskFormScript } from "@/components/import/desk-form-script";
import { Button } from "@/components/ui/button";

export const DESK_FORM_ID = "desk-form";

/** Files, pasted text or an address: a plain form, made lively by its script. */
export function DeskForm({ message }: { message: string | null }) {
  return (
    <form id={DESK_FORM_ID} action="/import/jobs" method="post" encType="multipart/form-data" className="deskform">
      <div className="drop">
        <strong>Drop files here</strong>
        <p>
          JSON, saved page text, HTML, feeds, or a zip of these, up to 200 MB. Entries already in the catalogue are
          updated, not duplicated.
        </p>
        <div className="actions">
          <label className="btn btn--primary filebutton">
            Choose files
            <input type="file" name="files" multiple className="vh" />
          </label>
          <label className="btn filebutton" data-needs-script hidden>
            Choose a folder
            <input type="file" name="folder" multiple className="vh" {...{ webkitdirectory: "" }} />
          </label>
        </div>
        <p role="status" data-chosen />
      </div>
      <div className="fields">
        <div className="field">
          <label htmlFor="desk-address">Address</label>
          <input
            id="desk-address"
            name="address"
            type="url"
            placeholder="https://huggingface.co/papers/date/2025-08-12"
          />
          <p>A page of huggingface.co/papers or arxiv.org. This server must be able to reach it.</p>
        </div>
        <div className="field">
          <label htmlFor="desk-captured">Day it was saved</label>
          <input id="desk-captured" name="captured" type="date" />
          <p>Settles dates without a year.</p>
        </div>
        <div className="field">
          <label htmlFor="desk-day">Day of the page</label>
          <input id="desk-day" name="day" type="date" />
          <p>Where it does not say so itself.</p>
        </div>
      </div>
      <div className="field">
        <label htmlFor="desk-text">Paste text</label>
        <textarea id="desk-text" name="text" spellCheck={false} />
      </div>
      {message && (
        <p role="alert" className="status--rejected">
          {message}
        </p>
      )}
      <div className="actions">
        <Button type="submit" kind="primary">
          Import
        </Button>
      </div>
      <DeskFormScript formId={DESK_FORM_ID} />
    </form>
  );
}
