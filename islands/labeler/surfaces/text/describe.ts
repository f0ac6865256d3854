/** A span in words, for people who hear the page. */

const longest = 80;

/** `Person, “Ada Lovelace”, characters 12 to 24`; long spans by their beginning and end. */
export function describeSpan(labels: string, words: string, span: { start: number; end: number }): string {
  return `${labels || 'No label'}, ${quote(words)}, characters ${span.start} to ${span.end}`;
}

export function quote(words: string): string {
  const flat = words.replace(/\s+/g, ' ');
  const points = [...flat];
  return `“${points.length <= longest ? flat : `${points.slice(0, longest / 2).join('')} … ${points.slice(-longest / 2).join('')}`}”`;
}

const spoken: Record<string, string> = { ' ': 'space', '\n': 'line end', '\r': 'line end', '\t': 'tab', '': 'end of text' };

/** One character as it is said. */
export function sayCharacter(character: string): string {
  return spoken[character] ?? character;
}
