import '../base.ts';
import textCss from '#css/labeler-text.css';
import paragraphsCss from '#css/labeler-paragraphs.css';
import { utteranceKind } from '#app/core/labeling/kinds/utterance.ts';
import { createParagraphsSurface } from '../surfaces/paragraphs/paragraphs.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css: textCss + paragraphsCss, surface: createParagraphsSurface, regions: [utteranceKind] };
