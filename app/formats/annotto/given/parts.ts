/** Which of the files that came in are Annotto's, and which each of them is: by the names in their first object, else by how they are called. */
import { keysIn } from '../../foreign/keys.ts';
import type { Part } from '../../foreign/model.ts';
import { kinds, nestedTypes } from './shapes.ts';

export type Role = 'config' | 'items' | 'predictions' | 'annotations';
export type Roles = Partial<Record<Role, Part>>;

const has = (keys: ReadonlySet<string>, ...names: string[]): boolean => names.every((name) => keys.has(name));
const called = (path: string, name: string): boolean => new RegExp(`(^|[/_.-])${name}\\.json(l|lines)?$`, 'i').test(path);

const isTyped = (head: string): boolean => new RegExp(`"(data)?type"\\s*:\\s*"(${kinds.join('|')})"`).test(head);

/** Names alone are not enough: other tools call their files so too. */
export function roleOf({ path, head }: Pick<Part, 'path' | 'head'>): Role | undefined {
  const keys = keysIn(head);
  if (!keys) return undefined;
  if (has(keys, 'uuid', 'annotations') && !keys.has('data')) return 'predictions';
  if (has(keys, 'uuid') && isTyped(head) && (has(keys, 'data') || called(path, 'items'))) return 'items';
  if (has(keys, 'item') && (has(keys, 'annotation') || has(keys, 'itemMetadata') || called(path, 'annotations'))) return 'annotations';
  if (has(keys, 'uuid', 'data') && called(path, 'items')) return 'items';
  if ((has(keys, 'uuid') || has(keys, 'annotations')) && !has(keys, 'data') && called(path, 'predictions')) return 'predictions';
  const hasLabels = ['tasks', ...nestedTypes].some((name) => keys.has(name));
  if (has(keys, 'name', 'client', 'type') && isTyped(head) && (hasLabels || called(path, 'config'))) return 'config';
  return (has(keys, 'client') || has(keys, 'tasks')) && called(path, 'config') ? 'config' : undefined;
}

/** The second of two files with one role. */
export type Doubled = { role: Role; part: Part };

/** Which part is what. */
export function rolesOf(parts: readonly Part[]): { roles: Roles; doubled: Doubled[] } {
  const roles: Roles = {};
  const doubled: Doubled[] = [];
  for (const part of parts) {
    const role = roleOf(part);
    if (role === undefined) continue;
    if (roles[role]) doubled.push({ role, part });
    else roles[role] = part;
  }
  // Beside the others its name is enough: what is wrong in it is to be said.
  if ((roles.items ?? roles.annotations) && !roles.config) roles.config = parts.find(({ path }) => /(^|\/)config\.json$/i.test(path));
  return { roles, doubled };
}

export function annottoParts(parts: readonly Part[]): Part[] {
  const { roles, doubled } = rolesOf(parts);
  return [...Object.values(roles).filter((part) => part !== undefined), ...doubled.map(({ part }) => part)];
}
