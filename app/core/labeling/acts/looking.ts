/** Acts of looking: zoom, the look of a picture, and pages. */
import { isSet } from '../flag.ts';
import type { Tag } from '../model.ts';
import { actsOn, arrows, fixed, here, type ActGroup } from './act.ts';
import { isPicture } from './pictures.ts';

const picture = actsOn(['picture'], isPicture);
const canZoom = (tag: Tag): boolean =>
  isPicture(tag) || ['TimeSeries', 'Video'].includes(tag.type) || (/^Audio(?:Plus)?$/.test(tag.type) && isSet(tag, 'zoom', true));
const zoom = actsOn(['picture', 'sound', 'series', 'video'], canZoom);
const canTurn = (tag: Tag): boolean => isPicture(tag) && isSet(tag, 'rotatecontrol', true);

const view: ActGroup = {
  title: 'View',
  acts: [
    zoom('tool:zoom-in', 'zoom-in', 'Zoom in', 'ctrl+plus'),
    zoom('tool:zoom-out', 'zoom-out', 'Zoom out', 'ctrl+minus'),
    zoom('tool:zoom-to-fit', 'zoom-fit', 'Show the whole', 'shift+1'),
    picture('tool:zoom-to-actual', 'zoom-natural', 'Natural size, 100 %', 'shift+2'),
    picture('tool:rotate-left', 'turn-left', 'Turn the picture left', 'alt+left', { on: canTurn }),
    picture('tool:rotate-right', 'turn-right', 'Turn the picture right', 'alt+right', { on: canTurn }),
    picture('view:full-screen', 'full-screen', 'Full screen, and back', 'shift+f'),
    picture('view:look', 'look', 'Look of the picture', 'shift+l'),
    picture('view:grid', 'grid', 'Grid on the picture', 'shift+g'),
    picture('view:crosshair', 'crosshair', 'Cross hair on the picture', 'shift+c'),
    picture('view:smoothing', 'smoothing', 'Smooth picture', 'shift+s'),
    picture('view:pan', 'pan', 'Move over the picture', arrows('', 'shift+'), fixed),
  ],
};

const isList = ({ type, attributes }: Tag): boolean => type === 'Image' && attributes.valuelist !== undefined;
const isPdf = ({ type }: Tag): boolean => type === 'Pdf';
const isPaged = ({ type, attributes }: Tag): boolean => type === 'Repeater' && attributes.mode?.trim() === 'pagination';
const entries = actsOn(['entries'], isPaged);
const pdf = actsOn(['picture'], isPdf);
const eitherList = { on: (tag: Tag) => isList(tag) || isPdf(tag) };

const pages: ActGroup = {
  title: 'Pages',
  acts: [
    picture('image:prev', 'page-before page-back', 'Previous page', 'ctrl+left', eitherList),
    picture('image:next', 'page-after page-on', 'Next page', 'ctrl+right', eitherList),
    picture('image:prev-2', 'page-before', 'Previous page of pictures', 'alt+pageup pageup', { on: isList }),
    picture('image:next-2', 'page-after', 'Next page of pictures', 'alt+pagedown pagedown', { on: isList }),
    pdf('pdf:prev', 'page-back-here', 'Previous page (on the page)', 'pageup', here),
    pdf('pdf:next', 'page-on-here', 'Next page (on the page)', 'pagedown', here),
    pdf('pdf:number', 'page-number', 'Go to a page of a PDF by its number', 'alt+g'),
    pdf('pdf:list', 'page-list', 'Show or hide all pages of a PDF as small pictures', 'alt+p'),
    entries('repeater:previous-page', 'entries-before', 'Previous entries', 'alt+left'),
    entries('repeater:next-page', 'entries-after', 'Next entries', 'alt+right'),
  ],
};

export const looking: readonly ActGroup[] = [view, pages];
