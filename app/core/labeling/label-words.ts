/** What the labels of a region are called where people read them. */
import { isSet } from './flag.ts';
import { labelPlace } from './labelling.ts';
import type { ControlTag, LabelingConfig } from './model.ts';
import type { Region } from './result.ts';

/** "Cat, Pet" by what people read, not by what is stored; empty without a label. */
export function labelText(config: LabelingConfig, region: Region): string {
  const control = labelControl(config, region);
  return region.labels.map((name) => wordsOf(control, labelPlace(name))).join(', ');
}

/** What a label is called; of a place in a tree the last name, or all with `showFullPath`. */
export function wordsOf(control: ControlTag | undefined, path: readonly string[], labels: readonly Named[] = control?.labels ?? []): string {
  const words: string[] = [];
  let here: readonly Named[] = labels;
  for (const name of path) {
    const label = here.find((one) => one.name === name);
    words.push(label?.value ?? name);
    here = label?.children ?? [];
  }
  return control && isSet(control.tag, 'showfullpath') ? words.join(control.tag.attributes.pathseparator ?? ' / ') : (words.at(-1) ?? '');
}

type Named = { name: string; value: string; children: readonly Named[] };

/** The control whose labels the region wears. */
export function labelControl(config: LabelingConfig, region: Pick<Region, 'from' | 'labelsFrom'>): ControlTag | undefined {
  const name = region.labelsFrom ?? region.from;
  return config.controls.find((control) => control.name === name);
}
