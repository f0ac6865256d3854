import '../base.ts';
import css from '#css/labeler-text.css';
import { spanKind } from '#app/core/labeling/kinds/span.ts';
import { createTextSurface } from '../surfaces/text/text.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, surface: createTextSurface, regions: [spanKind] };
