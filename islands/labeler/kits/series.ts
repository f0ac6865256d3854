import '../base.ts';
import { createSeriesSurface } from '../surfaces/series/series.ts';
import { shownIntervals } from '../surfaces/series/words.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { surface: createSeriesSurface, regions: [shownIntervals] };
