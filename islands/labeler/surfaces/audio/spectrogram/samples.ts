/** The samples of a sound as a spectrogram reads them: a WAV by the parts in sight, any other sound decoded as a whole. */
export type Samples = {
  /** Per second. */
  rate: number;
  channels: number;
  /** Frames: one sample of each channel. */
  length: number;
  /** More frames than this are not held at once. */
  most: number;
  /** undefined when these frames are here; else they are on their way. Rejects with a sentence for the person. */
  fetch(from: number, to: number): Promise<void> | undefined;
  /** Fills the array with what follows frame `from`: one channel, or with none named the mean of all. Silence where nothing is. */
  read(into: Float32Array, from: number, channel: number | undefined): void;
};

export type Opening = {
  url: string;
  /** Seconds. */
  duration: number;
  signal: AbortSignal;
  /** 0..1 of what must be fetched; undefined where nobody knows. */
  progress(part: number | undefined): void;
};

export const unreachable =
  'The sound could not be fetched, so there is no spectrogram. If it lies in a storage bucket, its CORS rule must allow this site.';
