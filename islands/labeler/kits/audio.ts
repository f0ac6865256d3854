import '../base.ts';
import css from '#css/labeler-audio.css';
import { rangeKind } from '#app/core/labeling/kinds/range.ts';
import { createAudioSurface } from '../surfaces/audio/audio.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, surface: createAudioSurface, regions: [rangeKind] };
