/**
 * Scripts of a page start after it is painted in its typefaces. A page is whole without them, and on a slow line they would
 * share it with the style sheet and the typefaces, which the paint needs. What starts them stands in the page itself.
 */

/** Scripts of Next.js in a page, which may come in any order. */
const SCRIPT = /<script src="(\/_next\/static\/[^"<>]+)" async=""><\/script>/g;
/** The first one of them is fetched ahead. */
const AHEAD = /<link rel="preload" as="script" fetchPriority="low" href="\/_next\/static\/[^"<>]+"\/>/g;

/**
 * Waits for the whole document and the first paint (or `load`: nothing is painted in a tab behind others), then for the
 * typefaces that are on their way and the frame that shows them, two seconds at most.
 */
export const STARTER =
  '(function(d){var p,b;function s(){if(b||!p||d.readyState==="loading")return;b=1;' +
  'd.querySelectorAll("script[type=later]").forEach(function(o){var n=d.createElement("script");' +
  'n.async=true;n.setAttribute("src",o.getAttribute("src"));o.replaceWith(n)})}' +
  "function f(){p=1;s()}function g(){setTimeout(f,2000);" +
  "d.fonts.ready.then(function(){requestAnimationFrame(function(){setTimeout(f)})})}" +
  'd.addEventListener("DOMContentLoaded",s);addEventListener("load",g);' +
  'try{new PerformanceObserver(function(l){l.getEntriesByName("first-contentful-paint").length&&g()})' +
  '.observe({type:"paint",buffered:true})}catch(e){}})(document)';

/** @param {string} html */
export function startLate(html) {
  let count = 0;
  const late = html.replace(SCRIPT, (_, src) => {
    count += 1;
    return `<script type="later" src="${src}"></script>`;
  });
  return count === 0 ? html : late.replaceAll(AHEAD, "").replace("</head>", () => `<script>${STARTER}</script></head>`);
}
