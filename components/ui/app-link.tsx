import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"a">, "href" | "download" | "target"> & {
  href: string;
  /** False: the page stays where it is scrolled to. */
  scroll?: boolean;
};

/** A link inside Broadsheet. The page's one AppLinks takes the reader there without loading the whole page anew. */
export function AppLink({ scroll = true, ...props }: Props) {
  return <a {...props} data-link={scroll ? "" : "stay"} />;
}
