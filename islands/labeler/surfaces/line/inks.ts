/** Colors of the page for a canvas: its style says them, as `color` (drawn lines), `border-color` (rules) and `outline-color` (figures). */
export type Inks = { line: string; rule: string; text: string; font: string };

export function inksOf(canvas: HTMLCanvasElement): Inks {
  const style = getComputedStyle(canvas);
  return { line: style.color, rule: style.borderTopColor, text: style.outlineColor, font: `11px ${style.fontFamily}` };
}

/** Sizes the canvas, in CSS pixels, for the screen's own, and answers a clean pen. */
export function penOf(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | undefined {
  const ratio = window.devicePixelRatio || 1;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  pen.scale(ratio, ratio);
  return pen;
}
