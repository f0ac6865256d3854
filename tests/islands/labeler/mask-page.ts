/** What masks hold, as their rows say and as any browser sees it. */
import type { Page } from 'playwright';
import type { Row } from '#app/core/labeling/result.ts';
import { unpackRle } from '#app/core/labeling/shapes/rle.ts';
import { boundsOf, type Runs } from '#app/core/labeling/shapes/runs.ts';

export const maskOf = (row: Row | undefined): Runs => unpackRle((row?.value?.rle ?? []) as number[]);
/** In percent of the 400 by 250 pixels. */
export function boxOf(runs: Runs): [number, number, number, number] {
  const box = boundsOf(runs, 400);
  if (!box) throw new Error('nothing is painted');
  return [box.x / 4, box.y / 2.5, (box.x + box.width) / 4, (box.y + box.height) / 2.5].map(Math.round) as [number, number, number, number];
}

/** As any reader sees it: decoded by the browser. */
export function opaqueBox(page: Page, url: string): Promise<{ width: number; height: number; box: number[] }> {
  return page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    const pen = canvas.getContext('2d');
    pen?.drawImage(picture, 0, 0);
    const { data: bytes } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const [xs, ys]: [number[], number[]] = [[], []];
    for (let index = 0; index < bytes.length / 4; index += 1) {
      if ((bytes[index * 4 + 3] ?? 0) === 0) continue;
      xs.push(index % canvas.width);
      ys.push(Math.floor(index / canvas.width));
    }
    const [low, high] = [(list: number[]) => list.reduce((a, b) => Math.min(a, b)), (list: number[]) => list.reduce((a, b) => Math.max(a, b))];
    return {
      width: canvas.width,
      height: canvas.height,
      box: [low(xs) / 4, low(ys) / 2.5, (high(xs) + 1) / 4, (high(ys) + 1) / 2.5].map(Math.round),
    };
  }, url);
}
