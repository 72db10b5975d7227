/** Markup of our own as nodes. Pages that require trusted types get it through a policy of its own, named `one-neuron`. */

interface Policy {
  createHTML(markup: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Made when it is first needed: where the script is on a page twice, the second copy defines nothing and needs none. */
let trusted: Policy | undefined;

/** The nodes that `markup`, written by this package, describes. */
export function nodes(markup: string): DocumentFragment {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  trusted ??= trustedTypes?.createPolicy('one-neuron', { createHTML: (own) => own });
  const template = document.createElement('template');
  template.innerHTML = trusted?.createHTML(markup) ?? markup;
  return template.content;
}
