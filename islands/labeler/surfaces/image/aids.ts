/** What helps to see: a grid, a cross hair, smoothing. The config says how it begins; a person turns it while the tab is open. */
import { readForNow, writeForNow } from '../../for-now.ts';
import type { Look } from './look.ts';

export const aidWords = {
  grid: { title: 'Grid', on: 'The grid is on.', off: 'The grid is off.' },
  crosshair: { title: 'Cross hair', on: 'Two lines follow the pointer.', off: 'The cross hair is off.' },
  smoothing: { title: 'Smooth', on: 'The picture is smooth.', off: 'The picture shows its single pixels.' },
} as const;
export type Aid = keyof typeof aidWords;
export const aidNames = Object.keys(aidWords) as Aid[];

export type Aids = {
  isOn(aid: Aid): boolean;
  /** On becomes off; answers what to say. */
  turn(aid: Aid): string;
  /** As the picture is drawn now. */
  grid(): Look['grid'] | undefined;
  smoothing(): Look['smoothing'];
};

const place = 'gloss:picture';

export function createAids(look: Pick<Look, 'grid' | 'crosshair' | 'smoothing'>): Aids {
  const asked: Record<Aid, boolean> = { grid: look.grid.asked, crosshair: look.crosshair, smoothing: look.smoothing !== false };
  const turned = Object.fromEntries(Object.entries(readForNow(place)).filter(([, on]) => typeof on === 'boolean')) as Partial<Record<Aid, boolean>>;
  const isOn = (aid: Aid): boolean => turned[aid] ?? asked[aid];
  return {
    isOn,
    turn(aid) {
      turned[aid] = !isOn(aid);
      writeForNow(place, turned);
      return aidWords[aid][isOn(aid) ? 'on' : 'off'];
    },
    grid: () => (isOn('grid') ? look.grid : undefined),
    smoothing: () => isOn('smoothing') && (look.smoothing || undefined),
  };
}
