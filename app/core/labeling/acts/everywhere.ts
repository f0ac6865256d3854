/** Acts that do not belong to one medium. */
import { isSet } from '../flag.ts';
import type { Tag } from '../model.ts';
import { act, actsOn, type ActGroup } from './act.ts';

const shapes = new Set(['Bitmask', 'Brush', 'Ellipse', 'KeyPoint', 'Polygon', 'Rectangle', 'Vector', 'VideoRectangle']);
const makesRegions = (tag: Tag): boolean =>
  tag.type.endsWith('Labels') || shapes.has(tag.type) || (tag.type === 'Taxonomy' && isSet(tag, 'labeling'));

const asksAboutRegions = (tag: Tag): boolean => isSet(tag, 'perregion') && tag.attributes.displaymode?.trim() !== 'region-list';

const answers: ActGroup = {
  title: 'Answers',
  acts: [
    act('annotation:submit', 'submit', 'Submit or update', 'ctrl+enter alt+enter'),
    act('annotation:skip', 'skip', 'Skip the task', 'ctrl+space'),
    act('annotation:undo', 'undo', 'Undo', 'ctrl+z'),
    act('annotation:redo', 'redo', 'Redo', 'ctrl+shift+z ctrl+y'),
    act('editor:history', 'history', 'What was done', 'alt+z'),
    act('editor:reset', 'reset', 'Reset to the start', ''),
  ],
};

const regions: ActGroup = {
  title: 'Regions',
  acts: [
    act('region:delete', 'delete', 'Delete region', 'delete backspace'),
    act('region:delete-all', 'delete-all', 'Delete all regions', 'ctrl+backspace'),
    act('region:duplicate', 'duplicate', 'Duplicate region', 'ctrl+d'),
    act('region:unselect', 'unselect', 'Unselect', 'u escape'),
    act('region:cycle', 'next', 'Next region', 'alt+.'),
    act('region:cycle-back', 'previous', 'Previous region', 'alt+,'),
    ...Array.from({ length: 9 }, (_, index) => act(`region:${index + 1}`, 'nth', `Region ${index + 1}`, `alt+shift+${index + 1}`)),
    act('region:focus', 'questions', 'Go to the questions about the region', 'alt+q enter', { on: asksAboutRegions }),
    act('region:relation', 'relate', 'Relate the region to another', 'alt+r', { on: makesRegions }),
    act('region:exit', 'relate-not', 'Give the relation up', 'escape', { on: makesRegions, fixed: true }),
    act('region:nest', 'nest', 'Move the region under another', '', { on: makesRegions }),
    act('region:normalization', 'normalize', 'Write the normalization of the region', '', { on: makesRegions }),
    act('region:arrows', 'hide-arrows', 'Hide or show the arrows of relations', '', { on: makesRegions }),
    act('region:visibility', 'hide', 'Hide or show region', 'alt+h'),
    act('region:visibility-all', 'hide-all', 'Hide or show all regions', 'ctrl+h'),
    act('region:lock', 'lock', 'Lock or unlock region', 'alt+l'),
    act('region:meta', 'note', 'Write a note on the region', 'alt+m'),
  ],
};

const editor: ActGroup = {
  title: 'Editor',
  acts: [
    act('editor:help', 'help', 'Keys and help', '?'),
    act('editor:commands', 'palette', 'Find a command', 'ctrl+k'),
    act('editor:settings', 'settings', 'How the editor works', ''),
  ],
};

const pair = actsOn(['pair'], ({ type }) => type === 'Pairwise');

const pairs: ActGroup = {
  title: 'The better of two',
  acts: [pair('pair:left', 'pair', 'Choose the left one', 'left'), pair('pair:right', 'pair', 'Choose the right one', 'right')],
};

export const everywhere: readonly ActGroup[] = [answers, regions, editor, pairs];
