import '../base.ts';
import { rangeKind } from '#app/core/labeling/kinds/range.ts';
import { createAudioSurface } from '../surfaces/audio/audio.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { surface: createAudioSurface, regions: [rangeKind] };
