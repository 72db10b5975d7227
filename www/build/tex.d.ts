// The plugin in `equations.ts` converts a TeX file to MathML, as a string.

declare module '*.tex' {
  /** The equation on a line of its own. */
  const mathml: string;
  export default mathml;
}

declare module '*.tex?inline' {
  /** The equation in the running text. */
  const mathml: string;
  export default mathml;
}
