import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { Citations } from "@/lib/cite/citations";

export const CITE_ID = "cite";

interface Props {
  citations: Citations;
  /** The paper's address, which takes an extension for each file. */
  href: string;
}

function Tab({ id, first, children }: { id: string; first: boolean; children: ReactNode }) {
  return (
    <label>
      <input type="radio" name="citation-format" value={id} defaultChecked={first} />
      {children}
    </label>
  );
}

/**
 * The paper's citation in every format. Tabs are radio buttons and the panels follow them by style alone, so that it
 * works without scripts; where styles fail, all panels show.
 */
export function CiteBox({ citations, href }: Props) {
  const { files, texts } = citations;
  return (
    <section className="cite" id={CITE_ID} aria-labelledby="cite-heading" tabIndex={-1}>
      <div className="cite__head">
        <h2 id="cite-heading">Cite</h2>
        <fieldset>
          <legend className="vh">Citation format</legend>
          <div className="tabs">
            {files.map(({ id, name }, index) => (
              <Tab key={id} id={id} first={index === 0}>
                {name}
              </Tab>
            ))}
            <Tab id="text" first={false}>
              Plain text
            </Tab>
          </div>
        </fieldset>
      </div>
      {files.map(({ id, name, extension, text }) => (
        <div key={id} className="cite__panel" data-format={id} data-copies="">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard must reach that */}
          <pre tabIndex={0} data-copied="">
            {text}
          </pre>
          <p className="cite__actions">
            <CopyButton className="btn" label={`Copy ${name} citation`}>
              Copy
            </CopyButton>
            <a className="btn" href={`${href}${extension}`} download>
              Download {extension}
            </a>
          </p>
        </div>
      ))}
      <dl className="cite__panel cite__texts" data-format="text">
        {texts.map(({ id, name, text }) => (
          <div key={id} data-copies="">
            <dt>{name}</dt>
            <dd>
              <span data-copied="">{text}</span> <CopyButton className="iconbtn" label={`Copy ${name} citation`} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
