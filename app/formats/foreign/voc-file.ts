/** One XML file of Pascal VOC: a picture and the boxes on it, in pixels. */
import { SaxesParser } from 'saxes';
import { MAX_REGIONS } from '#app/core/labeling/check/regions.ts';
import { longestValue, tooLong } from '../read/limits.ts';
import { owned } from '../read/own.ts';
import { mostFaults, partText, type Fault, type Part } from './model.ts';

/** `edges`: left, top, right, bottom in pixels; `said`: what else it says of itself, by the names of its tags. */
export type VocObject = { row: number; name: string; edges: number[]; said: Map<string, string> };
export type VocFile = { filename: string; size?: { width: number; height: number }; annotator: string; objects: VocObject[] };

const deepest = 50;
const edgeNames = ['xmin', 'ymin', 'xmax', 'ymax'];

/** Texts by the path of their tags: `size/width`, `object/bndbox/xmin`. */
class Reader {
  readonly file: VocFile = { filename: '', annotator: '', objects: [] };
  readonly #path: string[] = [];
  readonly #texts: string[] = [];
  /** Open tags below the deepest. */
  #beyond = 0;
  #isFull = false;
  #size: Record<string, number> = {};
  #object: { row: number; texts: Map<string, string> } | undefined;

  /** A sentence where a tag lies deeper than any that is read. */
  open(name: string, row: number): string | undefined {
    this.#beyond += Number(this.#path.length >= deepest);
    if (this.#beyond > 0) return this.#beyond === 1 ? `Tags are nested deeper than ${deepest}.` : undefined;
    this.#path.push(name);
    this.#texts.push('');
    if (this.#path.join('/') === 'annotation/object') this.#object = { row, texts: new Map() };
    return undefined;
  }

  text(text: string): void {
    if (this.#texts.length > 0) this.#texts[this.#texts.length - 1] += text;
  }

  /** A sentence where an object ends that is none. */
  close(): string | undefined {
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return undefined;
    }
    const [path, text] = [this.#path.slice(1).join('/'), this.#texts.at(-1)!.trim()];
    this.#path.pop();
    this.#texts.pop();
    if (path === 'object') return this.#endObject();
    if (path.startsWith('object/')) this.#object?.texts.set(path.slice('object/'.length), text);
    else if (path === 'filename') this.file.filename = text;
    else if (path === 'source/annotator') this.file.annotator = text;
    else if (path === 'size/width' || path === 'size/height') this.#size[path.slice(5)] = Number(text);
    return undefined;
  }

  #endObject(): string | undefined {
    const { row, texts } = this.#object!;
    const name = owned(texts.get('name') ?? '');
    if (name === '') return 'This object has no "name".';
    const edges = edgeNames.map((edge) => Number(texts.get(`bndbox/${edge}`) || Number.NaN));
    if (!edges.every(Number.isFinite)) return `The "bndbox" of this object ("${name.slice(0, 50)}") needs ${edgeNames.join(', ')}, in pixels.`;
    if (edges[2]! < edges[0]! || edges[3]! < edges[1]!) return `The "bndbox" of this object ("${name.slice(0, 50)}") ends before it begins.`;
    for (const key of ['name', 'bndbox', ...edgeNames.map((edge) => `bndbox/${edge}`)]) texts.delete(key);
    const { objects } = this.file;
    if (objects.length < MAX_REGIONS) objects.push({ row, name, edges, said: texts });
    else if (!this.#isFull) {
      this.#isFull = true;
      return `There are more than ${MAX_REGIONS.toLocaleString('en-GB')} objects, more than an answer can have.`;
    }
    return undefined;
  }

  finish(): VocFile {
    const { width = 0, height = 0 } = this.#size;
    return width > 0 && height > 0 ? { ...this.file, size: { width, height } } : this.file;
  }
}

/** Reads it whole; it is of one picture. Entities of its own are not followed. */
export async function readVoc(part: Part): Promise<VocFile | Fault[]> {
  const reader = new Reader();
  const faults: Fault[] = [];
  const parser = new SaxesParser();
  const say = (row: number, problem: string): void => void (faults.length < mostFaults && faults.push({ file: part.name, row, problem }));
  parser.on('opentag', ({ name }) => {
    const problem = reader.open(name, parser.line);
    if (problem) say(parser.line, problem);
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', () => {
    const problem = reader.close();
    if (problem) say(parser.line, problem);
  });
  parser.on('error', (error) => {
    if (faults.length === 0)
      say(
        parser.line,
        `This is not valid XML: ${error.message
          .slice(0, 300)
          .replace(/^\d+:\d+:\s*/, '')
          .replace(/\.$/, '')}.`,
      );
  });
  let length = 0;
  for await (const piece of partText(part)) {
    length += piece.length;
    if (length > longestValue) return [{ file: part.name, row: parser.line, problem: tooLong('This file') }];
    parser.write(piece);
    if (faults.length > 0 && length > longestValue / 10) break;
  }
  parser.close();
  return faults.length > 0 ? faults : reader.finish();
}
