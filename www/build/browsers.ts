/** The browsers that the site and the package are built for. */

/** The version of JavaScript that scripts may use. */
export const target = 'es2022';

/** The first versions with light-dark(). For older ones, Vite would replace it by variables that only a page's own style sets. */
export const cssTarget = ['chrome123', 'firefox120', 'safari17.5'];
