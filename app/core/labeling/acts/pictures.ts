/** Acts on pictures and pages of PDFs: tools, and what is done to a region or a point by keys. */
import type { Tag } from '../model.ts';
import { actsOn, arrows, fixed, here, ofType, type ActGroup } from './act.ts';

export const isPicture = ofType('Image', 'Pdf');
const picture = actsOn(['picture'], isPicture);
const isMask = ({ type }: Tag): boolean => /^(?:Brush|Bitmask)/.test(type);
const isPen = (tag: Tag): boolean => isMask(tag) || tag.type === 'MagicWand';
const isByPoints = ofType('Polygon', 'PolygonLabels', 'Vector', 'VectorLabels');
const labeled = (type: string) => ({ on: ofType(type, `${type}Labels`) });

const tools: ActGroup = {
  title: 'Tools for pictures',
  acts: [
    picture('tool:move', 'tool:select', 'Select and move', 'v'),
    picture('tool:pan', 'tool:pan', 'Move the picture', 'h'),
    picture('tool:rect', 'tool:rectangle', 'Draw boxes', 'r', labeled('Rectangle')),
    picture('tool:rect-3point', 'tool:three-points', 'Draw turned boxes by three points', 'shift+r', labeled('Rectangle')),
    picture('tool:ellipse', 'tool:ellipse', 'Draw ellipses', 'o', labeled('Ellipse')),
    picture('tool:polygon', 'tool:polygon', 'Draw polygons', 'p', labeled('Polygon')),
    picture('tool:vector', 'tool:vector', 'Draw lines', 'p shift+p', labeled('Vector')),
    picture('tool:key-point', 'tool:keypoint', 'Set key points', 'k', labeled('KeyPoint')),
    picture('tool:brush', 'tool:brush', 'Paint masks', 'b', { on: ofType('Brush', 'BrushLabels', 'MagicWand') }),
    picture('tool:bitmask', 'tool:bitmask', 'Paint bitmasks', 'shift+b', labeled('Bitmask')),
    picture('tool:eraser', 'tool:eraser', 'Erase from a mask', 'e', { on: isMask }),
    picture('tool:magic-wand', 'tool:wand', 'Paint what looks alike', 'w', { on: ofType('MagicWand') }),
    picture('tool:decrease-tool', 'pen-smaller', 'Make the pen smaller', '[', { on: isPen }),
    picture('tool:increase-tool', 'pen-larger', 'Make the pen larger', ']', { on: isPen }),
    picture('tool:place', 'place', 'Place a region in the middle', 'enter', here),
    picture('tool:pen', 'pen', 'Put the pen down, or lift it', 'enter', { on: isPen, ...fixed }),
    picture('tool:pen-move', 'pen-move', 'Move the pen', arrows('', 'shift+', 'ctrl+'), { on: (tag) => isPen(tag) || isByPoints(tag), ...fixed }),
    picture('tool:give-up', 'give-up', 'Give the drag up', 'escape', fixed),
  ],
};

const regions: ActGroup = {
  title: 'Regions on pictures',
  acts: [
    picture('shape:move', 'move', 'Move the region', arrows('', 'shift+'), fixed),
    picture('shape:size', 'size', 'Resize the region', arrows('ctrl+', 'ctrl+shift+'), fixed),
    picture('shape:turn', 'turn', 'Turn the region', ', . [ ] < > { }', fixed),
    picture('point:next', 'next-point', 'Next point of the region', 'pagedown', here),
    picture('point:previous', 'previous-point', 'Previous point of the region', 'pageup', here),
    picture('point:insert', 'insert-point', 'Put a point in behind this one', 'plus insert', here),
    picture('point:bend', 'bend-point', 'Bend or straighten the point', '/', here),
    picture('point:delete', 'delete-point', 'Delete the point', 'delete backspace minus', fixed),
    picture('point:move', 'move-point', 'Move the point', arrows('', 'shift+', 'alt+'), fixed),
    picture('point:leave', 'leave-point', 'Let the point go', 'escape', fixed),
    picture('drawing:start', 'start', 'Draw point by point with keys', 'enter', { on: isByPoints, ...fixed }),
    picture('drawing:point', 'set-point', 'Set a point', 'enter', { on: isByPoints, ...fixed }),
    picture('drawing:finish', 'finish', 'Finish the drawing', 'enter', { on: isByPoints, ...fixed }),
    picture('drawing:back', 'take-back', 'Take the last point back', 'escape backspace', { on: isByPoints, ...fixed }),
    picture('drawing:end', 'end-drawing', 'End the drawing', 'escape', { on: isByPoints, ...fixed }),
  ],
};

export const pictures: readonly ActGroup[] = [tools, regions];
