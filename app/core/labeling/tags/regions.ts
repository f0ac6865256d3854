/** Controls that make regions on an object, and the children of their label lists (formats 1.4, heartex 7.6). */

import { mixins, tag, type TagInfo } from './define.ts';

const { required, smart, snap } = mixins;
const control = ['name', 'toName'];
const list = [
  'choice:single|multiple=single',
  'maxUsages:number',
  'showInline:bool=true',
  'allowEmpty:bool=false',
  'groupDepth:number',
  'value:data',
  'opacity:number',
  'fillColor',
  'strokeColor',
  'strokeWidth:number',
  ...mixins.visibility,
  ...required,
];
/** What surfaces draw where the config says nothing: our own, decision 0040. The color is that of regions without a label. */
const look = (opacity: number, width: number): string[] => [
  `opacity:number=${opacity}`,
  'fillColor=#7c7466',
  'strokeColor=#7c7466',
  `strokeWidth:number=${width}`,
];
/** Pages of a PDF are drawn as pictures; masks need the pixels of one that stays the same. */
const pictures = ['Image', 'Pdf'];

/** A bare shape and its `*Labels` twin: same attributes, the twin has a label list as well. */
function pair(type: string, fits: string[], extra: readonly string[], drawn = false): TagInfo[] {
  const key = type.toLowerCase();
  const bare = { attributes: [...control, ...extra], required: control, fits, drawn, result: { type: key, key } };
  return [tag('control', type, bare), labelList(`${type}Labels`, fits, extra, drawn)];
}

function labelList(type: string, fits: string[], extra: readonly string[], drawn = false): TagInfo {
  const key = type.toLowerCase();
  return tag('control', type, {
    attributes: [...control, ...list, ...extra],
    required: control,
    fits,
    drawn,
    children: ['Label'],
    labels: { child: 'Label', needed: true },
    result: { type: key, key },
  });
}

const newer = (type: string, fits: 'any' | string[]): TagInfo =>
  tag('control', type, {
    attributes: control,
    required: control,
    fits,
    children: type.endsWith('Labels') ? ['Label'] : [],
    result: { type: type.toLowerCase(), key: type.toLowerCase() },
    ...(type.endsWith('Labels') ? { labels: { child: 'Label', needed: false } as const } : {}),
    open: true,
  });

export const regionTags = [
  labelList('Labels', ['Text', 'HyperText', 'Audio', 'AudioPlus', 'Video', 'Image', 'Paragraphs', 'TimeSeries', 'Pdf'], [...look(0.2, 2)], true),
  ...pair('Rectangle', pictures, [...look(0.2, 2), 'canRotate:bool=true', ...snap, ...smart], true),
  ...pair('Ellipse', pictures, [...look(0.2, 2), 'canRotate:bool=true', ...smart], true),
  ...pair(
    'Polygon',
    pictures,
    [...look(0.2, 2), 'pointSize:small|medium|large=small', 'pointStyle:circle|rectangle=circle', ...snap, ...smart],
    true,
  ),
  ...pair('KeyPoint', pictures, [...look(0.9, 2), 'stokeColor', ...snap, ...smart], true),
  ...pair('Brush', ['Image'], ['strokeWidth:number=15', ...smart], true),
  ...pair('Bitmask', ['Image'], ['strokeWidth:number=15', ...smart], true),
  tag('control', 'MagicWand', {
    attributes: [...control, 'opacity:number=0.6', 'blurRadius:number=5', 'defaultThreshold:number=15', 'fillColor', 'strokeColor'],
    required: control,
    drawn: true,
    fits: ['Image'],
  }),
  ...pair(
    'Vector',
    pictures,
    [
      ...look(0.2, 2),
      'closable:bool=false',
      'curves:bool=false',
      'skeleton:bool=false',
      'minPoints:number',
      'maxPoints:number',
      'pointSizeEnabled:number=5',
      'pointSizeDisabled:number=3',
      'pointSize',
      'pointStyle',
      ...snap,
      ...smart,
    ],
    true,
  ),
  labelList('HyperTextLabels', ['HyperText'], [], true),
  labelList('ParagraphLabels', ['Paragraphs'], [], true),
  labelList('TimeSeriesLabels', ['TimeSeries'], look(0.2, 1), true),
  labelList('TimelineLabels', ['Video'], [], true),
  tag('control', 'VideoRectangle', {
    attributes: [...control, ...look(0.2, 2), ...smart],
    required: control,
    fits: ['Video'],
    drawn: true,
    result: { type: 'videorectangle', key: 'videorectangle' },
  }),
  newer('VideoVector', ['Video']),
  newer('VideoVectorLabels', ['Video']),
  newer('OcrLabels', ['Image', 'Pdf']),
  newer('PdfLabels', ['Pdf']),
  newer('OcrTokenLabels', ['Image', 'Pdf']),
  newer('TableLabels', ['Image', 'Pdf', 'Table']),
  newer('Cube', ['Image']),
  newer('CubeLabels', ['Image']),
  newer('ReactCode', 'any'),
  newer('CustomInterface', 'any'),
];
