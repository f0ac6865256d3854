/** The pictures that came with labels, found by the names that those give them. */
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { owned } from '../read/own.ts';
import { readTable } from '../read/table.ts';
import type { Held } from './held.ts';
import { partText, type Delivery, type Fault, type Medium } from './model.ts';

/** `at`: what a task names it by, a path of the delivery or an address. */
export type Found = { at: string; size: () => Promise<Size | undefined> };

const keyOf = (path: string): string =>
  path
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.')
    .join('/')
    .normalize('NFC')
    .toLowerCase();
const nameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
const stemOf = (key: string): string => key.replace(/\.[^./]*$/, '');
const shared = (a: string, b: string): number => {
  const [one, other] = [a.split('/'), b.split('/')];
  const apart = one.findIndex((part, index) => part !== other[index]);
  return apart < 0 ? one.length : apart;
};

const unknownSize = async (): Promise<undefined> => undefined;

/** Media by their whole path and by their last name, in small letters; `named` is how paths are written here. */
class Shelf {
  readonly #byPath = new Map<string, Medium[]>();
  readonly #byName = new Map<string, Medium[]>();

  constructor(
    media: readonly Medium[],
    readonly named: (path: string) => string,
  ) {
    for (const medium of media) {
      const path = named(medium.path);
      put(this.#byPath, path, medium);
      put(this.#byName, nameOf(path), medium);
    }
  }

  find(key: string, folder: string): Found | { problem: string } | undefined {
    const base = keyOf(folder);
    const there = (base && this.#byPath.get(`${base}/${key}`)) || this.#byPath.get(key);
    if (there) return only(there, key);
    const alike = this.#byName.get(nameOf(key)) ?? [];
    const behind = alike.filter(({ path }) => this.named(path).endsWith(`/${key}`));
    const fitting = behind.length > 0 ? behind : alike;
    const nearness = fitting.map(({ path }) => shared(keyOf(path), base));
    const most = nearness.reduce((best, each) => Math.max(best, each), 0);
    return only(
      fitting.filter((_, index) => nearness[index] === most),
      key,
    );
  }
}

function put(map: Map<string, Medium[]>, key: string, medium: Medium): void {
  const list = map.get(key);
  if (list) list.push(medium);
  else map.set(key, [medium]);
}

function only([first, ...more]: readonly Medium[], key: string): Found | { problem: string } | undefined {
  if (!first) return undefined;
  if (more.length === 0) return { at: first.path, size: first.size };
  const paths = [first, ...more].slice(0, 3).map(({ path }) => path);
  return { problem: `"${key}" may be several of the pictures: ${paths.join(', ')}. Name it by its whole path.` };
}

export class Gallery {
  readonly #media: Shelf;
  /** Without the ending, too: labels may lie beside pictures under the same name. */
  readonly #stemmed: Shelf;
  /** Of pictures that stayed where they are, by their name. */
  readonly #addresses = new Map<string, string>();
  readonly #stems = new Map<string, string>();

  private constructor(media: readonly Medium[]) {
    this.#media = new Shelf(media, keyOf);
    this.#stemmed = new Shelf(media, (path) => stemOf(keyOf(path)));
  }

  /** `image-addresses.csv` of our own exports says where pictures are that did not come along. */
  static async of({ parts, media }: Delivery, held: Held): Promise<Gallery | Fault> {
    const gallery = new Gallery(media);
    for (const part of parts) {
      if (!/(^|\/)image-addresses\.csv$/.test(part.path)) continue;
      for await (const item of readTable(partText(part))) {
        const { file, address } = 'problem' in item ? {} : (item.value as { file?: string | number; address?: unknown });
        if (file === undefined || typeof address !== 'string') continue;
        const key = owned(keyOf(String(file)));
        const problem = held.address(key, address);
        if (problem !== undefined) return { file: part.name, row: item.row, problem };
        gallery.#addresses.set(key, owned(address));
        gallery.#stems.set(stemOf(key), key);
      }
    }
    return gallery;
  }

  /**
   * `written`: as the labels name it; `folder`: where they lie. The same path counts most, then one that ends so, then the same name; among
   * several the one in the nearest folder. A sentence where there is none, or where two are as near.
   */
  find(written: string, folder: string): Found | { problem: string } {
    if (/^https?:\/\//i.test(written)) return { at: written, size: unknownSize };
    const key = keyOf(written);
    return this.#media.find(key, folder) ?? this.#elsewhere(nameOf(key)) ?? none(written);
  }

  /** The one whose path is that of the labels but for its ending and the folders named `labels` and `images`. */
  findBeside(path: string): Found | { problem: string } {
    const key = stemOf(keyOf(path)).replaceAll(/(^|\/)labels(?=\/)/g, '$1images');
    const folder = key.slice(0, Math.max(0, key.lastIndexOf('/')));
    const elsewhere = (): Found | undefined => this.#elsewhere(this.#stems.get(nameOf(key)) ?? '');
    return this.#stemmed.find(key, folder) ?? elsewhere() ?? none(nameOf(stemOf(path)));
  }

  #elsewhere(name: string): Found | undefined {
    const address = this.#addresses.get(name);
    return address === undefined ? undefined : { at: address, size: unknownSize };
  }
}

const none = (written: string): { problem: string } => ({
  problem: `The picture "${written.slice(0, 200)}" did not come along. Send it with the labels, in the same archive or as further files.`,
});
