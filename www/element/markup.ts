/** Markup of our own as nodes. Pages that require trusted types get it through a policy of its own. */

interface Policy {
  createHTML(markup: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const trusted = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('one-neuron', {
  createHTML: (markup) => markup,
});

/** The nodes that `markup`, a constant of this package, describes. */
export function nodes(markup: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = trusted?.createHTML(markup) ?? markup;
  return template.content;
}
