/** Files made by hand from annotto-superb B3. */
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { superb } from '#app/formats/superb.ts';
import { superbFiles } from '#app/formats/superb/given.ts';
import { paths } from '#app/core/paths.ts';
import { mediumName } from '#app/formats/file-names.ts';
import { answer, checked, contextOf, stream, task, unpackedText } from './exported.ts';
import { allOf, here, partsOf, surveyed } from './given.ts';

const markup = `<View><Image name="photo" value="$photo"/>
  <RectangleLabels name="box" toName="photo"><Label value="Dog" background="#FF625A"/></RectangleLabels>
  <PolygonLabels name="ring" toName="photo"><Label value="Dog"/></PolygonLabels>
  <VectorLabels name="path" toName="photo"><Label value="Road"/></VectorLabels>
  <KeyPointLabels name="hand" toName="photo"><Label value="Tip"/><Label value="Wrist"/></KeyPointLabels>
  <EllipseLabels name="oval" toName="photo"><Label value="Egg"/></EllipseLabels>
  <Choices name="scene" toName="photo"><Choice value="Day"><Choice value="Noon"/></Choice><Choice value="Night"/></Choices>
  <Choices name="clear" toName="photo" perRegion="true" choice="multiple"><Choice value="sharp"/><Choice value="whole"/></Choices>
  <TextArea name="note" toName="photo" perRegion="true"/></View>`;

const row = (id: string, from_name: string, type: string, value: Record<string, unknown>, more: object = {}): Row => ({
  id,
  from_name,
  to_name: 'photo',
  type,
  value,
  original_width: 200,
  original_height: 100,
  image_rotation: 0,
  ...more,
});
const box = { x: 10, y: 20, width: 30, height: 40, rotation: 0 };

const tasks = [
  task({
    id: 3,
    data: { photo: 'https://example.org/a/cat.jpg' },
    meta: { shelf: 3 },
    annotations: [
      answer({ id: 1 }),
      answer({
        id: 2,
        completed_by: 6,
        created_at: '2026-02-01T00:00:00.000Z',
        updated_at: '2026-02-02T00:00:00.000Z',
        result: [
          row('a', 'box', 'rectanglelabels', { ...box, rectanglelabels: ['Dog'] }),
          row('a', 'clear', 'choices', { ...box, choices: ['whole', 'sharp'] }),
          row('a', 'note', 'textarea', { ...box, text: ['old 🐕'] }),
          row('b', 'box', 'rectanglelabels', { x: 50, y: 50, width: 20, height: 10, rotation: 90, rectanglelabels: ['Dog'] }),
          row('c', 'ring', 'polygonlabels', {
            points: [
              [0, 0],
              [50, 0],
              [0, 50],
            ],
            closed: true,
            polygonlabels: ['Dog'],
          }),
          row('d', 'path', 'vectorlabels', {
            vertices: [
              { id: '1', x: 0, y: 0 },
              { id: '2', x: 10, y: 10, prevPointId: '1' },
            ],
            closed: false,
            vectorlabels: ['Road'],
          }),
          row('e', 'hand', 'keypointlabels', { x: 25, y: 50, width: 1, keypointlabels: ['Tip'] }, { parentID: 'a' }),
          row('f', 'oval', 'ellipselabels', { x: 5, y: 5, radiusX: 1, radiusY: 2, rotation: 0, ellipselabels: ['Egg'] }),
          row('s', 'scene', 'choices', { choices: ['Night'] }),
        ],
      }),
    ],
  }),
  task({ id: 4, data: { photo: 'https://example.org/b/dog.png' }, annotations: [answer({ was_cancelled: true })] }),
];

