/**
 * The chapters of the tutorial, in the order in which they are read. The page, its table of contents and the tests follow this list.
 *
 * To add a chapter, add its name here, a file `<name>.html` beside this one, and its texts to each file in `www/locales/`: in a
 * table `[page.<name>]`, where `short` is the chapter's title in the table of contents.
 */
export const chapters = ['and', 'forward', 'loss', 'backward', 'train', 'landscape', 'xor', 'iris', 'yours', 'case'] as const;

/** The name of a chapter: that of its file, of its section in the page, and of its table of texts. */
export type Chapter = (typeof chapters)[number];
