import '../base.ts';
import player from '#css/labeler-player.css';
import video from '#css/labeler-video.css';
import { framesKind } from '#app/core/labeling/kinds/frames.ts';
import { trackKind } from '#app/core/labeling/kinds/track.ts';
import { createVideoSurface } from '../surfaces/video/video.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css: player + video, surface: createVideoSurface, regions: [trackKind, framesKind] };
