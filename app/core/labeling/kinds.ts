/** Every kind of region and answer that Gloss understands; a new one is one line here. A browser loads its own choice of them. */
import { bitmaskKind } from './kinds/bitmask.ts';
import { brushKind } from './kinds/brush.ts';
import { choicesKind } from './kinds/choices.ts';
import { intervalKind } from './kinds/interval.ts';
import { rangeKind } from './kinds/range.ts';
import { ratingKind } from './kinds/rating.ts';
import { rectangleKind } from './kinds/rectangle.ts';
import { spanKind } from './kinds/span.ts';
import { textareaKind } from './kinds/textarea.ts';
import type { Language } from './language.ts';

export const everyKind: Language = {
  regions: [rectangleKind, brushKind, bitmaskKind, spanKind, rangeKind, intervalKind],
  answers: [choicesKind, textareaKind, ratingKind],
};
