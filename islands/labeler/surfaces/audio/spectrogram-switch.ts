/** Shows and hides the spectrogram; its code comes when it is first asked for. */
import type { Scope } from '../../../scope.ts';
import type { Listener } from './listener.ts';
import { drawSoon, fitHeight } from './show.ts';
import type { Spectrogram } from './spectrogram/spectrogram.ts';

export type Shown = {
  scope: Scope;
  /** Undefined until its code is there. */
  picture?: Spectrogram;
  /** What is said of it now. */
  note?: string;
};

export function toggleSpectrogram(listener: Listener): void {
  if (listener.spectrogram) hide(listener);
  else void show(listener);
  listener.stage.spectrogram.setAttribute('aria-pressed', String(listener.spectrogram !== undefined));
  listener.announce(listener.spectrogram ? 'The spectrogram is shown below the wave.' : 'The spectrogram is hidden.');
}

function hide(listener: Listener): void {
  const shown = listener.spectrogram;
  if (shown) tell(listener, shown, undefined);
  shown?.scope.end();
  listener.spectrogram = undefined;
  fitHeight(listener);
}

export async function show(listener: Listener): Promise<void> {
  const { scope: whole, stage, split, url } = listener;
  const shown: Shown = { scope: whole.child() };
  listener.spectrogram = shown;
  fitHeight(listener);
  try {
    const { createSpectrogram } = await import('./spectrogram/spectrogram.ts');
    const say = (sentence: string | undefined) => tell(listener, shown, sentence);
    shown.picture = createSpectrogram({
      url,
      scope: shown.scope,
      canvas: stage.canvas,
      apart: split,
      tell: say,
      changed: () => drawSoon(listener),
      progress: (part) => say(`Reading the sound for the spectrogram…${part === undefined ? '' : ` ${Math.round(part * 100)} %`}`),
    });
    const { bar } = shown.picture;
    stage.bar.after(bar);
    shown.scope.own(() => bar.remove());
    drawSoon(listener);
  } catch (error) {
    reportError(error);
    tell(listener, shown, 'The spectrogram could not be fetched. Check the network, then show it again.');
  }
}

/** Takes back only its own words. */
function tell({ stage }: Listener, shown: Shown, sentence: string | undefined): void {
  if (shown.scope.ended || (sentence === undefined && stage.status.textContent !== shown.note)) return;
  shown.note = sentence;
  stage.status.textContent = sentence ?? '';
}
