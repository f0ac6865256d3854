/** Rows that are answers without a place (formats 2.7), also per region (formats 2.2). */

import type { AnswerKind } from '../kinds/answer-kind.ts';
import { answerKindOf, kindOf, type Language } from '../language.ts';
import type { LabelingConfig } from '../model.ts';
import type { Answer, Region, Row } from '../result.ts';
import { leftOver, readCommon, writeCommon } from './common.ts';
import { defined } from './fields.ts';
import { controlOf, writeMedium, writePlace } from './regions.ts';

/** Which of the known answers a row is; undefined for rows of other types. */
export function answerKind(row: Row, config: LabelingConfig, { answers }: Language): AnswerKind | undefined {
  const kind = answers.find((one) => one.kind === row.type);
  return kind && controlOf(row, config) ? kind : undefined;
}

/** Keys that a perRegion row copies from its region; where the region is known they are written anew. */
function copiedKeys(region: Region | undefined, language: Language): { row: string[]; value: readonly string[] } {
  return region ? { row: Object.keys(writeMedium(region, language)), value: kindOf(language, region).placeKeys } : { row: [], value: [] };
}

/**
 * Reads an answer. `owner` is the id of the region it belongs to, if any; `region` that region where Gloss understands it.
 * Throws `Broken` when the values mean nothing.
 */
export function readAnswer(row: Row, id: string, kind: AnswerKind, language: Language, owner?: string, region?: Region): Answer {
  const { common, read } = readCommon(row, id);
  const copied = copiedKeys(region, language);
  const extra = leftOver(row, [...read, ...copied.row], [...copied.value, kind.key]);
  return defined({ ...common, region: owner, extra, ...kind.read(row.value ?? {}) }) as Answer;
}

/** The row of an answer; of a perRegion one with the place of its region copied beside the answer. */
export function writeAnswer(answer: Answer, language: Language, region?: Region): Row {
  const kind = answerKindOf(language, answer);
  const common = { ...answer, id: answer.region ?? answer.id };
  const place = region ? writePlace(region, language) : {};
  const row = writeCommon(common, answer.kind, { ...place, [kind.key]: kind.write(answer) }, answer.extra);
  return region ? { ...row, ...writeMedium(region, language) } : row;
}
