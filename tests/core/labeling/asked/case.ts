/** How a case of the table is written down. */
import type { ResultProblem } from '#app/core/labeling/check.ts';
import type { Row } from '#app/core/labeling/result.ts';

/** One case: a config, an answer that falls short, what is said about it and where, and an answer that does not. */
export type Asked = {
  title: string;
  markup: string;
  rows: Row[];
  said: ResultProblem[];
  /** Rows with which nothing is said. */
  enough: Row[];
};

export const data = {
  text: 'A fine day.',
  other: 'A grey day.',
  photo: 'https://example.org/a.png',
  pages: ['https://example.org/1.png', 'https://example.org/2.png'],
  sound: 'https://example.org/a.wav',
  film: 'https://example.org/a.mp4',
  file: 'https://example.org/a.pdf',
  html: '<p>A fine day.</p>',
  dialogue: [{ author: 'Ada', text: 'A fine day.' }],
  series: { time: [1, 2, 3], value: [4, 5, 6] },
  items: [{ id: 'a', title: 'A' }],
};

const objects: Record<string, string> = {
  txt: '<Text name="txt" value="$text"/>',
  other: '<Text name="other" value="$other"/>',
  pic: '<Image name="pic" value="$photo"/>',
  album: '<Image name="album" valueList="$pages"/>',
  snd: '<Audio name="snd" value="$sound"/>',
  film: '<Video name="film" value="$film"/>',
  pdf: '<Pdf name="pdf" value="$file"/>',
  page: '<HyperText name="page" value="$html"/>',
  talk: '<Paragraphs name="talk" value="$dialogue"/>',
  wave: '<TimeSeries name="wave" value="$series" valueType="json" timeColumn="time"><Channel column="value"/></TimeSeries>',
  list: '<List name="list" value="$items"/>',
};

/** A note stands in every answer, so that none is empty. */
const note: Row = { id: 'note', from_name: 'note', to_name: 'txt', type: 'textarea', origin: 'manual', value: { text: ['seen'] } };

function markupOf(names: string, controls: string): string {
  const shown = [...new Set(['txt', ...names.split(' ')])].map((name) => objects[name] ?? '');
  return `<View>${shown.join('')}<TextArea name="note" toName="txt"/>${controls}</View>`;
}

export function row(to: string, type: string, value: Record<string, unknown>, more: Partial<Row> = {}): Row {
  return { id: 'a', from_name: 'q', to_name: to, type, origin: 'manual', ...more, value };
}

export type Short = { title: string; on?: string; control: string; rows?: Row[]; said: ResultProblem[]; enough?: Row[] };
export const asked = ({ title, on = 'txt', control, rows = [], said, enough = [] }: Short): Asked => ({
  title,
  markup: markupOf(on, control),
  rows: [note, ...rows],
  said,
  enough: [note, ...enough],
});

/** The medium of a picture whose sides are `side` px. */
export const pictured = (side: number): Partial<Row> => ({ original_width: side, original_height: side, image_rotation: 0 });
