/** Turns this package's own markup into nodes. On pages that require trusted types it does so by a policy named `one-neuron`. */

interface Policy {
  createHTML(markup: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Made when it is first needed: a second copy of the script on a page defines no element and needs no policy. */
let trusted: Policy | undefined;

/** The nodes that `markup`, written by this package, describes. */
export function nodes(markup: string): DocumentFragment {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  trusted ??= trustedTypes?.createPolicy('one-neuron', { createHTML: (own) => own });
  const template = document.createElement('template');
  template.innerHTML = trusted?.createHTML(markup) ?? markup;
  return template.content;
}
