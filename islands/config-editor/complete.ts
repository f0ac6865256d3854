/** What may be typed at a place of the markup: tags, attributes, values of attributes; from the catalog of the language. Pure. */
import { commonAttributes, tagCatalog, type Attribute, type TagInfo } from '#app/core/labeling/tags.ts';
import { attributeWords } from '#app/core/labeling/tags/attribute-words.ts';
import { tagWords } from '#app/core/labeling/tags/words.ts';
import { dataKeys, holderAt, namesOf } from './written.ts';

/** `insert` replaces `from`..caret; the caret then stands at `caret` within it. */
export type Option = { label: string; help: string; insert: string; caret: number };
export type Completion = { from: number; options: Option[] };

const most = 12;

/** Undefined where nothing is to be completed. `at` is the caret, in UTF-16 units; `isAsked`: a key asks for it, nobody writes. */
export function complete(text: string, at: number, isAsked = false): Completion | undefined {
  if (isAsked && text.trim() === '') return { from: at, options: [firstTag()] };
  const place = placeOf(text, at);
  if (!place) return undefined;
  const holder = () => holderAt(text, at - place.begun.length - 1);
  const all =
    place.kind === 'tag' ? tagOptions(place.begun, holder()) : place.kind === 'attribute' ? attributeOptions(place) : valueOptions(place, text, at);
  const begun = place.begun.toLowerCase();
  const options = all.filter(({ label }) => label.toLowerCase().startsWith(begun)).slice(0, most);
  return options.length > 0 ? { from: at - place.begun.length, options } : undefined;
}

type Place =
  | { kind: 'tag'; begun: string }
  | { kind: 'attribute'; begun: string; tag: TagInfo; written: ReadonlySet<string> }
  | { kind: 'value'; begun: string; tag: TagInfo; attribute: string };

function placeOf(text: string, at: number): Place | undefined {
  const before = text.slice(Math.max(0, at - 4_000), at);
  const open = before.lastIndexOf('<');
  const comment = before.lastIndexOf('<!--');
  const isComment = comment >= 0 && before.indexOf('-->', comment) < 0;
  if (open < 0 || before.lastIndexOf('>') > open || isComment) return undefined;
  const inside = before.slice(open + 1);
  if (/^\w*$/.test(inside)) return { kind: 'tag', begun: inside };
  const tag = tagCatalog.get(/^(\w+)\s/.exec(inside)?.[1] ?? '');
  if (!tag) return undefined;
  const value = /([\w]+)\s*=\s*"([^"]*)$/.exec(inside);
  if (value) return { kind: 'value', attribute: (value[1] ?? '').toLowerCase(), begun: begunIn(value[2] ?? ''), tag };
  const begun = /\s(\w*)$/.exec(inside)?.[1];
  if (begun === undefined) return undefined;
  const written = new Set([...inside.matchAll(/([\w]+)\s*=/g)].map(([, name = '']) => name.toLowerCase()));
  return { kind: 'attribute', begun, tag, written };
}

/** Of a list the last word, and of text with a key of the data in it that key. */
function begunIn(written: string): string {
  return /\$\w*$/.exec(written)?.[0] ?? written.split(',').at(-1)?.trimStart() ?? '';
}

/** Every config begins with it. */
function firstTag(): Option {
  return { label: 'View', help: tagWords.View ?? '', insert: '<View>\n  \n</View>', caret: '<View>\n  '.length };
}

/** What may stand in the holder first, what means nothing here last. Tags that may hold others are written with their end; the caret goes where one types on. */
function tagOptions(begun: string, holder: TagInfo | undefined): Option[] {
  const rank = ({ type, family }: TagInfo) => (holder?.children.includes(type) ? 0 : family === 'child' ? 2 : 1);
  const needed = ({ required }: TagInfo) => required.map((each) => ` ${each.split('|')[0]}=""`).join('');
  return [...tagCatalog.values()]
    .filter(({ type, drawn }) => drawn || begun.toLowerCase() === type.toLowerCase())
    .toSorted((a, b) => rank(a) - rank(b) || a.type.localeCompare(b.type))
    .map((tag) => {
      const start = `${tag.type}${needed(tag)}`;
      const child = tag.labels ? `\n  <${tag.labels.child} value=""/>\n` : '';
      const insert = tag.children.length > 0 || tag.type === 'View' ? `${start}>${child}</${tag.type}>` : `${start}/>`;
      const quote = insert.indexOf('""');
      return { label: tag.type, help: tagWords[tag.type] ?? '', insert, caret: quote >= 0 ? quote + 1 : start.length + 1 };
    });
}

