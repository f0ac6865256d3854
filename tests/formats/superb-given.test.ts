/** Archives made by hand from annotto-superb B3, read in. */
import { expect, test } from 'vitest';
import type { Medium } from '#app/formats/foreign/model.ts';
import { superbFiles } from '#app/formats/superb/given.ts';
import { contextOf } from './exported.ts';
import { at, files, json, labels, meta, project } from './superb-archive.ts';
import { allOf, faultsOf, here, partsOf, surveyed } from './given.ts';

const picture: Medium[] = [{ path: 'work/set-1/a.jpg', size: async () => undefined }];
const read = (given: Record<string, string>, media = picture) => surveyed(superbFiles, partsOf(given), here(), media);

test('classes, skeletons and questions make a labeling config', async () => {
  const { survey } = await allOf(await read(files));
  expect([survey.words, survey.count]).toEqual(['1 picture, 6 labels', 1]);
  expect(survey.markup).toBe(`<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image">
    <Label value="Car" background="#FF625A"/>
    <Label value="Ship" background="#00FF00"/>
  </RectangleLabels>
  <PolygonLabels name="polygon" toName="image">
    <Label value="Lake"/>
  </PolygonLabels>
  <VectorLabels name="polyline" toName="image">
    <Label value="Road"/>
  </VectorLabels>
  <KeyPointLabels name="Face" toName="image">
    <Label value="nose"/>
    <Label value="chin"/>
  </KeyPointLabels>
  <Choices name="Scene" toName="image" required="true" choice="single" allowNested="true">
    <Choice value="Day">
      <Choice value="Noon"/>
    </Choice>
    <Choice value="Night"/>
  </Choices>
  <Choices name="Seen" toName="image" perRegion="true" visibleWhen="region-selected" whenLabelValue="Car" choice="multiple">
    <Choice value="left"/>
    <Choice value="right"/>
  </Choices>
  <TextArea name="Plate" toName="image" perRegion="true" visibleWhen="region-selected" whenLabelValue="Car"/>
</View>`);
});

test('labels become answers in percent, with their properties; what has no place is counted', async () => {
  const { tasks, left } = await allOf(await read(files));
  expect(tasks).toMatchObject([
    {
      external_id: 'l-1',
      data: { image: 'work/set-1/a.jpg' },
      meta: { shelf: 3 },
      annotations: [{ completed_by: 6, was_cancelled: false, created_at: '2021-04-15T05:23:35.855Z', updated_at: '2021-04-15T05:23:35.855Z' }],
      predictions: [],
    },
  ]);
  const rows = tasks[0]!.annotations[0]!.result;
  const car = { x: 10, y: 10, width: 30, height: 40, rotation: 0 };
  const ship = rows[3]!.value as Record<string, number>;
  // 40 x 20 px about (100, 50), turned by 90 degrees: its top left lies at (110, 30).
  for (const [key, value] of Object.entries({ x: 55, y: 30, width: 20, height: 20, rotation: 90 })) expect(ship[key]).toBeCloseTo(value, 9);
  expect(rows.map(({ from_name: from, type, value }) => [from, type, value]).toSpliced(3, 1)).toEqual([
    ['box', 'rectanglelabels', { ...car, rectanglelabels: ['Car'] }],
    ['Seen', 'choices', { ...car, choices: ['left', 'right'] }],
    ['Plate', 'textarea', { ...car, text: ['B 1'] }],
    [
      'polygon',
      'polygonlabels',
      {
        points: [
          [0, 0],
          [50, 0],
          [50, 50],
        ],
        closed: true,
        polygonlabels: ['Lake'],
      },
    ],
    [
      'polygon',
      'polygonlabels',
      {
        points: [
          [75, 50],
          [100, 50],
          [100, 100],
        ],
        closed: true,
        polygonlabels: ['Lake'],
      },
    ],
    [
      'polyline',
      'vectorlabels',
      {
        vertices: [
          { id: '1', x: 0, y: 0 },
          { id: '2', x: 100, y: 100, prevPointId: '1' },
        ],
        closed: false,
        vectorlabels: ['Road'],
      },
    ],
    ['Face', 'keypointlabels', { x: 25, y: 50, width: 0.5, keypointlabels: ['nose'] }],
    ['Scene', 'choices', { choices: [['Day', 'Noon']] }],
  ]);
  expect(rows[0]).toMatchObject({ original_width: 200, original_height: 100 });
  expect(rows[1]!.id).toBe(rows[0]!.id);
  expect(left).toEqual({
    'holes in polygons': 1,
    'names of datasets': 1,
    'objects of a kind that Gloss does not have (cuboid2d)': 1,
    tags: 1,
    'that parts of polygons belong together': 1,
  });
});

