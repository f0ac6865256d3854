/** Rows that are answers without a place: choices, textarea, rating (formats 2.7), also per region (formats 2.2). */

import type { LabelingConfig } from '../model.ts';
import type { Answer, Region, Row } from '../result.ts';
import { leftOver, readCommon, writeCommon } from './common.ts';
import { Broken, defined, type Fields, needNumber, needTexts } from './fields.ts';
import { placeKeys, writePlace } from './geometry.ts';
import { controlOf, writeMedium } from './regions.ts';

type AnswerKind = Answer['kind'];

const keys: Record<AnswerKind, string> = { choices: 'choices', textarea: 'text', rating: 'rating' };

/** Which of our answers a row is; undefined for rows of other types. */
export function answerKind(row: Row, config: LabelingConfig): AnswerKind | undefined {
  if (row.type !== 'choices' && row.type !== 'textarea' && row.type !== 'rating') return undefined;
  return controlOf(row, config) ? row.type : undefined;
}

function readChoices(value: Fields): (string | string[])[] {
  const { choices } = value;
  if (typeof choices === 'string') return [choices];
  const isText = (each: unknown): each is string => typeof each === 'string';
  const isChoice = (each: unknown): each is string | string[] => isText(each) || (Array.isArray(each) && each.every(isText));
  if (Array.isArray(choices) && choices.every(isChoice)) return [...choices];
  throw new Broken(`"choices" in the value is ${choices === undefined ? 'missing' : 'not a list of choices'}.`);
}

/** Keys that a perRegion row copies from its region; where the region is known they are written anew. */
function copiedKeys(region: Region | undefined): { row: string[]; value: readonly string[] } {
  return region ? { row: Object.keys(writeMedium(region)), value: placeKeys[region.kind] } : { row: [], value: [] };
}

/**
 * Reads an answer. `owner` is the id of the region it belongs to, if any; `region` that region where Gloss understands it.
 * Throws `Broken` when the values mean nothing.
 */
export function readAnswer(row: Row, id: string, kind: AnswerKind, owner?: string, region?: Region): Answer {
  const { common, read } = readCommon(row, id);
  const value = row.value ?? {};
  const copied = copiedKeys(region);
  const extra = leftOver(row, [...read, ...copied.row], [...copied.value, keys[kind]]);
  const base = { ...common, region: owner, extra };
  if (kind === 'choices') return defined({ ...base, kind, choices: readChoices(value) });
  if (kind === 'textarea') return defined({ ...base, kind, text: needTexts(value, 'text') });
  return defined({ ...base, kind, rating: needNumber(value, 'rating') });
}

function answerValue(answer: Answer): Fields {
  if (answer.kind === 'choices') return { choices: answer.choices };
  return answer.kind === 'textarea' ? { text: answer.text } : { rating: answer.rating };
}

/** The row of an answer; of a perRegion one with the place of its region copied beside the answer. */
export function writeAnswer(answer: Answer, region?: Region): Row {
  const common = { ...answer, id: answer.region ?? answer.id };
  const place = region ? writePlace(region) : {};
  const row = writeCommon(common, answer.kind, { ...place, ...answerValue(answer) }, answer.extra);
  return region ? { ...row, ...writeMedium(region) } : row;
}
