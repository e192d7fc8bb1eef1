/** What a page says: its main part, and the tags of its head in no order. */
export function saidBy(html: string): { main: string | undefined; tags: string[] } {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0];
  const tags = html.match(/<(?:meta|title|link rel="(?:canonical|alternate|stylesheet)")[^>]*>(?:[^<]*<\/title>)?/g);
  return { main, tags: [...(tags ?? [])].toSorted() };
}

/** The same address with one letter of its last part in another writing: such addresses are left to Next.js. */
export function inOtherWriting(address: string): string {
  const at = address.lastIndexOf("/") + 1;
  return `${address.slice(0, at)}%${address.charCodeAt(at).toString(16)}${address.slice(at + 1)}`;
}
