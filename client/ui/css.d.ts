import 'react';

declare module 'react' {
  // React sets custom properties through the DOM, which the strict content security policy allows; only an interface
  // can be extended.
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