test('a project with turned boxes, polygons, paths, key points, questions about the picture and about regions', async () => {
  const files = await unpackedText(superb, tasks, contextOf(markup));
  const project = JSON.parse(files['project.json']!) as {
    categorization: { properties: { id: string; options: { id: string; name: string; children?: object[] }[] }[] };
    object_detection: {
      annotation_types: string[];
      keypoints: { id: string; points: { name: string }[] }[];
      object_classes: {
        id: string;
        name: string;
        color: string;
        annotation_type: string;
        keypoint_interface_id?: string;
        properties: { id: string; options?: { id: string }[] }[];
      }[];
    };
  };
  expect(project).toMatchObject({ type: 'image-siesta', version: '0.6.5', data_type: 'image' });
  const { object_classes: classes, keypoints } = project.object_detection;
  expect(classes.map(({ name, annotation_type, color }) => [name, annotation_type, color])).toEqual([
    ['Dog', 'box', '#FF625A'],
    ['Dog', 'polygon', '#FF625A'],
    ['Road', 'polyline', '#0f7b5f'],
    ['hand', 'keypoint', '#a8327d'],
    ['Dog', 'rbox', '#FF625A'],
  ]);
  expect(project.object_detection.annotation_types).toEqual(['box', 'keypoint', 'polygon', 'polyline', 'rbox', 'image category']);
  expect(classes[3]!.keypoint_interface_id).toBe(keypoints[0]!.id);
  expect(keypoints[0]!.points.map(({ name }) => name)).toEqual(['Tip', 'Wrist']);
  for (const { id } of classes) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);

  const [first, second] = ['project-1/722e4459__cat.jpg', 'project-1/6e7bdc65__dog.png'].map(
    (path) => JSON.parse(files[`meta/${path}.json`]!) as { label_id: string; label_path: string[] },
  );
  expect(first).toEqual({
    data_key: '722e4459__cat.jpg',
    dataset: 'project-1',
    image_info: { width: 200, height: 100 },
    label_id: expect.any(String) as string,
    label_path: [`labels/${first!.label_id}.json`],
    last_updated_date: '2026-02-02T00:00:00.000Z',
    tags: [],
    work_assignee: 'cy@example.org',
    status: 'SUBMITTED',
    info: { shelf: 3 },
    related_labels: { consensus_labeling: [] },
  });
  expect(second).toMatchObject({ status: 'SKIPPED', image_info: {}, work_assignee: 'ben@example.org' });
  expect(JSON.parse(files[second!.label_path[0]!]!)).toEqual({ objects: [], categories: { properties: [], frames: [] } });

  const label = JSON.parse(files[first!.label_path[0]!]!) as {
    objects: {
      class_name: string;
      class_id: string;
      annotation_type: string;
      annotation: { multiple: boolean; coord: unknown };
      properties: object[];
    }[];
    categories: object;
  };
  expect(
    label.objects.map(({ class_name, annotation_type, annotation }) => [class_name, annotation_type, annotation.multiple, annotation.coord]),
  ).toEqual([
    ['Dog', 'box', false, { x: 20, y: 20, width: 60, height: 40 }],
    ['Dog', 'rbox', false, { cx: expect.closeTo(95, 9) as number, cy: expect.closeTo(70, 9) as number, width: 40, height: 10, angle: 90 }],
    [
      'Dog',
      'polygon',
      true,
      {
        points: [
          [
            [
              { x: 0, y: 0 },
              { x: 100, y: 0 },
              { x: 0, y: 50 },
            ],
          ],
        ],
      },
    ],
    [
      'Road',
      'polyline',
      true,
      {
        points: [
          [
            { x: 0, y: 0 },
            { x: 20, y: 10 },
          ],
        ],
      },
    ],
    [
      'hand',
      'keypoint',
      false,
      {
        points: [
          { name: 'Tip', x: 50, y: 50, state: { visible: true, valid: true } },
          { name: 'Wrist', x: 0, y: 0, state: { visible: false, valid: false } },
        ],
      },
    ],
  ]);
  expect(label.objects[0]).toMatchObject({
    tracking_id: null,
    class_id: classes[0]!.id,
    annotation: { meta: { z_index: 1, visible: true, alpha: 1, color: '#FF625A' } },
  });
  const [clear, note] = classes[0]!.properties;
  expect(label.objects[0]!.properties).toEqual([
    {
      type: 'checkbox',
      property_id: clear!.id,
      property_name: 'clear',
      option_ids: [clear!.options![1]!.id, clear!.options![0]!.id],
      option_names: ['whole', 'sharp'],
    },
    { type: 'free response', property_id: note!.id, property_name: 'note', value: 'old 🐕' },
  ]);
  const [scene] = project.categorization.properties;
  expect(scene!.options).toMatchObject([{ name: 'Day', children: [{ name: 'Noon' }] }, { name: 'Night' }]);
  expect(label.categories).toEqual({
    properties: [{ type: 'radio', property_id: scene!.id, property_name: 'scene', option_id: scene!.options[1]!.id, option_name: 'Night' }],
    frames: [],
  });
  expect(files['left-out.txt']).toBe(`further answers to a picture: 1
label names of several shapes, each a class of its own: 1
parents of regions: 1
regions of a shape that this format does not have (ellipse): 1
when answers were begun, and how long they took: 2
`);
});

