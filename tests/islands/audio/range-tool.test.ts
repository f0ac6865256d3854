import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDoc, type RangeRegion } from '#app/core/labeling/result.ts';
import { emptyView } from '#islands/labeler/doc.ts';
import { createStore } from '#islands/labeler/store.ts';
import { soundMedium, tidy } from '#islands/labeler/surfaces/audio/medium.ts';
import { createRangeTool } from '#islands/labeler/tools/range.ts';
import { rangeKind } from '#app/core/labeling/kinds/range.ts';
import { textConfig } from '../text/config.ts';

const kits = { language: { regions: [rangeKind], answers: [] } };

const talk: RangeRegion = {
  id: 'talk',
  kind: 'range',
  from: 'entity',
  to: 'message',
  labels: ['Person'],
  origin: 'manual',
  start: 1,
  end: 3,
  channel: 0,
  originalLength: 10,
};

/** A range tool on ten seconds, with `Person` in hand when asked. */
function setUp({ regions = [] as RangeRegion[], inHand = [] as string[], editable = true, duration = 10 } = {}) {
  const store = createStore({ ...emptyDoc, regions }, { ...emptyView, active: { entity: inHand } });
  const tool = createRangeTool({
    store,
    config: textConfig(),
    kits,
    object: 'message',
    editable,
    newId: () => 'new',
    medium: soundMedium(() => duration),
    least: () => 0.05,
  });
  store.subscribe((now, before) => void tool.heed(now, before));
  const places = () => store.get().doc.regions.map((region) => (region.kind === 'range' ? [region.start, region.end] : []));
  return { store, tool, places };
}

describe('the range tool', () => {
  it('makes a range by dragging either way, as one step', () => {
    const { store, tool } = setUp({ inHand: ['Person'] });
    const drag = tool.draw(4.25, 1);
    drag?.move(3);
    drag?.move(1.5);
    expect(drag?.up()).toBe(true);
    expect(store.get().doc.regions).toEqual([
      {
        id: 'new',
        kind: 'range',
        from: 'entity',
        to: 'message',
        labels: ['Person'],
        origin: 'manual',
        start: 1.5,
        end: 4.25,
        channel: 1,
        originalLength: 10,
      },
    ]);
    store.history.undo();
    expect(store.get().doc.regions).toEqual([]);
  });

  it('takes a drag too short to mean anything as a click', () => {
    const { store, tool } = setUp({ inHand: ['Person'] });
    const drag = tool.draw(4, 0);
    drag?.move(4.01);
    expect([drag?.up(), tool.waiting, store.get().doc.regions]).toEqual([false, undefined, []]);
  });

  it('lets a range wait for its label', () => {
    const { store, tool, places } = setUp();
    const drag = tool.draw(2, 0);
    drag?.move(20);
    drag?.up();
    expect(tool.waiting).toEqual({ start: 2, end: 10, channel: 0 });
    store.look({ active: { entity: ['Place'] } });
    expect(places()).toEqual([[2, 10]]);
    expect(store.get()).toMatchObject({ selected: 'new', view: { active: { entity: [] } } });
  });

  it('makes a range of a start and an end set at the playhead, in either order', () => {
    const forth = setUp({ inHand: ['Person'] });
    expect(forth.tool.setEnd('start', 1.2)).toBeUndefined();
    expect(forth.tool.setEnd('end', 2.4)).toBe('new');
    expect(forth.places()).toEqual([[1.2, 2.4]]);
    const back = setUp({ inHand: ['Person'] });
    back.tool.setEnd('end', 5);
    back.tool.setEnd('start', 4);
    expect(back.places()).toEqual([[4, 5]]);
  });

  it('begins anew when the end would come before the start', () => {
    const { tool, places } = setUp({ inHand: ['Person'] });
    tool.setEnd('start', 5);
    tool.setEnd('end', 3);
    expect([tool.waiting, places()]).toEqual([{ end: 3, channel: 0 }, []]);
  });

  it('sets the ends of the selected range instead', () => {
    const { store, tool, places } = setUp({ regions: [talk] });
    store.select('talk');
    tool.setEnd('end', 7);
    tool.setEnd('start', 6);
    expect(places()).toEqual([[6, 7]]);
  });

  it('moves whole ranges up to the ends of the sound, with their length', () => {
    const { store, tool, places } = setUp({ regions: [talk] });
    store.select('talk');
    const drag = tool.grab('talk', 'body', 2);
    drag?.move(4.5);
    expect(places()).toEqual([[3.5, 5.5]]);
    drag?.move(99);
    expect(places()).toEqual([[8, 10]]);
    drag?.cancel();
    expect(store.get().doc.regions).toEqual([talk]);
    tool.nudge('body', -5);
    expect(places()).toEqual([[0, 2]]);
  });

  it('turns a range around when one end passes the other, but never makes it empty', () => {
    const { store, tool, places } = setUp({ regions: [talk] });
    const drag = tool.grab('talk', 'end', 3);
    drag?.move(0.5);
    expect(places()).toEqual([[0.5, 1]]);
    drag?.move(1);
    expect(places()).toEqual([[1, 3]]);
    store.select('talk');
    expect(tool.nudge('start', 0.1)).toBe(true);
    expect(places()).toEqual([[1.1, 3]]);
  });

  it('changes nothing that is locked or only to be read', () => {
    const { store, tool } = setUp({ regions: [{ ...talk, readonly: true }] });
    store.select('talk');
    expect([tool.grab('talk', 'end', 3), tool.nudge('end', 1)]).toEqual([undefined, false]);
    const reading = setUp({ regions: [talk], editable: false });
    reading.store.select('talk');
    expect([reading.tool.draw(1, 0), reading.tool.grab('talk', 'body', 1), reading.tool.setEnd('start', 2), reading.places()]).toEqual([
      undefined,
      undefined,
      undefined,
      [[1, 3]],
    ]);
  });

  it('stores seconds that are finite, inside the sound, and free of float noise', () => {
    expect([tidy(0.1 + 0.2, 10), tidy(Number.NaN, 10), tidy(-1, 10), tidy(11, 10), tidy(5, 0)]).toEqual([0.3, 0, 0, 10, 5]);
    fc.assert(
      fc.property(fc.double(), fc.double({ min: -20, max: 20, noNaN: true }), (at, by) => {
        const { store, tool, places } = setUp({ regions: [talk] });
        store.select('talk');
        tool.grab('talk', 'start', 1)?.move(at);
        tool.nudge('body', by);
        const [start = Number.NaN, end = Number.NaN] = places()[0] ?? [];
        expect(start >= 0 && start < end && end <= 10).toBe(true);
      }),
    );
  });
});
