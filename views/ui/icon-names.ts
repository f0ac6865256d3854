/** Every symbol in public/icons.svg; a test holds the two together. */
export const iconNames = [
  'plus', 'minus', 'check', 'x', 'star', 'star-filled', 'trash', 'pencil', 'eye', 'eye-off', 'lock', 'unlock', 'copy', 'link', 'external', 'users', 'user', 'user-plus',
  'folder', 'upload', 'download', 'play', 'pause', 'skip', 'undo', 'redo', 'search', 'filter', 'sort', 'sort-asc', 'sort-desc', 'chevron-up', 'chevron-down',
  'chevron-left', 'chevron-right', 'arrow-left', 'arrow-right', 'settings', 'key', 'mail', 'warning', 'info', 'image', 'text', 'audio', 'video', 'rectangle',
  'polygon', 'ellipse', 'point', 'brush', 'select', 'move', 'zoom-in', 'zoom-out', 'fit', 'rotate', 'keyboard', 'help', 'sun', 'moon', 'system', 'menu', 'dots', 'clock',
  'tag', 'chart', 'list', 'grid', 'columns', 'refresh', 'send', 'sign-out', 'home', 'book', 'activity', 'archive', 'restore', 'file', 'code', 'comment', 'thumb-up', 'thumb-down',
  'state-new', 'state-progress', 'state-done', 'state-skipped', 'state-draft', 'state-on', 'state-off',
] as const;
export type IconName = (typeof iconNames)[number];
