/** A region in words: for the outline, the status line and the screen reader. */
import { labelText } from '#app/core/labeling/label-words.ts';
import { kindOf } from '#app/core/labeling/language.ts';
import type { LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';
import type { Kits } from './kits.ts';

/** What words need to know; parts and surface contexts have it. */
export type Known = { config: LabelingConfig; kits: Pick<Kits, 'language'> };

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
