/** Which controls name regions, and how the places of a tree stand among the labels of a region. */
import { isSet } from './flag.ts';
import type { RegionKind } from './kinds/region-kind.ts';
import type { ControlTag } from './model.ts';

type Sort = Pick<ControlTag, 'type' | 'tag' | 'perRegion'>;

/** A Taxonomy that names stretches of a text (`labeling`, formats 1.4): its labels are places, each the names of its path in one text. */
export const isTree = ({ type, tag, perRegion }: Sort): boolean => type === 'Taxonomy' && !perRegion && isSet(tag, 'labeling');

/** A place of a tree as a label, and back; no name holds a line break. */
export const placeLabel = (path: readonly string[]): string => path.join('\n');
export const labelPlace = (label: string): string[] => label.split('\n');

/** Labels and every *Labels, and trees that label. */
export const namesRegions = (control: Sort): boolean => control.type.endsWith('Labels') || isTree(control);

/** Whether a control makes regions of a kind and carries their labels. */
export const makes = ({ own }: RegionKind, control: ControlTag): boolean =>
  own.includes(control.type) && (control.type !== 'Taxonomy' || isTree(control));