test('classes that nobody wears, and questions, are told where they have no place here', async () => {
  const { object_detection: detection } = project;
  const cubes = Array.from({ length: 7 }, (_, place) => ({ name: `Cube ${place}`, annotation_type: 'cuboid2d' }));
  const odd = {
    ...project,
    categorization: { properties: [{ name: 'Weather', type: 'radio', options: [] }] },
    object_detection: {
      ...detection,
      object_classes: [
        detection.object_classes[0]!,
        ...cubes,
        { name: 'Mist', annotation_type: 'fog' },
        { name: 'Hand', annotation_type: 'keypoint' },
      ],
    },
  };
  const bare = { ...meta, status: 'WORKING', tags: [], label_path: [] };
  const { survey, left } = await allOf(await read({ 'project.json': json(odd), 'meta/set-1/a.jpg.json': json(bare) }));
  expect(survey.notes).toEqual([
    'classes of a kind that Gloss does not have (cuboid2d) left out: "Cube 0", "Cube 1", "Cube 2", "Cube 3", "Cube 4", 2 more',
    'classes of a kind that Gloss does not have (fog) left out: "Mist"',
    'classes of key points without a point left out: "Hand"',
    'questions without an option left out: "Weather"',
  ]);
  expect(left).toEqual({ 'names of datasets': 1 });
});

test('what a set is called is no loss where the label has no other name, or where our own export wrote it', async () => {
  for (const more of [{ label_id: undefined, label_path: [] }, { dataset: 'project-12' }]) {
    const { left } = await allOf(await read({ ...files, 'work/meta/set-1/a.jpg.json': json({ ...meta, ...more }) }));
    expect(Object.keys(left)).not.toContain('names of datasets');
  }
});

test('label files of the older generation', async () => {
  const old = {
    objects: [
      {
        id: '1',
        classId: 'c-lake',
        className: 'Lake',
        annotationType: 'polygon',
        annotation: { multiple: false, coord: { points: at([0, 0], [100, 0], [0, 50]) }, meta: { zIndex: 1 } },
        properties: [],
      },
      { classId: 'c-road', className: 'Road', annotationType: 'polyline', annotation: { coord: { points: at([0, 0], [20, 10]) } } },
      {
        classId: 'c-face',
        className: 'Face',
        annotationType: 'keypoint',
        annotation: { coord: { graph: { nodes: at([2, 1], [4, 2]), states: [{ state: { visible: true } }, { state: { visible: false } }] } } },
      },
    ],
    categories: { properties: [], frames: [] },
  };
  const { tasks } = await allOf(await read({ ...files, 'work/labels/l-1.json': json(old) }));
  expect(tasks[0]!.annotations[0]!.result.map(({ value }) => value?.points ?? value?.vertices ?? value?.keypointlabels)).toEqual([
    [
      [0, 0],
      [50, 0],
      [0, 50],
    ],
    [
      { id: '1', x: 0, y: 0 },
      { id: '2', x: 10, y: 10, prevPointId: '1' },
    ],
    ['nose'],
  ]);
});

test.each([
  ['SKIPPED', { annotations: [{ was_cancelled: true }], predictions: [] }],
  ['WORKING', { annotations: [], predictions: [{ model_version: 'Superb, in progress' }] }],
])('a label that is %s', async (status, what) => {
  const { tasks } = await allOf(await read({ ...files, 'work/meta/set-1/a.jpg.json': json({ ...meta, status }) }));
  expect(tasks).toMatchObject([what]);
});

test('a label without work on it is a task; a stranger’s work is counted', async () => {
  const empty = { objects: [], categories: { properties: [], frames: [] } };
  const about = { ...meta, status: 'WORKING', image_info: {}, tags: [] };
  const none = await allOf(await read({ ...files, 'work/labels/l-1.json': json(empty), 'work/meta/set-1/a.jpg.json': json(about) }));
  expect([none.tasks[0]!.annotations, none.tasks[0]!.predictions, none.left]).toEqual([[], [], { 'names of datasets': 1 }]);
  const strange = await allOf(await read({ ...files, 'work/meta/set-1/a.jpg.json': json({ ...meta, work_assignee: 'x@y.org' }) }));
  expect(strange.left['names of people who answered and are no members']).toBe(1);
  expect(strange.tasks[0]!.annotations[0]!.completed_by).toBe(5);
});

