import { expect, test } from 'vitest';
import { labelStudio } from '#app/formats/label-studio.ts';
import { answer, contextOf, task, written } from './exported.ts';

/** By hand from formats 4.4: every key, in its order. */
test('Label Studio JSON, made by hand', async () => {
  const context = contextOf('<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Glad"/></Choices></View>');
  const prediction = {
    id: 9,
    result: [],
    score: 0.5,
    model_version: 'm-1',
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    task: 1,
    project: 1,
  };
  const given = [answer({ id: 3, import_id: '44' }), answer({ id: 4, import_id: 'x-1', completed_by: 6 })];
  const text = await written(
    labelStudio,
    [task({ annotations: given, predictions: [prediction], total_annotations: 2, total_predictions: 1 })],
    context,
  );
  const annotation = (id: number, by: number, imported: number | null): string =>
    `{"id":${id},"completed_by":${by},"result":[],"was_cancelled":false,"ground_truth":false,"created_at":"2026-01-01T00:00:00.000000Z",` +
    `"updated_at":"2026-01-01T00:00:00.000000Z","draft_created_at":null,"lead_time":3,"prediction":{},"result_count":0,` +
    `"unique_id":"00000000-0000-4000-8000-000000000000","import_id":${imported},"last_action":null,"bulk_created":false,"task":1,"project":1,` +
    `"updated_by":${by},"parent_prediction":null,"parent_annotation":null,"last_created_by":null}`;
  expect(text).toBe(
    `[\n{"id":1,"annotations":[${annotation(3, 5, 44)},${annotation(4, 6, null)}],"file_upload":null,"drafts":[],"predictions":[` +
      `{"id":9,"result":[],"score":0.5,"model_version":"m-1","created_at":"2026-01-01T00:00:00.000000Z","updated_at":"2026-01-01T00:00:00.000000Z","task":1,"project":1}],` +
      `"data":{"text":"Hello"},"meta":{},"created_at":"2025-12-31T00:00:00.000000Z","updated_at":"2025-12-31T00:00:00.000000Z","allow_skip":true,"inner_id":1,` +
      `"total_annotations":2,"cancelled_annotations":0,"total_predictions":1,"comment_count":0,"unresolved_comment_count":0,"last_comment_updated_at":null,` +
      `"project":1,"updated_by":6,"comment_authors":[]}\n]\n`,
  );
  expect(context.losses.list).toEqual([{ what: 'ids of other systems that are no numbers', count: 1, tasks: 0, ids: [] }]);
});
