/** Pen strokes of the player's buttons, on 24 by 24. */
export const icons = {
  play: 'M7 5.2v13.6L18.5 12z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  loop: 'M5 11a6 6 0 0 1 6-5h5M13.5 3 17 6l-3.5 3M19 13a6 6 0 0 1-6 5H8M10.5 21 7 18l3.5-3',
  spectrogram: 'M4 20h16M6 16v1M6 9v3M10 13v4M10 6v3M14 15v2M14 10v2M14 4v3M18 14v3M18 8v3',
  zoomIn: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5M10.5 8v5M8 10.5h5',
  zoomOut: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5M8 10.5h5',
} as const;
