import { kitTypes } from '#islands/labeler/kits.ts';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '#app/core/labeling/config.ts';
import { attributeOf, flagOf, numberOf, tagCatalog } from '#app/core/labeling/tags.ts';

/** Every tag of formats 1, each in the smallest config it stands in. `%` is the object `o` of the type in front. */
const object = (type: string): string => `<${type} name="o" value="$key"/>`;
const on = (type: string, control: string): string => `<View>${object(type)}${control}</View>`;
const bare = (type: string): string => `<${type} name="c" toName="o"/>`;
const labels = (type: string): string => `<${type} name="c" toName="o"><Label value="A"/></${type}>`;
const rated = (inside: string): string => `<View>${inside}<Rating name="r" toName="o"/></View>`;

const table: Record<string, string> = {
  ...Object.fromEntries(
    ['Audio', 'AudioPlus', 'Image', 'Text', 'HyperText', 'Video', 'TimeSeries', 'Paragraphs', 'List', 'Table', 'Pdf', 'Chat'].map((type) => [
      type,
      rated(object(type)),
    ]),
  ),
  Channel: rated('<TimeSeries name="o" value="$key"><Channel column="a"/></TimeSeries>'),
  MultiChannel: rated('<TimeSeries name="o" value="$key"><MultiChannel><Channel column="a"/></MultiChannel></TimeSeries>'),
  Labels: on('Text', labels('Labels')),
  Label: on('Text', labels('Labels')),
  ...Object.fromEntries(
    ['Rectangle', 'Ellipse', 'Polygon', 'KeyPoint', 'Brush', 'Bitmask', 'MagicWand', 'Vector', 'Cube'].map((type) => [type, on('Image', bare(type))]),
  ),
  ...Object.fromEntries(
    [
      'RectangleLabels',
      'EllipseLabels',
      'PolygonLabels',
      'KeyPointLabels',
      'BrushLabels',
      'BitmaskLabels',
      'VectorLabels',
      'CubeLabels',
      'OcrLabels',
      'OcrTokenLabels',
      'TableLabels',
    ].map((type) => [type, on('Image', labels(type))]),
  ),
  HyperTextLabels: on('HyperText', labels('HyperTextLabels')),
  ParagraphLabels: on('Paragraphs', labels('ParagraphLabels')),
  TimeSeriesLabels: on('TimeSeries', labels('TimeSeriesLabels')),
  TimelineLabels: on('Video', labels('TimelineLabels')),
  VideoRectangle: on('Video', bare('VideoRectangle')),
  VideoVector: on('Video', bare('VideoVector')),
  VideoVectorLabels: on('Video', labels('VideoVectorLabels')),
  PdfLabels: on('Pdf', labels('PdfLabels')),
  ReactCode: on('Text', bare('ReactCode')),
  CustomInterface: on('Text', bare('CustomInterface')),
  Choices: on('Text', '<Choices name="c" toName="o"><Choice value="A"/></Choices>'),
  Choice: on('Text', '<Choices name="c" toName="o"><Choice value="A"><Choice value="B"/></Choice></Choices>'),
  Taxonomy: on('Text', '<Taxonomy name="c" toName="o"><Choice value="A"><Choice value="B"/></Choice></Taxonomy>'),
  ...Object.fromEntries(['TextArea', 'Rating', 'Number', 'DateTime'].map((type) => [type, on('Text', bare(type))])),
  Shortcut: on('Text', '<TextArea name="c" toName="o"><Shortcut value="Hello" hotkey="ctrl+1"/></TextArea>'),
  Pairwise: '<View><Text name="a" value="$a"/><Text name="b" value="$b"/><Pairwise name="c" toName="a,b"/></View>',
  Ranker: on('List', bare('Ranker')),
  Bucket: on('List', '<Ranker name="c" toName="o"><Bucket name="good" title="Good" default="true"/></Ranker>'),
  Relations: on('Text', `${labels('Labels')}<Relations><Relation value="is a"/></Relations>`),
  Relation: on('Text', `${labels('Labels')}<Relations choice="single"><Relation value="is a" background="red"/></Relations>`),
  View: rated(`<View display="inline" style="color: red" className="x" idAttr="y">${object('Text')}</View>`),
  Header: rated(`<Header value="Title $key" size="3" underline="true"/>${object('Text')}`),
  Markdown: rated(`<Markdown value="# $key"/>${object('Text')}`),
  Style: rated(`<Style>.a { color: red; }</Style>${object('Text')}`),
  Collapse: rated(`<Collapse accordion="false"><Panel value="One">${object('Text')}</Panel></Collapse>`),
  Panel: rated(`<Collapse><Panel value="One">${object('Text')}</Panel></Collapse>`),
  Filter: on('Text', `<Filter toName="c" minLength="1" casesensetive="true" hotkey="shift+f"/>${labels('Labels')}`),
  Repeater:
    '<View><Repeater on="$pages" indexFlag="{{idx}}" mode="pagination"><Image name="i_{{idx}}" value="$pages[{{idx}}].url"/><Rating name="r_{{idx}}" toName="i_{{idx}}"/></Repeater></View>',
  Dialog: rated(`<Dialog name="d" value="$talk"/>${object('Text')}`),
  Replica: rated(`<Replica name="d" value="$talk"/>${object('Text')}`),
};

