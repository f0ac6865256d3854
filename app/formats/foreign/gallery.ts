/** The pictures that came with labels, found by the names that those give them. */
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { decoded } from '../read/decode.ts';
import { readTable } from '../read/table.ts';
import type { Delivery, Medium } from './model.ts';

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

export class Gallery {
  readonly #byName = new Map<string, Medium[]>();
  /** Without the ending, too: labels may lie beside pictures under the same name. */
  readonly #byStem = new Map<string, Medium[]>();
  /** Of pictures that stayed where they are, by their name. */
  readonly #addresses = new Map<string, string>();
  readonly #stems = new Map<string, string>();

  private constructor(media: readonly Medium[]) {
    for (const medium of media) {
      const name = nameOf(keyOf(medium.path));
      for (const [map, key] of [
        [this.#byName, name],
        [this.#byStem, stemOf(name)],
      ] as const)
        map.set(key, [...(map.get(key) ?? []), medium]);
    }
  }

  /** `image-addresses.csv` of our own exports says where pictures are that did not come along. */
  static async of({ parts, media }: Delivery): Promise<Gallery> {
    const gallery = new Gallery(media);
    for (const { path, open } of parts) {
      if (!/(^|\/)image-addresses\.csv$/.test(path)) continue;
      for await (const item of readTable(decoded(open()), undefined, () => undefined)) {
        const { file, address } = 'problem' in item ? {} : (item.value as { file?: string | number; address?: unknown });
        if (file === undefined || typeof address !== 'string') continue;
        const key = keyOf(String(file));
        gallery.#addresses.set(key, address);
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
    return this.#among(this.#byName.get(nameOf(key)) ?? [], key, folder, keyOf) ?? this.#elsewhere(nameOf(key)) ?? none(written);
  }

  /** The one whose path is that of the labels but for its ending and the folders named `labels` and `images`. */
  findBeside(path: string): Found | { problem: string } {
    const key = stemOf(keyOf(path)).replaceAll(/(^|\/)labels(?=\/)/g, '$1images');
    const folder = key.slice(0, Math.max(0, key.lastIndexOf('/')));
    const among = this.#among(this.#byStem.get(nameOf(key)) ?? [], key, folder, (each) => stemOf(keyOf(each)));
    return among ?? this.#elsewhere(this.#stems.get(nameOf(key)) ?? '') ?? none(nameOf(stemOf(path)));
  }

  #among(media: readonly Medium[], key: string, folder: string, named: (path: string) => string): Found | { problem: string } | undefined {
    if (media.length === 0) return undefined;
    const base = keyOf(folder);
    const ranks: ((path: string) => boolean)[] = [
      (path) => path === (base ? `${base}/${key}` : key),
      (path) => path === key,
      (path) => path.endsWith(`/${key}`),
      () => true,
    ];
    for (const ranked of ranks) {
      const fitting = media.filter(({ path }) => ranked(named(path)));
      const most = Math.max(...fitting.map(({ path }) => shared(keyOf(path), base)));
      const near = fitting.filter(({ path }) => shared(keyOf(path), base) === most);
      if (near.length > 1)
        return {
          problem: `"${key}" may be several of the pictures: ${near
            .slice(0, 3)
            .map(({ path }) => path)
            .join(', ')}. Name it by its whole path.`,
        };
      if (near[0]) return { at: near[0].path, size: near[0].size };
    }
    return undefined;
  }

  #elsewhere(name: string): Found | undefined {
    const address = this.#addresses.get(name);
    return address === undefined ? undefined : { at: address, size: unknownSize };
  }
}

const none = (written: string): { problem: string } => ({
  problem: `The picture "${written.slice(0, 200)}" did not come along. Send it with the labels, in the same archive or as further files.`,
});
