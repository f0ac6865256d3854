/** Rows that are regions: rectangle(labels) on images, labels on text and sound; a bare shape with its Labels is one region. */

import type { ControlTag, LabelingConfig } from '../model.ts';
import { controlNamed, objectNamed } from '../names.ts';
import type { Region, Row } from '../result.ts';
import { rowType } from '../row-types.ts';
import { leftOver, readOriginal, readRegionCommon, writeCommon, writeOriginal, writeRegionKeys } from './common.ts';
import { Broken, defined, type Fields, needNumber, needTexts, toNumber } from './fields.ts';
import { type Kind, placeKeys, readRectangle, readText, storedText, writePlace } from './geometry.ts';

/** The control that made a row, when the row's type is what that control writes. */
export function controlOf(row: Row, config: LabelingConfig): ControlTag | undefined {
  const control = typeof row.from_name === 'string' ? controlNamed(config, row.from_name) : undefined;
  return control && rowType(control.type) === row.type ? control : undefined;
}

/** Which of our regions a row is; undefined for rows of other types, which are kept as they are. */
export function regionKind(row: Row, config: LabelingConfig): Kind | undefined {
  const object = typeof row.to_name === 'string' ? objectNamed(config, row.to_name)?.type : undefined;
  if (object === undefined || !controlOf(row, config)) return undefined;
  if (row.type === 'rectangle' || row.type === 'rectanglelabels') return object === 'Image' ? 'rectangle' : undefined;
  if (row.type !== 'labels') return undefined;
  const value = row.value ?? {};
  if (object === 'Text') return isPath(value) ? undefined : 'span';
  if (object === 'Audio' || object === 'AudioPlus') return 'range';
  if (object !== 'Image') return undefined;
  return ['x', 'y', 'width', 'height'].every((key) => toNumber(value[key]) !== undefined) && value.points === undefined ? 'rectangle' : undefined;
}

/** Old files mark text by XPath as HTML does; that is not our span. */
const isPath = (value: Fields): boolean => typeof value.start === 'string' && value.start.startsWith('/');

function readLabels(row: Row, bare: boolean): string[] {
  const key = String(row.type);
  return bare && row.value?.[key] === undefined ? [] : needTexts(row.value ?? {}, key);
}

/** Reads the first row of a region. Throws `Broken` with the reason when its values mean nothing. */
export function readRegion(row: Row, id: string, kind: Kind): Region {
  const { common, read } = readRegionCommon(row, id);
  const value = row.value ?? {};
  const labels = readLabels(row, row.type === 'rectangle');
  const valueKeys = [...placeKeys[kind], String(row.type)];
  if (kind === 'rectangle') {
    const original = readOriginal(row);
    const extra = leftOver(row, [...read, ...(original?.read ?? [])], valueKeys);
    return defined({ ...common, labels, kind, ...readRectangle(value), original: original?.original, extra });
  }
  const place = { start: needNumber(value, 'start'), end: needNumber(value, 'end') };
  if (kind === 'span') {
    if (!Number.isInteger(place.start) || !Number.isInteger(place.end)) throw new Broken('"start" and "end" of text must be whole numbers.');
    const text = typeof value.text === 'string' ? readText(value.text) : undefined;
    const extra = leftOver(row, read, text === undefined ? valueKeys : [...valueKeys, 'text']);
    return defined({ ...common, labels, kind, ...place, text, extra });
  }
  const originalLength = toNumber(row.original_length);
  const extra = leftOver(row, originalLength === undefined ? read : [...read, 'original_length'], valueKeys);
  return defined({ ...common, labels, kind, ...place, channel: needNumber(value, 'channel', 0), originalLength, extra });
}

/** True for a region made by a shape tag without labels of its own. */
export function isBareShape(region: Region, config: LabelingConfig): boolean {
  return controlNamed(config, region.from)?.type === 'Rectangle';
}

/** Takes the `labels` row of a bare shape into the region of the shape. */
export function joinLabels(region: Region, row: Row): Region {
  const { common, read } = readRegionCommon(row, region.id);
  const original = region.kind === 'rectangle' && region.original ? readOriginal(row) : undefined;
  return defined({
    ...region,
    labels: readLabels(row, false),
    labelsFrom: row.from_name,
    score: region.score ?? common.score,
    labelsExtra: leftOver(row, [...read, ...(original?.read ?? [])], [...placeKeys[region.kind], 'labels']),
  });
}

/** Row keys that say how large the medium was; also copied to the perRegion answers of a region. */
export function writeMedium(region: Region): Fields {
  if (region.kind === 'rectangle') return writeOriginal(region.original);
  return region.kind === 'range' ? defined({ original_length: region.originalLength }) : {};
}

/** The rows of a region: one, or two where a separate Labels control labels a bare shape. */
export function writeRegion(region: Region, config: LabelingConfig): Row[] {
  const control = controlNamed(config, region.from);
  const type = control ? rowType(control.type) : fallbackType(region);
  const place = region.kind === 'span' && region.text !== undefined ? { ...writePlace(region), text: storedText(region.text) } : writePlace(region);
  const keys = { ...writeMedium(region), ...writeRegionKeys(region) };
  const bare = type === 'rectangle';
  const first = { ...writeCommon(region, type, bare ? place : { ...place, [type]: region.labels }, region.extra), ...keys };
  if (region.labelsFrom === undefined) return [first];
  const second = writeCommon({ ...region, from: region.labelsFrom }, 'labels', { ...place, labels: region.labels }, region.labelsExtra);
  return [first, { ...second, ...keys }];
}

/** For a region whose control is not in this config: the type its kind usually has. */
function fallbackType(region: Region): string {
  return region.kind === 'rectangle' ? 'rectanglelabels' : 'labels';
}
