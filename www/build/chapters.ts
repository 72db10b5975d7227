/**
 * Builds the tutorial's page from its chapters, each a file of its own. In the template, `<!-- chapters -->` is the place for them,
 * `<!-- contents -->` the place for their list in the table of contents, and `{{first}}` in a link the name of the first chapter.
 */

/** The folder with the chapters. */
export const chaptersFolder = 'www/tutorial/chapters';

/** The place for the chapters in a template. */
const place = '<!-- chapters -->';

/**
 * The template with `chapters` in their order, each with its `text`. The result is still a template, with gaps for words. A template
 * without a place for chapters, such as the builder's, stays as it is.
 */
export function withChapters(template: string, chapters: readonly string[], text: (chapter: string) => string): string {
  if (!template.includes(place)) return template;
  const entries = chapters.map((name) => `<li><a href="#${name}"><span>{{${name}.short}}</span></a></li>`);
  const sections = chapters.map((name) => {
    const section = text(name).trim();
    // Links refer to a section by its name, and the table of contents finds chapters by their class.
    const start = `<section id="${name}" class="chapter"`;
    if (!section.startsWith(start)) throw new Error(`the chapter “${name}” does not begin with ${start}`);
    return section;
  });
  // Replaced by functions, because dollar signs have a special meaning in a replacement text.
  return template
    .replaceAll('#{{first}}', () => `#${chapters[0] ?? ''}`)
    .replace('<!-- contents -->', () => entries.join('\n        '))
    .replace(place, () => sections.join('\n\n      '));
}
