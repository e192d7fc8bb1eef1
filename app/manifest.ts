import type { MetadataRoute } from "next";
import { THEME_COLOURS } from "@/components/shell/theme-script";

/** What a browser needs to keep Broadsheet as an application. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Broadsheet",
    short_name: "Broadsheet",
    description: "The daily newspaper of machine-learning research, on your own machine.",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: THEME_COLOURS.light,
    theme_color: THEME_COLOURS.light,
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/apple-icon.png", sizes: "180x180", type: "image/png" },
    ],
  };
}
