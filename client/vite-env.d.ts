/// <reference types="vite/client" />

declare module '*.woff2' {
  const url: string;
  export default url;
}

// The fonts are style sheets inside their packages, which ship no types.
declare module '@fontsource-variable/*';
