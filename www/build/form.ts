/**
 * The form of the builder: a control for each attribute that has a group in the table of attributes, in the order of the table.
 *
 * The words come from the language file: `penalty_rate` is the label of an attribute, `penalty_l1` that of one of its values,
 * `weights_hint` the small text beside a label, `label_usual` what a field shows while empty. A value without a word is shown by name.
 */

import { readFileSync } from 'node:fs';

import { escaped } from './html.ts';

/** An attribute as the program `pictures` describes it. */
interface Attribute {
  readonly name: string;
  readonly kind: 'flag' | 'number' | 'text';
  readonly group: string | null;
  readonly usual: string;
  /** The words that it accepts, if it accepts words of a list. */
  readonly words: readonly string[];
  /** Whether it accepts several of them. */
  readonly several: boolean;
  /** Whether it accepts whole numbers only. */
  readonly whole: boolean;
  /** The data sets with which it has an effect; `null` if with all. */
  readonly sets: readonly string[] | null;
}

/** The description of the element that the program `pictures` writes. */
export interface ElementData {
  readonly attributes: readonly Attribute[];
  readonly datasets: { readonly gates: readonly string[]; readonly others: readonly string[] };
}

export const readElementData = (file = 'www/pkg/element.json'): ElementData => JSON.parse(readFileSync(file, 'utf8')) as ElementData;

/** A list of choices with a longer word has a line of its own. */
const SHORT = 14;

/** The groups of the form, in order. */
const groups = ['data', 'neuron', 'training', 'figure'];

/** The controls as a template, to be filled with `words`. */
export function form({ attributes, datasets }: ElementData, words: Readonly<Record<string, string>>): string {
  const key = (name: string): string => name.replaceAll('-', '_');
  /** A gap for a word, or `otherwise` if there is no such word. */
  const gap = (name: string, otherwise: string): string => (words[key(name)] === undefined ? escaped(otherwise) : `{{${key(name)}}}`);
  const text = (name: string, otherwise: string): string => words[key(name)] ?? otherwise;

  const option = (name: string, value: string, otherwise = value): string =>
    `<option value="${value}">${gap(`${name}_${value}`, otherwise)}</option>`;

  const title = ({ name }: Attribute): string => {
    const hint = words[key(`${name}_hint`)] === undefined ? '' : ` <small>{{${key(name)}_hint}}</small>`;
    return `<span>${gap(name, '')} <code>${name}</code>${hint}</span>`;
  };

  const select = (attribute: Attribute): string => {
    const { name, words: values, usual } = attribute;
    const isLong = values.some((value) => text(`${name}_${value}`, value).length > SHORT) || words[key(`${name}_usual`)] !== undefined;
    const empty = usual === '' ? `<option value="">${gap(`${name}_usual`, '')}</option>` : '';
    return `<label${isLong ? ' class="wide"' : ''}>${title(attribute)} <select name="${name}">${empty}${values.map((value) => option(name, value)).join('')}</select></label>`;
  };

  const dataset = (attribute: Attribute): string => {
    const { name } = attribute;
    const gates = datasets.gates.map((value) => option(name, value, value.toUpperCase())).join('');
    const others = datasets.others.map((value) => option(name, value)).join('');
    return `<label class="wide">${title(attribute)} <select name="${name}"><optgroup label="{{dataset_gates}}">${gates}</optgroup><optgroup label="{{dataset_others}}">${others}</optgroup>${option(name, 'src')}</select></label>`;
  };

  const ticks = ({ name, words: values }: Attribute): string => {
    const tick = (value: string): string => {
      const word = words[key(`${name}_${value}`)] === undefined ? `<code>${escaped(value)}</code>` : `{{${key(name)}_${value}}}`;
      return `<label class="tick"><input type="checkbox" name="${name}" value="${value}"> <span>${word}</span></label>`;
    };
    return `<fieldset class="ticks wide"><legend>${gap(name, '')} <code>${name}</code></legend>${values.map(tick).join('')}</fieldset>`;
  };

  const field = (attribute: Attribute): string => {
    const { name, kind, whole } = attribute;
    const mode = kind === 'number' ? ` inputmode="${whole ? 'numeric' : 'decimal'}"` : '';
    const placeholder = words[key(`${name}_usual`)] === undefined ? '' : ` placeholder="{{${key(name)}_usual}}"`;
    return `<label${kind === 'text' ? ' class="wide"' : ''}>${title(attribute)} <input name="${name}"${mode}${placeholder} autocomplete="off" spellcheck="false"></label>`;
  };

  const control = (attribute: Attribute): string => {
    const { name, kind, several, words: values } = attribute;
    if (name === 'dataset') return dataset(attribute);
    if (kind === 'flag') return `<label class="tick"><input type="checkbox" name="${name}" value=""> ${title(attribute)}</label>`;
    if (several) return ticks(attribute);
    return values.length > 0 ? select(attribute) : field(attribute);
  };

  const placed = (attribute: Attribute): string =>
    attribute.sets === null ? control(attribute) : `<div class="for" data-for="${attribute.sets.join(' ')}" hidden>${control(attribute)}</div>`;

  return groups
    .map((group) => {
      const controls = attributes.filter((attribute) => attribute.group === group).map(placed);
      return `<fieldset><legend>{{${group}}}</legend>\n${controls.join('\n')}\n</fieldset>`;
    })
    .join('\n');
}
