import '../base.ts';
import textCss from '#css/labeler-text.css';
import hypertextCss from '#css/labeler-hypertext.css';
import shownCss from '#css/labeler-shown.css';
import { passageKind } from '#app/core/labeling/kinds/passage.ts';
import { Html } from '../panels/visuals/html.tsx';
import { createHyperTextSurface } from '../surfaces/hypertext/hypertext.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css: textCss + hypertextCss + shownCss,
  surface: createHyperTextSurface,
  regions: [passageKind],
  visual: Html,
};