describe('every tag of the language', () => {
  test('is in this table', () => expect(Object.keys(table).toSorted()).toEqual([...tagCatalog.keys()].toSorted()));

  test.each(Object.entries(table))('%s parses without errors and stays in the tree', (type, markup) => {
    const { config, problems } = parseConfig(markup);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(JSON.stringify(config?.root)).toContain(`"type":"${type}"`);
  });

  test.each([...tagCatalog.values()])('$type is named when the editor cannot show it', ({ type, drawn }) => {
    const said = parseConfig(table[type] ?? '').problems.some(
      ({ severity, message }) => severity === 'warning' && message === `<${type}> is kept, but the editor cannot show it yet.`,
    );
    expect(said).toBe(!drawn);
  });

  test('the catalog says of a tag that it is drawn where the editor has a kit for it, or draws it itself, and nowhere else', () => {
    const own = ['View', 'Header', 'Style', 'Labels', 'Relations'];
    const drawn = [...tagCatalog.values()].filter((tag) => tag.drawn && tag.family !== 'child').map(({ type }) => type);
    expect(drawn.sort()).toEqual([...kitTypes, ...own].sort());
  });

  test.each([...tagCatalog.values()])('$type has defaults that pass its own checks', ({ type, attributes }) => {
    const written = [...attributes.values()].filter((each) => each.default !== undefined && each.name !== 'indexflag');
    const tag = table[type]?.replace(
      new RegExp(`<${type}(?=[ >/])`),
      `<${type} ${written
        .filter(({ name }) => !(table[type] ?? '').toLowerCase().includes(` ${name}=`))
        .map((each) => `${each.name}="${each.default}"`)
        .join(' ')}`,
    );
    expect(parseConfig(tag ?? '').problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test('attributes are read with the defaults of the language', () => {
  const { config } = parseConfig('<View><Image name="o" value="$key" zoom="FALSE" zoomBy="2"/><Rating name="c" toName="o"/></View>');
  const image = config?.objects[0]?.tag;
  const rating = config?.controls[0]?.tag;
  if (!image || !rating) throw new Error('The config must have both.');
  expect([flagOf(image, 'zoom'), flagOf(image, 'selectionControl'), flagOf(image, 'grid')]).toEqual([false, true, false]);
  expect([numberOf(image, 'zoomBy'), numberOf(image, 'gridSize'), numberOf(rating, 'maxRating'), numberOf(image, 'height')]).toEqual([
    2,
    30,
    5,
    undefined,
  ]);
  expect([attributeOf(rating, 'icon'), attributeOf(rating, 'hotkey')]).toEqual(['star', undefined]);
});
