/** What can be added with one press: objects, and controls with the words people use for them. */

import { tagInfo } from '../tags.ts';
import { escaped } from './edits.ts';

/** `key` is the data key that is proposed; `inner` what the tag needs inside. */
export type ObjectOffer = { type: string; title: string; key: string; attributes?: string; inner?: string };
/** `id` stands in forms. `also` is written in front: a shape that its labels name. `name` is what results will call it. */
export type ControlOffer = { id: string; title: string; type: string; name: string; attributes?: string; also?: string };

export const objectOffers: readonly ObjectOffer[] = [
  { type: 'Text', title: 'Text', key: 'text' },
  { type: 'Image', title: 'Picture', key: 'image' },
  { type: 'Audio', title: 'Sound', key: 'audio' },
  { type: 'Video', title: 'Video', key: 'video' },
  { type: 'HyperText', title: 'HTML page', key: 'html' },
  { type: 'Paragraphs', title: 'Dialogue', key: 'dialogue', attributes: 'layout="dialogue"' },
  { type: 'TimeSeries', title: 'Time series', key: 'series', attributes: 'valueType="json" timeColumn="time"', inner: '<Channel column="value"/>' },
  { type: 'Table', title: 'Table', key: 'record' },
  { type: 'Pdf', title: 'PDF', key: 'pdf' },
  { type: 'List', title: 'List to put in order', key: 'items' },
];

export const controlOffers: readonly ControlOffer[] = [
  { id: 'passages', title: 'Labels for passages and ranges', type: 'Labels', name: 'label' },
  { id: 'boxes', title: 'Boxes with labels', type: 'RectangleLabels', name: 'box' },
  { id: 'outlines', title: 'Outlines (polygons) with labels', type: 'PolygonLabels', name: 'outline' },
  { id: 'ellipses', title: 'Ellipses with labels', type: 'EllipseLabels', name: 'ellipse' },
  { id: 'points', title: 'Points with labels', type: 'KeyPointLabels', name: 'point' },
  { id: 'lines', title: 'Lines with labels', type: 'VectorLabels', name: 'line' },
  { id: 'masks', title: 'Masks (brush) with labels', type: 'BrushLabels', name: 'mask' },
  { id: 'tracks', title: 'Boxes through a video with labels', type: 'Labels', name: 'label', also: 'VideoRectangle' },
  { id: 'frames', title: 'Ranges of frames with labels', type: 'TimelineLabels', name: 'frames' },
  { id: 'html-passages', title: 'Labels for passages of HTML', type: 'HyperTextLabels', name: 'label' },
  { id: 'phrases', title: 'Labels for phrases of a dialogue', type: 'ParagraphLabels', name: 'label' },
  { id: 'series', title: 'Labels for stretches of time', type: 'TimeSeriesLabels', name: 'label' },
  { id: 'choice', title: 'Question with one answer to choose', type: 'Choices', name: 'choice' },
  { id: 'choices', title: 'Question with several answers to choose', type: 'Choices', name: 'choice', attributes: 'choice="multiple"' },
  { id: 'tree', title: 'Question with a tree of answers', type: 'Taxonomy', name: 'kind' },
  { id: 'words', title: 'Question answered in words', type: 'TextArea', name: 'answer', attributes: 'editable="true"' },
  { id: 'stars', title: 'Stars', type: 'Rating', name: 'stars' },
  { id: 'number', title: 'Number', type: 'Number', name: 'number' },
  { id: 'date', title: 'Date', type: 'DateTime', name: 'date', attributes: 'only="date"' },
  { id: 'order', title: 'Order of the items', type: 'Ranker', name: 'order' },
];

/** Tags whose own labels do the same with less: a Labels there would need a second tag. */
const served: Record<string, readonly string[]> = { passages: ['Image', 'Pdf', 'Video', 'HyperText', 'Paragraphs', 'TimeSeries'] };

/** Whether a control of this sort works on an object of this type. */
export function offerFits({ id, type, also }: ControlOffer, object: string): boolean {
  const fits = tagInfo(also ?? type)?.fits;
  return (fits === 'any' || fits?.includes(object) === true) && !served[id]?.includes(object);
}

/** The name itself, or with the first number that nobody has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}

/** A new label; `background` and `hotkey` as the markup says them. */
export type NewLabel = { value: string; background?: string; hotkey?: string };

/** `<Label value="Cat"/>`, with what else is known of it. */
export function labelTag(child: string, label: NewLabel): string {
  const attributes = (['value', 'background', 'hotkey'] as const).flatMap((name) => (label[name] ? [` ${name}="${escaped(label[name])}"`] : []));
  return `<${child}${attributes.join('')}/>`;
}