test.each([
  ['<Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices>', 'holds pictures'],
  ['<Image name="i" value="$i"/><BrushLabels name="b" toName="i"><Label value="A"/></BrushLabels>', 'needs an Image with boxes'],
  ['<Image name="i" valueList="$i"/><RectangleLabels name="b" toName="i"><Label value="A"/></RectangleLabels>', 'valueList'],
])('%s does not suit', (inside, why) => {
  expect(superb.unfit(contextOf(`<View>${inside}</View>`).config)).toContain(why);
});

test('a label is called as the file called it that its task came with, and its file where that is a plain name', async () => {
  const named = ['l-1', 'L-1', 'l-1', 'set/a b', undefined].map((name, at) => task({ id: at + 1, data: { photo: 'a.jpg' }, external_id: name }));
  const files = await unpackedText(superb, named, contextOf(markup));
  const metas = Object.entries(files).filter(([path]) => path.startsWith('meta/'));
  const known = metas.map(([, text]) => JSON.parse(text) as { label_id: string; label_path: string[] });
  const own = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(known.map(({ label_id: id }) => (own.test(id) ? 'own' : id))).toEqual(['l-1', 'L-1', 'own', 'set/a b', 'own']);
  const paths = known.map(({ label_path: [path] }) => path!);
  expect(paths[0]).toBe('labels/l-1.json');
  // No system takes two of them for one.
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(5);
  for (const path of paths) expect(files[path]).toBeDefined();
  expect(await unpackedText(superb, named, contextOf(markup))).toEqual(files);
});

test('stored pictures of one file name are kept apart, each with its labels, told, and come back as tasks of their own', async () => {
  const token = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`;
  const again = paths.file(1, token(2), 'Cat.jpg');
  // One is called as the sixth would be, were that not asked for.
  const taken = mediumName(again).replace('.jpg', '-task-6.jpg');
  const addresses = [
    paths.file(1, token(1), 'cat.jpg'),
    again,
    paths.file(1, token(3), 'dog.jpg'),
    paths.file(1, token(4), mediumName(again)),
    again,
  ];
  const named = [taken, ...addresses].map((name, at) => (at === 0 ? paths.file(1, token(5), taken) : name));
  const given = named.map((photo, at) => {
    const label = row(`r-${at}`, 'box', 'rectanglelabels', { ...box, x: at, rectanglelabels: ['Dog'] });
    return task({ id: at + 1, data: { photo }, annotations: [answer({ result: [label], lead_time: null })] });
  });
  const write = async () => {
    const context = contextOf(markup, {
      withMedia: true,
      find: async (address) => ({ type: 'image/jpeg', isThere: async () => true, open: async () => stream([Buffer.from(address)]) }),
    });
    return { files: await checked(superb, given, context), losses: context.losses.list };
  };
  const { files, losses } = await write();
  expect(await write()).toEqual({ files, losses });
  for (const folder of ['images', 'labels', 'meta']) {
    const within = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
    expect(new Set(within.map((path) => path.toLowerCase())).size).toBe(6);
  }
  expect(losses).toContainEqual({
    what: 'names of pictures that collide, each given another',
    count: 3,
    tasks: 3,
    ids: [
      { from: 3, to: 3 },
      { from: 5, to: 6 },
    ],
  });
  const media = Object.keys(files).flatMap((path) => (path.startsWith('images/') ? [{ path, size: async () => undefined }] : []));
  const { tasks: back } = await allOf(await surveyed(superbFiles, partsOf(files), here(), media));
  expect(back.map(({ data }) => files[data.image as string])).toEqual(named);
  expect(back.map(({ annotations: [first] }) => (first!.result[0]!.value as { x: number }).x)).toEqual(named.map((_, at) => expect.closeTo(at)));
});

test('stored pictures keep their names where only short digests of those are one', async () => {
  const given = [4002, 8527].map((number, at) =>
    task({ id: at + 1, data: { photo: paths.file(1, `00000000-0000-4000-8000-00000000000${at}`, `photo-${number}.jpg`) } }),
  );
  const context = contextOf(markup, {
    withMedia: true,
    find: async () => ({ type: 'image/jpeg', isThere: async () => true, open: async () => stream([Buffer.from('picture')]) }),
  });
  const files = await checked(superb, given, context);
  expect(Object.keys(files).filter((path) => path.startsWith('images/'))).toEqual(['images/photo-4002.jpg', 'images/photo-8527.jpg']);
  expect(context.losses.list.map(({ what }) => what)).not.toContain('names of pictures that collide, each given another');
});
