/** What a person turned on or off, kept while the tab is open: the next task begins with it, another project on another day does not. */

/** Where pages may store nothing, even asking fails: nothing is known then. */
export function readForNow(place: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(sessionStorage.getItem(place) ?? '{}')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export function writeForNow(place: string, kept: Record<string, unknown>): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // It holds as long as the task, which is all that a full or refused storage allows.
  }
}
