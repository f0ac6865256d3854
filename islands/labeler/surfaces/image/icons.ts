/** What stands on the buttons of a picture, on 20 by 20. */
export const icons = {
  zoomOut: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.500L17 17M6 8.500h5',
  zoomIn: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.500L17 17M6 8.500h5M8.5 6v5',
  fit: 'M3 7V3h4m6 0h4v4m0 6v4h-4m-6 0H3v-4',
  turnLeft: 'M4 10a6 6 0 1 1 2 4.500M4 5v5h5',
  turnRight: 'M16 10a6 6 0 1 0-2 4.500M16 5v5h-5',
  look: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2v2m0 12v2M2 10h2m12 0h2M4.500 4.500 6 6m8 8 1.500 1.500M15.500 4.500 14 6m-8 8-1.500 1.500',
  smaller: 'M10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  larger: 'M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12z',
} as const;
