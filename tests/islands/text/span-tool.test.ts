import { describe, expect, it } from 'vitest';
import { emptyDoc, type SpanRegion } from '#app/core/labeling/result.ts';
import { emptyView } from '#islands/labeler/doc.ts';
import { createStore } from '#islands/labeler/store.ts';
import { createSpanTool } from '#islands/labeler/tools/span.ts';
import { spanKind } from '#app/core/labeling/kinds/span.ts';
import { textConfig } from './config.ts';

const kits = { language: { regions: [spanKind], answers: [] } };

const ada: SpanRegion = {
  id: 'ada',
  kind: 'span',
  from: 'entity',
  to: 'message',
  labels: ['Person'],
  origin: 'manual',
  start: 0,
  end: 12,
  text: 'Ada Lovelace',
};

/** A span tool on a text of plain letters, with `Person` in hand when asked. */
function setUp({ regions = [] as SpanRegion[], inHand = [] as string[], editable = true } = {}) {
  const store = createStore({ ...emptyDoc, regions }, { ...emptyView, active: { entity: inHand } });
  let count = 0;
  const tool = createSpanTool({
    store,
    config: textConfig(),
    kits,
    object: 'message',
    editable,
    newId: () => `new-${(count += 1)}`,
    snap: (span) => span,
    places: {
      kind: 'span',
      spanOf: (region) => (region.kind === 'span' ? region : undefined),
      placeOf: ({ start, end }) => ({ start, end, text: 'Ada Lovelace met Charles Babbage'.slice(start, end) }),
    },
    pick: (at) => store.get().doc.regions.find((region) => region.kind === 'span' && region.start <= at && at < region.end)?.id,
  });
  store.subscribe((now, before) => void tool.heed(now, before));
  return { store, tool };
}

describe('the span tool', () => {
  it('makes a span of a selection with a label in hand', () => {
    const { store, tool } = setUp({ inHand: ['Person'] });
    expect(tool.choose({ start: 17, end: 32 })).toBe('new-1');
    expect(store.get().doc.regions).toEqual([
      { id: 'new-1', kind: 'span', from: 'entity', to: 'message', labels: ['Person'], origin: 'manual', start: 17, end: 32, text: 'Charles Babbage' },
    ]);
    expect(tool.waiting).toBeUndefined();
  });

  it('keeps a selection waiting until a label comes, which is then put back', () => {
    const { store, tool } = setUp({ regions: [ada] });
    store.select('ada');
    expect(tool.choose({ start: 17, end: 24 })).toBeUndefined();
    expect([tool.waiting, store.get().selected]).toEqual([{ start: 17, end: 24 }, undefined]);
    store.look({ active: { entity: ['Place'] } });
    expect(store.get().doc.regions[1]).toMatchObject({ labels: ['Place'], start: 17, end: 24, text: 'Charles' });
    expect(store.get()).toMatchObject({ selected: 'new-1', view: { active: { entity: [] } } });
  });

  it('takes the label in hand, pressed again, as meant for what waits', () => {
    const { store, tool } = setUp({ inHand: ['Time'] });
    tool.wait({ start: 0, end: 3 });
    store.look({ active: { entity: [] } });
    expect(store.get().doc.regions).toMatchObject([{ labels: ['Time'], text: 'Ada' }]);
    expect(store.get().view.active).toEqual({ entity: ['Time'] });
  });

  it('forgets a selection that is gone', () => {
    const { store, tool } = setUp();
    tool.choose({ start: 0, end: 3 });
    tool.forget();
    store.look({ active: { entity: ['Person'] } });
    expect(store.get().doc.regions).toEqual([]);
  });

  it('makes nothing of an empty selection, nor where nothing may change', () => {
    expect(setUp({ inHand: ['Person'] }).tool.choose({ start: 3, end: 3 })).toBeUndefined();
    const { store, tool } = setUp({ inHand: ['Person'], editable: false });
    tool.choose({ start: 0, end: 3 });
    expect([store.get().doc.regions, tool.waiting]).toEqual([[], undefined]);
  });

  it('chooses by click, and nothing beside all spans', () => {
    const { store, tool } = setUp({ regions: [ada] });
    tool.click(3);
    expect(store.get().selected).toBe('ada');
    tool.click(undefined);
    expect(store.get().selected).toBeUndefined();
  });

  it('drags an end as one step, over the other end too', () => {
    const { store, tool } = setUp({ regions: [ada] });
    const drag = tool.grab('ada', 'start');
    drag?.move(4);
    drag?.move(12);
    drag?.move(16);
    expect(store.get().doc.regions).toMatchObject([{ start: 12, end: 16, text: ' met' }]);
    store.history.undo();
    expect(store.get().doc.regions).toEqual([ada]);
    expect(store.history.undoable).toBeUndefined();
  });

  it('gives a drag up without a trace', () => {
    const { store, tool } = setUp({ regions: [ada] });
    const drag = tool.grab('ada', 'end');
    drag?.move(3);
    expect(store.get().doc.regions).toMatchObject([{ start: 0, end: 3, text: 'Ada' }]);
    drag?.cancel();
    expect(store.get().doc.regions).toEqual([ada]);
    expect(store.history.redoable).toBeUndefined();
  });

  it('does not take locked or read-only spans in hand', () => {
    const { store, tool } = setUp({ regions: [ada, { ...ada, id: 'fixed', readonly: true }] });
    store.look({ locked: new Set(['ada']) });
    expect([tool.grab('ada', 'end'), tool.grab('fixed', 'end'), tool.grab('nobody', 'end')]).toEqual([undefined, undefined, undefined]);
  });
});
