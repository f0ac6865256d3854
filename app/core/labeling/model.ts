/** What a parsed labeling config is. Source of the language: formats 1 (Label Studio / Heartex markup). */

/** A place in the markup: both count from 1; column in UTF-16 units, as editors count. */
export type Place = { line: number; column: number };

/** A fault in a labeling config. Errors refuse the config; warnings are shown beside the line. */
export type Problem = Place & { severity: 'error' | 'warning'; message: string };

/** One element of the markup. Attribute names are lower-cased; `text` is its own character data, trimmed. */
export type Tag = Place & {
  type: string;
  attributes: Record<string, string>;
  children: Tag[];
  text: string;
};

/** One label or choice: `name` is what results store (alias, else value); `value` is what people read. */
export type Label = {
  name: string;
  value: string;
  hotkey?: string;
  hint?: string;
  /** CSS color as written in `background`; absent: the palette decides by position. */
  background?: string;
  selected: boolean;
  maxUsages?: number;
  /** Shown in place of `value`, with harmless elements only. */
  html?: string;
  /** CSS declarations for its place. */
  style?: string;
  /** Its alias is shown beside the value, with these CSS declarations; absent: it is not. */
  aliasStyle?: string;
  /** Of a label's button; absent: as others. */
  size?: 'small' | 'large';
  /** CSS color of its words while it is chosen, on its own color. */
  selectedColor?: string;
  /** Names of the labels whose regions may lie under a region of this one; absent: all. */
  groupCanContain?: string[];
  /** Of a choice: it stays as it is. */
  readonly?: boolean;
  /** Nested choices (taxonomy, trees); empty for labels. */
  children: Label[];
};

/** A tag that shows data: `name` and `value="$key"`. `key` is the first segment of the reference, e.g. `photo` of `$photo.url`. */
export type ObjectTag = { name: string; type: string; value: string; key?: string; tag: Tag };

/** A tag that produces results. `labels` is empty for dynamic ones (`value="$list"`), whose key stands in `dynamicKey`. */
export type ControlTag = {
  name: string;
  type: string;
  toNames: string[];
  labels: Label[];
  dynamicKey?: string;
  required: boolean;
  perRegion: boolean;
  perItem: boolean;
  tag: Tag;
};

/** A whole config that parsed without errors. */
export type LabelingConfig = {
  markup: string;
  root: Tag;
  objects: ObjectTag[];
  controls: ControlTag[];
  /** Every data key the config reads, in order of appearance, without doubles. */
  dataKeys: string[];
  /** Sample task from a `<!-- {"data": ...} -->` comment, when the markup has one; `completions` of old templates are its annotations. */
  sample?: { data: Record<string, unknown>; predictions?: unknown[]; annotations?: unknown[] };
};

export type ParsedConfig = { config?: LabelingConfig; problems: Problem[] };
