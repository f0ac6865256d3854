/** Paths of 24 by 24, drawn with a line. */
export const icons = {
  play: 'M7 4v16l13-8z',
  pause: 'M8 4v16M16 4v16',
  back: 'M15 5l-7 7 7 7',
  on: 'M9 5l7 7-7 7',
  keyBack: 'M12 5l-7 7 7 7M18 8l4 4-4 4-4-4z',
  keyOn: 'M12 5l7 7-7 7M6 8l4 4-4 4-4-4z',
  key: 'M12 4l8 8-8 8-8-8z',
  end: 'M4 12h10M14 5v14M18 9l3 3-3 3',
  zoomIn: 'M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15 15l5 5M7.500 10h5M10 7.500v5',
  zoomOut: 'M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15 15l5 5M7.500 10h5',
};
