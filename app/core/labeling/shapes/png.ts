/** The first words of a PNG file, enough to know its size; and how one is told from other bytes. */

const start = 'data:image/png;base64,';
const signature = [137, 80, 78, 71, 13, 10, 26, 10];

/** Natural size of the PNG in a data URL, in pixels; undefined when it holds none. */
export function pngSize(dataUrl: string): { width: number; height: number } | undefined {
  if (!dataUrl.startsWith(start)) return undefined;
  // 24 bytes: the signature, then length, name and the two sizes of the first chunk.
  const head = dataUrl.slice(start.length, start.length + 32);
  if (!/^[A-Za-z0-9+/]{32}$/.test(head)) return undefined;
  const bytes = Uint8Array.from(atob(head), (character) => character.charCodeAt(0));
  if (signature.some((byte, index) => bytes[index] !== byte) || String.fromCharCode(...bytes.slice(12, 16)) !== 'IHDR') return undefined;
  const view = new DataView(bytes.buffer);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
