/** Where each channel stands below the ruler, in CSS pixels: its wave, and under it its spectrogram while that is shown. */
import { rulerPixels } from './stage.ts';

export type Band = { top: number; wave: number; spectrogram: number };

/** Of one channel's spectrogram; as many pitches are told apart. */
export const spectrogramPixels = 112;

export type Heights = {
  /** Of all waves together. */
  waves: number;
  /** Of one channel's spectrogram; 0 while none is shown. */
  spectrogram: number;
};

export function bandsOf(channels: number, { waves, spectrogram }: Heights): Band[] {
  const wave = waves / channels;
  return Array.from({ length: channels }, (_, index) => ({ top: rulerPixels + index * (wave + spectrogram), wave, spectrogram }));
}

export function heightOf(bands: readonly Band[]): number {
  return bands.reduce((sum, { wave, spectrogram }) => sum + wave + spectrogram, 0);
}

/** The channel at a height in the stage. */
export function channelAt(bands: readonly Band[], y: number): number {
  return Math.max(
    0,
    bands.findLastIndex(({ top }) => y >= top),
  );
}

/**
 * The tag's own wishes (formats 1.3): `height` for the whole, and apart no channel lower than `waveHeight`. Small ones would leave nothing to hit.
 * AudioPlus, the older tag, begins higher.
 */
export function wavesOf({ type, attributes }: { type: string; attributes: Record<string, string> }, channels: number): number {
  const whole = pixels(attributes.height, type === 'AudioPlus' ? 128 : 96);
  return channels > 1 ? Math.max(whole, channels * pixels(attributes.waveheight, 32)) : Math.max(64, whole);
}

function pixels(written: string | undefined, otherwise: number): number {
  const number = Number.parseInt(written ?? '', 10);
  return Number.isFinite(number) ? Math.min(600, Math.max(24, number)) : otherwise;
}
