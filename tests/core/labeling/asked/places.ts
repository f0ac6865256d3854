/** Places on pictures, small. */

export const rle = [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254];
export const png = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
export const corners = [
  [1, 1],
  [9, 1],
  [9, 9],
];
export const vertices = corners.map(([x, y], index) => ({ id: `v${index}`, x, y, ...(index > 0 ? { prevPointId: `v${index - 1}` } : {}) }));
/** Masks say how large the picture is. */
export const sides: Record<string, number> = { BrushLabels: 2, BitmaskLabels: 1 };
export const box = { x: 1, y: 2, width: 3, height: 4, rotation: 0 };
export const words = { start: 2, end: 6 };
