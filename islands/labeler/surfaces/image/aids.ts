/** What helps to see: a grid, a cross hair, smoothing. The config says how it begins; a person turns it while the tab is open. */
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
  const turned = read();
  const isOn = (aid: Aid): boolean => turned[aid] ?? asked[aid];
  return {
    isOn,
    turn(aid) {
      turned[aid] = !isOn(aid);
      write(turned);
      return aidWords[aid][isOn(aid) ? 'on' : 'off'];
    },
    grid: () => (isOn('grid') ? look.grid : undefined),
    smoothing: () => isOn('smoothing') && (look.smoothing || undefined),
  };
}

type Turned = Partial<Record<Aid, boolean>>;

/** Where pages may store nothing, even asking fails: then it begins as the config says. */
function read(): Turned {
  try {
    const known: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}');
    return Object.fromEntries(Object.entries(Object(known) as object).filter(([, on]) => typeof on === 'boolean'));
  } catch {
    return {};
  }
}

function write(turned: Turned): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(turned));
  } catch {
    // It holds as long as the task, which is all that a full or refused storage allows.
  }
}
