/** Color and stroke of every label: told apart by color and, for eyes that cannot, by the dash of the line and the printed name. */
import { everyLabel } from '#app/core/labeling/every-label.ts';
import { hues } from '#app/core/labeling/hues.ts';
import { isTree, namesRegions, placeLabel } from '#app/core/labeling/labelling.ts';
import type { Label, LabelingConfig } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';

/** `color` is CSS; `dash` is a stroke pattern in CSS pixels, empty for a full line; `slot` is 0-11, or -1 for a color of the config's own. */
export type Ink = {
  color: string;
  dash: readonly number[];
  slot: number;
  look?: Look;
  /** Puts the look on an element of the region, for `labeler-looks.css`. Where the config writes looks, every region's ink has it. */
  wear?(element: ElementCSSInlineStyle): void;
};

/** What a config writes of how regions are drawn: `fill` is CSS, `opacity` of the fill from 0 to 1, `width` of lines in CSS pixels. */
export type Look = { fill?: string; opacity?: number; width?: number };

type Labelled = Pick<Region, 'from' | 'labelsFrom' | 'labels'>;

export type Palette = {
  /** Ink of a label of a control; plain ink for unknown or no label. */
  ink(control: string, label: string | undefined): Ink;
  /** Ink of a region, the same object for all that look alike; plain ink for none. */
  of(region: Labelled | undefined): Ink;
};

/** What a config writes goes over what the palette says. */
export type Looks = (config: LabelingConfig, of: Palette['of']) => Palette['of'];

const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
/** Of what has no label: seen on light and on dark at 3:1 or better, and like none of the labels' (decision 0040). */
const plain: Ink = { color: '#7c7466', dash: [4, 4], slot: -1 };

/** The ink for CSS: dark mode has its own shades of the twelve hues. A canvas takes `color`. */
export function inkCss(ink: Ink): string {
  return ink.slot < 0 ? ink.color : `var(--label-${ink.slot + 1}, ${ink.color})`;
}

/** Counts over all controls in order, so that two groups of labels on one picture do not share a color. */
export function createPalette(config: LabelingConfig, looks?: Looks): Palette {
  const inks = new Map<string, Ink>();
  let count = 0;
  for (const control of config.controls) {
    if (!namesRegions(control)) continue;
    const all = isTree(control) ? everyLabel(control.labels) : control.labels.map((label) => ({ label, path: [label.name] }));
    for (const { label, path } of all) inks.set(`${control.name}\n${placeLabel(path)}`, inkOf(label, count++));
  }
  const trees = new Set(config.controls.filter(isTree).map(({ name }) => name));
  // What a tree at an address holds is not known here: its places choose their color themselves.
  const unknown = (control: string, label: string | undefined) => (label !== undefined && trees.has(control) ? slotted(sum(label)) : plain);
  const ink: Palette['ink'] = (control, label) => inks.get(`${control}\n${label}`) ?? unknown(control, label);
  const of: Palette['of'] = (region) => (region ? ink(region.labelsFrom ?? region.from, region.labels[0]) : plain);
  return { ink, of: looks?.(config, of) ?? of };
}

const sum = (text: string): number => [...text].reduce((total, each) => total + (each.codePointAt(0) ?? 0), 0);

function inkOf(label: Label, index: number): Ink {
  return label.background ? { color: label.background, dash: dashes[index % dashes.length] ?? [], slot: -1 } : slotted(index);
}

function slotted(index: number): Ink {
  const slot = index % hues.length;
  return { color: hues[slot] ?? plain.color, dash: dashes[Math.floor(index / hues.length) % dashes.length] ?? [], slot };
}
