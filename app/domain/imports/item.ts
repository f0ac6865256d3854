/** One imported value as a task with its answers, or the reasons why it is none. Source of the shape: heartex 4.3-4.4, formats 3.3. */
import { checkData, checkResult } from '#app/core/labeling/check.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { isMeta, type Meta } from '#app/core/meta.ts';
import { isSingle, unstorable } from '#app/core/storable.ts';
import type { User } from '#app/db/schema/people.ts';
import { nameInData, namesOf } from './names.ts';
import type { People } from './people.ts';

type Json = Record<string, unknown>;
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
/** `external_id`: what the file calls it. `own_task`: the task of this project that it was exported from. */
export type StagedTask = {
  data: Json;
  meta: Meta;
  annotations: StagedAnnotation[];
  predictions: StagedPrediction[];
  external_id: string | null;
  own_task: number | null;
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

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);
/** Years of four digits: what JavaScript takes for a date beyond them the database does not. */
const time = (value: unknown): string | null => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  const written = Number.isNaN(at) ? '' : new Date(at).toISOString();
  return /^(?!0000)\d{4}-/.test(written) ? written : null;
};
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Numbers are kept in single precision. */
const isReal = (value: unknown): value is number => typeof value === 'number' && isSingle(value);

class Fault extends Error {}

function list(item: Json, ...names: string[]): unknown[] {
  const name = names.find((one) => item[one] !== undefined && item[one] !== null);
  if (name === undefined) return [];
  const value = item[name];
  if (!Array.isArray(value)) throw new Fault(`"${name}" must be a list.`);
  return value as unknown[];
}

/** The rows of an answer, checked like one that was given here, but that it may be unfinished. */
function resultOf(given: unknown, where: string, { config }: Ground, data: Json): Row[] {
  if (!isObject(given)) throw new Fault(`${where} must be an object with "result".`);
  const { result } = given;
  if (!Array.isArray(result)) throw new Fault(`${where} needs "result", a list.`);
  if (!config && !result.every((row) => isObject(row) && (row.value === undefined || isObject(row.value))))
    throw new Fault(`${where}: "result" must hold objects, and "value" in each be one.`);
  if (!config) return result as Row[];
  const { doc, failed } = parseResult(result, config);
  if (failed[0]) throw new Fault(`${where}, result ${failed[0].row + 1}: ${failed[0].message}`);
  const [problem] = checkResult(config, doc, data, { demandRequired: false });
  if (problem) throw new Fault(`${where}: ${problem.message}`);
  return result as Row[];
}

function personOf(given: unknown, where: string, { people, by }: Ground): number {
  if (given === undefined || given === null) return by.id;
  const email = isObject(given) ? given.email : given;
  const found =
    typeof email === 'string'
      ? people.byEmail.get(email.trim().toLowerCase())
      : typeof email === 'number' && people.ids.has(email)
        ? email
        : undefined;
  if (found === undefined)
    throw new Fault(`${where}: "completed_by" names nobody of this project. Use the e-mail address of a member, or leave it out.`);
  return found;
}

function annotationOf(given: unknown, number: number, ground: Ground, data: Json): StagedAnnotation {
  const where = `Annotation ${number}`;
  const result = resultOf(given, where, ground, data);
  const item = given as Json;
  const leadTime = item.lead_time;
  return {
    result,
    completed_by: personOf(item.completed_by, where, ground),
    was_cancelled: item.was_cancelled === true,
    ground_truth: item.ground_truth === true || item.honeypot === true,
    lead_time: isReal(leadTime) && leadTime >= 0 ? leadTime : null,
    unique_id: typeof item.unique_id === 'string' && uuid.test(item.unique_id) ? item.unique_id : null,
    import_id: text(item.import_id) ?? text(item.id),
    created_at: time(item.created_at),
    updated_at: time(item.updated_at),
  };
}

function predictionOf(given: unknown, number: number, ground: Ground, data: Json): StagedPrediction {
  const result = resultOf(given, `Prediction ${number}`, ground, data);
  const { score, model_version, id } = given as Json;
  return { result, score: isReal(score) ? score : null, model_version: text(model_version) ?? 'undefined', import_id: text(id) };
}

/** More are no columns of a task's data, but a table that lies on its side. */
const mostValues = 1000;

function dataOf(item: Json): { data: Json; where: string } {
  const isWrapped = 'data' in item;
  const data = isWrapped ? item.data : item;
  if (!isObject(data)) throw new Fault('"data" must be an object.');
  const count = Object.keys(data).length;
  if (count > mostValues) throw new Fault(`The task has ${count.toLocaleString('en-GB')} values; ${mostValues.toLocaleString('en-GB')} is the most.`);
  return { data, where: isWrapped ? 'In "data": ' : '' };
}

/** A task, or sentences. At most a few per item: the first fault of each part. */
export function readItem(value: unknown, ground: Ground): StagedTask | { problems: string[] } {
  if (!isObject(value)) return { problems: ['A task must be an object, such as {"text": "…"}.'] };
  try {
    const bad = unstorable(value);
    if (bad) return { problems: [bad] };
    const { data, where } = dataOf(value);
    const misfits = ground.config ? checkData(ground.config, data) : [];
    if (misfits.length > 0) return { problems: misfits.map(({ message }) => where + message) };
    const isTask = data !== value;
    const meta = isTask ? (value.meta ?? {}) : {};
    if (!isMeta(meta)) return { problems: ['"meta" must be an object or a list.'] };
    const answers = isTask ? list(value, 'annotations', 'completions') : [];
    const predicted = isTask ? list(value, 'predictions') : [];
    return {
      data,
      meta,
      annotations: answers.map((given, index) => annotationOf(given, index + 1, ground, data)),
      predictions: predicted.map((given, index) => predictionOf(given, index + 1, ground, data)),
      ...(isTask ? namesOf(value, ground.project) : nameInData(data)),
    };
  } catch (error) {
    if (error instanceof Fault) return { problems: [error.message] };
    throw error;
  }
}
