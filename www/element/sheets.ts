/** Style sheets for shadow roots, made once for all elements. */
export const sheetsOf = (texts: readonly string[]): CSSStyleSheet[] =>
  texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
