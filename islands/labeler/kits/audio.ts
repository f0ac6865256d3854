import '../base.ts';
import audio from '#css/labeler-audio.css';
import player from '#css/labeler-player.css';
import { rangeKind } from '#app/core/labeling/kinds/range.ts';
import { createAudioSurface } from '../surfaces/audio/audio.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css: player + audio, surface: createAudioSurface, regions: [rangeKind] };
