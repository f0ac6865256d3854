import '../base.ts';
import css from '#css/labeler-series.css';
import { createSeriesSurface } from '../surfaces/series/series.ts';
import { shownIntervals } from '../surfaces/series/words.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, surface: createSeriesSurface, regions: [shownIntervals] };
