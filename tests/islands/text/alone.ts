/** Runs in the page: the text surface by itself, without panels; how long it takes, and how much of the page it touches. */
import { emptyDoc, type PassageRegion, type SpanRegion } from '#app/core/labeling/result.ts';
import { addRegion } from '#islands/labeler/actions/add-region.ts';
import { emptyView } from '#islands/labeler/doc.ts';
import { kitsOf } from '#islands/labeler/kits.ts';
import { kit as html } from '#islands/labeler/kits/hyper-text.ts';
import { kit as text } from '#islands/labeler/kits/text.ts';
import { createPalette } from '#islands/labeler/palette.ts';
import { createStore } from '#islands/labeler/store.ts';
import { createSync } from '#islands/labeler/sync.ts';
import type { Surface } from '#islands/labeler/surfaces/surface.ts';
import { createScope } from '#islands/scope.ts';
import { textConfig } from './config.ts';

/** Milliseconds of each step; how many spans are drawn; and how many changes of the page's tree the two steps after the first made. */
export type Measured = { first: number; select: number; add: number; spans: number; touched: { select: number; add: number } };

const span = (id: string, start: number): SpanRegion => ({
  id,
  kind: 'span',
  from: 'entity',
  to: 'message',
  labels: ['Person'],
  origin: 'manual',
  start,
  end: start + 27,
});

/** On the same words in paragraphs, four of which have a span each. */
const passage = (id: string, index: number): PassageRegion => {
  const path = `/div[1]/p[${Math.floor(index / 4) + 1}]/text()[1]`;
  const startOffset = (index % 4) * 90;
  return {
    id,
    kind: 'passage',
    from: 'entity',
    to: 'message',
    labels: ['Person'],
    origin: 'manual',
    start: path,
    end: path,
    startOffset,
    endOffset: startOffset + 27,
  };
};
const kits = { Text: text, HyperText: html };

/** Milliseconds to draw and lay out: everything for the first time, a selection, and one more span. */
async function measure(text: string, count: number, type: keyof typeof kits = 'Text'): Promise<Measured> {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const config = textConfig({}, type);
  const [object] = config.objects;
  if (!object) throw new Error('The config has a text');
  const regions = Array.from({ length: count }, (_, index) =>
    type === 'Text' ? span(`r${index}`, Math.floor((index * (text.length - 40)) / count)) : passage(`r${index}`, index),
  );
  const store = createStore({ ...emptyDoc, regions }, emptyView);
  const times: number[] = [];
  const clock = async (act: () => void | Promise<void>) => {
    const before = performance.now();
    await act();
    void host.offsetHeight;
    times.push(performance.now() - before);
  };
  let drawn = store.get();
  let surface: Surface | undefined;
  await clock(async () => {
    surface = await kits[type].surface?.({
      host,
      config,
      kits: kitsOf(new Map([[type, kits[type]]])),
      data: {},
      previews: {},
      sync: createSync(),
      object,
      value: text,
      editable: true,
      store,
      palette: createPalette(config),
      scope: createScope(),
      announce: () => undefined,
    });
    surface?.render(drawn);
  });
  const redraw = () => {
    surface?.render(store.get(), drawn);
    drawn = store.get();
  };
  let noted = 0;
  const changes = new MutationObserver((records) => void (noted += records.length));
  changes.observe(host, { subtree: true, childList: true, attributes: true, characterData: true });
  await clock(() => (store.select('r1000'), redraw()));
  const selecting = noted;
  await clock(
    () => (
      store.history.perform('Add span', addRegion(type === 'Text' ? span('new', 7) : { ...passage('new', 0), startOffset: 30, endOffset: 40 })),
      redraw()
    ),
  );
  const touched = { select: selecting, add: noted - selecting };
  changes.disconnect();
  const [first = 0, select = 0, add = 0] = times;
  return { first, select, add, touched, spans: document.querySelectorAll('.text-span[data-tag]').length };
}

declare global {
  interface Window {
    measure: typeof measure;
  }
}
window.measure = measure;
