/**
 * Where the server keeps the peaks of a sound it holds; undefined for sounds that lie elsewhere. Spelled as `paths.filePeaks` says, whose
 * file would weigh too much in the browser.
 */
export function peaksAddress(sound: string): string | undefined {
  return /^\/[a-z]+\/\d+\/files\/[0-9a-f-]+\/[^/?#]+$/.test(sound) ? `${sound}/peaks` : undefined;
}
