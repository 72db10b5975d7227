/**
 * The tutorial's page from its chapters, each of which is a file of its own: `<!-- chapters -->` in the template is where they stand,
 * `<!-- contents -->` where the table of contents lists them, and `{{first}}` in a link is the first, to which readers skip.
 */

/** Where the chapters are. */
export const chaptersFolder = 'www/tutorial/chapters';

/** Where a template has the chapters. */
const place = '<!-- chapters -->';

/**
 * The template with `chapters` in their order, each with its `text`: still a template, whose gaps are for words. One without a place for
 * chapters, such as the builder's, stays as it is.
 */
export function withChapters(template: string, chapters: readonly string[], text: (chapter: string) => string): string {
  if (!template.includes(place)) return template;
  const entries = chapters.map((name) => `<li><a href="#${name}"><span>{{${name}.short}}</span></a></li>`);
  const sections = chapters.map((name) => {
    const section = text(name).trim();
    // Links lead to a section by its name, and the table of contents follows the reader by its class.
    const start = `<section id="${name}" class="chapter"`;
    if (!section.startsWith(start)) throw new Error(`the chapter “${name}” does not begin with ${start}`);
    return section;
  });
  // Functions, since a replacement that is a text would have its dollars read as something else.
  return template
    .replaceAll('#{{first}}', () => `#${chapters[0] ?? ''}`)
    .replace('<!-- contents -->', () => entries.join('\n        '))
    .replace(place, () => sections.join('\n\n      '));
}
