/** What is stored of a region on the picture of 400 by 250 pixels, as literals. */
import type { Literal } from './story.ts';

export const row = (from_name: string, type: string, value: Literal): Literal => ({
  id: 1,
  from_name,
  to_name: 'photo',
  type,
  origin: 'manual',
  original_width: 400,
  original_height: 250,
  image_rotation: 0,
  value,
});

/** Of one region with one label: a row where the control has labels, two where another control gives them. */
export type Rows = (place: Literal, label: string) => Literal[];

export const ownRows =
  (type: string, control = 'label'): Rows =>
  (place, label) => [row(control, `${type}labels`, { ...place, [`${type}labels`]: [label] })];

export const bareRows =
  (type: string, control = 'shape'): Rows =>
  (place, label) => [row(control, type, place), row('what', 'labels', { ...place, labels: [label] })];
