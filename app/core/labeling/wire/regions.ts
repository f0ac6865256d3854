/** Rows that are regions: which kind one is, and the one or two rows of a region (formats 2.2). */

import type { RegionKind } from '../kinds/region-kind.ts';
import { kindOf, type Language } from '../language.ts';
import { isTree, labelPlace, makes, placeLabel } from '../labelling.ts';
import type { ControlTag, LabelingConfig } from '../model.ts';
import { controlNamed, objectNamed } from '../names.ts';
import type { Region, Row } from '../result.ts';
import { rowType } from '../row-types.ts';
import { leftOver, readRegionCommon, writeCommon, writeRegionKeys } from './common.ts';
import { Broken, defined, type Fields, needTexts } from './fields.ts';

/** The control that made a row, when the row's type is what that control writes. */
export function controlOf(row: Row, config: LabelingConfig): ControlTag | undefined {
  const control = typeof row.from_name === 'string' ? controlNamed(config, row.from_name) : undefined;
  return control && rowType(control.type) === row.type ? control : undefined;
}

/** Which of the known kinds a row is; undefined for rows of other types, which are kept as they are. */
export function regionKind(row: Row, config: LabelingConfig, { regions }: Language): RegionKind | undefined {
  const object = typeof row.to_name === 'string' ? objectNamed(config, row.to_name)?.type : undefined;
  const control = object === undefined ? undefined : controlOf(row, config);
  if (object === undefined || !control) return undefined;
  const here = regions.filter((kind) => kind.objects.includes(object));
  if (control.type === 'Taxonomy') return isTree(control) && holdsPlaces(row) ? here.find((kind) => makes(kind, control)) : undefined;
  if (control.type !== 'Labels') return here.find((kind) => [...kind.own, ...kind.bare].includes(control.type));
  const labelled = here.filter((kind) => kind.own.includes('Labels') || (kind.bare.length > 0 && !kind.merged));
  return labelled.find((kind) => kind.holds?.(row.value ?? {}) ?? true);
}

/** Places of a tree that stand somewhere in a text, and not an answer about all of it. */
function holdsPlaces({ value = {} }: Row): boolean {
  return (value.start !== undefined || value.globalOffsets !== undefined) && pathsOf(value) !== undefined;
}

function pathsOf({ taxonomy }: Fields): string[][] | undefined {
  const isName = (name: unknown): name is string => typeof name === 'string' && !name.includes('\n');
  const isPath = (path: unknown): path is string[] => Array.isArray(path) && path.length > 0 && path.every(isName);
  return Array.isArray(taxonomy) && taxonomy.every(isPath) ? taxonomy : undefined;
}

function readLabels(row: Row, bare: boolean): string[] {
  const key = String(row.type);
  if (key === 'taxonomy') return (pathsOf(row.value ?? {}) ?? []).map(placeLabel);
  return bare && row.value?.[key] === undefined ? [] : needTexts(row.value ?? {}, key);
}

/** Reads the first row of a region. Throws `Broken` with the reason when its values mean nothing. */
export function readRegion(row: Row, id: string, kind: RegionKind, config: LabelingConfig): Region {
  const { common, read } = readRegionCommon(row, id);
  const value = row.value ?? {};
  const own = controlOf(row, config)?.type ?? '';
  const merged = kind.merged && value.labels !== undefined;
  const labels = merged ? needTexts(value, 'labels') : readLabels(row, kind.bare.includes(own));
  const { place, valueKeys = [], rowKeys = [] } = kind.read(value, row);
  const extra = leftOver(row, [...read, ...rowKeys], [...kind.placeKeys, ...valueKeys, String(row.type), ...(merged ? ['labels'] : [])]);
  const labelsFrom = kind.merged ? labelling(config, common.to) : undefined;
  return defined({ ...common, labels, labelsFrom, kind: kind.kind, ...place, extra }) as Region;
}

/** The `Labels` control of an object: it labels the shapes whose only row holds their labels, now or later. */
function labelling(config: LabelingConfig, object: string): string | undefined {
  return config.controls.find((control) => control.type === 'Labels' && control.toNames.includes(object))?.name;
}

/** True for a region made by a shape tag without labels of its own, which a second row may label. */
export function isBareShape(region: Region, config: LabelingConfig, language: Language): boolean {
  const kind = kindOf(language, region);
  return !kind.merged && kind.bare.includes(controlNamed(config, region.from)?.type ?? '');
}

/** Takes the `labels` row of a bare shape into the region of the shape, with what that row alone says of the region. */
export function joinLabels(region: Region, row: Row, language: Language): Region {
  const { common, read } = readRegionCommon(row, region.id);
  const kind = kindOf(language, region);
  return defined({
    ...common,
    ...region,
    labels: readLabels(row, false),
    labelsFrom: row.from_name,
    labelsExtra: leftOver(row, [...read, ...Object.keys(writeMedium(region, language))], [...kind.placeKeys, 'labels']),
  });
}

/** Row keys that say how large the medium was; also copied to the perRegion answers of a region. */
export function writeMedium(region: Region, language: Language): Fields {
  return kindOf(language, region).writeMedium?.(region) ?? {};
}

/** The place as every row of the region stores it, without labels and text. */
export function writePlace(region: Region, language: Language): Fields {
  return kindOf(language, region).write(region);
}

/** The rows of a region: one, or two where a separate Labels control labels a bare shape. */
export function writeRegion(region: Region, config: LabelingConfig, language: Language): Row[] {
  const kind = kindOf(language, region);
  const control = controlNamed(config, region.from)?.type ?? kind.own[0] ?? kind.bare[0] ?? '';
  const type = rowType(control);
  const place = { ...kind.write(region), ...kind.writeOwn?.(region) };
  const keys = { ...writeMedium(region, language), ...writeRegionKeys(region) };
  const value = kind.bare.includes(control)
    ? mergedLabels(region, kind, place)
    : { ...place, [type]: type === 'taxonomy' ? region.labels.map(labelPlace) : region.labels };
  const first = { ...writeCommon(region, type, value, region.extra), ...keys };
  if (region.labelsFrom === undefined || kind.merged) return [first];
  const second = writeCommon({ ...region, from: region.labelsFrom }, 'labels', { ...place, labels: region.labels }, region.labelsExtra);
  return [first, { ...second, ...keys }];
}

function mergedLabels(region: Region, { merged }: RegionKind, place: Fields): Fields {
  return merged && region.labels.length > 0 ? { ...place, labels: region.labels } : place;
}

/** A row broken in a way that concerns the region itself. */
export function taken(id: string): Broken {
  return new Broken(`The id "${id}" is taken by another region.`);
}
