/** From markup to a tree of tags. The only file that knows the XML reader, which never goes to a browser. */

import { SaxesParser } from 'saxes';
import type { Place, Problem, Tag } from '../model.ts';
import { MAX_ATTRIBUTES, MAX_DEPTH, MAX_TAGS } from './limits.ts';
import type { Places } from './places.ts';

export type Comment = Place & { text: string };
export type ReadMarkup = { root?: Tag; comments: Comment[]; problems: Problem[] };

const BROKEN_OFF = 'The config breaks off here. A quote, a > or a closing tag is missing.';

/** The XML reader's words in ours. `tag` is the tag that was open. */
function sayPlainly(message: string, tag: Tag | undefined): string {
  const said = message.replace(/^(?:.*?:)?\d+:\d+: /, '');
  const name = tag?.type ?? 'View';
  if (/^(?:unclosed tag|unexpected close tag)/.test(said)) {
    return `<${name}> is never closed. Write </${name}> where it ends, or <${name} … /> when nothing is inside.`;
  }
  if (said.startsWith('unmatched closing tag')) return `This closing tag closes nothing. Remove it, or open the tag before.`;
  if (said.startsWith('unexpected end')) return BROKEN_OFF;
  if (said.startsWith('text data outside')) return 'Text stands outside the tags. Everything belongs between <View> and </View>.';
  if (said.startsWith('document must contain')) return 'There is no tag here. Start with <View> and end with </View>.';
  if (said.startsWith('documents may contain')) return 'There are two outermost tags. Put both into one <View> … </View>.';
  if (said.startsWith('duplicate attribute'))
    return `${said.replace(/\.$/, '').replace('duplicate attribute: ', 'The attribute ')} is written twice. Keep one.`;
  if (/^(?:unquoted attribute value|attribute without value)/.test(said)) return 'Every attribute needs a value in quotes: name="value".';
  if (/attribute name|between attributes/.test(said)) return 'Attributes are written name="value", with a space between two of them.';
  if (said.startsWith('malformed comment')) return 'A comment may not hold two dashes in a row. Write <!-- … --> with single dashes inside.';
  if (said.startsWith('disallowed character')) return 'This character cannot stand here. Write &lt; for < inside text and values.';
  if (/entity/.test(said)) return 'This entity is not known. Write the character itself.';
  return `The markup cannot be read here: ${said}`;
}

/** Without the indent that all lines share: they are indented as the config is, and in Markdown that must not make them code. */
function unindented(text: string): string {
  const [first = '', ...lines] = text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = indents.reduce((least, each) => Math.min(least, each), Infinity);
  return [first, ...lines.map((line) => line.slice(shared))].join('\n');
}

/** Ends the XML reader, which has no way to be told; it would go on through a megabyte of faults. */
class Stopped extends Error {}

class Reader {
  readonly comments: Comment[] = [];
  readonly problems: Problem[] = [];
  root: Tag | undefined;
  readonly #parser = new SaxesParser({ position: true, xmlns: false } as const);
  readonly #open: Tag[] = [];
  readonly #places: Places;
  #lastClosed: Tag | undefined;
  #lastStart: Place | undefined;
  /** Between `<Tag` and its `>`: what breaks off here is the tag itself. */
  #isInTag = false;
  #count = 0;

  constructor(places: Places) {
    this.#places = places;
    // The reader's own table inherits from Object.prototype, where "constructor" would be an entity.
    this.#parser.ENTITIES = Object.assign(Object.create(null), { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" });
    this.#parser.on('opentagstart', ({ name }) => this.#start(name));
    this.#parser.on('opentag', ({ attributes }) => this.#attributes(attributes));
    this.#parser.on('closetag', () => this.#close());
    this.#parser.on('text', (text) => this.#text(text));
    this.#parser.on('cdata', (text) => this.#text(text));
    this.#parser.on('comment', (text) => this.#comment(text));
    this.#parser.on('error', (error) => this.#fault(error.message));
  }

  /** Reads to the end or to the first fault of form: after one, the rest means nothing. */
  read(): void {
    try {
      this.#parser.write(this.#places.markup).close();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  #problem(place: Place, message: string): void {
    this.problems.push({ line: place.line, column: place.column, severity: 'error', message });
  }

  #stop(place: Place, message: string): never {
    this.#problem(place, message);
    throw new Stopped();
  }

  #start(name: string): void {
    const place = this.#places.at(this.#places.markup.lastIndexOf('<', this.#parser.position - 1));
    this.#lastStart = place;
    this.#isInTag = true;
    this.#count += 1;
    if (this.#count > MAX_TAGS)
      this.#stop(place, `There are more than ${MAX_TAGS.toLocaleString('en')} tags. Put long lists into the tasks and write value="$list".`);
    if (this.#open.length >= MAX_DEPTH) this.#stop(place, `Tags are nested deeper than ${MAX_DEPTH}. Take some levels out.`);
    const tag: Tag = { ...place, type: name, attributes: Object.create(null), children: [], text: '' };
    this.#open.at(-1)?.children.push(tag);
    this.root ??= tag;
    this.#open.push(tag);
  }

  #attributes(written: Record<string, string>): void {
    const tag = this.#open.at(-1);
    if (!tag) return;
    this.#isInTag = false;
    const attributes = Object.entries(written);
    if (attributes.length > MAX_ATTRIBUTES) this.#stop(tag, `<${tag.type}> has more than ${MAX_ATTRIBUTES} attributes. Remove some.`);
    for (const [name, value] of attributes) {
      const key = name.toLowerCase();
      if (key in tag.attributes) this.#problem(tag, `The attribute ${name} is written twice in <${tag.type}>. Keep one.`);
      tag.attributes[key] = value;
    }
  }

  #close(): void {
    const tag = this.#open.pop();
    if (tag) tag.text = (tag.type === 'Markdown' ? unindented(tag.text) : tag.text).trim();
    this.#lastClosed = tag;
  }

  #text(text: string): void {
    const tag = this.#open.at(-1);
    if (tag) tag.text += text;
  }

  #comment(text: string): void {
    const offset = this.#places.markup.lastIndexOf('<!--', this.#parser.position);
    this.comments.push({ ...this.#places.at(Math.max(0, offset)), text });
  }

  #fault(message: string): void {
    const { markup } = this.#places;
    if (this.#isInTag && this.#lastStart && /unclosed tag|unexpected end/.test(message)) this.#stop(this.#lastStart, BROKEN_OFF);
    const unclosed = /unclosed tag/.test(message) ? this.#open.at(-1) : /unexpected close tag/.test(message) ? this.#lastClosed : undefined;
    const broken = /unexpected end|must contain a root/.test(message) ? this.#lastStart : undefined;
    const here = this.#places.at(Math.max(0, Math.min(this.#parser.position, markup.length) - 1));
    this.#stop(unclosed ?? broken ?? here, sayPlainly(message, unclosed));
  }
}

/** Reads markup as XML with places; faults of form end the reading at the first. Never throws on any text. */
export function readMarkup(places: Places): ReadMarkup {
  const reader = new Reader(places);
  reader.read();
  return { root: reader.root, comments: reader.comments, problems: reader.problems };
}
