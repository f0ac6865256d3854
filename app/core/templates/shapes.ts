import { paths } from '../paths.ts';
import type { Template } from './template.ts';

/** Marking on pictures: every shape the editor draws. */
export const shapeTemplates: readonly Template[] = [
  {
    id: 'polygons',
    title: 'Segmentation with polygons',
    medium: 'image',
    summary: 'Outline each thing point by point.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <PolygonLabels name="outline" toName="image">
    <Label value="Building"/>
    <Label value="Road"/>
    <Label value="Water"/>
    <Label value="Tree"/>
  </PolygonLabels>
</View>`,
  },
  {
    id: 'ellipses',
    title: 'Round things with ellipses',
    medium: 'image',
    summary: 'Put an ellipse around each round thing.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <EllipseLabels name="round" toName="image">
    <Label value="Cell"/>
    <Label value="Nucleus"/>
    <Label value="Bubble"/>
  </EllipseLabels>
</View>`,
  },
  {
    id: 'key-points',
    title: 'Key points',
    medium: 'image',
    summary: 'Set a point on each landmark.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <KeyPointLabels name="landmark" toName="image">
    <Label value="Left eye"/>
    <Label value="Right eye"/>
    <Label value="Nose"/>
    <Label value="Mouth"/>
  </KeyPointLabels>
</View>`,
  },
  {
    id: 'skeletons',
    title: 'Poses with skeletons',
    medium: 'image',
    summary: 'Draw the pose of each body as joined points.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <VectorLabels name="pose" toName="image" skeleton="true">
    <Label value="Person"/>
    <Label value="Animal"/>
  </VectorLabels>
</View>`,
  },
  {
    id: 'lines',
    title: 'Lines and curves',
    medium: 'image',
    summary: 'Follow roads, cracks or vessels with a line.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <VectorLabels name="line" toName="image" curves="true">
    <Label value="Road"/>
    <Label value="Crack"/>
    <Label value="Vessel"/>
  </VectorLabels>
</View>`,
  },
  {
    id: 'masks',
    title: 'Segmentation with masks',
    medium: 'image',
    summary: 'Paint over each thing; the wand helps with even areas.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true" crossOrigin="anonymous"/>
  <BrushLabels name="mask" toName="image">
    <Label value="Sky"/>
    <Label value="Ground"/>
    <Label value="Thing"/>
  </BrushLabels>
  <MagicWand name="wand" toName="image"/>
</View>`,
  },
  {
    id: 'bitmasks',
    title: 'Pixel-exact masks',
    medium: 'image',
    summary: 'Paint masks that are kept pixel by pixel.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <BitmaskLabels name="mask" toName="image">
    <Label value="Defect"/>
    <Label value="Shadow"/>
  </BitmaskLabels>
</View>`,
  },
  {
    id: 'rotated-boxes',
    title: 'Turned boxes',
    medium: 'image',
    summary: 'Box things that stand at an angle, as on aerial photos.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true" rotateControl="true"/>
  <RectangleLabels name="thing" toName="image" canRotate="true">
    <Label value="Ship"/>
    <Label value="Plane"/>
    <Label value="Car"/>
  </RectangleLabels>
</View>`,
  },
  {
    id: 'shapes-one-list',
    title: 'One list of labels, several shapes',
    medium: 'image',
    summary: 'Choose the shape that fits; all share their labels.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <Rectangle name="box" toName="image"/>
  <Polygon name="outline" toName="image"/>
  <Ellipse name="round" toName="image"/>
  <Labels name="thing" toName="image">
    <Label value="Leaf"/>
    <Label value="Flower"/>
    <Label value="Fruit"/>
  </Labels>
</View>`,
  },
  {
    id: 'pages-of-pictures',
    title: 'Documents of several pages',
    medium: 'image',
    summary: 'Box titles, texts and pictures on scanned pages.',
    markup: `<View>
  <Image name="pages" valueList="$pages" zoom="true"/>
  <RectangleLabels name="part" toName="pages">
    <Label value="Title"/>
    <Label value="Text"/>
    <Label value="Picture"/>
    <Label value="Table"/>
  </RectangleLabels>
</View>`,
  },
  {
    id: 'optical-character-recognition',
    title: 'Optical character recognition',
    medium: 'image',
    summary: 'Mark lines of writing by box or outline and type them.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <Labels name="writing" toName="image">
    <Label value="Printed"/>
    <Label value="Handwritten"/>
  </Labels>
  <Rectangle name="box" toName="image"/>
  <Polygon name="outline" toName="image"/>
  <TextArea name="words" toName="image" perRegion="true" required="true" displayMode="region-list" rows="1" editable="true" maxSubmissions="1"/>
</View>`,
  },
  {
    id: 'relations-in-pictures',
    title: 'Relations in pictures',
    medium: 'image',
    summary: 'Box things and say how they stand to one another.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <RectangleLabels name="thing" toName="image">
    <Label value="Person"/>
    <Label value="Horse"/>
    <Label value="Bicycle"/>
  </RectangleLabels>
  <Relations>
    <Relation value="rides"/>
    <Relation value="next to"/>
    <Relation value="looks at"/>
  </Relations>
</View>`,
  },
  {
    id: 'medical-image',
    title: 'Medical picture with findings',
    medium: 'image',
    summary: 'Box findings, classify the picture, write a report.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true" brightnessControl="true" contrastControl="true"/>
  <RectangleLabels name="finding" toName="image">
    <Label value="Nodule"/>
    <Label value="Fracture"/>
    <Label value="Effusion"/>
  </RectangleLabels>
  <Choices name="verdict" toName="image" choice="single" showInline="true" required="true">
    <Choice value="Healthy"/>
    <Choice value="To be watched"/>
    <Choice value="Urgent"/>
  </Choices>
  <TextArea name="report" toName="image" rows="3" maxSubmissions="1" editable="true" placeholder="Report"/>
</View>`,
  },
  {
    id: 'hybrid',
    title: 'All at once',
    medium: 'image',
    summary: 'Classify, box, outline, point and describe one picture.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <Choices name="kind" toName="image" choice="single" showInline="true">
    <Choice value="Indoors"/>
    <Choice value="Outdoors"/>
  </Choices>
  <RectangleLabels name="box" toName="image">
    <Label value="Thing"/>
  </RectangleLabels>
  <PolygonLabels name="outline" toName="image">
    <Label value="Area"/>
  </PolygonLabels>
  <KeyPointLabels name="point" toName="image">
    <Label value="Landmark"/>
  </KeyPointLabels>
  <TextArea name="caption" toName="image" rows="2" maxSubmissions="1" editable="true"/>
</View>`,
  },
  {
    id: 'inventory',
    title: 'Inventory from a list',
    medium: 'image',
    summary: 'Outline things; what may be named comes with each picture.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <PolygonLabels name="item" toName="image" value="$items"/>
  <!-- {"data": {"image": "${paths.sampleMedia('photo.jpg')}", "items": [{"value": "Cup"}, {"value": "Plate"}, {"value": "Spoon"}]}} -->
</View>`,
  },
];
