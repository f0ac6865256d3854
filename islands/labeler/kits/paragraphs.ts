import '../base.ts';
import { utteranceKind } from '#app/core/labeling/kinds/utterance.ts';
import { createParagraphsSurface } from '../surfaces/paragraphs/paragraphs.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { surface: createParagraphsSurface, regions: [utteranceKind] };
