/** An archive of Superb made by hand from annotto-superb B3: one picture with something of each kind. */
export const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

const scene = {
  id: 'q-scene',
  name: 'Scene',
  type: 'radio',
  required: true,
  options: [
    { id: 'o-day', name: 'Day', children: [{ id: 'o-noon', name: 'Noon' }] },
    { id: 'o-night', name: 'Night' },
  ],
};
const seen = {
  id: 'q-seen',
  name: 'Seen',
  type: 'checkbox',
  options: [
    { id: 'o-left', name: 'left' },
    { id: 'o-right', name: 'right' },
  ],
};
const plate = { id: 'q-plate', name: 'Plate', type: 'free response', blank: true };
export const project = {
  type: 'image-siesta',
  version: '0.6.5',
  data_type: 'image',
  categorization: { properties: [scene] },
  object_detection: {
    annotation_types: ['box', 'rbox', 'polygon', 'polyline', 'keypoint', 'cuboid2d'],
    keypoints: [{ id: 'k-1', name: 'human', points: [{ name: 'nose', color: '#d50000' }, { name: 'chin' }], edges: [{ u: 0, v: 1 }] }],
    object_groups: [{ id: 'g', name: 'Vehicle', object_class_ids: ['c-car'] }],
    object_classes: [
      { id: 'c-car', name: 'Car', color: '#FF625A', annotation_type: 'box', properties: [seen, plate] },
      { id: 'c-ship', name: 'Ship', color: '#00FF00', annotation_type: 'rbox', properties: [] },
      { id: 'c-lake', name: 'Lake', annotation_type: 'polygon', properties: [] },
      { id: 'c-road', name: 'Road', annotation_type: 'polyline' },
      { id: 'c-face', name: 'Face', annotation_type: 'keypoint', keypoint_interface_id: 'k-1' },
      { id: 'c-cube', name: 'Cube', annotation_type: 'cuboid2d' },
    ],
  },
};
export const at = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }));
export const labels = {
  objects: [
    {
      id: '1',
      class_id: 'c-car',
      class_name: 'Car',
      annotation_type: 'box',
      tracking_id: null,
      annotation: {
        multiple: false,
        coord: { x: 20, y: 10, width: 60, height: 40 },
        meta: { z_index: 1, visible: true, alpha: 1, color: '#FF625A' },
      },
      properties: [
        { type: 'checkbox', property_id: 'q-seen', property_name: 'Seen', option_ids: ['o-left', 'o-right'], option_names: ['left', 'right'] },
        { type: 'free response', property_id: 'q-plate', property_name: 'Plate', value: 'B 1' },
      ],
    },
    {
      class_id: 'c-ship',
      class_name: 'Ship',
      annotation_type: 'rbox',
      annotation: { coord: { cx: 100, cy: 50, width: 40, height: 20, angle: 90 } },
      properties: [],
    },
    {
      class_id: 'c-lake',
      class_name: 'Lake',
      annotation_type: 'polygon',
      annotation: {
        multiple: true,
        coord: { points: [[at([0, 0], [100, 0], [100, 50]), at([10, 5], [20, 5], [20, 8])], [at([150, 50], [200, 50], [200, 100])]] },
      },
    },
    {
      class_id: 'c-road',
      class_name: 'Road',
      annotation_type: 'polyline',
      annotation: { multiple: true, coord: { points: [at([0, 0], [200, 100])] } },
    },
    {
      class_id: 'c-face',
      class_name: 'Face',
      annotation_type: 'keypoint',
      annotation: {
        coord: {
          points: [
            { name: 'nose', x: 50, y: 50, state: { visible: true, valid: true } },
            { name: 'chin', x: 0, y: 0, state: { visible: false, valid: false } },
          ],
        },
      },
    },
    { class_id: 'c-cube', class_name: 'Cube', annotation_type: 'cuboid2d', annotation: { coord: { near: {}, far: {} } } },
  ],
  categories: {
    properties: [{ type: 'radio', property_id: 'q-scene', property_name: 'Scene', option_id: 'o-noon', option_name: 'Noon' }],
    frames: [],
  },
};
export const meta = {
  data_key: 'a.jpg',
  dataset: 'set-1',
  image_info: { width: 200, height: 100 },
  label_id: 'l-1',
  label_path: ['labels/l-1.json'],
  last_updated_date: '2021-04-15T05:23:35.855676Z',
  tags: ['urgent'],
  work_assignee: 'cy@example.org',
  status: 'SUBMITTED',
  info: { shelf: 3 },
  related_labels: { consensus_labeling: [] },
};
export const files = {
  'work/project.json': json(project),
  'work/labels/l-1.json': json(labels),
  'work/meta/set-1/a.jpg.json': json(meta),
};
