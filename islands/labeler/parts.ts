/** What every panel needs and nothing of it changes while the labeler runs. */
import type { LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import type { Command } from './commands.ts';
import type { Keys } from './keys.ts';
import type { Kits } from './kits.ts';
import type { Palette } from './palette.ts';
import type { Prediction } from './props.ts';
import type { Sheets } from './sheets.ts';
import type { Store } from './store.ts';
import type { Surface } from './surfaces/surface.ts';

export type Parts = {
  config: LabelingConfig;
  kits: Kits;
  data: Record<string, unknown>;
  editable: boolean;
  store: Store;
  palette: Palette;
  keys: Keys;
  /** Unique on the page; DOM ids are made from it. */
  prefix: string;
  commands: () => readonly Command[];
  command: (id: string) => Command | undefined;
  /** What is said beside regions, by id. */
  marks: Readonly<Record<string, string>>;
  /** What models say about the task, newest first. */
  predictions: readonly Prediction[];
  sheets: Sheets;
  /** Says a sentence: seen in the status line, heard politely. */
  announce: (sentence: string) => void;
  /** Opens the object's surface in this element; once per object. */
  host: (object: ObjectTag) => (element: HTMLElement | null) => void;
  reveal: (region: string) => void;
  /** Where a region is seen, in CSS pixels of the window. */
  boxOf: NonNullable<Surface['boxOf']>;
  focusRegion: (region: string) => void;
};
