/** The sound arrives: progress, the wave as far as it is there, and what to do when it does not come. */
import type { Listener } from './listener.ts';
import { fetchPeaks, loadSound, type Loading, type Sound } from './load.ts';
import { fitHeight, setDuration } from './show.ts';
import { merge, scaleFor } from './wave.ts';

/** Below this nobody wants to read about progress. */
const patience = 300;
/** Making the picture anew costs as much as what has arrived, so not on every piece. */
const betweenPictures = 500;

export async function startLoading(listener: Listener, url: string): Promise<void> {
  const { scope, stage } = listener;
  const telling = tellProgress(listener);
  try {
    const kept = await fetchPeaks(url, scope.signal);
    if (scope.ended) return;
    // With peaks nothing of the sound itself is fetched until it is to be heard.
    if (!kept) listener.player.prepare();
    if (!kept && listener.attributes.decoder === 'none') return;
    const sound = kept ?? (await loadSound(url, telling));
    if (scope.ended) return;
    if (!stage.play.disabled) stage.status.textContent = '';
    arrive(listener, sound);
  } catch (error) {
    // The sentence says what can be done without the wave; the player speaks for itself.
    if (!scope.ended && !stage.play.disabled) stage.status.textContent = error instanceof Error ? error.message : String(error);
  } finally {
    telling.end();
  }
}

/** Says after a moment how far it is, and draws what is there now and then. */
function tellProgress(listener: Listener): Loading & { end(): void } {
  const { scope, stage } = listener;
  let part: number | undefined;
  let saying = false;
  let lastPicture = performance.now();
  const say = () => {
    if (saying) stage.status.textContent = part === undefined ? 'Reading the sound…' : `Reading the sound… ${Math.round(part * 100)} %`;
  };
  const end = scope.after(patience, () => {
    saying = true;
    say();
  });
  const progress = (arrived: number | undefined, soFar?: () => Sound) => {
    part = arrived;
    say();
    if (!soFar || performance.now() - lastPicture < betweenPictures) return;
    lastPicture = performance.now();
    show(listener, soFar());
  };
  return { signal: scope.signal, progress, end };
}

function show(listener: Listener, { channels }: Sound): void {
  const shown = listener.split ? channels : merge(channels);
  listener.wave = { channels: shown, scale: scaleFor(shown) * scaleOf(listener) };
  fitHeight(listener);
}

function scaleOf({ attributes }: Listener): number {
  const written = Number(attributes.defaultscale ?? 1);
  return Number.isFinite(written) && written > 0 ? written : 1;
}

function arrive(listener: Listener, sound: Sound): void {
  show(listener, sound);
  // The player's own clock counts; decoded length only where it does not know (endless streams, formats it cannot play).
  if (listener.player.duration === 0) setDuration(listener, sound.duration);
}
