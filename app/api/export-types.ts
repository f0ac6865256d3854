/** `exportType` as programs of the field say it (formats 4.1): some name a format with its pictures. */
import { exportFormatNames, type ExportFormat } from '#app/formats/catalog.ts';

const withPictures: Readonly<Record<string, ExportFormat>> = { COCO_WITH_IMAGES: 'COCO', YOLO_WITH_IMAGES: 'YOLO', YOLO_OBB_WITH_IMAGES: 'YOLO_OBB' };

export const exportTypeNames = [...exportFormatNames, ...Object.keys(withPictures)] as [string, ...string[]];

/** `media`: whether pictures or sounds come along where the call does not say. */
export function readExportType(name: string): { format: ExportFormat; media: boolean } {
  const format = withPictures[name];
  if (format) return { format, media: true };
  return { format: name as ExportFormat, media: !Object.values(withPictures).includes(name as ExportFormat) };
}
