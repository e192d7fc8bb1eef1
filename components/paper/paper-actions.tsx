import { OutsideLinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { KeyHint } from "@/components/ui/key-hint";
import { hostName, repositoryName } from "@/lib/format/repositories";
import type { PaperView } from "@/lib/papers/views";

interface Props {
  paper: PaperView;
  /** The id of the citation on this page, where there is one. */
  citeId: string | undefined;
}

/** What can be done with a paper beside keeping it: cite, open its code and its text elsewhere. */
export function PaperActions({ paper, citeId }: Props) {
  const { arxivId, repositories, projectPage, doi } = paper;
  const code = repositories[0];
  return (
    <>
      {citeId && (
        <a className="btn" href={`#${citeId}`}>
          <Icon name="cite" />
          Cite
          <KeyHint>c</KeyHint>
        </a>
      )}
      {code && (
        <OutsideLinkButton
          href={code.url}
          data-key="x"
          aria-label={`Code on ${hostName(code.host)}: ${repositoryName(code)}`}
        >
          <Icon name={code.host === "github.com" ? "github" : "external"} />
          Code
          <KeyHint>x</KeyHint>
        </OutsideLinkButton>
      )}
      {arxivId && (
        <>
          <OutsideLinkButton href={`https://arxiv.org/abs/${arxivId}`}>
            <Icon name="external" />
            arXiv
          </OutsideLinkButton>
          <OutsideLinkButton href={`https://arxiv.org/pdf/${arxivId}`}>
            <Icon name="document" />
            PDF
          </OutsideLinkButton>
          <OutsideLinkButton href={`https://huggingface.co/papers/${arxivId}`}>
            <Icon name="external" />
            Hugging Face
          </OutsideLinkButton>
        </>
      )}
      {!arxivId && doi && (
        <OutsideLinkButton href={`https://doi.org/${encodeURI(doi)}`}>
          <Icon name="external" />
          DOI
        </OutsideLinkButton>
      )}
      {projectPage && (
        <OutsideLinkButton href={projectPage}>
          <Icon name="external" />
          Project page
        </OutsideLinkButton>
      )}
    </>
  );
}
