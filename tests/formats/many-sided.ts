/** A project for each format that suits it, with something of everything: used where all formats are looked at alike. */
import type { Row } from '#app/core/labeling/result.ts';
import type { ExportFormat } from '#app/formats/catalog.ts';
import type { ExportContext } from '#app/formats/format.ts';
import type { ExportedTask, ExportedTasks } from '#app/formats/records.ts';
import { answer, contextOf, stream, task } from './exported.ts';

const on = (to_name: string, id: string, from_name: string, type: string, value: Record<string, unknown>): Row => ({
  id,
  from_name,
  to_name,
  type,
  value,
  ...(to_name === 'photo' && { original_width: 2, original_height: 2, image_rotation: 0 }),
});

const text = {
  markup: `<View><Text name="text" value="$text"/><Labels name="entity" toName="text"><Label value="Person"/></Labels>
    <Choices name="mood" toName="text"><Choice value="Glad"/></Choices></View>`,
  data: { text: '🐱 Ada went to Rome.', 'ü key': [1.5, null, '=1'] },
  rows: [on('text', 's', 'entity', 'labels', { start: 2, end: 5, labels: ['Person'] }), on('text', 'm', 'mood', 'choices', { choices: ['Glad'] })],
};
const picture = {
  markup: `<View><Image name="photo" value="$photo"/>
    <RectangleLabels name="box" toName="photo"><Label value="Zebra"/><Label value="Äffin"/><Label value="ape"/></RectangleLabels>
    <KeyPointLabels name="point" toName="photo"><Label value="Tip"/></KeyPointLabels>
    <BrushLabels name="mask" toName="photo"><Label value="Sky"/></BrushLabels></View>`,
  data: { photo: 'https://example.org/cat.jpg', shelf: 3 },
  rows: [
    on('photo', 'b', 'box', 'rectanglelabels', { x: 10, y: 20, width: 33.333333333333336, height: 40, rotation: 30, rectanglelabels: ['Äffin'] }),
    { ...on('photo', 'k', 'point', 'keypointlabels', { x: 25, y: 50, width: 1, keypointlabels: ['Tip'] }), parentID: 'b' },
    on('photo', 'p', 'mask', 'brushlabels', { format: 'rle', rle: [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254], brushlabels: ['Sky'] }),
  ],
};
const sound = {
  markup: '<View><Audio name="sound" value="$sound"/><TextArea name="words" toName="sound"/></View>',
  data: { sound: 'https://example.org/a.wav' },
  rows: [on('sound', 'w', 'words', 'textarea', { text: ['Hello'] })],
};

const pictured: readonly ExportFormat[] = ['COCO', 'YOLO', 'YOLO_OBB', 'VOC', 'BRUSH_TO_PNG', 'BRUSH_TO_NUMPY', 'BRUSH_TO_COCO', 'SUPERB'];
const of = (name: ExportFormat) => (pictured.includes(name) ? picture : name === 'ASR_MANIFEST' ? sound : text);

/** Two people on each of some tasks, one that nobody answered. */
export function many(name: ExportFormat): { tasks: () => ExportedTasks; context: ExportContext } {
  const { markup, data, rows } = of(name);
  const all = [1, 2, 3].map((id): ExportedTask =>
    task({
      id,
      data: { ...data },
      meta: { note: `n ${id}` },
      annotations:
        id === 3
          ? []
          : [
              answer({ id: id * 10, result: rows, lead_time: 0.1 + 0.2 }),
              answer({
                id: id * 10 + 1,
                completed_by: 6,
                created_at: '2026-07-01T23:30:00.000Z',
                updated_at: '2026-12-31T23:59:59.999Z',
                result: rows.slice(0, 1),
              }),
            ],
    }),
  );
  return { tasks: () => stream(all), context: contextOf(markup, { dataKeys: async () => Object.keys(data).toSorted() }) };
}

export async function joined(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
