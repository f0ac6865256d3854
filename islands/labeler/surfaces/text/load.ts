/** Brings a text from its address. The address is the task's; nothing is sent with the question but what the browser sends anyway. */

/** What came, or a sentence why nothing did. */
export type Loaded = { text: string } | { missing: string };

/** More than anybody reads in one task, and still shown within a second or two. */
const maxBytes = 20_000_000;

export async function loadText(address: string, signal: AbortSignal): Promise<Loaded> {
  const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return { missing: 'This task’s text should lie at an address, but what the task has is none. Ask a manager to mend the task’s data.' };
  }
  const response = await fetch(url, { signal }).catch(() => undefined);
  if (!response) {
    return {
      missing: `The text could not be fetched from ${url.host}. Check your connection; if it lies on another site, that site must allow this one (CORS).`,
    };
  }
  if (!response.ok)
    return { missing: `The text could not be fetched: ${url.host} answered ${response.status}. Ask a manager whether it is still there.` };
  const blob = await response.blob().catch(() => undefined);
  if (!blob) return { missing: `The text broke off while it came from ${url.host}. Check your connection, then reload the page.` };
  if (blob.size > maxBytes) return { missing: `The text at ${url.host} has ${Math.round(blob.size / 1e6)} MB; at most 20 MB can be shown.` };
  return { text: await blob.text() };
}
