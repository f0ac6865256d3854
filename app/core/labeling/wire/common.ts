/** The keys that every row may have (formats 2.1), read into and written from what regions and answers share. */

import type { Extra, ImageSize, Origin, Row } from '../result.ts';
import { Broken, defined, type Fields, toNumber, without } from './fields.ts';

const origins: readonly unknown[] = ['manual', 'prediction', 'prediction-changed'] satisfies Origin[];
const isOrigin = (value: unknown): value is Origin => origins.includes(value);

export type Common = {
  id: string;
  from: string;
  to: string;
  origin: Origin;
  score?: number;
  itemIndex?: number;
};
export type RegionCommon = Common & { readonly?: boolean; parentId?: string; meta?: Record<string, unknown>; normalization?: string };

/** What was read, and the names of the row keys that were understood. Keys that mean nothing are left over, to be kept. */
export type ReadCommon<T> = { common: T; read: string[] };

/** An absent origin is a person's: `manual` is then written. */
export function readCommon(row: Row, id: string): ReadCommon<Common> {
  const read = ['id', 'from_name', 'to_name', 'type', 'value'];
  const common: Common = { id, from: row.from_name ?? '', to: row.to_name ?? '', origin: 'manual' };
  if (row.origin === undefined || isOrigin(row.origin)) {
    read.push('origin');
    common.origin = row.origin ?? 'manual';
  }
  if (typeof row.score === 'number') {
    if (!Number.isFinite(row.score)) throw new Broken('"score" is not a number.');
    read.push('score');
    common.score = row.score;
  }
  if (typeof row.item_index === 'number' && Number.isInteger(row.item_index)) {
    read.push('item_index');
    common.itemIndex = row.item_index;
  }
  return { common, read };
}

/** As `readCommon`, with the keys that only regions have. Heartex 1.0 wrote `parent_id` for `parentID`. */
export function readRegionCommon(row: Row, id: string): ReadCommon<RegionCommon> {
  const { common, read } = readCommon(row, id);
  const region: RegionCommon = common;
  for (const key of ['parent_id', 'parentID']) {
    if (typeof row[key] !== 'string') continue;
    read.push(key);
    region.parentId = row[key];
  }
  if (typeof row.readonly === 'boolean') {
    read.push('readonly');
    region.readonly = row.readonly;
  }
  if (typeof row.meta === 'object' && row.meta !== null && !Array.isArray(row.meta)) {
    read.push('meta');
    region.meta = row.meta as Record<string, unknown>;
  }
  if (typeof row.normalization === 'string') {
    read.push('normalization');
    region.normalization = row.normalization;
  }
  return { common: region, read };
}

/** Natural size and view rotation; undefined unless both sizes are numbers, and the keys are then left over. */
export function readOriginal(row: Row): { original: ImageSize; read: string[] } | undefined {
  const width = toNumber(row.original_width);
  const height = toNumber(row.original_height);
  const rotation = row.image_rotation === undefined ? 0 : toNumber(row.image_rotation);
  if (width === undefined || height === undefined || rotation === undefined) return undefined;
  return { original: { width, height, rotation }, read: ['original_width', 'original_height', 'image_rotation'] };
}

/** Keys of the row and its value that were not read, if any. */
export function leftOver(row: Row, read: readonly string[], readOfValue: readonly string[]): Extra | undefined {
  const extra = defined({ row: without(row, read), value: without((row.value ?? {}) as Fields, readOfValue) });
  return Object.keys(extra).length > 0 ? extra : undefined;
}

export function writeOriginal(original: ImageSize | undefined): Fields {
  if (!original) return {};
  return { original_width: original.width, original_height: original.height, image_rotation: original.rotation };
}

export function writeCommon(common: Common, type: string, value: Fields, extra: Extra | undefined): Row {
  return defined({
    id: common.id,
    from_name: common.from,
    to_name: common.to,
    type,
    origin: common.origin,
    score: common.score,
    item_index: common.itemIndex,
    ...extra?.row,
    value: { ...value, ...extra?.value },
  });
}

export function writeRegionKeys(region: RegionCommon): Fields {
  return defined({ readonly: region.readonly, parentID: region.parentId, meta: region.meta, normalization: region.normalization });
}
