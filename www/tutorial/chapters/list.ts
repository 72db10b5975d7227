/**
 * The chapters of the tutorial, in the order in which they are read. The page, its table of contents and the tests follow this list.
 *
 * Another chapter is another name here, a file of that name beside this one, `<name>.html`, and its words in each of `www/locales/`: in
 * a table `[page.<name>]`, where `short` is what the table of contents calls it.
 */
export const chapters = ['and', 'forward', 'loss', 'backward', 'train', 'landscape', 'xor', 'iris', 'yours'] as const;

/** The name of a chapter: of its file, of its section in the page, and of its words. */
export type Chapter = (typeof chapters)[number];
