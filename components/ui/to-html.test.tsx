import fc from "fast-check";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup, renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { Drawn, toHtml as draw } from "@/components/ui/to-html";

const toHtml = (node: ReactNode) => draw(node).html;

function Card({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <article className="card" data-title={title}>
      <h2>{title}</h2>
      {children}
    </article>
  );
}

test("text is nothing but text, in content and in attributes", () => {
  expect(toHtml(<Card title={`"><script>alert('1')</script>&amp;`} />)).toBe(
    '<article class="card" data-title="&quot;&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&amp;amp;">' +
      "<h2>&quot;&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&amp;amp;</h2></article>",
  );
});

test("any text is drawn as React draws it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (one, other) => {
      const tree = (
        <p title={one} lang={other}>
          {one}
          {other}
          <b>{other}</b>
        </p>
      );
      expect(toHtml(tree)).toBe(renderToString(tree));
    }),
  );
});

test("elements are drawn as React draws them", () => {
  const trees = [
    <Card key="1" title="A">
      {[1, 0, false, null, undefined, "", "text"]}
      {"beside"} text {3}
    </Card>,
    <svg key="2" width={16} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <use href="#i-save" />
    </svg>,
    <i key="3" style={{ "--v": "0.500", fontVariantCaps: "small-caps" }} hidden />,
    <details key="4" open={false}>
      <summary>One</summary>
    </details>,
    <button key="5" type="button" disabled aria-pressed={false} onClick={() => {}}>
      Go
    </button>,
    <label key="6" htmlFor="a" tabIndex={-1}>
      <br />
      <time dateTime="2025-08-12">12 Aug</time>
    </label>,
    <a key="7" href="/papers?a=1&b=2" rel="next" data-link="">
      Next
    </a>,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: formulas come so
    <span key="8" dangerouslySetInnerHTML={{ __html: "<math></math>" }} />,
  ];
  for (const tree of trees) expect(toHtml(tree)).toBe(renderToString(tree));
});

test("controls of forms start as they were given", () => {
  const html = toHtml(<input type="checkbox" name="code" value="1" defaultChecked disabled={false} />);
  expect(html).toBe('<input type="checkbox" name="code" value="1" checked=""/>');
  expect(toHtml(<input type="text" defaultValue={'a"b'} />)).toBe('<input type="text" value="a&quot;b"/>');
});

test("style sheets that parts ask for are named once, for the head of the page", () => {
  const sheet = <link rel="stylesheet" href="/katex/katex.min.css" precedence="maths" />;
  const drawn = draw(
    <p>
      a{sheet}b{sheet}
    </p>,
  );
  expect(drawn).toEqual({ html: "<p>a<!-- -->b</p>", sheets: ["/katex/katex.min.css"] });
});

test("an address that would run a script leads nowhere", () => {
  for (const href of ["javascript:alert(1)", " JaVa\tScript:alert(1)", "data:text/html,x", "vbscript:x"])
    expect(toHtml(<a href={href}>x</a>)).toBe("<a>x</a>");
});

test("what it cannot draw is an error and not a gap", () => {
  const lazy = { $$typeof: Symbol.for("react.lazy") };
  expect(() => toHtml(createElement("script", {}, "alert(1)"))).toThrow(TypeError);
  expect(() => toHtml(createElement("textarea", { defaultValue: "x" }))).toThrow(TypeError);
  expect(() => toHtml(createElement("p", { "x y": "1" }))).toThrow(TypeError);
  expect(() => toHtml(Object.assign(createElement("p"), lazy))).toThrow(TypeError);
  expect(renderToStaticMarkup(<p />)).toBe(toHtml(<p />));
});

test("a part drawn before is put in as it is, with the style sheets it asks for", () => {
  const sheet = <link rel="stylesheet" href="/maths.css" precedence="maths" />;
  const part = draw(<b title="&">{[sheet, "a"]}</b>);
  const tree = (inner: ReactNode) => <p>one{inner}two</p>;
  expect(draw(tree(<Drawn part={part} />))).toEqual(draw(tree(<b title="&">{[sheet, "a"]}</b>)));
  expect(() => renderToStaticMarkup(<Drawn part={part} />)).toThrow(TypeError);
});
