/** Every kind of region and answer that Gloss understands; a new one is one line here. A browser loads its own choice of them. */
import { bitmaskKind } from './kinds/bitmask.ts';
import { brushKind } from './kinds/brush.ts';
import { choicesKind } from './kinds/choices.ts';
import { datetimeKind } from './kinds/datetime.ts';
import { ellipseKind } from './kinds/ellipse.ts';
import { framesKind } from './kinds/frames.ts';
import { intervalKind } from './kinds/interval.ts';
import { keyPointKind } from './kinds/keypoint.ts';
import { numberKind } from './kinds/number.ts';
import { pairwiseKind } from './kinds/pairwise.ts';
import { polygonKind } from './kinds/polygon.ts';
import { passageKind } from './kinds/passage.ts';
import { rangeKind } from './kinds/range.ts';
import { rankerKind } from './kinds/ranker.ts';
import { ratingKind } from './kinds/rating.ts';
import { rectangleKind } from './kinds/rectangle.ts';
import { spanKind } from './kinds/span.ts';
import { taxonomyKind } from './kinds/taxonomy.ts';
import { textareaKind } from './kinds/textarea.ts';
import { trackKind } from './kinds/track.ts';
import { vectorKind } from './kinds/vector.ts';
import { utteranceKind } from './kinds/utterance.ts';
import type { Language } from './language.ts';

export const everyKind: Language = {
  regions: [
    rectangleKind,
    ellipseKind,
    polygonKind,
    keyPointKind,
    vectorKind,
    brushKind,
    bitmaskKind,
    spanKind,
    rangeKind,
    intervalKind,
    trackKind,
    framesKind,
    passageKind,
    utteranceKind,
  ],
  answers: [choicesKind, taxonomyKind, textareaKind, ratingKind, numberKind, datetimeKind, pairwiseKind, rankerKind],
};
