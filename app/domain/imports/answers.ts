/** Answers to an imported task: a person's, a model's, and unfinished ones. */
import { isObject } from '#app/core/is-object.ts';
import { checkResult } from '#app/core/labeling/check.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Doc, Row } from '#app/core/labeling/result.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { isSingle } from '#app/core/storable.ts';
import { timeIn } from '#app/core/written-time.ts';
import type { User } from '#app/db/schema/people.ts';
import { isPseudonym } from '../exports/pseudonyms.ts';
import type { People } from './people.ts';

export type Json = Record<string, unknown>;
/** As the staging table holds it; the names are those of the columns it goes into. Times are ISO 8601. */
export type StagedAnnotation = {
  completed_by: number;
  result: Row[];
  was_cancelled: boolean;
  ground_truth: boolean;
  lead_time: number | null;
  unique_id: string | null;
  import_id: string | null;
  created_at: string | null;
  updated_at: string | null;
};
export type StagedPrediction = { result: Row[]; score: number | null; model_version: string; import_id: string | null };
/** `annotation`: which of the task's annotations it is to change, counted from 1; null: none of them. */
export type StagedDraft = {
  user_id: number;
  annotation: number | null;
  result: Row[];
  lead_time: number;
  created_at: string | null;
  updated_at: string | null;
};

/**
 * What items are read against. `version` of the config, 0 where there is none. `people`: who may be named as an author. `project`: its id,
 * by which its own exports are known.
 */
export type Ground = {
  config?: LabelingConfig;
  version?: number;
  people: People;
  by: User;
  project?: number;
};

const text = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Numbers are kept in single precision. */
const isReal = (value: unknown): value is number => typeof value === 'number' && isSingle(value);

export class Fault extends Error {}

/** Rows that can be read. */
function rowsOf(given: unknown, where: string, { config }: Ground): { rows: Row[]; doc?: Doc } {
  if (!isObject(given)) throw new Fault(`${where} must be an object with "result".`);
  const { result } = given;
  if (!Array.isArray(result)) throw new Fault(`${where} needs "result", a list.`);
  if (!config && !result.every((row) => isObject(row) && (row.value === undefined || isObject(row.value))))
    throw new Fault(`${where}: "result" must hold objects, and "value" in each be one.`);
  if (!config) return { rows: result as Row[] };
  const { doc, failed } = parseResult(result, config);
  if (failed[0]) throw new Fault(`${where}, result ${failed[0].row + 1}: ${failed[0].message}`);
  return { rows: result as Row[], doc };
}

/** The rows of an answer, checked like one that was given here, but that something may be missing. */
function resultOf(given: unknown, where: string, ground: Ground, data: Json): Row[] {
  const { rows, doc } = rowsOf(given, where, ground);
  const { config } = ground;
  if (!config || !doc) return rows;
  const [problem] = checkResult(config, doc, data, { demandRequired: false });
  if (problem) throw new Fault(`${where}: ${problem.message}`);
  return rows;
}

/** `key`: where they are named. */
function personOf(given: unknown, where: string, key: string, { people, by }: Ground): number {
  if (given === undefined || given === null) return by.id;
  const email = isObject(given) ? given.email : given;
  const found =
    typeof email === 'string'
      ? people.byEmail.get(email.trim().toLowerCase())
      : typeof email === 'number' && people.ids.has(email)
        ? email
        : undefined;
  if (found === undefined && isPseudonym(email))
    throw new Fault(
      `${where}: "${key}" is a pseudonym of an export, and nobody can tell whose. Export without pseudonyms, or leave it out: the answer is then yours.`,
    );
  if (found === undefined) throw new Fault(`${where}: "${key}" names nobody of this project. Use the e-mail address of a member, or leave it out.`);
  return found;
}

export function annotationOf(given: unknown, number: number, ground: Ground, data: Json): StagedAnnotation {
  const where = `Annotation ${number}`;
  const result = resultOf(given, where, ground, data);
  const item = given as Json;
  const leadTime = item.lead_time;
  return {
    result,
    completed_by: personOf(item.completed_by, where, 'completed_by', ground),
    was_cancelled: item.was_cancelled === true,
    ground_truth: item.ground_truth === true || item.honeypot === true,
    lead_time: isReal(leadTime) && leadTime >= 0 ? leadTime : null,
    unique_id: typeof item.unique_id === 'string' && uuid.test(item.unique_id) ? item.unique_id : null,
    import_id: text(item.import_id) ?? text(item.id),
    created_at: timeIn(item.created_at),
    updated_at: timeIn(item.updated_at),
  };
}

/** Characters. Lists of tasks are sorted and filtered by it. */
const longestVersion = 200;

export function predictionOf(given: unknown, number: number, ground: Ground, data: Json): StagedPrediction {
  const result = resultOf(given, `Prediction ${number}`, ground, data);
  const { score, model_version, id } = given as Json;
  const version = text(model_version) ?? 'undefined';
  if (version.length > longestVersion)
    throw new Fault(`Prediction ${number}: "model_version" has ${version.length} characters; ${longestVersion} is the most.`);
  return { result, score: isReal(score) ? score : null, model_version: version, import_id: text(id) };
}

/** Unfinished work may be what no answer may: it is only read. */
export function draftOf(given: Json, number: number, ground: Ground): Omit<StagedDraft, 'annotation'> {
  const where = `Draft ${number}`;
  const { rows } = rowsOf(given, where, ground);
  const leadTime = given.lead_time;
  return {
    result: rows,
    user_id: personOf(given.user, where, 'user', ground),
    lead_time: isReal(leadTime) && leadTime >= 0 ? leadTime : 0,
    created_at: timeIn(given.created_at),
    updated_at: timeIn(given.updated_at),
  };
}