function attributeOptions({ tag, written }: Extract<Place, { kind: 'attribute' }>): Option[] {
  const own = [...tag.attributes.values()].filter(({ name }) => !written.has(name));
  const common = commonAttributes.filter((name) => !tag.attributes.has(name) && !written.has(name));
  return [...own.map((one) => attributeOption(tag, one.spelled, one)), ...common.map((name) => attributeOption(tag, name))];
}

function attributeOption({ type }: TagInfo, label: string, attribute?: Attribute): Option {
  const standard = attribute?.default === undefined ? '' : ` Standard: ${attribute.default}.`;
  return { label, help: `${attributeWords(type, label) ?? ''}${standard}`.trim(), insert: `${label}=""`, caret: label.length + 2 };
}

/** Words of an enumeration, yes or no; names that stand in the config; and keys of the data. */
function valueOptions(place: Extract<Place, { kind: 'value' }>, text: string, at: number): Option[] {
  return wordsFor(place, text, at).map((label) => ({ label, help: '', insert: label, caret: label.length }));
}

function wordsFor({ tag, attribute, begun }: Extract<Place, { kind: 'value' }>, text: string, at: number): readonly string[] {
  const type = tag.attributes.get(attribute)?.type;
  // A filter is there for what can be chosen, every other tag for what is shown.
  if (attribute === 'toname') return namesOf(text, ({ family, labels }) => (tag.type === 'Filter' ? labels !== undefined : family === 'object'));
  if (attribute === 'whentagname') return namesOf(text, ({ family }) => family === 'control');
  if (type === 'data' || type === 'url' || begun.startsWith('$')) return dataKeys(text, at).map((key) => `$${key}`);
  return type === 'bool' ? ['true', 'false'] : Array.isArray(type) ? (type as readonly string[]) : [];
}

/** What stands under the caret, in a sentence: the tag, or the attribute of it. */
export function explain(text: string, at: number): string {
  const open = text.lastIndexOf('<', at - 1);
  if (open < 0 || text.slice(open, at).includes('>')) return '';
  const type = /^<\/?(\w+)/.exec(text.slice(open))?.[1] ?? '';
  const tag = tagCatalog.get(type);
  if (!tag) return '';
  const word = /(\w+)$/.exec(text.slice(open, at))?.[1] ?? '';
  const rest = /^\w*/.exec(text.slice(at))?.[0] ?? '';
  return explainAttribute(tag, `${word}${rest}`) ?? `<${type}> ${tagWords[type] ?? ''}`.trim();
}

/** Undefined for a name that the tag does not have. */
function explainAttribute(tag: TagInfo, written: string): string | undefined {
  const name = written.toLowerCase();
  const attribute = tag.attributes.get(name);
  if (!attribute && !commonAttributes.includes(name)) return undefined;
  const { label, help } = attributeOption(tag, attribute?.spelled ?? written, attribute);
  return help ? `${label}: ${help}` : undefined;
}

export type Explained = { /** Where the word begins. */ from: number; words: string };

/** Of a word that begins at `from`: the name of a tag, or of an attribute that its tag has; undefined for any other. */
export function explainWord(text: string, from: number): Explained | undefined {
  const before = text.slice(Math.max(0, from - 4_000), from);
  const word = /^\w+/.exec(text.slice(from))?.[0] ?? '';
  if (/<\/?$/.test(before)) return tagCatalog.has(word) ? { from, words: `<${word}> ${tagWords[word] ?? ''}`.trim() } : undefined;
  // Without what stands in quotes: a quote that is left over is open.
  const inside = before.slice(before.lastIndexOf('<')).replaceAll(/"[^"]*"|'[^']*'/g, '');
  const tag = tagCatalog.get(/^<(\w+)\s/.exec(inside)?.[1] ?? '');
  const words = tag && !/[>"']/.test(inside) ? explainAttribute(tag, word) : undefined;
  return words === undefined ? undefined : { from, words };
}
