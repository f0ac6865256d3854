/** The regions as the rows of a list: sought, sorted, and as a tree or in groups. */
import { labelText } from '#app/core/labeling/label-words.ts';
import { kindOf } from '#app/core/labeling/language.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { noteOf } from '../actions/set-meta.ts';
import { regionSentence, type Known } from '../describe.ts';
import type { State } from '../doc.ts';
import type { EditorSettings } from '../settings.ts';

/** `number`: its place in the answer, from 1. `level`: how many it lies under. */
export type RegionRow = { key: string; region: Region; number: number; level: number };
export type GroupRow = { key: string; title: string; ids: string[] };
export type OutlineRow = RegionRow | GroupRow;

export const isGroup = (row: OutlineRow): row is GroupRow => 'ids' in row;

/** A tree is shown only where nothing is sought and nothing grouped. */
export function isTree({ regionGroup }: EditorSettings, sought: string): boolean {
  return regionGroup === 'none' && sought.trim() === '';
}

export function outlineRows(known: Known, state: State, sought: string): OutlineRow[] {
  const { settings } = state.view;
  const numbered = state.doc.regions.map((region, index): RegionRow => ({ key: region.id, region, number: index + 1, level: 0 }));
  const sorted = sort(known, numbered, settings);
  if (isTree(settings, sought)) return tree(sorted);
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = sorted.filter(({ region, number }) => {
    if (words.length === 0) return true;
    const text = `${number} ${regionSentence(known, region)} ${region.normalization ?? ''} ${noteOf(region.meta)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return settings.regionGroup === 'none' ? found : grouped(found, (region) => titleOf(known, region, settings.regionGroup));
}

function titleOf(known: Known, region: Region, by: EditorSettings['regionGroup']): string {
  if (by === 'label') return labelText(known.config, region) || 'No label';
  const { noun } = kindOf(known.kits.language, region);
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

function grouped(rows: RegionRow[], titleFor: (region: Region) => string): OutlineRow[] {
  const groups = new Map<string, RegionRow[]>();
  for (const row of rows) {
    const title = titleFor(row.region);
    const group = groups.get(title);
    if (group) group.push(row);
    else groups.set(title, [row]);
  }
  return [...groups].flatMap(([title, members]) => [{ key: `group ${title}`, title, ids: members.map(({ key }) => key) }, ...members]);
}

/** The surest first, or the last; what has no score, and what has no place to compare, stays in the order it was made in, at the end. */
function sort({ config, kits }: Known, rows: RegionRow[], { regionOrder, regionTurned }: EditorSettings): RegionRow[] {
  const objects = config.objects.map(({ name }) => name);
  const keyOf = ({ region, number }: RegionRow): readonly (number | string)[] | undefined => {
    if (regionOrder === 'made') return [number];
    if (regionOrder === 'score') return region.score === undefined ? undefined : [-region.score];
    const begins = kindOf(kits.language, region).begins?.(region);
    return begins && [objects.indexOf(region.to), region.itemIndex ?? 0, ...begins];
  };
  const keys = new Map(rows.map((row) => [row, keyOf(row)]));
  const way = regionTurned ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [keys.get(a), keys.get(b)];
    if (!one || !other) return Number(!one) - Number(!other) || a.number - b.number;
    return way * compare(one, other) || a.number - b.number;
  });
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right));
  }
  return 0;
}

/** Each after what it lies under. Stored circles, and parents that are gone, stand at the top. */
function tree(rows: RegionRow[]): RegionRow[] {
  const known = new Set(rows.map(({ key }) => key));
  const children = new Map<string, RegionRow[]>();
  const roots = rows.filter(({ region }) => region.parentId === undefined || !known.has(region.parentId));
  if (roots.length === rows.length) return rows;
  for (const row of rows) {
    const { parentId } = row.region;
    if (parentId !== undefined) children.set(parentId, [...(children.get(parentId) ?? []), row]);
  }
  const seen = new Set<string>();
  const down = (row: RegionRow, level: number): RegionRow[] => {
    if (seen.has(row.key)) return [];
    seen.add(row.key);
    return [{ ...row, level }, ...(children.get(row.key) ?? []).flatMap((child) => down(child, level + 1))];
  };
  return [...roots, ...rows].flatMap((row) => down(row, 0));
}
