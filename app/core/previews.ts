/** A smaller copy of a large picture. `width` and `height` are those of the large one, in pixels, turned as browsers show it. */
export type PicturePreview = { url: string; width: number; height: number };

/** By the address that tasks name the picture by. */
export type Previews = Readonly<Record<string, PicturePreview>>;

/** Addresses of thumbnails, by the address that tasks name the picture by. */
export type Thumbnails = Readonly<Record<string, string>>;

/** What to show where a small picture is enough. */
export const smallest = (url: string, previews: Previews): string => (Object.hasOwn(previews, url) ? (previews[url]?.url ?? url) : url);
