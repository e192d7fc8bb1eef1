import "react";

declare module "react" {
  // Custom properties are allowed in `style`.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
