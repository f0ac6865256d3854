/** Pictures in a document. Our own and those in the document itself show at once; others would tell their host who reads, so one is asked. */

export type Pictures = {
  /** Gives the picture its address, or keeps it back. */
  take(image: HTMLImageElement, address: string): void;
  /** Hosts that pictures were kept back from, in order. */
  readonly hosts: readonly string[];
  readonly held: number;
  /** Shows those that were kept back. */
  show(): void;
};

const inData = /^data:image\/(?:png|jpeg|gif|webp|avif|bmp)[;,]/i;

export function createPictures(): Pictures {
  const held: { image: HTMLImageElement; url: URL }[] = [];

  return {
    take(image, address) {
      image.referrerPolicy = 'no-referrer';
      image.loading = 'lazy';
      image.decoding = 'async';
      const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
      if (inData.test(address) || url?.origin === location.origin) image.src = address;
      else if (url && /^https?:$/.test(url.protocol)) held.push({ image, url });
    },
    get hosts() {
      return [...new Set(held.map(({ url }) => url.host))];
    },
    get held() {
      return held.length;
    },
    show() {
      for (const { image, url } of held.splice(0)) image.src = url.href;
    },
  };
}
