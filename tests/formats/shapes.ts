/** A picture of 200 by 100 pixels with shapes on it, as rows. */
import type { Row } from '#app/core/labeling/result.ts';

export const markup = `<View><Image name="photo" value="$photo"/>
  <RectangleLabels name="box" toName="photo"><Label value="Dog"/><Label value="Cat"/></RectangleLabels>
  <PolygonLabels name="ring" toName="photo"><Label value="Cat"/><Label value="Ant"/></PolygonLabels></View>`;

export const pointMarkup = `<View><Image name="photo" value="$photo"/>
  <RectangleLabels name="box" toName="photo"><Label value="Hand"/><Label value="Foot"/></RectangleLabels>
  <KeyPointLabels name="point" toName="photo"><Label value="Tip" model_index="1"/><Label value="Wrist" model_index="0"/></KeyPointLabels></View>`;

const onPicture = { to_name: 'photo', original_width: 200, original_height: 100, image_rotation: 0, origin: 'manual' };

type Place = { x: number; y: number; width: number; height: number; rotation?: number };
export const box = (id: string, place: Place, ...labels: string[]): Row => ({
  id,
  from_name: 'box',
  type: 'rectanglelabels',
  ...onPicture,
  value: { rotation: 0, ...place, rectanglelabels: labels },
});
export const ring = (id: string, points: [number, number][], ...labels: string[]): Row => ({
  id,
  from_name: 'ring',
  type: 'polygonlabels',
  ...onPicture,
  value: { points, closed: true, polygonlabels: labels },
});
export const point = (id: string, x: number, y: number, label: string, parentID?: string): Row => ({
  id,
  from_name: 'point',
  type: 'keypointlabels',
  ...onPicture,
  ...(parentID ? { parentID } : {}),
  value: { x, y, width: 1, keypointlabels: [label] },
});
export const withoutSize = ({ original_width: _width, original_height: _height, ...row }: Row): Row => row;
