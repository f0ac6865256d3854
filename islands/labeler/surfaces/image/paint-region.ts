/** A region as its control wants it drawn, or as decision 0040 has it where the control says nothing. */
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { ImageRegion } from '#app/core/labeling/result.ts';
import type { Ink } from '../../palette.ts';
import type { Figure, Look, Pen } from '../../tools/figure.ts';

/** CSS pixels; a dash pattern is not seen in a line of one pixel. */
const standardWidth = 2;
const standardOpacity = 0.2;

type Painted = { region: ImageRegion; figure: Figure; ink: Ink; control?: ControlTag };

export function paintRegion(pen: Pen, { region, figure, ink, control }: Painted, { size, scale, isSelected }: Omit<Look, 'ink' | 'control'>): void {
  if (figure.paint) return figure.paint(pen, region, { ink, size, scale, isSelected, control });
  const { width = standardWidth, opacity = standardOpacity, fill = ink.color } = ink.look ?? {};
  pen.beginPath();
  figure.trace(pen, region, size, scale);
  pen.globalAlpha = opacity;
  pen.fillStyle = fill;
  if (figure.fills?.(region) ?? true) pen.fill('evenodd');
  pen.globalAlpha = 1;
  outline(pen, scale, '#fff', width + (isSelected ? 3 : 1.5), []);
  outline(pen, scale, ink.color, width + (isSelected ? 1 : 0), ink.dash);
  figure.adorn?.(pen, region, { ink, size, scale, isSelected, control });
}

/** White beneath the color keeps a line seen on any picture. */
function outline(pen: Pen, scale: number, color: string, pixels: number, dash: readonly number[]): void {
  pen.strokeStyle = color;
  pen.lineWidth = pixels / scale;
  pen.setLineDash(dash.map((part) => part / scale));
  pen.stroke();
}