test('a picture that came along says how large it is where the file about it does not', async () => {
  const about = { ...files, 'work/meta/set-1/a.jpg.json': json({ ...meta, image_info: {} }) };
  const { tasks } = await allOf(await read(about, [{ path: 'work/set-1/a.jpg', size: async () => ({ width: 200, height: 100 }) }]));
  expect(tasks[0]!.annotations[0]!.result[0]!.value).toMatchObject({ x: 10, y: 10, width: 30, height: 40 });
});

test('pictures by their address', async () => {
  const { tasks } = await allOf(await read({ ...files, 'work/image-addresses.csv': 'file,address\r\na.jpg,https://example.org/a.jpg\r\n' }, []));
  expect(tasks[0]!.data).toEqual({ image: 'https://example.org/a.jpg' });
});

const lake = (coord: unknown, more: object = {}) =>
  json({ objects: [{ class_name: 'Lake', annotation_type: 'polygon', annotation: { coord }, ...more }] });

test.each([
  [
    'work/project.json',
    json({ ...project, type: 'video-siesta' }),
    'This is a project of type video-siesta. Projects of pictures (image-siesta) are read.',
  ],
  [
    'work/project.json',
    json({ ...project, object_detection: { object_classes: [{ name: 'x' }] } }),
    '"object_detection.object_classes.1.annotation_type" is required.',
  ],
  ['work/labels/l-1.json', lake({ points: [{ x: 'a', y: 1 }] }), 'Object 1: In its coordinates: "points" is not right: Invalid input.'],
  [
    'work/labels/l-1.json',
    lake({ points: at([0, 0], [1, 1], [2, 0]) }, { class_name: 'Pond' }),
    'Object 1: Its class "Pond" (polygon) is not in project.json.',
  ],
  [
    'work/labels/l-1.json',
    json({ ...labels, categories: { properties: [{ property_name: 'Mood' }] } }),
    'The property "Mood" is not in project.json.',
  ],
  ['work/meta/set-1/a.jpg.json', json({ ...meta, label_path: ['labels/zz.json'] }), 'labels/zz.json, which a file in meta/ names, is not there.'],
  [
    'work/meta/set-1/a.jpg.json',
    json({ ...meta, data_key: 'zz.jpg' }),
    'The picture zz.jpg did not come along. Put it into the archive as images/zz.jpg, or name its address in image-addresses.csv (file,address).',
  ],
  [
    'work/meta/set-1/a.jpg.json',
    json({ ...meta, image_info: {} }),
    'Object 1: Nobody knows how large the picture is, which coordinates in pixels need. Put image_info with width and height into the file about it, or the picture into the archive.',
  ],
  ['work/meta/set-1/a.jpg.json', json({ ...meta, frames: ['f-1.jpg'] }), 'This is a video. Projects of pictures are read.'],
  ['work/labels/l-1.json', '{"objects": \n}', 'This is not valid JSON'],
])('%s with something wrong in it (%#)', async (path, text, said) => {
  const faults = await faultsOf(await read({ ...files, [path]: text }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(said);
});

test('what the labeling config of a project with tasks lacks is said once', async () => {
  const own = contextOf(`<View><Image name="i" value="$photo"/><RectangleLabels name="r" toName="i"><Label value="Car"/></RectangleLabels>
    <Choices name="Scene" toName="i"><Choice value="Night"/></Choices></View>`).config;
  expect(await faultsOf(await surveyed(superbFiles, partsOf(files), here(own), picture))).toEqual([
    'work/labels/l-1.json:1: The labeling config does not ask for "Seen". Add <Choices name="Seen" toName="i" perRegion="true"> to it.',
    'work/labels/l-1.json:1: The labeling config does not ask for "Plate". Add <TextArea name="Plate" toName="i" perRegion="true"> to it.',
    'work/labels/l-1.json:1: The labeling config has no label "Ship" for a turned box. Add <Label value="Ship"/> to <RectangleLabels name="r">.',
    'work/labels/l-1.json:1: The labeling config has no label "Lake" for a polygon. Add <Label value="Lake"/> to a <PolygonLabels toName="i">.',
    'work/labels/l-1.json:1: The labeling config has no label "Road" for a polyline. Add <Label value="Road"/> to a <VectorLabels toName="i">.',
    'work/labels/l-1.json:1: The labeling config has no key points for "Face". Add <KeyPointLabels name="Face" toName="i"> with <Label value="nose"/>, <Label value="chin"/>.',
    'work/labels/l-1.json:1: The labeling config has no choice "Day / Noon". Add <Choice value="Noon"/> to <Choices name="Scene">.',
  ]);
});
