/** A region in words: for the outline, the status line and the screen reader. */
import { isSet } from '#app/core/labeling/flag.ts';
import { labelPlace } from '#app/core/labeling/labelling.ts';
import { kindOf } from '#app/core/labeling/language.ts';
import type { ControlTag, LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';
import type { Kits } from './kits.ts';

/** What words need to know; parts and surface contexts have it. */
export type Known = { config: LabelingConfig; kits: Pick<Kits, 'language'> };

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

/** "Cat box", "Unlabelled span". */
export function regionName({ config, kits }: Known, region: Region): string {
  return `${labelText(config, region) || 'Unlabelled'} ${kindOf(kits.language, region).noun}`;
}

/** Where it lies: "12 by 20 percent, at 30, 40". */
export function placeText({ config, kits }: Known, region: Region): string {
  return kindOf(kits.language, region).say(region, objectOf(config, region));
}

function objectOf(config: LabelingConfig, region: Region): ObjectTag | undefined {
  return config.objects.find(({ name }) => name === region.to);
}

/** As `placeText`, for a narrow column: "12 × 20 % at 30, 40". */
export function shortPlace({ config, kits }: Known, region: Region): string {
  const kind = kindOf(kits.language, region);
  const object = objectOf(config, region);
  return kind.sayShortly?.(region, object) ?? kind.say(region, object);
}

/** "Cat box, 12 by 20 percent, at 30, 40." */
export function regionSentence(known: Known, region: Region): string {
  return `${regionName(known, region)}, ${placeText(known, region)}.`;
}

/** Models that give more than 1 do not mean a share. */
export function scoreText(score: number): string {
  return score >= 0 && score <= 1 ? `${Math.round(score * 100)} %` : String(Number(score.toPrecision(3)));
}
