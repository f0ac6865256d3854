/** A region in words: for the outline, the status line and the screen reader. */
import type { ControlTag, LabelingConfig } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';

const kinds: Record<Region['kind'], string> = { rectangle: 'box', span: 'span', range: 'range' };

/** "Cat, Pet" by what people read, not by what is stored; empty without a label. */
export function labelText(config: LabelingConfig, region: Region): string {
  const control = labelControl(config, region);
  return region.labels.map((name) => control?.labels.find((label) => label.name === name)?.value ?? name).join(', ');
}

/** The control whose labels the region wears. */
export function labelControl(config: LabelingConfig, region: Region): ControlTag | undefined {
  const name = region.labelsFrom ?? region.from;
  return config.controls.find((control) => control.name === name);
}

/** "Cat box", "Unlabelled span". */
export function regionName(config: LabelingConfig, region: Region): string {
  return `${labelText(config, region) || 'Unlabelled'} ${kinds[region.kind]}`;
}

/** Where it lies: "12 by 20 percent, at 30, 40". */
export function placeText(region: Region): string {
  switch (region.kind) {
    case 'rectangle': {
      const turn = round(region.rotation) === 0 ? '' : `, turned ${round(region.rotation)}°`;
      return `${round(region.width)} by ${round(region.height)} percent, at ${round(region.x)}, ${round(region.y)}${turn}`;
    }
    case 'span':
      return region.text ? `“${shorten(region.text)}”` : `characters ${region.start} to ${region.end}`;
    case 'range':
      return `${seconds(region.start)} to ${seconds(region.end)} s`;
  }
}

/** As `placeText`, for a narrow column: "12 × 20 % at 30, 40". */
export function shortPlace(region: Region): string {
  if (region.kind !== 'rectangle') return placeText(region);
  const [x, y, width, height, turn] = [region.x, region.y, region.width, region.height, region.rotation].map(Math.round);
  return `${width} × ${height} % at ${x}, ${y}${turn === 0 ? '' : `, ${turn}°`}`;
}

/** "Cat box, 12 by 20 percent, at 30, 40." */
export function regionSentence(config: LabelingConfig, region: Region): string {
  return `${regionName(config, region)}, ${placeText(region)}.`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function seconds(value: number): string {
  return value.toFixed(2);
}

function shorten(text: string): string {
  const points = Array.from(text);
  return points.length <= 60 ? text : `${points.slice(0, 58).join('')}…`;
}
