/** One imported value as a task with its answers, or the reasons why it is none. Source of the shape: heartex 4.3-4.4, formats 3.3. */
import { isObject } from '#app/core/is-object.ts';
import { checkData } from '#app/core/labeling/check.ts';
import { isMeta, type Meta } from '#app/core/meta.ts';
import { unstorable } from '#app/core/storable.ts';
import { annotationOf, Fault, predictionOf, type Ground, type Json, type StagedAnnotation, type StagedPrediction } from './answers.ts';
import { draftsOf, type FoundDrafts } from './drafts.ts';
import { nameInData, namesOf } from './names.ts';

export type { Ground } from './answers.ts';

/** `external_id`: what the file calls it. `own_task`: the task of this project that it was exported from. */
export type StagedTask = {
  data: Json;
  meta: Meta;
  annotations: StagedAnnotation[];
  predictions: StagedPrediction[];
  external_id: string | null;
  own_task: number | null;
} & Partial<FoundDrafts>;

/** As it is staged: answers alone have no data. */
export type StagedRow = Omit<StagedTask, 'data'> & { data: Json | null };

function list(item: Json, ...names: string[]): unknown[] {
  const name = names.find((one) => item[one] !== undefined && item[one] !== null);
  if (name === undefined) return [];
  const value = item[name];
  if (!Array.isArray(value)) throw new Fault(`"${name}" must be a list.`);
  return value as unknown[];
}

/** More are no columns of a task's data, but a table that lies on its side. */
const mostValues = 1000;

function dataOf(item: Json, isData: boolean): { data: Json; where: string } {
  const isWrapped = !isData && 'data' in item;
  const data = isWrapped ? item.data : item;
  if (!isObject(data)) throw new Fault('"data" must be an object.');
  const count = Object.keys(data).length;
  if (count > mostValues) throw new Fault(`The task has ${count.toLocaleString('en-GB')} values; ${mostValues.toLocaleString('en-GB')} is the most.`);
  return { data, where: isWrapped ? 'In "data": ' : '' };
}

/** `isHere`: its data is that of a task that is here, and stays. `isData`: it is the data of a task alone, whatever its keys are called. */
export type Manners = { isHere?: boolean; isData?: boolean };

/** A task, or sentences. At most a few per item: the first fault of each part. */
export function readItem(value: unknown, ground: Ground, { isHere = false, isData = false }: Manners = {}): StagedTask | { problems: string[] } {
  if (!isObject(value)) return { problems: ['A task must be an object, such as {"text": "…"}.'] };
  try {
    const bad = unstorable(value);
    if (bad) return { problems: [bad] };
    const { data, where } = dataOf(value, isData);
    const misfits = ground.config && !isHere ? checkData(ground.config, data) : [];
    if (misfits.length > 0) return { problems: misfits.map(({ message }) => where + message) };
    const isTask = data !== value;
    const meta = isTask ? (value.meta ?? {}) : {};
    if (!isMeta(meta)) return { problems: ['"meta" must be an object or a list.'] };
    const answers = isTask ? list(value, 'annotations', 'completions') : [];
    const predicted = isTask ? list(value, 'predictions') : [];
    const begun = isTask ? list(value, 'drafts') : [];
    return {
      data,
      meta,
      annotations: answers.map((given, index) => annotationOf(given, index + 1, ground, data)),
      predictions: predicted.map((given, index) => predictionOf(given, index + 1, ground, data)),
      ...(begun.length > 0 && draftsOf(begun, answers, ground)),
      ...(isTask ? namesOf(value, ground.project) : nameInData(data)),
    };
  } catch (error) {
    if (error instanceof Fault) return { problems: [error.message] };
    throw error;
  }
}
