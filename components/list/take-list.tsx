import { isFeed, LIST_FORMATS } from "@/lib/formats/formats";

interface Props {
  /** Path of the list's page, `/papers`. */
  path: string;
  /** Its query without the page, `""` or `?…`. */
  query: string;
}

/** The list in every other format. Links in a `details`, so that it works without scripts. */
export function TakeList({ path, query }: Props) {
  const byMail = (
    <li>
      <a className="link" href={`/subscribe?${new URLSearchParams({ list: `${path}${query}` })}`} rel="nofollow">
        E-mail
      </a>{" "}
      <span className="ink-3">what is new, each day or week</span>
    </li>
  );
  const groups = [
    { name: "Follow", formats: LIST_FORMATS.filter(({ id }) => isFeed(id)), more: byMail },
    { name: "Download", formats: LIST_FORMATS.filter(({ id }) => !isFeed(id)), more: null },
  ];
  return (
    <details className="take">
      <summary className="btn">Take this list</summary>
      <div className="take__groups">
        {groups.map(({ name, formats, more }) => (
          <section key={name} aria-label={name}>
            <h2>{name}</h2>
            <ul>
              {formats.map(({ id, extension, name, use }) => (
                <li key={id}>
                  <a className="link" href={`${path}${extension}${query}`} rel="nofollow">
                    {name}
                  </a>{" "}
                  <span className="ink-3">{use}</span>
                </li>
              ))}
              {more}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
