/** The numbers above the timeline. Units are frames; frame n lies between n - 1 and n. */
import { pixelsPerUnit, toPixels, type Nearness, type View } from '../line/view.ts';
import { element } from './stage.ts';

/** At this many CSS pixels a frame there is nothing more to see. Browsers give up on wider boxes. */
export const nearFrames: Nearness = { closest: 64, widest: 15_000_000 };

const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];
/** Numbers closer than this would touch. */
const numberPixels = 56;

export type Mark = { frame: number; /** CSS pixels in sight. */ x: number };

/** The first frame and every round one in sight. Pure. */
export function marks(view: View): Mark[] {
  const scale = pixelsPerUnit(view);
  if (scale <= 0) return [];
  const step = steps.find((candidate) => candidate * scale >= numberPixels) ?? 1_000_000;
  const found: Mark[] = [];
  const last = Math.min(view.duration, view.left + view.width / scale);
  for (let frame = Math.floor(view.left / step) * step; frame <= last; frame += step) {
    const shown = Math.max(1, frame);
    const x = toPixels(view, shown - 0.5);
    if (x >= 0 && x <= view.width) found.push({ frame: shown, x });
  }
  return found;
}

export function drawRuler(ruler: HTMLElement, view: View): void {
  ruler.replaceChildren(
    ...marks(view).map(({ frame, x }) => {
      const mark = element('span', 'video-timeline__mark');
      mark.textContent = frame.toLocaleString('en');
      mark.style.transform = `translateX(${x}px)`;
      return mark;
    }),
  );
}
