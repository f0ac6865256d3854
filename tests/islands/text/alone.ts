/** Runs in the page: the text surface by itself, without panels, and how long it takes. */
import { emptyDoc, type SpanRegion } from '#app/core/labeling/result.ts';
import { addRegion } from '#islands/labeler/actions/add-region.ts';
import { emptyView } from '#islands/labeler/doc.ts';
import { kitsOf } from '#islands/labeler/kits.ts';
import { kit } from '#islands/labeler/kits/text.ts';
import { createPalette } from '#islands/labeler/palette.ts';
import { createStore } from '#islands/labeler/store.ts';
import { createSync } from '#islands/labeler/sync.ts';
import { createTextSurface } from '#islands/labeler/surfaces/text/text.ts';
import type { Surface } from '#islands/labeler/surfaces/surface.ts';
import { createScope } from '#islands/scope.ts';
import { textConfig } from './config.ts';

export type Times = { first: number; select: number; add: number; spans: number };

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

/** Milliseconds to draw and lay out: everything for the first time, a selection, and one more span. */
async function measure(text: string, count: number): Promise<Times> {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const config = textConfig();
  const [object] = config.objects;
  if (!object) throw new Error('The config has a text');
  const regions = Array.from({ length: count }, (_, index) => span(`r${index}`, Math.floor((index * (text.length - 40)) / count)));
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
    surface = await createTextSurface({
      host,
      config,
      kits: kitsOf(new Map([['Text', kit]])),
      data: {},
      sync: createSync(),
      object,
      value: text,
      editable: true,
      store,
      palette: createPalette(config),
      scope: createScope(),
      announce: () => undefined,
    });
    surface.render(drawn);
  });
  const redraw = () => {
    surface?.render(store.get(), drawn);
    drawn = store.get();
  };
  await clock(() => (store.select('r1000'), redraw()));
  await clock(() => (store.history.perform('Add span', addRegion(span('new', 7))), redraw()));
  const [first = 0, select = 0, add = 0] = times;
  return { first, select, add, spans: document.querySelectorAll('.text-span[data-tag]').length };
}

Object.assign(window, { measure });
