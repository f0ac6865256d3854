/** Color and stroke of every label: told apart by color and, for eyes that cannot, by the dash of the line and the printed name. */
import type { ControlTag, Label, LabelingConfig } from '#app/core/labeling/model.ts';

/** `color` is CSS; `dash` is a stroke pattern in CSS pixels, empty for a full line; `slot` is 0-11, or -1 for a color of the config's own. */
export type Ink = { color: string; dash: readonly number[]; slot: number };

export type Palette = {
  /** Ink of a label of a control; plain ink for unknown or no label. */
  ink(control: string, label: string | undefined): Ink;
};

/** Twelve hues apart in light and dark and for color-blind eyes; the same numbers as `--label-1` to `--label-12` in labeler.css. */
export const hues = [
  '#0b6fb8',
  '#c2410c',
  '#0f7b5f',
  '#a8327d',
  '#8a6a00',
  '#5b4bc4',
  '#b4232a',
  '#18798a',
  '#6b7a1e',
  '#7c3f9e',
  '#7a4a2b',
  '#4a5a6b',
];
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
const plain: Ink = { color: '#6b6459', dash: [4, 4], slot: -1 };

/** The ink for CSS: dark mode has its own shades of the twelve hues. A canvas takes `color`. */
export function inkCss(ink: Ink): string {
  return ink.slot < 0 ? ink.color : `var(--label-${ink.slot + 1}, ${ink.color})`;
}

/** Counts over all controls in order, so that two groups of labels on one picture do not share a color. */
export function createPalette(config: LabelingConfig): Palette {
  const inks = new Map<string, Ink>();
  let count = 0;
  for (const control of config.controls) {
    if (!isLabeling(control)) continue;
    for (const label of control.labels) inks.set(`${control.name}\n${label.name}`, inkOf(label, count++));
  }
  return { ink: (control, label) => inks.get(`${control}\n${label}`) ?? plain };
}

/** Controls whose labels name regions: Labels and every *Labels. */
export function isLabeling(control: ControlTag): boolean {
  return control.type.endsWith('Labels');
}

function inkOf(label: Label, index: number): Ink {
  const slot = index % hues.length;
  const dash = dashes[Math.floor(index / hues.length) % dashes.length] ?? [];
  if (label.background) return { color: label.background, dash: dashes[index % dashes.length] ?? [], slot: -1 };
  return { color: hues[slot] ?? plain.color, dash, slot };
}
