/**
 * The custom elements manifest, from which editors and documentation tools learn about the element: names, types and descriptions
 * of all attributes, properties, methods, events, parts and custom properties. Names and types come from the declarations,
 * descriptions from the reference page.
 *
 * The format: https://github.com/webcomponents/custom-elements-manifest, schema 1.0.0.
 */

import ts from 'typescript';

import { entries, plain } from './reference.ts';

/** A member of the class, or of the interface that it is merged with, as in the declarations. */
export interface Member {
  kind: 'field' | 'method';
  name: string;
  static?: true;
  readonly?: true;
  type?: { text: string };
  parameters?: { name: string; optional?: true; type: { text: string } }[];
  return?: { type: { text: string } };
}

/** The manifest for the declarations that `declarations` makes. */
export function manifest(types: Map<string, string>): object {
  const own = members(types.get('one-neuron.d.ts') ?? '', 'OneNeuron');
  const reflected = members(types.get('lists.d.ts') ?? '', 'AttributeProperties');
  const words = new Map([
    ...entries('Properties').map(([name = '', , text = '']) => [name, plain(text)] as const),
    ...entries('Methods').map(([call = '', , text = '']) => [call.replace(/\(.*/, ''), plain(text)] as const),
  ]);
  const described = (member: Member): object => ({ ...member, ...withText(words.get(member.name)) });
  const ofAttribute = new Map(entries('Attributes').map(([name = '']) => [propertyOf(name), name]));
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'element.js',
        declarations: [
          {
            kind: 'class',
            customElement: true,
            name: 'OneNeuron',
            tagName: 'one-neuron',
            superclass: { name: 'HTMLElement' },
            description: 'A trainer that behaves like a media element whose time is epochs.',
            attributes: attributes(reflected),
            members: [
              ...own.map(described),
              ...reflected.map((member) => ({ ...described(member), attribute: ofAttribute.get(member.name) })),
            ],
            events: entries('Events').map(([name = '', text = '']) => ({
              name, type: { text: name === 'symbol' ? 'SymbolEvent' : 'OneNeuronEvent' }, description: plain(text),
            })),
            cssParts: [...entries('Parts'), ...entries('Panels')].map(([name = '', text = '']) => ({ name, description: plain(text) })),
            cssProperties: entries('Custom properties').map(([name = '', text = '']) => ({ name, description: plain(text) })),
          },
        ],
        exports: [exported('OneNeuron', 'element.js')],
      },
      {
        kind: 'javascript-module',
        path: 'one-neuron.js',
        exports: [
          exported('OneNeuron', 'element.js'),
          { kind: 'custom-element-definition', name: 'one-neuron', declaration: { name: 'OneNeuron', module: 'element.js' } },
        ],
      },
    ],
  };
}

/** The name of the property for an attribute. */
export function propertyOf(attribute: string): string {
  return attribute.replace(/-./g, (part) => part.slice(1).toUpperCase());
}

function attributes(reflected: Member[]): object[] {
  return entries('Attributes').map(([name = '', values = '', otherwise = '', text = '']) => {
    const property = propertyOf(name);
    // For some names, the property belongs to the DOM or to the model.
    const field = reflected.find((member) => member.name === property);
    // A default in backticks is a value; other defaults are a description, or empty.
    const value = /^`(.*)`$/.exec(otherwise)?.[1];
    const without = otherwise === '' || otherwise === 'absent' || value !== undefined ? '' : ` Without it: ${plain(otherwise)}.`;
    const takes = values === '' || values === 'present or not' ? '' : ` Takes: ${plain(values)}.`;
    return {
      name,
      ...(field === undefined ? {} : { fieldName: property }),
      type: field?.type ?? { text: 'string' },
      ...(value === undefined ? {} : { default: value }),
      description: plain(text) + takes + without,
    };
  });
}

const withText = (text: string | undefined): object => (text === undefined ? {} : { description: text });

function exported(name: string, module: string): object {
  return { kind: 'js', name, declaration: { name, module } };
}

/** The public members of a class or an interface in a declaration file, each once, by name. */
export function members(declaration: string, name: string): Member[] {
  const file = ts.createSourceFile('types.d.ts', declaration, ts.ScriptTarget.ES2022, true);
  const found = new Map<string, Member>();
  const settable = new Set<string>();
  const take = (node: ts.ClassElement | ts.TypeElement): void => {
    if (node.name === undefined || ts.isPrivateIdentifier(node.name)) return;
    const named = node.name.getText();
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
    const has = (kind: ts.SyntaxKind): boolean => modifiers.some((modifier) => modifier.kind === kind);
    const base = { name: named, ...(has(ts.SyntaxKind.StaticKeyword) ? { static: true as const } : {}) };
    if (ts.isSetAccessor(node)) settable.add(named);
    else if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) {
      const parameters = node.parameters.map((parameter) => ({
        name: parameter.name.getText(),
        ...(parameter.questionToken === undefined ? {} : { optional: true as const }),
        type: written(parameter.type),
      }));
      found.set(named, { kind: 'method', ...base, parameters, return: { type: written(node.type) } });
    } else if (ts.isGetAccessor(node) || ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) {
      const readonly = ts.isGetAccessor(node) || has(ts.SyntaxKind.ReadonlyKeyword);
      found.set(named, { kind: 'field', ...base, ...(readonly ? { readonly: true as const } : {}), type: written(node.type) });
    }
  };
  file.forEachChild((node) => {
    if ((ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) && node.name?.text === name) node.members.forEach(take);
  });
  for (const named of settable) delete found.get(named)?.readonly;
  return [...found.values()];
}

/** A type as it is written, in one line. */
function written(type: ts.TypeNode | undefined): { text: string } {
  return { text: type?.getText().replace(/\s+/g, ' ').replace(/; }/g, ' }') ?? 'void' };
}
