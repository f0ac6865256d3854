import { expect, test } from 'vitest';
import { exportFormatNames, exportFormats, type ExportFormat } from '#app/formats/catalog.ts';
import { lookThrough } from '#app/formats/outgoing.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { answer, stream, task } from './exported.ts';
import { many } from './many-sided.ts';

/** Something of everything that a task has beside its answers. */
async function lost(name: ExportFormat): Promise<string[]> {
  const { tasks, context } = many(name);
  const all: ExportedTask[] = [];
  for await (const given of tasks()) all.push(given);
  const [first] = all;
  const at = '2026-01-01T00:00:00.000Z';
  const full = task({
    ...first!,
    data: { ...first!.data, beside: 1 },
    meta: ['shelf', 3],
    annotations: [...first!.annotations, answer({ id: 90, was_cancelled: true }), answer({ id: 91, ground_truth: true })],
    predictions: [{ id: 1, result: [], score: 0.5, model_version: 'm', created_at: at, updated_at: at, task: 1, project: 1 }],
    drafts: [{ id: 1, user: 5, annotation: null, result: [], lead_time: 1, created_at: at, updated_at: at, task: 1, project: 1 }],
  });
  await lookThrough(
    exportFormats[name],
    stream([full, task({ ...full, id: 2, annotations: [answer({ was_cancelled: true })] }), task({ ...full, id: 3, annotations: [] })]),
    context,
  );
  return context.losses.list.map(({ what }) => what);
}

const beside = {
  unanswered: 'tasks without an answer',
  skipped: 'tasks with skipped answers alone, left out whole',
  people: 'answers without who gave them and when',
  skips: 'skipped answers',
  truths: 'ground truth marks',
  predictions: 'predictions',
  drafts: 'drafts',
  meta: 'tasks without their meta',
  list: 'meta that are lists, under the name "meta"',
  fields: 'tasks without the data that is not labelled',
};
const { unanswered, skipped, people, skips, truths, predictions, drafts, meta, list, fields } = beside;
const pictures = [skipped, truths, skips, predictions, drafts, meta, fields];
const expected: Record<ExportFormat, string[]> = {
  JSON: [],
  JSONL: [],
  LABEL_STUDIO: [],
  JSON_MIN: [skipped, skips, truths, predictions, drafts, meta],
  CSV: [skipped, skips, truths, predictions, drafts, meta],
  TSV: [skipped, skips, truths, predictions, drafts, meta],
  CONLL2003: [people, ...pictures],
  COCO: [people, ...pictures],
  YOLO: [people, ...pictures],
  YOLO_OBB: [people, ...pictures],
  VOC: [unanswered, ...pictures],
  BRUSH_TO_PNG: [unanswered, ...pictures],
  BRUSH_TO_NUMPY: [unanswered, ...pictures],
  BRUSH_TO_COCO: [unanswered, ...pictures],
  ASR_MANIFEST: pictures,
  ANNOTTO: [skips, truths, drafts, list, fields],
  // A skip beside answers.
  SUPERB: [skips, truths, predictions, drafts, list, fields],
};

test.each(exportFormatNames)('%s says what it leaves out beside answers', async (name) => {
  const said = await lost(name);
  expect(said.filter((what) => Object.values(beside).includes(what)).toSorted()).toEqual(expected[name].toSorted());
});

test.each(['COCO', 'YOLO', 'VOC', 'SUPERB', 'BRUSH_TO_COCO', 'ASR_MANIFEST'] as const)(
  '%s: the check before a download opens no medium, and looks at none whose size is told',
  async (name) => {
    const { tasks, context } = many(name);
    const open = async () => Promise.reject(new Error('opened'));
    const find = async () => ({ type: name === 'ASR_MANIFEST' ? 'audio/wav' : 'image/png', look: open, isThere: async () => true, open });
    for (const withMedia of [false, true]) await lookThrough(exportFormats[name], tasks(), { ...context, find, withMedia });
    expect(context.losses.list.map(({ what }) => what)).not.toContain('media that are not in the archive, by their address');
  },
);
