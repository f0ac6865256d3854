/** The sound arrives: progress, the wave as far as it is there, and what to do when it does not come. */
import type { Listener } from './listener.ts';
import { loadSound, type Sound } from './load.ts';
import { drawSoon, setView } from './show.ts';
import { merge, scaleFor } from './wave.ts';

/** Below this nobody wants to read about progress. */
const patience = 300;
/** Making the picture anew costs as much as what has arrived, so not on every piece. */
const betweenPictures = 500;

export function startLoading(listener: Listener, url: string): void {
  if (listener.attributes.decoder === 'none') return;
  const { scope, stage } = listener;
  let part: number | undefined;
  let lastPicture = performance.now();
  const say = () => {
    stage.status.textContent = part === undefined ? 'Reading the sound…' : `Reading the sound… ${Math.round(part * 100)} %`;
  };
  let saying = false;
  const forgetSaying = scope.after(patience, () => {
    saying = true;
    say();
  });
  const progress = (arrived: number | undefined, soFar?: () => Sound) => {
    part = arrived;
    if (saying) say();
    if (!soFar || performance.now() - lastPicture < betweenPictures) return;
    lastPicture = performance.now();
    show(listener, soFar());
  };
  loadSound(url, { signal: scope.signal, progress }).then(
    (sound) => {
      forgetSaying();
      if (scope.ended) return;
      if (stage.play.disabled === false) stage.status.textContent = '';
      arrive(listener, sound);
    },
    (error: unknown) => {
      forgetSaying();
      if (!scope.ended) stage.status.textContent = error instanceof Error ? error.message : String(error);
    },
  );
}

function show(listener: Listener, { channels }: Sound): void {
  const shown = listener.split ? channels : merge(channels);
  listener.wave = { channels: shown, scale: scaleFor(shown) * scaleOf(listener) };
  drawSoon(listener);
}

function scaleOf({ attributes }: Listener): number {
  const written = Number(attributes.defaultscale ?? 1);
  return Number.isFinite(written) && written > 0 ? written : 1;
}

function arrive(listener: Listener, sound: Sound): void {
  show(listener, sound);
  // The player's own clock counts; decoded length only where it does not know (endless streams, formats it cannot play).
  if (listener.player.duration === 0) setView(listener, { ...listener.view, duration: sound.duration });
}
