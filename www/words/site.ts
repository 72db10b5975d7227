/** Words about the site, in each of its languages: what is not on its page. */

/** What a language has to say. */
export interface SiteWords {
  /** For Open Graph: language and country. */
  readonly locale: string;
  /** What the picture that is shared shows. */
  readonly card: string;
  /** What the page teaches, for those who look for material. */
  readonly teaches: readonly string[];
  readonly kind: string;
  /** The page that stands where there is none. */
  readonly lost: { readonly title: string; readonly text: string; readonly back: string };
}

export const siteWords: Readonly<Record<string, SiteWords>> = {
  en: {
    locale: 'en_GB',
    card: 'A straight line parts the one row of AND that is true from the three that are not.',
    teaches: ['Logistic regression', 'Gradient descent', 'Backpropagation in one neuron', 'Decision boundaries'],
    kind: 'Interactive tutorial',
    lost: {
      title: 'There is no page here',
      text: 'The address has changed, or it was never one of ours.',
      back: 'To the beginning',
    },
  },
  de: {
    locale: 'de_DE',
    card: 'Eine gerade Linie trennt die eine wahre Zeile von UND von den drei anderen.',
    teaches: ['Logistische Regression', 'Gradientenabstieg', 'Rückwärtsrechnung in einem Neuron', 'Entscheidungsgrenzen'],
    kind: 'Interaktives Lernangebot',
    lost: {
      title: 'Hier ist keine Seite',
      text: 'Die Adresse hat sich geändert, oder es war nie eine von unseren.',
      back: 'Zum Anfang',
    },
  },
};
