/** A labeling config to start from. */
export type Template = {
  /** Stands in URLs and forms; never changes once released. */
  id: string;
  title: string;
  /** What one does with it, in one sentence. */
  summary: string;
  /** What the data is. */
  medium: 'text' | 'image' | 'audio' | 'several' | 'html' | 'dialogue' | 'table' | 'pdf' | 'series' | 'video';
  markup: string;
};

export type TemplateGroup = { title: string; templates: readonly Template[] };
