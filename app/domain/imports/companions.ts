/** Pictures, sounds and films that come beside tables: rows name them by their path, and get the address of the stored file instead. */
import { paths } from '#app/core/paths.ts';
import { dataNeeds } from '#app/core/labeling/needs.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { shownName } from '../files.ts';

type Json = Record<string, unknown>;
export type Companion = { id: number; token: string };

/** Deeper than any data that names files; much deeper values are refused later. */
const deepest = 20;
/** Longer texts are no paths. */
const longest = 1000;

/** As a table may write it: other slashes, another case, percent signs. */
function keyOf(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/').normalize('NFC').toLowerCase();
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Neither an address nor a path from a root. */
const isRelative = (text: string): boolean =>
  text !== '' && text.length <= longest && !/^([a-z][a-z\d+.-]*:|\/|\\)/i.test(text) && !/[\r\n]/.test(text);

export class Companions {
  readonly #files = new Map<string, Companion & { path: string; isTwice?: true }>();
  /** Ids of those that rows have named. */
  readonly named = new Set<number>();

  constructor(readonly projectId: number) {}

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  add(path: string, { id, token }: Companion): void {
    const key = keyOf(path);
    this.#files.set(key, { id, token, path, ...(this.#files.has(key) && { isTwice: true as const }) });
  }

  /** From where the table lies, else from the root of the import. */
  #find(written: string, folder: string): (Companion & { path: string; isTwice?: true }) | undefined {
    for (const text of written.includes('%') ? [written, unescaped(written)] : [written])
      for (const from of folder ? [`${folder}/${text}`, text] : [text]) {
        const found = this.#files.get(keyOf(from));
        if (found) return found;
      }
    return undefined;
  }

  /** A task, or its data alone, with addresses in the place of paths. `folder`: where its table lies, without a slash at the end. `isData`: no task. */
  addressed(item: unknown, folder: string, isData: boolean): unknown {
    if (this.isEmpty || typeof item !== 'object' || item === null) return item;
    return !isData && 'data' in item ? { ...item, data: this.#addressed(item.data, folder, 0) } : this.#addressed(item, folder, 0);
  }

  #addressed<Value>(value: Value, folder: string, depth: number): Value {
    if (depth > deepest) return value;
    if (typeof value === 'string') return (this.#addressOf(value, folder) ?? value) as Value;
    if (Array.isArray(value)) return value.map((part: unknown) => this.#addressed(part, folder, depth + 1)) as Value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.#addressed(part as unknown, folder, depth + 1)])) as Value;
  }

  #addressOf(written: string, folder: string): string | undefined {
    if (!isRelative(written)) return undefined;
    const found = this.#find(written, folder);
    if (!found || found.isTwice) return undefined;
    this.named.add(found.id);
    return paths.file(this.projectId, found.token, shownName(found.path));
  }

  /** Sentences about paths that lead to no file, where the config shows what lies there; empty while nothing came beside the tables. */
  missing(config: LabelingConfig | undefined, data: Json, folder: string): string[] {
    if (this.isEmpty || !config) return [];
    const shown = dataNeeds(config).filter(({ isUrl, whole, reference }) => isUrl && whole && Object.hasOwn(data, reference.key));
    const values = shown.flatMap(({ reference }) => [data[reference.key]].flat());
    return [...new Set(values)].flatMap((value) => {
      if (typeof value !== 'string' || !isRelative(value)) return [];
      const name = `"${value.slice(0, 200)}"`;
      return this.#find(value, folder)?.isTwice
        ? [`${name} is in two archives of this import. Put them into folders of different names.`]
        : [`${name} is no file that came with this import. Its path must start from the folder of the table, or from the root of the archive.`];
    });
  }
}
