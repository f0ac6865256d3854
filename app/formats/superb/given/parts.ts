/** Which of the files that came in are Superb's, by their folders and the names in their objects. */
import { keysIn } from '../../foreign/keys.ts';
import type { Medium, Part } from '../../foreign/model.ts';

/** `root`: the folder that all of it lies in, with a slash at its end where there is one. `labels`: by their path from there. */
export type Roles = { project: Part; root: string; metas: Part[]; labels: ReadonlyMap<string, Part>; addresses?: Part };

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const isProject = ({ path, head }: Part): boolean => /(^|\/)project\.json$/i.test(path) && /"(image|video|pointclouds)-(siesta|default)"/.test(head);

export function rolesOf(parts: readonly Part[]): Roles | undefined {
  const project = parts.find(isProject);
  if (!project) return undefined;
  const root = folderOf(project.path);
  const within = parts.filter(({ path }) => path.startsWith(root));
  const rest = (part: Part): string => part.path.slice(root.length);
  const labels = within.filter((part) => /^labels\/.+\.json$/i.test(rest(part)));
  const metas = within.filter((part) => /^meta\/.+\.json$/i.test(rest(part)) && keysIn(part.head)?.has('data_key'));
  const addresses = within.find((part) => rest(part) === 'image-addresses.csv');
  return { project, root, metas, labels: new Map(labels.map((part) => [rest(part), part])), ...(addresses && { addresses }) };
}

export function superbParts(parts: readonly Part[]): Part[] {
  const roles = rolesOf(parts);
  return roles ? [roles.project, ...roles.metas, ...roles.labels.values(), ...(roles.addresses ? [roles.addresses] : [])] : [];
}

/** Where the picture of a data key lies: where our exports put it, else in the folder of its set, else where there is one of its name. */
export class Delivered {
  readonly #byPath = new Map<string, Medium>();
  /** By name; null where two have it. */
  readonly #byName = new Map<string, Medium | null>();

  constructor(
    media: readonly Medium[],
    readonly root: string,
  ) {
    for (const medium of media) {
      this.#byPath.set(medium.path, medium);
      const name = medium.path.slice(medium.path.lastIndexOf('/') + 1);
      this.#byName.set(name, this.#byName.has(name) ? null : medium);
    }
  }

  of(key: string, set: string): Medium | undefined {
    const paths = [`${this.root}images/${key}`, `${this.root}${set}/${key}`, `${set}/${key}`, `${this.root}${key}`, key];
    const known = paths.flatMap((path) => this.#byPath.get(path) ?? [])[0];
    return known ?? this.#byName.get(key.slice(key.lastIndexOf('/') + 1)) ?? undefined;
  }
}
