/** Papers whose every text tries to be more than text. Each attempt would set `hacked`, or ask evil.example. */

export const EVIL_HOST = "evil.example";

const SET = "window.hacked=1";

/** What people try; each stands in titles, abstracts, names of authors, links and more. */
export const ATTEMPTS: readonly string[] = [
  `<script>${SET}</script>`,
  `</script><script>${SET}</script>`,
  `"><img src=x onerror="${SET}">`,
  `'><img src=//${EVIL_HOST}/i.png onload='${SET}'>`,
  `<svg onload="${SET}"><script>${SET}</script><image href="//${EVIL_HOST}/s.png" /></svg>`,
  `<math><mtext><style><img src=x onerror=${SET}></style></mtext><maction actiontype="statusline" xlink:href="javascript:${SET}">x</maction></math>`,
  `<style>@import "//${EVIL_HOST}/x.css"; * { background: url(//${EVIL_HOST}/b.png) }</style>`,
  `<link rel=stylesheet href=//${EVIL_HOST}/x.css><base href=//${EVIL_HOST}/>`,
  `<meta http-equiv=refresh content="0;url=//${EVIL_HOST}/">`,
  `<iframe srcdoc="<script>parent.hacked=1</script>"></iframe><object data=//${EVIL_HOST}/o></object>`,
  `<form action=//${EVIL_HOST}/><button autofocus onfocus="${SET}">go</button></form>`,
  `<a href="javascript:${SET}">click</a> [click](javascript:${SET}) <javascript:${SET}>`,
  `<a href="data:text/html,<script>opener.hacked=1</script>">data</a> vbscript:x`,
  `\u2028</title><script>${SET}</script>\u2029<!-- --!><![CDATA[ ]]>`,
  `$\\href{javascript:${SET}}{x}$ and $\\url{javascript:${SET}}$`,
  `$\\htmlData{evil=1}{x}$ $\\htmlClass{evil}{x}$ $\\htmlStyle{position:fixed}{x}$ $\\htmlId{evil}{x}$`,
  `$\\includegraphics[width=9em]{//${EVIL_HOST}/g.png}$ $\\def\\x{\\x\\x}\\x$ $\\rule{9999em}{9999em}$`,
  `{{constructor.constructor('${SET}')()}} \${${SET}} <%= 1 %>`,
  `\u202Egnp.sj\u202C \u2066turned\u2069 \u0000\u001b[31m\u0085`,
  `=HYPERLINK("http://${EVIL_HOST}/","x")`,
];

const ADDRESSES = [
  `javascript:${SET}//https://github.com/a/b`,
  `https://github.com/evil/"><script>${SET}</script>`,
  `https://github.com/evil/repo'onmouseover='${SET}`,
  "data:text/html,<script>alert(1)</script>",
  `//${EVIL_HOST}/r`,
  "https://user:pass@github.com/evil/repo",
  "http://[::1]:9/x",
];

export const HOSTILE_DAY = "2025-09-09";

/** The answer of the papers API with one paper for each attempt. */
export function hostileDay(): string {
  const at = `${HOSTILE_DAY}T00:00:00.000Z`;
  return JSON.stringify(
    ATTEMPTS.map((attempt, index) => {
      const id = `2509.0${String(index + 1).padStart(4, "0")}`;
      const title = `Hostile ${index} ${attempt}`;
      const summary = `Opening ${attempt} and then ${ADDRESSES.join(" or ")} of words. ${attempt}`;
      return {
        paper: {
          id,
          title,
          summary,
          publishedAt: at,
          submittedOnDailyAt: at,
          upvotes: 50 - index,
          discussionId: attempt,
          authors: [
            { _id: "a", name: `Ada ${attempt}`, hidden: false },
            { _id: "b", name: `${attempt}`, hidden: false },
          ],
          submittedOnDailyBy: { _id: "2", fullname: attempt, user: attempt, type: "user" },
          organization: { _id: "3", name: `org${index}${attempt}`, fullname: attempt, avatar: `//${EVIL_HOST}/a.png` },
          githubRepo: ADDRESSES[index % ADDRESSES.length],
          projectPage: ADDRESSES[(index + 3) % ADDRESSES.length],
          ai_summary: attempt,
          ai_keywords: [attempt, "agents"],
          githubStars: 3,
        },
        publishedAt: at,
        title,
        summary,
        thumbnail: `https://cdn-thumbnails.huggingface.co/"onerror="${SET}`,
        numComments: 1,
        isAuthorParticipating: false,
      };
    }),
  );
}
