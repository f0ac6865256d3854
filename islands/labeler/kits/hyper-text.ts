import '../base.ts';
import textCss from '#css/labeler-text.css';
import hypertextCss from '#css/labeler-hypertext.css';
import { passageKind } from '#app/core/labeling/kinds/passage.ts';
import { createHyperTextSurface } from '../surfaces/hypertext/hypertext.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css: textCss + hypertextCss, surface: createHyperTextSurface, regions: [passageKind] };
