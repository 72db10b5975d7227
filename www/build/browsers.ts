/** The browsers that the site and the package are built for. */

/** What scripts may use. */
export const target = 'es2022';

/** The first to know light-dark(). For older ones, Vite would put it into variables that only a page's own style sets. */
export const cssTarget = ['chrome123', 'firefox120', 'safari17.5'];
