/** Every object there is, each with a little to show. */
/** What shows its data, by type. */
export const objects = {
  Text: 'value="$text"',
  HyperText: 'value="$html"',
  Paragraphs: 'value="$talk"',
  Image: 'value="$image"',
  Audio: 'value="$sound"',
  AudioPlus: 'value="$sound"',
  Video: 'value="$video"',
  TimeSeries: 'value="$series" valueType="json" timeColumn="t"',
  Pdf: 'value="$pdf"',
  List: 'value="$items"',
  Table: 'value="$table"',
  Dialog: 'value="$talk"',
};
export const data = {
  text: 'A text.',
  html: '<p>A page.</p>',
  talk: [{ author: 'Ada', name: 'Ada', text: 'Good.' }],
  image: '/fixtures/cat-400x250.jpg',
  sound: '/samples/sound.wav',
  video: '/samples/film.webm',
  series: { t: [0, 1, 2], v: [1, 3, 2] },
  pdf: '/fixtures/three-pages.pdf',
  items: [{ id: 'one', title: 'One' }],
  table: { Author: 'Ada' },
};

export const objectMarkup = (type: keyof typeof objects, name: string): string =>
  `<${type} name="${name}" ${objects[type]}>${type === 'TimeSeries' ? '<Channel column="v"/>' : ''}</${type}>`;
