/**
 * What travels with the labeler. Every kit, panel and sheet that is fetched apart imports this first: so what several of them share is
 * in the labeler's own file, and a page loads a few files instead of dozens of small ones.
 */
import './labeler.ts';
import './actions/add-region.ts';
import './actions/place.ts';
import './continued-step.ts';
import './for-now.ts';
import '#app/core/labeling/kinds/on-image.ts';
import 'hono/jsx/dom';
import '#app/core/labeling/flag.ts';
import '#app/core/labeling/kinds/span.ts';
import '#app/core/labeling/kinds/words.ts';
